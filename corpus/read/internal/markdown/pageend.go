package markdown

import (
	"strings"

	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
	"github.com/reprise-wording/reprise/corpus/read/internal/page"
)

// leastPages is how many pages a text has at least of which the running heads are looked for.
const leastPages = 2

// runningLines tells the running heads and page numbers of a text that has form feeds at page ends, as programs leave
// them that make text of pages: for the index of each such line, what it is.
func runningLines(all []string, from int) map[int]string {
	var pages [][]page.Line
	var now []page.Line
	for i, raw := range all[from:] {
		before, after, ends := strings.Cut(raw, "\f")
		if ends && strings.TrimSpace(before) == "" {
			pages, now, raw = append(pages, now), nil, after
		}
		if text := strings.TrimSpace(raw); text != "" {
			now = append(now, page.Line{Line: flow.Line{Text: text, Num: from + i}, Top: float64(i)})
		}
	}
	if pages = append(pages, now); len(pages) < leastPages {
		return nil
	}
	page.Running(pages)
	out := map[int]string{}
	for _, p := range pages {
		for _, l := range p {
			if l.Furniture != "" {
				out[l.Num] = l.Furniture
			}
		}
	}
	return out
}

// running takes a line of a page that is not of its text. The paragraph that the page end cuts may go on behind it.
func (r *reader) running(raw, what string, num int) {
	r.flush()
	r.brk, r.blank = true, true
	r.out = append(r.out, flow.Line{Text: strings.Join(strings.Fields(raw), " "), Num: num, Furniture: what})
}
