package exchange

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/reprise-wording/reprise/align"
)

// oneLine keeps a text in its cell.
var oneLine = strings.NewReplacer("\t", " ", "\n", " ", "\r", " ")

// WriteTSV writes a bead a line: ref, source and target sentences (counted from 1 inside the unit, - for none),
// score, shape, automatic or hand, both texts, and what should be checked. Segments without labels have their place
// in the text and an empty ref.
func WriteTSV(w io.Writer, m *Memory) error {
	buf := bufio.NewWriter(w)
	fmt.Fprintf(buf, "# ref\t%s\t%s\tscore\tshape\tby\tsource\ttarget\tcheck\n", m.Source, m.Target)
	for _, r := range m.Rows {
		fmt.Fprintf(
			buf,
			"%s\t%s\t%s\t%.4f\t%s\t%s\t%s\t%s\t%s\n",
			oneLine.Replace(r.Ref),
			numbers(r.Bead.Source),
			numbers(r.Bead.Target),
			r.Bead.Score,
			r.Bead.Type(),
			r.Bead.Origin,
			oneLine.Replace(r.Source),
			oneLine.Replace(r.Target),
			oneLine.Replace(strings.Join(align.Say(r.Doubts, fmt.Sprintf), "; ")),
		)
	}
	return buf.Flush()
}

type jsonRow struct {
	Ref    string         `json:"ref,omitempty"`
	Kind   string         `json:"kind"`
	Source []int          `json:"source"`
	Target []int          `json:"target"`
	Score  float64        `json:"score"`
	Shape  string         `json:"shape"`
	By     string         `json:"by"`
	Texts  []string       `json:"texts"`
	Check  []align.Remark `json:"check,omitempty"`
}

// WriteJSON writes an object with the languages and the rows; indices count from 0.
func WriteJSON(w io.Writer, m *Memory) error {
	rows := make([]jsonRow, len(m.Rows))
	for i, r := range m.Rows {
		rows[i] = jsonRow{
			r.Ref,
			r.Kind,
			notNil(r.Bead.Source),
			notNil(r.Bead.Target),
			r.Bead.Score,
			r.Bead.Type(),
			string(r.Bead.Origin),
			[]string{r.Source, r.Target},
			r.Doubts,
		}
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(struct {
		Source string    `json:"source"`
		Target string    `json:"target"`
		Name   string    `json:"name,omitempty"`
		Rows   []jsonRow `json:"rows"`
	}{m.Source.String(), m.Target.String(), m.Name, rows})
}

func notNil(ids []int) []int {
	if ids == nil {
		return []int{}
	}
	return ids
}
