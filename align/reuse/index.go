package reuse

import (
	"cmp"
	"context"
	"math"
	"slices"
)

// The bounds of the search, the same for every set.
const (
	visits        = 40_000 // postings read for a unit, rarest features first
	coarsely      = 96     // candidates of the index for a unit
	kept          = 32     // of them compared with it, the best by their vectors
	leastFeatures = 3      // features read whatever they cost, each up to leastVisits postings
	leastVisits   = 4_000
)

// An index lists for every feature that is read the units that have it, by rising unit. It is coarse: what a phrase
// leads one to expect counts in it, too, so that it can be made before such phrases are counted, and for the units
// that are compared alone.
type index struct {
	start    []int32 // by feature: its first posting; one more at the end
	postings []posting
	norm     []float32 // by unit: length of its coarse vector
}

type posting struct {
	unit int32
	w    float32
}

func (d *termIndex) index(ctx context.Context, s *Set) (*index, error) {
	x := &index{start: make([]int32, d.features+1), norm: make([]float32, len(d.body))}
	read := d.read(s)
	for f := range d.features {
		x.start[f+1] = x.start[f]
		if read[f] {
			x.start[f+1] += d.df[f]
		}
	}
	x.postings = make([]posting, x.start[d.features])
	wanted, square := d.squares(read)
	err := parallel(ctx, len(d.body), nil, func() func(int) {
		c := newCoarse(d)
		return func(i int) {
			if s.asks(i) {
				x.norm[i] = c.length(i, square)
			}
		}
	})
	if err != nil {
		return nil, err
	}
	next := slices.Clone(x.start)
	c := newCoarse(d)
	for i := range d.body {
		if i%4096 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if !s.asks(i) {
			continue
		}
		for _, f := range c.weighed(i, wanted) {
			if read[f.id] {
				x.postings[next[f.id]] = posting{int32(i), f.w}
				next[f.id]++
			}
		}
	}
	return x, nil
}

// squares gives the square of what the features of each term weigh at the end of a long text, and marks the terms of
// which one is read.
func (d *termIndex) squares(read []bool) (wanted []bool, square []float32) {
	wanted, square = make([]bool, len(d.stems)), make([]float32, len(d.stems))
	var v []feature
	for t := range d.stems {
		v = d.addTerm(v[:0], int32(t), 1)
		for _, f := range v {
			w := f.w * d.rarity[d.df[f.id]]
			square[t] += w * w
			wanted[t] = wanted[t] || read[f.id]
		}
	}
	return wanted, square
}

// A coarse makes vectors in which each feature stands once, in the order of the text, with what its first word counts.
// Each goroutine has its own.
type coarse struct {
	d     *termIndex
	last  []int32 // by feature: when it was found last
	stamp int32
	out   []feature
}

func newCoarse(d *termIndex) *coarse { return &coarse{d: d, last: make([]int32, d.features)} }

// length is that of the coarse vector of a unit, in which features of several words are several.
func (c *coarse) length(i int, square []float32) float32 {
	c.stamp++
	var sum float32
	for n, terms := range [2][]int32{c.d.body[i], c.d.chapeau[i]} {
		for k, t := range terms {
			if c.last[t] == c.stamp {
				continue
			}
			c.last[t] = c.stamp
			w := place(k)
			if n == 1 {
				w *= chapeauShare
			}
			sum += w * w * square[t]
		}
	}
	return float32(math.Sqrt(float64(sum)))
}

// of lists the features of the terms of a unit that are wanted, or with nil of all, with what each counts before its
// rarity. The slice is good until the next call.
func (c *coarse) of(i int, wanted []bool) []feature {
	c.out = c.out[:0]
	c.stamp++
	stamp := c.stamp
	for n, terms := range [2][]int32{c.d.body[i], c.d.chapeau[i]} {
		share := float32(1)
		if n == 1 {
			share = chapeauShare
		}
		for k, t := range terms {
			if wanted != nil && !wanted[t] || c.last[t] == stamp {
				continue // and with it its other features
			}
			at := len(c.out)
			c.out = c.d.addTerm(c.out, t, share*place(k))
			kept := c.out[:at]
			for _, f := range c.out[at:] {
				if c.last[f.id] != stamp {
					c.last[f.id] = stamp
					kept = append(kept, f)
				}
			}
			c.out = kept
		}
	}
	return c.out
}

// weighed is of with the features weighed by their rarity.
func (c *coarse) weighed(i int, wanted []bool) []feature {
	v := c.of(i, wanted)
	for k := range v {
		v[k].w *= c.d.rarity[c.d.df[v[k].id]]
	}
	return v
}

// read marks the features that a search may read: all, or where some units are no later ones those that the later
// ones have, until the allowance of each is spent.
func (d *termIndex) read(s *Set) []bool {
	out := make([]bool, d.features)
	if d.from == 0 {
		for f := range out {
			out[f] = true
		}
		return out
	}
	var order []feature
	c := newCoarse(d)
	for i := d.from; i < len(d.body); i++ {
		if !s.asks(i) {
			continue
		}
		order = d.order(order, c.of(i, nil))
		left := int32(visits)
		for n, f := range order {
			if left <= 0 && n >= leastFeatures {
				break
			}
			out[f.id] = true
			left -= min(d.earlier[f.id], max(left, leastVisits))
		}
	}
	return out
}

// order puts the features of a unit that another has as well in the order in which they are read, rarest first.
func (d *termIndex) order(dst, v []feature) []feature {
	dst = dst[:0]
	for _, f := range v {
		if d.df[f.id] > 1 && f.w > 0 {
			dst = append(dst, f)
		}
	}
	slices.SortFunc(dst, func(a, b feature) int {
		return cmp.Or(cmp.Compare(d.df[a.id], d.df[b.id]), cmp.Compare(a.id, b.id))
	})
	return dst
}

// A searcher finds candidates in one language; each goroutine has its own.
type searcher struct {
	d       *termIndex
	x       *index
	dot     []float32 // by unit
	touched []int32
	coarse  *coarse
	order   []feature
	best    []ranked // heap, the worst first
}

// A ranked unit is a candidate with what it is worth by the features read.
type ranked struct {
	w    float32
	unit int32
}

func (a ranked) worse(b ranked) bool { return a.w < b.w || a.w == b.w && a.unit < b.unit }

func newSearcher(d *termIndex, x *index) *searcher {
	return &searcher{d: d, x: x, dot: make([]float32, len(d.body)), coarse: newCoarse(d)}
}

// search appends as many earlier units, or with later units after j, that share the most with unit j by the features
// read. The rarest are read first, until the allowance is spent, so that a formula of a million units costs no more
// than a rare word. Units of one group are left out where apart gives the groups.
func (q *searcher) search(dst []int32, s *Set, j, most int, apart []int32, later bool) []int32 {
	if !s.asks(j) {
		return dst
	}
	q.order = q.d.order(q.order, q.coarse.weighed(j, nil))
	left := visits
	read := q.x.earlier
	if later {
		read = q.x.later
	}
	for n, f := range q.order {
		if left <= 0 && n >= leastFeatures {
			break
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
	q.best = q.best[:0]
	for _, i := range q.touched {
		q.best = keepBest(q.best, ranked{q.dot[i] * q.dot[i] / q.x.norm[i], i}, most)
		q.dot[i] = 0
	}
	q.touched = q.touched[:0]
	for _, c := range q.best {
		dst = append(dst, c.unit)
	}
	return dst
}

// nearest appends the candidates of unit j that are worth most by their vectors, as many as are kept.
func (q *searcher) nearest(dst, candidates []int32, j int) []int32 {
	if len(candidates) <= kept {
		return append(dst, candidates...)
	}
	q.best = q.best[:0]
	for _, i := range candidates {
		shared := dot(q.d.vectors[i], q.d.vectors[j])
		q.best = keepBest(q.best, ranked{float32(shared * shared / max(q.d.norm[i], 1e-9)), i}, kept)
	}
	for _, c := range q.best {
		dst = append(dst, c.unit)
	}
	return dst
}

// keepBest puts a candidate on a heap of the best so many, the worst of them first.
func keepBest(h []ranked, c ranked, most int) []ranked {
	if len(h) < most {
		h = append(h, c)
		for k := len(h) - 1; k > 0 && h[k].worse(h[(k-1)/2]); k = (k - 1) / 2 {
			h[k], h[(k-1)/2] = h[(k-1)/2], h[k]
		}
		return h
	}
	if !h[0].worse(c) {
		return h
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
			return h
		}
		h[k], h[low] = h[low], h[k]
		k = low
	}
}

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
