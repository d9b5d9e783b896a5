package kwic

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
)

type jsonConcordance struct {
	Query    string        `json:"query"`
	Total    int           `json:"total"`
	Units    int           `json:"units"` // paragraphs with a hit
	Meetings []jsonMeeting `json:"meetings"`
	Hits     []jsonHit     `json:"hits"`
}

type jsonMeeting struct {
	Meeting string         `json:"meeting"`
	Year    int            `json:"year,omitempty"`
	Symbol  string         `json:"symbol,omitempty"`
	Counts  map[string]int `json:"counts"` // by language
}

type jsonHit struct {
	Ref          corpus.Ref        `json:"ref"`
	Symbol       string            `json:"symbol,omitempty"`
	Language     language.Tag      `json:"language"`
	Text         string            `json:"text"`
	Spans        [][2]int          `json:"spans"` // bytes of text
	Fuzzy        bool              `json:"fuzzy"`
	Translations []jsonTranslation `json:"translations,omitempty"`
}

type jsonTranslation struct {
	Language language.Tag `json:"language"`
	Text     string       `json:"text"`
	Spans    [][2]int     `json:"spans"` // bytes of text: what answers to the sentence of the hit
}

// JSON writes a concordance as one object.
func JSON(w io.Writer, c *Concordance) error {
	r := c.Result
	out := jsonConcordance{
		Query:    c.Query,
		Total:    r.Total,
		Units:    r.Blocks,
		Meetings: []jsonMeeting{},
		Hits:     []jsonHit{},
	}
	for i, m := range r.Meetings {
		jm := jsonMeeting{Meeting: columnName(m, i), Year: m.Year, Symbol: symbolOf(m.Paper), Counts: map[string]int{}}
		for _, s := range r.Series {
			jm.Counts[s.Language.String()] = s.Counts[i]
		}
		out.Meetings = append(out.Meetings, jm)
	}
	for i := range r.Hits {
		h := &r.Hits[i]
		jh := jsonHit{
			Ref:      h.Block.Ref,
			Symbol:   h.Document.Symbol,
			Language: h.Document.Language,
			Text:     h.Block.Text,
			Spans:    pairs(h.Spans),
			Fuzzy:    h.Fuzzy,
		}
		for _, tr := range c.translations(h) {
			jh.Translations = append(
				jh.Translations,
				jsonTranslation{tr.Document.Language, tr.Block.Text, pairs(tr.Spans)},
			)
		}
		out.Hits = append(out.Hits, jh)
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return e.Encode(out)
}

func symbolOf(p *corpus.Paper) string {
	for _, d := range p.Versions {
		if d.Symbol != "" {
			return d.Symbol
		}
	}
	return ""
}

func pairs(spans []lang.Span) [][2]int {
	out := make([][2]int, len(spans))
	for i, s := range spans {
		out[i] = [2]int{s.Start, s.End}
	}
	return out
}

// TSV writes a line a hit: ref, language, what stands before, the key words, what stands after, exact or fuzzy, then
// for each translation its language and its text.
func TSV(w io.Writer, c *Concordance) error {
	clean := strings.NewReplacer("\t", " ", "\n", " ", "\r", " ")
	for i := range c.Result.Hits {
		h := &c.Result.Hits[i]
		left, key, right := h.Context(len(h.Block.Text), len(h.Block.Text))
		how := "exact"
		if h.Fuzzy {
			how = "fuzzy"
		}
		cells := []string{h.Block.Ref.String(), h.Document.Language.String(), left, key, right, how}
		for _, tr := range c.translations(h) {
			cells = append(cells, tr.Document.Language.String(), tr.Text())
		}
		for i := range cells {
			cells[i] = clean.Replace(cells[i])
		}
		if _, err := fmt.Fprintln(w, strings.Join(cells, "\t")); err != nil {
			return err
		}
	}
	return nil
}
