package main

import (
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/text/language"
)

// A place is determined where the texts can be made of one another in one way only.
func TestDetermined(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, a, b string
		twin       []int
		edit       change
		want       bool
	}{
		{"a word replaced", "the law is old now", "the law is bad now", []int{0, 1, 2, -1, 4}, change{3, 4, 3, 4}, true},
		{"a word taken out", "the law is old now", "the law is now", []int{0, 1, 2, -1, 3}, change{3, 4, 3, 3}, true},
		{"one of two equal words", "is very very old", "is very old", []int{0, -1, 1, 2}, change{1, 2, 1, 1}, false},
		{
			"a word brought in that stood there",
			"zero one two three", "zero two one three", []int{0, 2, -1, 3}, change{2, 3, 3, 3}, false,
		},
	} {
		r := &revision{A: strings.Fields(c.a), B: strings.Fields(c.b), twin: c.twin, tag: language.English}
		if got := r.determined(c.edit); got != c.want {
			t.Errorf("%s: %q to %q: %v", c.name, c.a, c.b, got)
		}
	}
}

// A revision is what its edits and moves say: the words that stayed are the same, and all of the first text is
// accounted for.
func TestReviseIsConsistent(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(1, 2))
	r := revise(rng, babble(rng, source(), 3000), 40, 3, 0.1)
	gone := make([]bool, len(r.A))
	for _, c := range append(r.Edits, r.Moves...) {
		for i := c.Lo; i < c.Hi; i++ {
			gone[i] = true
		}
	}
	for i, j := range r.twin {
		if (j < 0) != gone[i] || j >= 0 && r.A[i] != r.B[j] {
			t.Errorf("word %d, %q, became word %d", i, r.A[i], j)
		}
	}
}

func TestEveryCaseHasTexts(t *testing.T) {
	t.Parallel()
	for _, c := range cases {
		if a, b := c.texts(); len(a) < 1_000_000 || len(b) < 1_000_000 {
			t.Errorf("%s: %d and %d bytes", c.name, len(a), len(b))
		}
	}
}
