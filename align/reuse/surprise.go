package reuse

import (
	"math"
	"math/bits"
)

// A phrasebook counts words, and words after words, in how many bodies they stand. Words after words are counted under a
// hash of the two, so that memory stays bounded; the rare collision makes a phrase a little less surprising.
type phrasebook struct {
	after []uint32
	mask  uint64
	words []uint32 // by term: bodies with the term
	total float64  // of words
}

// surprise fills d.worth: for every word of every body the bits of surprise at meeting it after the word before it. What
// recurs in other units is hardly surprising, whatever its words; the two units that a pair is made of are left out of the
// count.
func (d *side) surprise() {
	n := 0
	for _, b := range d.body {
		n += len(b)
	}
	size := 1 << max(12, bits.Len(uint(2*n)))
	p := &phrasebook{after: make([]uint32, size), mask: uint64(size - 1), words: make([]uint32, len(d.stems))}
	last := make([]int32, len(d.stems))
	seen := make([]int32, size)
	for i, body := range d.body {
		for k, t := range body {
			if last[t] != int32(i+1) {
				last[t] = int32(i + 1)
				p.words[t]++
				p.total++
			}
			if k > 0 {
				if at := p.slot(body[k-1], t); seen[at] != int32(i+1) {
					seen[at] = int32(i + 1)
					p.after[at]++
				}
			}
		}
	}
	p.total = max(p.total, 20*fewest)
	d.worth = make([][]float32, len(d.body))
	for i, body := range d.body {
		d.worth[i] = make([]float32, len(body))
		for k, t := range body {
			prev := int32(-1)
			if k > 0 {
				prev = body[k-1]
			}
			d.worth[i][k] = float32(p.bits(prev, t))
		}
	}
}

func (p *phrasebook) slot(a, b int32) uint64 {
	h := gramKey(a, b) * 0x9E3779B97F4A7C15
	return (h ^ h>>29) * 0xBF58476D1CE4E5B9 >> 20 & p.mask
}

func (p *phrasebook) bits(prev, t int32) float64 {
	alone := float64(max(p.words[t], 3)-2) / p.total
	if prev < 0 {
		return -math.Log2(alone)
	}
	both := float64(max(p.after[p.slot(prev, t)], 2) - 2)
	first := max(both, float64(max(p.words[prev], 2)-2))
	return -math.Log2((both + backoff*alone) / (first + backoff))
}

// backoff is how many sightings the word alone is worth beside those after the word before it.
const backoff = 2.0
