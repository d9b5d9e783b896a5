package report

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"errors"
	"fmt"
)

// A filed is a payload as a file carries it. What is worded alike stands together, so that it takes little room when it
// is compressed: texts that are taken up again make up most of a large report.
type filed struct {
	*Payload
	Units   []filedUnit  `json:"units"`
	Wording filedWording `json:"wording"`
}

// A filedUnit is a unit without its text.
type filedUnit struct {
	*Unit
	Text *struct{} `json:"text,omitempty"`
}

// A filedWording is the texts of the units, thread by thread, then those in no thread.
type filedWording struct {
	Order []int                 `json:"order"` // the units
	Texts map[string][][]string `json:"texts"` // by language, in that order; null where a unit is not in it
}

func file(p *Payload) *filed {
	out := &filed{Payload: p, Wording: filedWording{Order: []int{}, Texts: map[string][][]string{}}}
	placed := make([]bool, len(p.Units))
	place := func(n int) {
		if placed[n] {
			return
		}
		placed[n] = true
		out.Wording.Order = append(out.Wording.Order, n)
		for _, l := range p.Langs {
			out.Wording.Texts[l] = append(out.Wording.Texts[l], p.Units[n].Text[l])
		}
	}
	for _, t := range p.Threads {
		for _, n := range t.Units {
			place(n)
		}
	}
	for n := range p.Units {
		place(n)
		out.Units = append(out.Units, filedUnit{Unit: &p.Units[n]})
	}
	return out
}

// packed is the payload as a file carries it: JSON, compressed, as base64, a quarter of the size.
func packed(p *Payload) (string, error) {
	data, err := encode(file(p))
	if err != nil {
		return "", err
	}
	var out bytes.Buffer
	text := base64.NewEncoder(base64.StdEncoding, &out)
	z, err := gzip.NewWriterLevel(text, gzip.BestCompression)
	if err == nil {
		_, err = z.Write(data)
		err = errors.Join(err, z.Close(), text.Close())
	}
	if err != nil {
		return "", fmt.Errorf("report: %w", err)
	}
	return out.String(), nil
}
