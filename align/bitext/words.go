package bitext

import (
	"fmt"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// A Word is a word of a segment that may have a counterpart on the other side.
type Word struct {
	Start, End int     // in the segment, in bytes; words of scripts without spaces overlap
	Odds       float64 // log odds of the word in a pair that renders it, against any pair: below 0 where its known renderings are missing
}

// Words knows the words of pairs of segments that render one another: source segment i and target segment i.
type Words struct {
	m           *model
	spread      []float32
	back        []float32
	sourceFloor *floor
	targetFloor *floor
}

// NewWords takes the lexicons, built in and given, and learns more words from the pairs themselves. Texts of different numbers of
// segments are an error.
func NewWords(source, target []Segment, opts ...Option) (*Words, error) {
	if len(source) != len(target) {
		return nil, fmt.Errorf("bitext: %d segments against %d; pairs have one each", len(source), len(target))
	}
	o := newOptions(opts)
	o.places = true
	m, err := newModel(source, target, o)
	if err != nil {
		return nil, err
	}
	var links []link
	pairs := 0
	for i := range source {
		s, t := m.source.segments[i], m.target.segments[i]
		if pairs += len(s) * len(t); len(s) > 0 && len(t) > 0 && pairs < mostLinks {
			links = append(links, link{s, t})
		}
	}
	m.learn(links, rounds)
	m.know(1)
	return &Words{m: m, spread: make([]float32, len(m.target.vocab.types)), back: make([]float32, len(m.source.vocab.types)),
		sourceFloor: m.sourceFloor, targetFloor: m.targetFloor}, nil
}

// Pair gives the words of both segments of pair i. It is not safe for concurrent use.
func (w *Words) Pair(i int) (source, target []Word) {
	s, t := w.m.source.segments[i], w.m.target.segments[i]
	fill(w.spread, w.m.forward, w.m.target.rarity, s)
	target = oddsOf(w.spread, w.targetFloor, t, len(s), w.m.target.places[i])
	clearSpread(w.spread, w.m.forward, s)
	fill(w.back, w.m.backward, w.m.source.rarity, t)
	source = oddsOf(w.back, w.sourceFloor, s, len(t), w.m.source.places[i])
	clearSpread(w.back, w.m.backward, t)
	return source, target
}

func oddsOf(spread []float32, f *floor, ids []int32, size int, places []lang.Span) []Word {
	out := make([]Word, len(ids))
	for k, x := range ids {
		out[k] = Word{places[k].Start, places[k].End, quickLog(max(f.share[x], 0.01) + float64(spread[x])/float64(size+1))}
	}
	return out
}
