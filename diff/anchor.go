package diff

import (
	"slices"
)

// A segment is a run of n words that are equal by key, from word i of the first text and word j of the second.
type segment struct{ i, j, n int32 }

// A grams finds the place of k words in a row: the places of the first text that it was filled with, unless the same
// words stand at two of them.
type grams struct {
	k     int
	slots []gram
	shift uint
}

type gram struct {
	tag uint32
	pos int32 // plus one; 0 free, negative where there are two
}

const gramPrime = 0x9e3779b97f4a7c15

// newGrams makes an index for n places.
func newGrams(k, n int) *grams {
	size := uint(4)
	for 1<<size < 2*n {
		size++
	}
	return &grams{k: k, slots: make([]gram, 1<<size), shift: 64 - size}
}

// add indexes place p of ids.
func (g *grams) add(ids []int32, p int) {
	h := g.hash(ids[p : p+g.k])
	s := g.find(h)
	switch {
	case s.pos == 0:
		*s = gram{uint32(h), int32(p + 1)}
	case s.pos > 0:
		s.pos = -s.pos
	}
}

func (g *grams) hash(ids []int32) uint64 {
	h := uint64(0)
	for _, id := range ids {
		h = (h + uint64(id) + 1) * gramPrime
		h ^= h >> 29
	}
	return h * gramPrime
}

// find gives the slot of the words with a hash, or the free one where they would go. Other words may have it too,
// rarely: then they count as the same words at two places, and are no anchor.
func (g *grams) find(h uint64) *gram {
	mask := uint64(len(g.slots) - 1)
	for at := h >> g.shift; ; at = (at + 1) & mask {
		if s := &g.slots[at]; s.pos == 0 || s.tag == uint32(h) {
			return s
		}
	}
}

// lookup gives the only place of the words, -1 where there is none or more than one.
func (g *grams) lookup(in, words []int32) int {
	s := g.find(g.hash(words))
	if p := int(s.pos) - 1; p >= 0 && slices.Equal(in[p:p+g.k], words) {
		return p
	}
	return -1
}

// reach is how many words behind a difference the two texts are searched for the place where they fall into step
// again, and inStep how many words in a row they must then share.
const (
	reach  = 10
	inStep = 4
)

// sampled reports whether the words that begin with x and y are looked at where one in eight is enough. The words
// themselves decide, so that they are looked at wherever they stand, and none seem to stand at one place only.
func sampled(x, y int32) bool { return mixWords(x, y)>>29 == 0 }

func mixWords(x, y int32) uint32 { return (uint32(x)*0x9e3779b1 ^ uint32(y)*0x85ebca77) * 0xc2b2ae3d }

// anchors finds long matches between a[alo:ahi] and b[blo:bhi], in the order of b, not overlapping in b: k words that
// are at only one place of a, all of them or a sample, drawn out as far as they go, and what follows in step behind a
// small difference.
func anchors(a, b []int32, alo, ahi, blo, bhi, k int, sample bool) []segment {
	if ahi-alo < k || bhi-blo < k {
		return nil
	}
	size := ahi - alo
	if sample {
		size = 0
		for p := alo; p+k <= ahi; p++ {
			if sampled(a[p], a[p+1]) {
				size++
			}
		}
	}
	g := newGrams(k, size)
	for p := alo; p+k <= ahi; p++ {
		if !sample || sampled(a[p], a[p+1]) {
			g.add(a, p)
		}
	}
	var segs []segment
	last, first, lastA := blo, alo, alo // where the last segment ends in b, and where it begins and ends in a
	for j := blo; j+k <= bhi; {
		if sample && !sampled(b[j], b[j+1]) {
			j++
			continue
		}
		i := g.lookup(a, b[j:j+k])
		if i < 0 {
			j++
			continue
		}
		s, n := j, k
		for i > alo && s > last && i != lastA && a[i-1] == b[s-1] {
			i, s, n = i-1, s-1, n+1
		}
		if d := lastA - i; i > first && d > 0 && d < n {
			i, s, n = i+d, s+d, n-d // words that the last segment has already
		}
		for {
			for i+n < ahi && s+n < bhi && a[i+n] == b[s+n] {
				n++
			}
			segs = append(segs, segment{int32(i), int32(s), int32(n)})
			last, first, lastA = s+n, i, i+n
			p, q, ok := resync(a[i+n:ahi], b[s+n:bhi])
			if !ok {
				break
			}
			i, s, n = i+n+p, s+n+q, inStep
		}
		j = last
	}
	return segs
}

// resync finds the nearest place at which the next words of both are the same again.
func resync(a, b []int32) (int, int, bool) {
	for total := 1; total <= 2*reach; total++ {
		for p := max(0, total-reach); p <= min(total, reach); p++ {
			q := total - p
			if p+inStep <= len(a) && q+inStep <= len(b) && slices.Equal(a[p:p+inStep], b[q:q+inStep]) {
				return p, q, true
			}
		}
	}
	return 0, 0, false
}

// backbone picks the heaviest chain of segments that rises in both texts. It is the longest
// increasing subsequence, weighted by length, over a Fenwick tree of maxima: n log n.
func backbone(segs []segment) []segment {
	rising := true
	for x := 1; x < len(segs); x++ {
		if segs[x].i < segs[x-1].i+segs[x-1].n {
			rising = false
			break
		}
	}
	if rising {
		return segs
	}
	ends := make([]int32, len(segs)) // where segments end in a, sorted: the ranks of the tree
	for x, s := range segs {
		ends[x] = s.i + s.n
	}
	slices.Sort(ends)
	tree := make([]int32, len(segs)+1) // index plus one of the segment that ends the best chain
	score, prev := make([]int64, len(segs)), make([]int32, len(segs))
	best := int32(0)
	for x, s := range segs {
		rank, _ := slices.BinarySearch(ends, s.i+1+min(s.n/2, overlap)) // segments that end at s.i or not far behind
		p := int32(0)
		for r := rank; r > 0; r &= r - 1 {
			if t := tree[r]; t > 0 && (p == 0 || score[t-1] > score[p-1]) {
				p = t
			}
		}
		prev[x], score[x] = p, int64(s.n)
		if p > 0 {
			score[x] += score[p-1]
		}
		if best == 0 || score[x] > score[best-1] {
			best = int32(x + 1)
		}
		rank, _ = slices.BinarySearch(ends, s.i+s.n)
		for r := rank + 1; r < len(tree); r += r & -r {
			if t := tree[r]; t == 0 || score[x] > score[t-1] {
				tree[r] = int32(x + 1)
			}
		}
	}
	in := make([]bool, len(segs))
	for x := best; x > 0; x = prev[x-1] {
		in[x-1] = true
	}
	var chain []segment
	for x, s := range segs {
		if !in[x] {
			continue
		}
		if n := len(chain); n > 0 {
			if d := chain[n-1].i + chain[n-1].n - s.i; d > 0 {
				s = segment{s.i + d, s.j + d, s.n - d}
			}
		}
		chain = append(chain, s)
	}
	return chain
}

// overlap is how many words two segments may both have in the first text; the later then leaves them to the earlier.
const overlap = 16
