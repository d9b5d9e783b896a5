package reuse

import "slices"

// repeats gives by unit in how many units its words are counted at once: official wording is taken over word for word,
// so that a third of a record is counted with what is already there. It is 0 for a unit that is counted with an earlier
// one, which has the same words in its body and chapeaux, asks as it does, and is a later unit as it is.
func (d *termIndex) repeats(s *Set) []uint32 {
	type key struct {
		wording     uint64
		asks, later bool
	}
	out := make([]uint32, len(d.body))
	first := make(map[key]int, len(d.body))
	for i := range d.body {
		k := key{d.wording[i], s.asks(i), i >= d.from}
		j, seen := first[k]
		if !seen {
			first[k], j = i, i
		}
		if !slices.Equal(d.body[i], d.body[j]) || !slices.Equal(d.chapeau[i], d.chapeau[j]) {
			j = i
		}
		out[j]++
	}
	return out
}
