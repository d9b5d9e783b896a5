package bracket

import (
	"bytes"
	"slices"
	"strings"

	"github.com/reprise-wording/reprise/corpus"
)

// A View is which brackets are read as text.
type View struct {
	All bool   // every bracket and option, without its signs
	Who string // what is in no bracket, and what this delegation proposed; empty: only what is in no bracket and no option
}

// A Line is a paragraph of a view.
type Line struct {
	Ref   corpus.Ref
	Label string
	Text  string
}

// A stretch is a run of a block's text in one innermost bracket.
type stretch struct {
	from, to int
	in       int  // number of the bracket, 0 for none
	markup   bool // a sign, who proposed it, a remark
}

// stretches cuts a block where brackets begin and end and where remarks stand.
func (t *Text) stretches(block int) []stretch {
	text := t.Document.Blocks[block].Text
	type edge struct{ at, to int }
	var markup []edge
	cuts := []int{0, len(text)}
	for _, i := range t.inBlock[block] {
		b := &t.Brackets[i]
		if b.Open.Block == block {
			markup = append(markup, edge{b.Open.Offset, min(b.Open.Offset+t.width(b.Open)+b.skip, len(text))})
		}
		if b.Close.Block == block {
			markup = append(markup, edge{b.Close.Offset, b.Close.Offset + t.width(b.Close)})
		}
	}
	first, _ := slices.BinarySearchFunc(t.Remarks, Place{block, 0}, func(r Remark, at Place) int {
		return comparePlaces(r.From, at)
	})
	for _, r := range t.Remarks[first:] {
		if r.From.Block != block {
			break
		}
		markup = append(markup, edge{r.From.Offset, r.To.Offset})
	}
	for _, m := range markup {
		cuts = append(cuts, m.at, m.to)
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var out []stretch
	for i, from := range cuts[:len(cuts)-1] {
		to := cuts[i+1]
		s := stretch{from: from, to: to, in: t.innermost(Place{block, from})}
		s.markup = slices.ContainsFunc(markup, func(m edge) bool { return m.at <= from && to <= m.to })
		out = append(out, s)
	}
	return out
}

// put appends a piece of a paragraph to what is kept of it. Where something was cut out between the two, the white
// space on its two sides becomes one space, none before a point; a comma before such a point, or at the head of what
// is left, goes with it.
func put(kept []byte, piece string, cut bool) []byte {
	if !cut || piece == "" {
		return append(kept, piece...)
	}
	if len(bytes.TrimSpace(kept)) == 0 {
		return append(kept[:0], strings.TrimLeft(piece, ",; \t")...)
	}
	rest := strings.TrimLeft(piece, " \t")
	switch {
	case rest != "" && strings.ContainsRune(",.;:)", rune(rest[0])):
		kept = bytes.TrimRight(kept, " \t")
		return append(bytes.TrimSuffix(kept, []byte(",")), rest...)
	case rest != piece && bytes.HasSuffix(kept, []byte(" ")):
		return append(kept, rest...)
	}
	return append(kept, piece...)
}

// Lines gives the paragraphs of a view: one in which nothing is left out as it stands, and none of which nothing is
// left. dropped counts the brackets and options that are left out.
func (t *Text) Lines(v View) (lines []Line, dropped int) {
	keep := make([]bool, len(t.Brackets)+1)
	keep[0] = true
	for i, b := range t.Brackets {
		own := v.Who != "" && slices.ContainsFunc(b.Who, func(w string) bool { return strings.EqualFold(w, v.Who) })
		inherits := len(b.Who) == 0 && b.Parent > 0 && v.Who != "" && keep[b.Parent]
		keep[i+1] = b.Status == "" && (v.All || (own || inherits) && keep[b.Parent])
		if !keep[i+1] {
			dropped++
		}
	}
	out := map[int]bool{}
	for _, o := range t.Options {
		if v.All ||
			v.Who != "" && slices.ContainsFunc(o.Who, func(w string) bool { return strings.EqualFold(w, v.Who) }) {
			continue
		}
		dropped++
		for i := o.From; i < o.To; i++ {
			out[i] = true
		}
	}
	for i, b := range t.Document.Blocks {
		if out[i] {
			continue
		}
		var kept []byte
		cut, whole := false, true
		for _, part := range t.stretches(i) {
			if part.markup || !keep[part.in] {
				cut, whole = cut || part.from < part.to, false
				continue
			}
			kept, cut = put(kept, b.Text[part.from:part.to], cut), false
		}
		if whole {
			lines = append(lines, Line{b.Ref, b.Label, b.Text})
		} else if text := strings.TrimSpace(string(kept)); strings.Trim(text, " .,;:") != "" {
			lines = append(lines, Line{b.Ref, b.Label, text})
		}
	}
	return lines, dropped
}

// Delegations lists who is named as having proposed something, in the order in which they come up.
func (t *Text) Delegations() []string {
	var out []string
	add := func(who []string) {
		for _, w := range who {
			if !slices.ContainsFunc(out, func(o string) bool { return strings.EqualFold(o, w) }) {
				out = append(out, w)
			}
		}
	}
	for _, b := range t.Brackets {
		add(b.Who)
	}
	for _, o := range t.Options {
		add(o.Who)
	}
	for _, r := range t.Remarks {
		add(r.Who)
	}
	return out
}

// Each calls do for the text without its signs, in reading order: the bytes of a block that stand in one innermost
// bracket, by its number, 0 for none. Between blocks it is called with block -1.
func (t *Text) Each(do func(block, from, to, in int)) {
	for i := range t.Document.Blocks {
		for _, s := range t.stretches(i) {
			if !s.markup {
				do(i, s.from, s.to, s.in)
			}
		}
		do(-1, 0, 0, t.innermost(Place{i + 1, 0}))
	}
}
