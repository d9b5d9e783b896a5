package reuse

import (
	"context"
	"math"
	"math/bits"
	"sync"
)

// A phrasebook counts words, and words after words, in how many bodies they stand. Words after words are counted
// under a hash of the two, so that memory stays bounded; the rare collision makes a phrase a little less surprising.
type phrasebook struct {
	after *tally   // a word right after another, in later units
	grams *tally   // a content word after another, function words aside
	names []uint32 // by term: hash of its stem, which no order of the units changes
	words []int32  // by term: bodies with the term
	total float64  // of words
}

// count makes the phrasebook of all bodies. The error is the context's.
func (d *side) count(ctx context.Context) (*phrasebook, error) {
	n := 0
	for _, b := range d.body {
		n += len(b)
	}
	size := 1 << max(18, bits.Len(uint(2*n)))
	p := &phrasebook{names: make([]uint32, len(d.stems)), words: make([]int32, len(d.stems)),
		after: newTally(size, d.from > 0), grams: newTally(size, false)}
	for t, stem := range d.stems {
		h := uint32(2166136261)
		for k := range len(stem) {
			h = (h ^ uint32(stem[k])) * 16777619
		}
		p.names[t] = h
	}
	for _, body := range d.body[d.from:] {
		for k := 1; k < len(body); k++ {
			p.after.want(p.hash(body[k-1], body[k]))
		}
	}
	var mu sync.Mutex
	var words [][]int32 // a count for each goroutine
	err := parallel(ctx, len(d.body), nil, func() func(int) {
		own, last := make([]int32, len(d.stems)), make([]int32, len(d.stems))
		mu.Lock()
		words = append(words, own)
		mu.Unlock()
		var after, grams []uint64
		return func(i int) {
			after, grams = after[:0], grams[:0]
			content := int32(-1)
			for k, t := range d.body[i] {
				if last[t] != int32(i+1) {
					last[t] = int32(i + 1)
					own[t]++
				}
				if k > 0 {
					if at, ok := p.after.place(p.hash(d.body[i][k-1], t)); ok {
						after = append(after, at)
					}
				}
				if d.kinds[t] == function {
					continue
				}
				if content >= 0 {
					at, _ := p.grams.place(p.hash(content, t))
					grams = append(grams, at)
				}
				content = t
			}
			p.after.add(after)
			p.grams.add(grams)
		}
	})
	for _, own := range words {
		for t, c := range own {
			p.words[t] += c
		}
	}
	for _, c := range p.words {
		p.total += float64(c)
	}
	p.total = max(p.total, 20*fewest)
	return p, err
}

// surprise fills d.worth: for every word of the body of each later unit the bits of surprise at meeting it after the
// word before it. What recurs in other units is hardly surprising, whatever its words; the two units that a pair is
// made of are left out of the count.
func (d *side) surprise(ctx context.Context) error {
	d.worth = make([][]float32, len(d.body))
	return parallel(ctx, len(d.body)-d.from, nil, func() func(int) {
		return func(k int) { d.worth[d.from+k] = d.book.surprisal(d.body[d.from+k]) }
	})
}

// surprisal gives the bits of surprise of each word of a body.
func (p *phrasebook) surprisal(body []int32) []float32 {
	out := make([]float32, len(body))
	prev := int32(-1)
	for k, t := range body {
		out[k] = float32(p.bits(prev, t))
		prev = t
	}
	return out
}

// hash is that of a term after another.
func (p *phrasebook) hash(a, b int32) uint64 {
	h := (uint64(p.names[a])<<32 | uint64(p.names[b])) * 0x9E3779B97F4A7C15
	return (h ^ h>>29) * 0xBF58476D1CE4E5B9 >> 20
}

func (p *phrasebook) bits(prev, t int32) float64 {
	alone := float64(max(p.words[t], leftOut+1)-leftOut) / p.total
	if prev < 0 {
		return -math.Log2(alone)
	}
	both := max(float64(p.after.of(p.hash(prev, t))), leftOut) - leftOut
	first := max(both, float64(p.words[prev])-leftOut)
	return -math.Log2((both + backoff*alone) / (first + backoff))
}

// leftOut is how many bodies with a word or phrase are left out of the count: the two that are compared.
const leftOut = 2

// backoff is how many sightings the word alone is worth beside those after the word before it.
const backoff = 2.0
