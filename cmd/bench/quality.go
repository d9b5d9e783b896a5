package main

import (
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/diff"
)

// A tally counts what was found of known edits and moves.
type tally struct {
	edits, exact           int // all of them, and those found with exactly their words
	determined, exactThere int // the same of those whose place the texts determine
	moves, linked, wrong   int
}

func (t *tally) add(u tally) {
	t.edits, t.exact = t.edits+u.edits, t.exact+u.exact
	t.determined, t.exactThere = t.determined+u.determined, t.exactThere+u.exactThere
	t.moves, t.linked, t.wrong = t.moves+u.moves, t.linked+u.linked, t.wrong+u.wrong
}

func (t tally) String() string {
	return fmt.Sprintf(
		"%d edits: %.4f with exact boundaries, %.4f of the %d whose place the texts determine; "+
			"%d moves: %d linked, %d false links",
		t.edits,
		share(t.exact, t.edits),
		share(t.exactThere, t.determined),
		t.determined,
		t.moves,
		t.linked,
		t.wrong,
	)
}

func share(n, of int) float64 { return float64(n) / float64(max(of, 1)) }

// quality prints how many known edits and moves the engine finds as they were made, in a made-up text or in those of
// files, and with list those it does not find.
func quality(w io.Writer, files []string, list bool) error {
	var all tally
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		fmt.Fprintln(w, file)
		all.add(qualityOf(w, fields(string(data)), tagOf(file), list))
	}
	if len(files) > 1 {
		fmt.Fprintf(w, "all: %v\n", all)
	}
	if len(files) == 0 {
		qualityOf(w, babble(rand.New(rand.NewPCG(seed, 0)), source(), words), language.English, list)
	}
	return nil
}

// tagOf reads the language out of a name like act.fr.txt.
func tagOf(file string) language.Tag {
	if strings.Contains(filepath.Base(file), ".fr.") {
		return language.French
	}
	return language.English
}

// qualityOf measures in one text, with moves of which more and more words change.
func qualityOf(w io.Writer, a []string, tag language.Tag, list bool) (all tally) {
	rng := rand.New(rand.NewPCG(seed, 1))
	for _, changed := range []float64{0, 0.1, 0.2} {
		r := revise(rng, a, edits*len(a)/words, moves, changed)
		r.tag = tag
		x, y := r.texts()
		s := diff.Texts(x, y, diff.In(tag))
		t := r.found(s, func(e change, determined bool) {
			if list {
				r.show(w, s, e, determined)
			}
		})
		t.linked, t.wrong = r.linked(s)
		fmt.Fprintf(w, "%v, %.0f%% of their words changed\n", t, 100*changed)
		all.add(t)
	}
	return all
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

// found counts the edits whose words, and neither neighbour's, are changed on both sides, and tells the others.
func (r *revision) found(s *diff.Script, missed func(e change, determined bool)) tally {
	t := tally{edits: len(r.Edits), moves: len(r.Moves)}
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
	for _, e := range r.Edits {
		exact, determined := changed(out, oa, e.Lo, e.Hi) && changed(in, ob, e.Lo2, e.Hi2), r.determined(e)
		if exact {
			t.exact++
		}
		if determined {
			t.determined++
		}
		if exact && determined {
			t.exactThere++
		}
		if !exact {
			missed(e, determined)
		}
	}
	return t
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
