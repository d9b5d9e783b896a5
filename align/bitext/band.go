package bitext

import (
	"cmp"
	"math"
	"slices"
)

const (
	smallPlane = 300_000 // cells up to which the whole plane is searched
	nearAnchor = 12      // half the width of the band at an anchor, in segments
	farAnchor  = 250     // the widest the band gets between anchors
	nearPath   = 4       // half the width of the band around a path
	rareWord   = 12      // a word met more often than this in a text anchors nothing
	localRare  = 50      // how many times more often a word may be met that anchors something near the path
	roomy      = 80      // cells a row from which a band is worth narrowing
	touching   = 2       // a path that comes this close to the border of the band may have been held back by it
)

// An anchor is two segments that share rare words.
type anchor struct {
	i, j int32
	fit  float64
}

// firstBand is the band of the first pass: around a chain of anchors, wider the farther they stand apart.
func (m *model) firstBand(scale int) *band {
	n, t := len(m.source.segments), len(m.target.segments)
	if n*t <= smallPlane {
		return whole(n, t)
	}
	b := m.anchored(inLine(risingChain(m.anchors(nil), t)), scale)
	for range 2 { // words that are rare only near the path anchor what those rare in the whole text leave open
		if b.cells < roomy*n {
			break
		}
		b = m.anchored(inLine(risingChain(m.anchors(b), t)), scale)
	}
	return b
}

// anchored is the band around a chain of anchors.
func (m *model) anchored(chain []anchor, scale int) *band {
	n, t := len(m.source.segments), len(m.target.segments)
	ends := append([]anchor{{-1, -1, 0}}, chain...)
	ends = append(ends, anchor{int32(n), int32(t), 0})
	lo, hi := make([]int32, n+1), make([]int32, n+1)
	for i := range lo {
		lo[i] = int32(t)
	}
	reach := func(i, mid, half int) {
		if i >= 0 && i <= n {
			lo[i] = int32(min(int(lo[i]), max(0, mid-half)))
			hi[i] = int32(max(int(hi[i]), min(t+1, mid+half+1)))
		}
	}
	for k := 1; k < len(ends); k++ {
		a, b := ends[k-1], ends[k]
		rows, cols := int(b.i-a.i), int(b.j-a.j)
		uneven := max(rows-cols, cols-rows)
		half := scale * min(nearAnchor+uneven+max(rows, cols)/6, farAnchor+uneven)
		for r := 0; r <= rows; r++ {
			reach(int(a.i)+r+1, int(a.j)+1+r*cols/max(rows, 1), half)
		}
	}
	reach(0, 0, nearAnchor)
	return evenBand(lo, hi, t)
}

// evenBand makes the borders of a band rise with the rows and the band reach both corners.
func evenBand(lo, hi []int32, t int) *band {
	n := len(lo) - 1
	lo[0] = 0
	hi[0] = max(hi[0], 1)
	hi[n] = int32(t + 1)
	lo[n] = min(lo[n], int32(t))
	for i := n - 1; i >= 0; i-- {
		lo[i] = min(lo[i], lo[i+1])
	}
	for i := 1; i <= n; i++ {
		hi[i] = max(hi[i], hi[i-1])
		if lo[i] >= hi[i-1] { // leave no gap between rows
			lo[i] = hi[i-1] - 1
		}
	}
	for i := n - 1; i >= 0; i-- {
		lo[i] = min(lo[i], lo[i+1])
	}
	return newBand(lo, hi)
}

// anchors gives, for each source segment, the target segment it shares most rare words with, where none comes near
// it. With a band it looks at the segments in it alone, and takes the words as rare that are rare there.
func (m *model) anchors(b *band) []anchor {
	t := len(m.target.segments)
	where := make([][]int32, len(m.target.vocab.types)) // segments of the rare target words
	for j, words := range m.target.segments {
		for _, w := range words {
			if c := m.target.vocab.types[w].count; c <= rareWord || b != nil && c <= rareWord*localRare {
				where[w] = append(where[w], int32(j))
			}
		}
	}
	fit := make([]float64, t)
	var met []int32
	var out []anchor
	for i, words := range m.source.segments {
		met = met[:0]
		for _, w := range words {
			if c := m.source.vocab.types[w].count; c > rareWord && (b == nil || c > rareWord*localRare) {
				continue
			}
			to, p := m.seedForward.row(w)
			for k, x := range to {
				near := where[x]
				if b != nil {
					near = within(near, b.lo[i+1]-1, b.hi[i+1]-1)
				}
				if len(near) > rareWord {
					continue
				}
				for _, j := range near {
					if fit[j] == 0 {
						met = append(met, j)
					}
					fit[j] += math.Log1p(float64(p[k] * m.target.rarity[x] / 20))
				}
			}
		}
		var best, next float64
		at := int32(-1)
		for _, j := range met {
			f := fit[j] / math.Sqrt(float64(len(words)+len(m.target.segments[j])))
			if f > best {
				best, next, at = f, best, j
			} else if f > next {
				next = f
			}
		}
		for _, j := range met {
			fit[j] = 0
		}
		if at >= 0 && best > 1.3*next && best > 0.6 {
			out = append(out, anchor{int32(i), at, best})
		}
	}
	return out
}

// within is the stretch of a rising list from lo up to, not including, hi.
func within(list []int32, lo, hi int32) []int32 {
	a, _ := slices.BinarySearch(list, lo)
	b, _ := slices.BinarySearch(list, hi)
	return list[a:max(a, b)]
}

// risingChain picks the anchors that rise on both sides with the highest sum.
func risingChain(all []anchor, t int) []anchor {
	sum := make([]float64, len(all))
	came := make([]int, len(all))
	tree := make([]int, t+1) // Fenwick tree over target positions: the best anchor so far, plus one
	for k, a := range all {
		came[k], sum[k] = -1, a.fit
		for j := int(a.j); j > 0; j -= j & -j {
			if b := tree[j] - 1; b >= 0 && sum[b]+a.fit > sum[k] {
				came[k], sum[k] = b, sum[b]+a.fit
			}
		}
		for j := int(a.j) + 1; j <= t; j += j & -j {
			if b := tree[j] - 1; b < 0 || sum[k] > sum[b] {
				tree[j] = k + 1
			}
		}
	}
	best := -1
	for k := range all {
		if best < 0 || sum[k] > sum[best] {
			best = k
		}
	}
	var chain []anchor
	for ; best >= 0; best = came[best] {
		chain = append(chain, all[best])
	}
	slices.Reverse(chain)
	return chain
}

// inLine drops anchors whose distance from the diagonal is far from the median of their neighbours.
func inLine(chain []anchor) []anchor {
	const near, far = 4, 25
	var out []anchor
	for k, a := range chain {
		var off []int32
		for l := max(0, k-near); l <= min(len(chain)-1, k+near); l++ {
			off = append(off, chain[l].j-chain[l].i)
		}
		slices.SortFunc(off, func(x, y int32) int { return cmp.Compare(x, y) })
		if d := a.j - a.i - off[len(off)/2]; d <= far && d >= -far {
			out = append(out, a)
		}
	}
	return out
}

// pathBand is the band around a path, wider where the path is weak.
func pathBand(path []step, n, t int, scale int) *band {
	lo, hi := make([]int32, n+1), make([]int32, n+1)
	for i := range lo {
		lo[i] = int32(t)
	}
	weak, window := 0, make([]bool, 0, len(path))
	for _, s := range path {
		window = append(window, s.gain < 1)
	}
	const around = 6
	for k, s := range path {
		if k == 0 {
			for l := range min(around, len(path)) {
				weak += one(window[l])
			}
		}
		if k+around < len(path) {
			weak += one(window[k+around])
		}
		if k-around-1 >= 0 {
			weak -= one(window[k-around-1])
		}
		half := int32(scale * (nearPath + weak))
		for i := s.i - int32(s.m); i <= s.i; i++ {
			lo[i] = min(lo[i], max(0, s.j-int32(s.n)-half))
			hi[i] = max(hi[i], min(int32(t)+1, s.j+half+1))
		}
	}
	return evenBand(lo, hi, t)
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// touches reports whether a path runs along a border of the band that is no border of the plane.
func (b *band) touches(path []step, t int) bool {
	for _, s := range path {
		if s.j-b.lo[s.i] < touching && b.lo[s.i] > 0 || b.hi[s.i]-1-s.j < touching && int(b.hi[s.i]) <= t {
			return true
		}
	}
	return false
}
