package reuse

import (
	"context"
	"math"
	"math/bits"
)

// A phrasebook counts words, and words after words, in how many bodies they stand. Words after words are counted
// under a hash of the two, so that memory stays bounded; the rare collision makes a phrase a little less surprising.
type phrasebook struct {
	after []uint32 // by slot: a word right after another
	grams []uint32 // by slot: a content word after another, function words aside
	mask  uint64
	names []uint32 // by term: hash of its stem, which no order of the units changes
	words []int32  // by term: bodies with the term
	total float64  // of words
}

// count makes the phrasebook of all bodies.
func (d *side) count() *phrasebook {
	n := 0
	for _, b := range d.body {
		n += len(b)
	}
	size := 1 << max(18, bits.Len(uint(2*n)))
	p := &phrasebook{mask: uint64(size - 1), names: make([]uint32, len(d.stems)), words: make([]int32, len(d.stems)),
		after: make([]uint32, size), grams: make([]uint32, size)}
	for t, stem := range d.stems {
		h := uint32(2166136261)
		for k := range len(stem) {
			h = (h ^ uint32(stem[k])) * 16777619
		}
		p.names[t] = h
	}
	wanted := newSlots(size, d.from)
	for _, body := range d.body[d.from:] {
		for k := 1; k < len(body); k++ {
			wanted.add(p.slot(body[k-1], body[k]))
		}
	}
	last := make([]int32, len(d.stems))
	seen, seenGram := make([]int32, size), make([]int32, size)
	for i, body := range d.body {
		mark, content := int32(i+1), int32(-1)
		for k, t := range body {
			if last[t] != mark {
				last[t] = mark
				p.words[t]++
			}
			if k > 0 {
				if slot := p.slot(body[k-1], t); wanted.has(slot) {
					countOnce(p.after, seen, slot, mark)
				}
			}
			if d.kinds[t] == function {
				continue
			}
			if content >= 0 {
				countOnce(p.grams, seenGram, p.slot(content, t), mark)
			}
			content = t
		}
	}
	for _, c := range p.words {
		p.total += float64(c)
	}
	p.total = max(p.total, 20*fewest)
	return p
}

// countOnce counts a slot, once for each mark.
func countOnce(counts []uint32, seen []int32, slot uint64, mark int32) {
	if seen[slot] != mark {
		seen[slot] = mark
		counts[slot]++
	}
}

// Slots are those of a table that are wanted; nil for all.
type slots []uint64

// newSlots gives none of so many slots, or all where every unit may be a later one.
func newSlots(size, from int) slots {
	if from == 0 {
		return nil
	}
	return make(slots, (size+63)/64)
}

func (s slots) add(slot uint64) {
	if s != nil {
		s[slot/64] |= 1 << (slot % 64)
	}
}

func (s slots) has(slot uint64) bool { return s == nil || s[slot/64]&(1<<(slot%64)) != 0 }

// surprise fills d.worth: for every word of the body of each later unit the bits of surprise at meeting it after the
// word before it. What recurs in other units is hardly surprising, whatever its words; the two units that a pair is
// made of are left out of the count.
func (d *side) surprise(ctx context.Context) error {
	d.worth = make([][]float32, len(d.body))
	return parallel(ctx, len(d.body)-d.from, nil, func() func(int) {
		return func(k int) { d.worth[d.from+k] = d.book.worth(d.body[d.from+k]) }
	})
}

// worth gives the bits of each word of a body.
func (p *phrasebook) worth(body []int32) []float32 {
	out := make([]float32, len(body))
	prev := int32(-1)
	for k, t := range body {
		out[k] = float32(p.bits(prev, t))
		prev = t
	}
	return out
}

func (p *phrasebook) slot(a, b int32) uint64 {
	h := (uint64(p.names[a])<<32 | uint64(p.names[b])) * 0x9E3779B97F4A7C15
	return (h ^ h>>29) * 0xBF58476D1CE4E5B9 >> 20 & p.mask
}

func (p *phrasebook) bits(prev, t int32) float64 {
	alone := float64(max(p.words[t], leftOut+1)-leftOut) / p.total
	if prev < 0 {
		return -math.Log2(alone)
	}
	both := max(float64(p.after[p.slot(prev, t)]), leftOut) - leftOut
	first := max(both, float64(p.words[prev])-leftOut)
	return -math.Log2((both + backoff*alone) / (first + backoff))
}

// leftOut is how many bodies with a word or phrase are left out of the count: the two that are compared.
const leftOut = 2

// backoff is how many sightings the word alone is worth beside those after the word before it.
const backoff = 2.0
