package reuse

import "slices"

// mostCopies is how many earlier units with the same words are compared, the latest of them.
const mostCopies = 16

// Copies are the units with the same stems in the same order, numbers aside, in the first language that they are
// there in. They are candidates in any case, however many units have their words.
type copies struct {
	key   []uint64           // by unit; 0 for none
	units map[uint64][]int32 // by key, where there are several, rising
}

// copies finds the copies among the units that ask.
func (r *Result) copies() *copies {
	c := &copies{key: make([]uint64, len(r.Set.Units)), units: map[uint64][]int32{}}
	last := map[uint64]int32{}
	for i := range r.Set.Units {
		if !r.Set.asks(i) {
			continue
		}
		for _, d := range r.terms {
			if len(d.body[i]) > 0 {
				c.key[i] = d.shape(d.body[i]) + uint64(d.at)
				break
			}
		}
		k := c.key[i]
		if k == 0 {
			continue
		}
		if us := c.units[k]; us != nil {
			c.units[k] = append(us, int32(i))
		} else if first, ok := last[k]; ok {
			c.units[k] = []int32{first, int32(i)}
		} else {
			last[k] = int32(i)
		}
	}
	return c
}

// shape is a hash of the terms of a body, numbers aside.
func (d *termIndex) shape(body []int32) uint64 {
	h := uint64(14695981039346656037)
	for _, t := range body {
		name := d.book.names[t]
		if d.kinds[t] == numeral {
			name = 0
		}
		h = (h ^ uint64(name)) * 1099511628211
	}
	return h | 1
}

// before appends the latest copies before unit j, those of its group aside where apart gives the groups.
func (c *copies) before(dst []int32, j int, apart []int32) []int32 {
	us := c.units[c.key[j]]
	at, _ := slices.BinarySearch(us, int32(j))
	n := 0
	for k := at - 1; k >= 0 && n < mostCopies; k-- {
		if apart == nil || apart[us[k]] != apart[j] {
			dst = append(dst, us[k])
			n++
		}
	}
	return dst
}

// after calls f for the copies after unit i.
func (c *copies) after(i int, f func(j int32)) {
	us := c.units[c.key[i]]
	at, _ := slices.BinarySearch(us, int32(i)+1)
	for _, j := range us[at:] {
		f(j)
	}
}
