package main

import (
	"fmt"
	"io"
	"math/rand/v2"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/diff"
)

// quality prints how many known edits and moves the engine finds as they were made.
func quality(w io.Writer, a []string, edits, moves int, seed uint64) {
	rng := rand.New(rand.NewPCG(seed, 1))
	for _, changed := range []float64{0, 0.1, 0.2} {
		r := revise(rng, a, edits, moves, changed)
		s := r.compare()
		linked, false_ := r.linked(s)
		fmt.Fprintf(w, "%d edits: %.4f with exact boundaries; %d moves with %.0f%% of the words changed: %d linked, %d false links\n",
			edits, r.exact(s), moves, 100*changed, linked, false_)
	}
}

func (r *revision) compare() *diff.Script {
	a, b := r.texts()
	return diff.Texts(a, b, diff.In(language.English))
}

// offsets are the spans of the words in the joined text.
func offsets(words []string) []lang.Span {
	out := make([]lang.Span, len(words))
	at, start := 0, true
	for i, w := range words {
		if !start && w != "\n" {
			at++
		}
		out[i] = lang.Span{Start: at, End: at + len(w)}
		at += len(w)
		start = w == "\n"
	}
	return out
}

// exact is the share of edits whose words, and neither neighbour's, are changed on both sides.
func (r *revision) exact(s *diff.Script) float64 {
	out, in := make([]bool, len(s.A)), make([]bool, len(s.B))
	for _, op := range s.Ops {
		switch op.Kind {
		case diff.Delete:
			mark(out, op.A)
		case diff.Insert, diff.Move:
			mark(in, op.B)
		}
	}
	oa, ob := offsets(r.A), offsets(r.B)
	good := 0
	for _, e := range r.Edits {
		if changed(out, oa, e.Lo, e.Hi) && changed(in, ob, e.Lo2, e.Hi2) {
			good++
		}
	}
	return float64(good) / float64(len(r.Edits))
}

func mark(set []bool, s lang.Span) {
	for i := s.Start; i < s.End; i++ {
		set[i] = true
	}
}

// changed reports whether the words lo to hi are in the set, and their neighbours are not.
func changed(set []bool, words []lang.Span, lo, hi int) bool {
	for i := max(0, lo-1); i <= min(hi, len(words)-1); i++ {
		want := i >= lo && i < hi
		for at := words[i].Start; at < words[i].End; at++ {
			if set[at] != want {
				return false
			}
		}
	}
	return true
}

// linked counts the moves that are linked, by half their words at least on either side, and the links that are no move.
func (r *revision) linked(s *diff.Script) (linked, wrong int) {
	oa, ob := offsets(r.A), offsets(r.B)
	found := make([]bool, len(r.Moves))
	for _, m := range s.Moves {
		right := false
		for k, c := range r.Moves {
			from := lang.Span{Start: oa[c.Lo].Start, End: oa[c.Hi-1].End}
			to := lang.Span{Start: ob[c.Lo2].Start, End: ob[c.Hi2-1].End}
			if overlap(m.A, from) && overlap(m.B, to) {
				found[k], right = true, true
			}
		}
		if !right {
			wrong++
		}
	}
	for _, f := range found {
		if f {
			linked++
		}
	}
	return linked, wrong
}

func overlap(x, y lang.Span) bool {
	return 2*(min(x.End, y.End)-max(x.Start, y.Start)) >= max(x.End-x.Start, y.End-y.Start)
}
