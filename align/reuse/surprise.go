package reuse

import (
	"math"
	"math/bits"
)

// A phrasebook counts words, and words after words, in how many bodies they stand. Words after words are counted under a
// hash of the two, so that memory stays bounded; the rare collision makes a phrase a little less surprising.
type phrasebook struct {
	after []uint32          // by slot; nil where only few are known
	few   map[uint64]uint32 // by slot, where not all are needed
	mask  uint64
	names []uint32 // by term: hash of its stem, which no order of the units changes
	words []int32  // by term: bodies with the term
	total float64  // of words
}

// newPhrasebook makes the book of bodies of n words in all, without counts.
func newPhrasebook(n int, stems []string) *phrasebook {
	size := 1 << max(18, bits.Len(uint(2*n)))
	p := &phrasebook{mask: uint64(size - 1), names: make([]uint32, len(stems))}
	for t, stem := range stems {
		h := uint32(2166136261)
		for k := range len(stem) {
			h = (h ^ uint32(stem[k])) * 16777619
		}
		p.names[t] = h
	}
	return p
}

// count takes the counts of the words.
func (p *phrasebook) count(termUnits []int32) {
	p.words, p.total = termUnits, 0
	for _, c := range termUnits {
		p.total += float64(c)
	}
	p.total = max(p.total, 20*fewest)
}

// surprise fills d.worth: for every word of every body the bits of surprise at meeting it after the word before it. What
// recurs in other units is hardly surprising, whatever its words; the two units that a pair is made of are left out of the
// count.
func (d *side) surprise(termUnits []int32) {
	n := 0
	for _, b := range d.body {
		n += len(b)
	}
	p := newPhrasebook(n, d.stems)
	p.count(termUnits)
	p.after = make([]uint32, p.mask+1)
	seen := make([]int32, p.mask+1)
	for i, body := range d.body {
		for k := 1; k < len(body); k++ {
			if at := p.slot(body[k-1], body[k]); seen[at] != int32(i+1) {
				seen[at] = int32(i + 1)
				p.after[at]++
			}
		}
	}
	d.worth = make([][]float32, len(d.body))
	for i, body := range d.body {
		d.worth[i] = p.worth(body)
	}
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

// seen is in how many bodies a word follows another.
func (p *phrasebook) seen(a, b int32) uint32 {
	if p.after == nil {
		return p.few[p.slot(a, b)]
	}
	return p.after[p.slot(a, b)]
}

func (p *phrasebook) slot(a, b int32) uint64 {
	h := (uint64(p.names[a])<<32 | uint64(p.names[b])) * 0x9E3779B97F4A7C15
	return (h ^ h>>29) * 0xBF58476D1CE4E5B9 >> 20 & p.mask
}

func (p *phrasebook) bits(prev, t int32) float64 {
	alone := float64(max(p.words[t], 3)-2) / p.total
	if prev < 0 {
		return -math.Log2(alone)
	}
	both := float64(max(p.seen(prev, t), 2) - 2)
	first := max(both, float64(max(p.words[prev], 2)-2))
	return -math.Log2((both + backoff*alone) / (first + backoff))
}

// backoff is how many sightings the word alone is worth beside those after the word before it.
const backoff = 2.0
