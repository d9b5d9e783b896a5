package reuse

import "slices"

// repeats gives for each unit how many units are counted with it, itself among them; 0 where it is counted with an
// earlier one. Those counted together have the same words in body and chapeaux, all ask or none does, and all are later
// units or none is. Bodies take over much of their wording word for word, so this saves much of the counting.
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
