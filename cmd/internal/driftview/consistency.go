package driftview

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/reprise-wording/reprise/align/drift"
)

// TermRows are the renderings, one a row: phrase, its count, rendering, its count, refs.
func TermRows(terms []drift.Term) [][]string {
	papers := map[string]bool{}
	for _, t := range terms {
		for _, r := range t.Renderings {
			for _, s := range r.Sites {
				papers[s.Paper] = true
			}
		}
	}
	var rows [][]string
	for _, t := range terms {
		for _, r := range t.Renderings {
			rows = append(
				rows,
				[]string{t.Phrase, strconv.Itoa(t.Count), r.Text, strconv.Itoa(r.Count), refs(r, len(papers) > 1)},
			)
		}
	}
	return rows
}

// refs lists the places of a rendering, each once, with the paper where there are several.
func refs(r drift.Rendering, papers bool) string {
	var out []string
	seen := map[string]bool{}
	for _, s := range r.Sites {
		ref := s.Ref.String()
		if papers {
			ref = s.Paper + " " + ref
		}
		if !seen[ref] {
			seen[ref] = true
			out = append(out, ref)
		}
	}
	return strings.Join(out, ", ")
}

// Terms writes the renderings for reading, no line wider than width where words allow.
func Terms(w io.Writer, terms []drift.Term, width int) error {
	p := &printer{w: w, width: max(width, 40)}
	rows := TermRows(terms)
	n := 0
	for i, t := range terms {
		gap := "\n"
		if i == 0 {
			gap = ""
		}
		p.wrap(gap, "  ", fmt.Sprintf("%s (%d)", t.Phrase, t.Count))
		for range t.Renderings {
			p.wrap(fmt.Sprintf("%5s  ", rows[n][3]), "       ", rows[n][2]+": "+rows[n][4])
			n++
		}
	}
	return p.err
}

// TermsJSON writes the terms with every place.
func TermsJSON(w io.Writer, terms []drift.Term) error {
	if terms == nil {
		terms = []drift.Term{}
	}
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(terms)
}
