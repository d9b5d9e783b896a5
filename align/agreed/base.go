package agreed

import (
	"cmp"
	"slices"
)

// A Base is an earlier paper that a draft takes paragraphs from, word for word or with changes.
type Base struct {
	Paper int // as Paragraph.Paper counts
	Runs  []Run
	Count int // of paragraphs of the draft, in all runs
}

// A Run is paragraphs of a draft one after another, in the order of one earlier paper, where they stand one after
// another, too.
type Run struct {
	Draft   int // index of the first of them
	Earlier int // index of the paragraph that the first of them comes from
	Length  int // how many there are
}

// Bases groups the paragraphs of a draft that have a source by the papers which they come from: the paper that has most
// of them first, then the one that has most of the rest, and of those that have as many the latest. Each paragraph is
// told once, so a formula goes to the paper that the paragraphs around it come from.
func Bases(earlier []Paragraph, findings []Finding) []Base {
	holders := make([]map[int]int, len(findings)) // by paper, the paragraph that one of the draft comes from
	counts := map[int]int{}                       // by paper, how many paragraphs of the draft are left for it
	for k := range findings {
		holders[k] = findings[k].holders(earlier)
		for paper := range holders[k] {
			counts[paper]++
		}
	}
	var out []Base
	for {
		best := -1
		for paper, n := range counts {
			if n > 0 && (best < 0 || cmp.Or(cmp.Compare(n, counts[best]), cmp.Compare(paper, best)) > 0) {
				best = paper
			}
		}
		if best < 0 {
			return out
		}
		out = append(out, takeBase(best, holders, counts))
	}
}

// holders gives by paper the paragraph with the words of the best source: of several in one paper the first.
func (f *Finding) holders(earlier []Paragraph) map[int]int {
	if f.Standing != Agreed && f.Standing != Changed {
		return nil
	}
	out := map[int]int{}
	for _, p := range slices.Backward(f.Also) { // in the order of the papers
		out[earlier[p].Paper] = p
	}
	return out
}

// takeBase makes the base of a paper, and takes its paragraphs out of those that are left.
func takeBase(paper int, holders []map[int]int, counts map[int]int) Base {
	b := Base{Paper: paper}
	for k, h := range holders {
		source, ok := h[paper]
		if !ok {
			continue
		}
		for other := range h {
			counts[other]--
		}
		holders[k] = nil
		b.Count++
		if n := len(b.Runs) - 1; n >= 0 {
			if r := &b.Runs[n]; r.Draft+r.Length == k && r.Earlier+r.Length == source {
				r.Length++
				continue
			}
		}
		b.Runs = append(b.Runs, Run{Draft: k, Earlier: source, Length: 1})
	}
	return b
}
