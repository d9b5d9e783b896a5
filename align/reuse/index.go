package reuse

import (
	"cmp"
	"slices"
)

// The bounds of the search, the same for every set.
const (
	visits        = 40_000 // postings read for a unit, rarest features first
	kept          = 32     // candidates compared for a unit
	leastFeatures = 3      // features read whatever they cost, each up to leastVisits postings
	leastVisits   = 4_000
)

// An index lists for every feature that is read the units that have it, by rising unit.
type index struct {
	count    []int32 // by feature: units that have it
	start    []int32 // by feature: its first posting; one more at the end
	postings []posting
}

type posting struct {
	unit int32
	w    float32
}

func (d *side) index() *index {
	x := &index{count: make([]int32, d.features), start: make([]int32, d.features+1)}
	earlier := make([]int32, d.features) // units that have a feature and are no later ones
	for i, v := range d.vectors {
		if i == d.from {
			copy(earlier, x.count)
		}
		for _, f := range v {
			x.count[f.id]++
		}
	}
	read := d.read(x, earlier)
	for f := range d.features {
		x.start[f+1] = x.start[f]
		if read[f] {
			x.start[f+1] += x.count[f]
		}
	}
	x.postings = make([]posting, x.start[d.features])
	next := slices.Clone(x.start)
	for i, v := range d.vectors {
		for _, f := range v {
			if read[f.id] {
				x.postings[next[f.id]] = posting{int32(i), f.w}
				next[f.id]++
			}
		}
	}
	return x
}

// read marks the features that a search may read: all, or where some units are no later ones those that the later
// ones have, until the allowance of each is spent.
func (d *side) read(x *index, earlier []int32) []bool {
	out := make([]bool, d.features)
	if d.from == 0 {
		for f := range out {
			out[f] = true
		}
		return out
	}
	var order []feature
	for _, v := range d.vectors[d.from:] {
		order = x.order(order, v)
		left := int32(visits)
		for n, f := range order {
			if left <= 0 && n >= leastFeatures {
				break
			}
			out[f.id] = true
			left -= min(earlier[f.id], max(left, leastVisits))
		}
	}
	return out
}

// order puts the features of a unit in the order in which they are read, rarest first.
func (x *index) order(dst, v []feature) []feature {
	dst = append(dst[:0], v...)
	slices.SortFunc(dst, func(a, b feature) int {
		return cmp.Or(cmp.Compare(x.count[a.id], x.count[b.id]), cmp.Compare(a.id, b.id))
	})
	return dst
}

// A searcher finds candidates in one side; each goroutine has its own.
type searcher struct {
	d       *side
	x       *index
	dot     []float32 // by unit
	touched []int32
	order   []feature
	best    []ranked // heap, the worst first
}

// A ranked unit is a candidate with what it is worth by the features read.
type ranked struct {
	w    float32
	unit int32
}

func (a ranked) worse(b ranked) bool { return a.w < b.w || a.w == b.w && a.unit < b.unit }

func newSearcher(d *side, x *index) *searcher {
	return &searcher{d: d, x: x, dot: make([]float32, len(d.vectors))}
}

// candidates appends the earlier units that share the most with unit j, judged by the features read. The rarest are
// read first, until the allowance is spent, so that a formula of a million units costs no more than a rare word.
// Units of one group are left out where apart gives the groups.
func (q *searcher) candidates(dst []int32, j int, apart []int32) []int32 {
	return q.search(dst, j, apart, false)
}

// search is candidates, or with later the same among the units after j.
func (q *searcher) search(dst []int32, j int, apart []int32, later bool) []int32 {
	q.order = q.x.order(q.order, q.d.vectors[j])
	left := visits
	for n, f := range q.order {
		if left <= 0 && n >= leastFeatures {
			break
		}
		read := q.x.earlier
		if later {
			read = q.x.later
		}
		for _, p := range read(f.id, int32(j), max(left, leastVisits)) {
			left--
			if apart != nil && apart[p.unit] == apart[j] {
				continue
			}
			if q.dot[p.unit] == 0 {
				q.touched = append(q.touched, p.unit)
			}
			q.dot[p.unit] += p.w * f.w
		}
	}
	if len(q.touched) <= kept {
		dst = append(dst, q.touched...)
	} else {
		dst = q.top(dst)
	}
	for _, i := range q.touched {
		q.dot[i] = 0
	}
	q.touched = q.touched[:0]
	return dst
}

// top appends the candidates worth most, as many as are kept.
func (q *searcher) top(dst []int32) []int32 {
	h := q.best[:0]
	for _, i := range q.touched {
		c := ranked{q.worth(i), i}
		if len(h) < kept {
			h = append(h, c)
			for k := len(h) - 1; k > 0 && h[k].worse(h[(k-1)/2]); k = (k - 1) / 2 {
				h[k], h[(k-1)/2] = h[(k-1)/2], h[k]
			}
			continue
		}
		if !h[0].worse(c) {
			continue
		}
		h[0] = c
		for k := 0; ; {
			low := k
			for _, child := range [2]int{2*k + 1, 2*k + 2} {
				if child < len(h) && h[child].worse(h[low]) {
					low = child
				}
			}
			if low == k {
				break
			}
			h[k], h[low] = h[low], h[k]
			k = low
		}
	}
	for _, c := range h {
		dst = append(dst, c.unit)
	}
	q.best = h
	return dst
}

// worth ranks candidates as the final score would, but for what the unread features add.
func (q *searcher) worth(i int32) float32 { return q.dot[i] * q.dot[i] / float32(q.d.norm[i]) }

// earlier lists at most n postings of a feature before unit j, the latest of them.
func (x *index) earlier(f, j int32, n int) []posting {
	ps := x.postings[x.start[f]:x.start[f+1]]
	k, _ := slices.BinarySearchFunc(ps, j, func(p posting, j int32) int { return cmp.Compare(p.unit, j) })
	return ps[max(0, k-n):k]
}

// later lists at most n postings of a feature after unit j, the earliest of them.
func (x *index) later(f, j int32, n int) []posting {
	ps := x.postings[x.start[f]:x.start[f+1]]
	k, _ := slices.BinarySearchFunc(ps, j+1, func(p posting, j int32) int { return cmp.Compare(p.unit, j) })
	return ps[k:min(len(ps), k+n)]
}

// dot is the product of two vectors.
func dot(a, b []feature) float64 {
	var sum float64
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0].id < b[0].id:
			a = a[1:]
		case a[0].id > b[0].id:
			b = b[1:]
		default:
			sum += float64(a[0].w) * float64(b[0].w)
			a, b = a[1:], b[1:]
		}
	}
	return sum
}
