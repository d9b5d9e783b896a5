package main

import (
	"github.com/reprise-wording/reprise/corpus/lang"
)

// horizon is how many words to either side of an edit are looked at to tell whether its place is determined.
const horizon = 40

// determined reports whether the texts themselves tell where an edit was made: of all the longest rows of tokens that
// both texts have in common around it, none has a token the edit took out or brought in, and every one has the tokens
// next to it and joins them to the same. Taking out one of two equal lines, or a word and bringing it in again two
// words further on in the next edit, leaves texts of which nobody can tell how they were made. No engine is asked.
func (r *revision) determined(e change) bool {
	alo, ahi := max(0, e.Lo-horizon), min(len(r.A), e.Hi+horizon)
	for alo < e.Lo && r.twin[alo] < 0 {
		alo++
	}
	for ahi > e.Hi && r.twin[ahi-1] < 0 {
		ahi--
	}
	blo, bhi := e.Lo2, e.Hi2
	if alo < e.Lo {
		blo = r.twin[alo]
	}
	if ahi > e.Hi {
		bhi = r.twin[ahi-1] + 1
	}
	l := lang.For(r.tag)
	a, fromA := tokens(l, r.A[alo:ahi])
	b, fromB := tokens(l, r.B[blo:bhi])
	c := common(a, b)
	kept := 0
	for i := alo; i < ahi; i++ {
		if r.twin[i] >= 0 {
			kept += fromA[i+1-alo] - fromA[i-alo]
		}
	}
	if kept < c.best() {
		return false
	}
	x, xEnd, y, yEnd := fromA[e.Lo-alo], fromA[e.Hi-alo], fromB[e.Lo2-blo], fromB[e.Hi2-blo]
	for i := x; i < xEnd; i++ {
		for j := range b {
			if c.may(a, b, i, j) {
				return false
			}
		}
	}
	for j := y; j < yEnd; j++ {
		for i := range a {
			if c.may(a, b, i, j) {
				return false
			}
		}
	}
	return (x == 0 || c.must(a, b, x-1)) && (xEnd == len(a) || c.must(a, b, xEnd))
}

// tokens are the keys of words, and where those of each word begin.
func tokens(l *lang.Language, words []string) (keys []string, from []int) {
	for _, w := range words {
		from = append(from, len(keys))
		if w == "\n" {
			keys = append(keys, w)
		}
		for _, t := range l.Tokens(w) {
			if t.Kind != lang.Space {
				keys = append(keys, lang.FoldAll.Key(t.Text(w)))
			}
		}
	}
	return keys, append(from, len(keys))
}

// A commons holds the lengths of the longest common rows before and behind each pair of places.
type commons struct {
	na, nb       int
	before, rest []int32
}

func common(a, b []string) *commons {
	c := &commons{na: len(a), nb: len(b)}
	w := c.nb + 1
	c.before, c.rest = make([]int32, (c.na+1)*w), make([]int32, (c.na+1)*w)
	for i := range a {
		for j := range b {
			at := (i+1)*w + j + 1
			c.before[at] = max(c.before[at-1], c.before[at-w])
			if a[i] == b[j] {
				c.before[at] = c.before[at-w-1] + 1
			}
		}
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			at := i*w + j
			c.rest[at] = max(c.rest[at+1], c.rest[at+w])
			if a[i] == b[j] {
				c.rest[at] = c.rest[at+w+1] + 1
			}
		}
	}
	return c
}

func (c *commons) best() int { return int(c.rest[0]) }

// may reports whether a longest common row joins token i with token j.
func (c *commons) may(a, b []string, i, j int) bool {
	w := c.nb + 1
	return a[i] == b[j] && c.before[i*w+j]+1+c.rest[(i+1)*w+j+1] == c.rest[0]
}

// must reports whether every longest common row has token i of the first text, and joins it with the same token.
func (c *commons) must(a, b []string, i int) bool {
	w, twins := c.nb+1, 0
	for j := range w {
		if c.before[i*w+j]+c.rest[(i+1)*w+j] == c.rest[0] {
			return false
		}
		if j < c.nb && c.may(a, b, i, j) {
			twins++
		}
	}
	return twins == 1
}
