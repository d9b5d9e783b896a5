package reuse

import (
	"context"
	"math"
	"slices"

	"github.com/reprise-wording/reprise/corpus/lang"
)

const (
	// seedLength is how many words in a row a stretch begins with.
	seedLength = 5
	// leastStretch is how many words a stretch has at least.
	leastStretch = 7
	// mostHolders is how many units a stretch is told to stand in, the latest of them.
	mostHolders = 256
)

// A Stretch is words in a row of a later unit that stand in earlier ones.
type Stretch struct {
	Span   lang.Span // in bytes of the later unit's Body
	Words  int
	Units  []int // earlier units that have all of it, the latest first
	Spread int   // how many units have its rarest words, as far as they were counted
}

// Formula reports whether a stretch stands in so many units that it tells nothing of where it comes from.
func (s *Stretch) Formula() bool { return s.Spread >= inAll }

// Stretches finds for each of some later units, which rise and stand after all they are compared with, the longest
// stretches that stand in earlier units, longest first chosen (greedy string tiling, Wise 1993), in the order of the
// text. Inflection, case and typography make no difference. It reads the language of the set at that index. The error
// is the context's.
func (t *Tracer) Stretches(ctx context.Context, later []int, language int) ([][]Stretch, error) {
	out := make([][]Stretch, len(later))
	if len(later) == 0 {
		return out, nil
	}
	d := t.empty.terms[language]
	x := d.seeds(later)
	err := parallel(ctx, len(later), nil, func() func(int) {
		return func(k int) { out[k] = d.tile(x, t.empty.Set.Units[later[k]].Texts[language].Body, later[k]) }
	})
	return out, err
}

// A seedIndex lists where the seeds of some units stand in the earlier ones.
type seedIndex struct {
	table  keyTable
	places [][]seedPlace // by number of the seed: the latest
	spread []int
}

type seedPlace struct{ unit, at int32 }

// eachSeed calls f for all seeds of a body.
func (d *termIndex) eachSeed(body []int32, f func(at int, key uint64)) {
	for k := 0; k+seedLength <= len(body); k++ {
		f(k, d.seed(body[k:k+seedLength]))
	}
}

// eachSeedOf calls f for the seeds of a body that have known terms alone.
func (d *termIndex) eachSeedOf(body []int32, known []bool, f func(at int, key uint64)) {
	run := 0
	for k, t := range body {
		if run++; !known[t] {
			run = 0
		}
		if run >= seedLength {
			f(k+1-seedLength, d.seed(body[k+1-seedLength:k+1]))
		}
	}
}

func (d *termIndex) seed(terms []int32) uint64 {
	h := uint64(0)
	for _, t := range terms {
		h = hashKey(h ^ uint64(d.book.names[t]))
	}
	return h
}

func (d *termIndex) seeds(later []int) *seedIndex {
	x := &seedIndex{}
	for _, j := range later {
		d.eachSeed(d.body[j], func(_ int, key uint64) { x.table.add(key) })
	}
	x.places, x.spread = make([][]seedPlace, len(x.table.keys)), make([]int, len(x.table.keys))
	known := make([]bool, len(d.stems)) // terms of the units that seeds are looked for of
	for _, j := range later {
		for _, t := range d.body[j] {
			known[t] = true
		}
	}
	for i := later[0] - 1; i >= 0; i-- { // the latest first
		last := int32(-1)
		d.eachSeedOf(d.body[i], known, func(at int, key uint64) {
			n := x.table.find(key)
			if n < 0 || n == last {
				return
			}
			x.spread[n]++
			if len(x.places[n]) < mostHolders {
				x.places[n] = append(x.places[n], seedPlace{int32(i), int32(at)})
			}
		})
	}
	return x
}

// tile covers a unit with stretches.
func (d *termIndex) tile(x *seedIndex, text string, j int) []Stretch {
	body := d.body[j]
	spans := d.termSpans(text)
	if len(spans) != len(body) {
		return nil // its text is not here
	}
	seed := make([]int32, len(body))
	for k := range seed {
		seed[k] = -1
	}
	d.eachSeed(body, func(at int, key uint64) { seed[at] = x.table.find(key) })
	used := make([]bool, len(body))
	var out []Stretch
	for {
		from, length := 0, 0
		for k := range body {
			if n := d.longest(x, body, seed, used, k); n > length {
				from, length = k, n
			}
		}
		if length < leastStretch {
			break
		}
		s := Stretch{
			Words:  length,
			Spread: math.MaxInt,
			Span:   lang.Span{Start: spans[from].Start, End: spans[from+length-1].End},
		}
		for k := from; k+seedLength <= from+length; k++ {
			s.Spread = min(s.Spread, x.spread[seed[k]])
		}
		for _, p := range x.places[seed[from]] {
			if d.match(body, used, from, p) >= length && !slices.Contains(s.Units, int(p.unit)) {
				s.Units = append(s.Units, int(p.unit))
			}
		}
		for k := from; k < from+length; k++ {
			used[k] = true
		}
		out = append(out, s)
	}
	slices.SortFunc(out, func(a, b Stretch) int { return a.Span.Start - b.Span.Start })
	return out
}

// longest is the length of the longest stretch that begins at a word.
func (d *termIndex) longest(x *seedIndex, body, seed []int32, used []bool, at int) int {
	if seed[at] < 0 || used[at] {
		return 0
	}
	most := 0
	for _, p := range x.places[seed[at]] {
		most = max(most, d.match(body, used, at, p))
	}
	return most
}

// match is how many words from a place on stand in an earlier unit.
func (d *termIndex) match(body []int32, used []bool, at int, p seedPlace) int {
	other := d.body[p.unit][p.at:]
	n := 0
	for at+n < len(body) && n < len(other) && !used[at+n] && body[at+n] == other[n] {
		n++
	}
	return n
}

// termSpans gives where in a text each of its terms stands.
func (d *termIndex) termSpans(text string) []lang.Span {
	refer := d.referring(text)
	var out []lang.Span
	for _, t := range d.lang.Tokens(text) {
		if t.Kind != lang.Space && t.Kind != lang.Punct &&
			!slices.ContainsFunc(refer, func(r lang.Span) bool { return r.Start <= t.Start && t.End <= r.End }) {
			out = append(out, lang.Span{Start: t.Start, End: t.End})
		}
	}
	return out
}
