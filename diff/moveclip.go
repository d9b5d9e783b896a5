package diff

import (
	"cmp"
	"slices"
)

// inOneGap reports whether a phrase was taken out and brought in between the same two kept words. Such a phrase stayed
// where it was; the match lacks it because its words were kept out as those of lines that seemed to move
// ([matchAround]).
func inOneGap(gaps []gapAt, r relocation) bool {
	k, _ := slices.BinarySearchFunc(gaps, r.alo, func(g gapAt, alo int) int { return cmp.Compare(g.ahi-1, alo) })
	return k < len(gaps) && gaps[k].alo <= r.alo && r.ahi <= gaps[k].ahi && gaps[k].blo <= r.blo && r.bhi <= gaps[k].bhi
}

// crosses reports whether two phrases stand in another order in the second text than in the first.
func (r relocation) crosses(other relocation) bool { return (r.alo < other.alo) != (r.blo < other.blo) }

// clip takes from the ends of a move what a heavier one has already: two phrases that changed places may happen to be
// followed by the same word. It is false where they have more than that in common.
func (m *matcher) clip(r relocation, others *relocations) (relocation, bool) {
	taken := others.taken
	if !taken(r.alo, r.ahi, r.blo, r.bhi) {
		return r, true
	}
	r.segs = slices.Clone(r.segs)
	for len(r.segs) > 0 {
		s := &r.segs[0]
		if !taken(r.alo, int(s.i)+1, r.blo, int(s.j)+1) {
			break
		}
		r.drop(m, s.i)
		if s.i, s.j, s.n = s.i+1, s.j+1, s.n-1; s.n == 0 {
			r.segs = r.segs[1:]
		}
		r.fromFirst()
	}
	for len(r.segs) > 0 {
		s := &r.segs[len(r.segs)-1]
		if !taken(int(s.i+s.n)-1, r.ahi, int(s.j+s.n)-1, r.bhi) {
			break
		}
		r.drop(m, s.i+s.n-1)
		if s.n--; s.n == 0 {
			r.segs = r.segs[:len(r.segs)-1]
		}
		r.toLast()
	}
	return r, len(r.segs) > 0 && !taken(r.alo, r.ahi, r.blo, r.bhi)
}

// drop takes a kept word out of the count.
func (r *relocation) drop(m *matcher, i int32) {
	r.words--
	r.weight -= m.evidence(i)
}

// fromFirst lets the move begin with its first kept word, toLast end with its last.
func (r *relocation) fromFirst() {
	if len(r.segs) > 0 {
		r.alo, r.blo = int(r.segs[0].i), int(r.segs[0].j)
	}
}

func (r *relocation) toLast() {
	if n := len(r.segs); n > 0 {
		r.ahi, r.bhi = int(r.segs[n-1].i+r.segs[n-1].n), int(r.segs[n-1].j+r.segs[n-1].n)
	}
}
