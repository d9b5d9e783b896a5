package drift

import (
	"context"
	"slices"
)

// A pair is a segment as words.
type pair struct{ a, b []word }

// meetings numbers the pairs of types that stand in one segment, by source type and then by target type: row i is
// target[start[i]:start[i+1]], rising. A number is called a cell.
type meetings struct {
	start   []int
	target  []int32
	targets int       // types
	kept    [][]int32 // the cells of each segment; nil where they are too many
}

func newMeetings(pairs []pair, sources, targets int) *meetings {
	m := &meetings{start: make([]int, sources+1), targets: targets}
	in := make([][]int32, sources) // the segments with a type
	for n, p := range pairs {
		for _, x := range p.a {
			if l := in[x.id]; len(l) == 0 || l[len(l)-1] != int32(n) {
				in[x.id] = append(l, int32(n))
			}
		}
	}
	last := make([]int, targets) // the source type that a target type was last met with, plus one
	for i := range in {
		for _, n := range in[i] {
			for _, y := range pairs[n].b {
				if last[y.id] <= i {
					last[y.id] = i + 1
					m.target = append(m.target, y.id)
				}
			}
		}
		slices.Sort(m.target[m.start[i]:])
		m.start[i+1] = len(m.target)
	}
	m.keep(pairs)
	return m
}

// at is the cell of two types, -1 where they never met.
func (m *meetings) at(source, target int32) int {
	if source < 0 || target < 0 {
		return -1
	}
	from := m.start[source]
	k, ok := slices.BinarySearch(m.target[from:m.start[source+1]], target)
	if !ok {
		return -1
	}
	return from + k
}

// spread gives each cell what a pair of types has.
func (m *meetings) spread(of map[[2]int32]float64) []float64 {
	out := make([]float64, len(m.target))
	for k, v := range of {
		if cell := m.at(k[0], k[1]); cell >= 0 {
			out[cell] = v
		}
	}
	return out
}

// learn finds by expectation and maximisation how likely, by cell, the target type renders the source type; back asks
// for the reverse. It stops early when the context ends.
func (m *meetings) learn(ctx context.Context, pairs []pair, seeds []float64, back bool) []float64 {
	p := m.even(seeds, back)
	near := &nearness{}
	counts := make([]float64, len(p))
	for n := 0; n < rounds && ctx.Err() == nil; n++ {
		clear(counts)
		for k := range pairs {
			cells := m.cells(pairs, k)
			expect(&pairs[k], cells, near.of(len(pairs[k].a), len(pairs[k].b)), p, counts, back)
		}
		m.maximise(counts, seeds, back)
		p, counts = counts, p
	}
	return p
}

// even shares the probability of a type out evenly, with more for the seeds.
func (m *meetings) even(seeds []float64, back bool) []float64 {
	p, met := make([]float64, len(m.target)), make([]float64, m.targets)
	for _, y := range m.target {
		met[y]++
	}
	for i := range m.start[1:] {
		row := float64(m.start[i+1] - m.start[i])
		for c := m.start[i]; c < m.start[i+1]; c++ {
			n := row
			if back {
				n = met[m.target[c]]
			}
			p[c] = 1 / n * (1 + seedWeight*seeds[c])
		}
	}
	return p
}

// expect adds the expected counts of one segment: every word of the target comes from one of the source, or from
// nothing; back the other way round. Cells and near stand by source word, then target word.
func expect(s *pair, cells []int32, near, p, counts []float64, back bool) {
	n, m, from, to := len(s.a), len(s.b), len(s.b), 1 // steps from one word to the next in cells
	if back {
		n, m, from, to = m, n, 1, len(s.b)
	}
	share := make([]float64, n)
	for j := range m {
		sum := nullShare / 50
		for i := range n {
			at := i*from + j*to
			share[i] = p[cells[at]] * near[at]
			sum += share[i]
		}
		for i := range n {
			if v := share[i] / sum; v > 1e-6 {
				counts[cells[i*from+j*to]] += v
			}
		}
	}
}

// maximise turns counts into probabilities. What was counted once at least has its seed, too.
func (m *meetings) maximise(counts, seeds []float64, back bool) {
	sums := make([]float64, max(len(m.start), m.targets))
	each := func(do func(cell, given int)) { // the given type of each cell that counts
		for i := range m.start[1:] {
			for c := m.start[i]; c < m.start[i+1]; c++ {
				if counts[c] > 0 && back {
					do(c, int(m.target[c]))
				} else if counts[c] > 0 {
					do(c, i)
				}
			}
		}
	}
	each(func(cell, given int) {
		counts[cell] += seeds[cell] * 0.5
		sums[given] += counts[cell]
	})
	each(func(cell, given int) { counts[cell] /= sums[given] + 0.1 })
}

// maxKept bounds the memory of the cells that are kept.
const maxKept = 16 << 20

// keep finds the cells of all segments, unless they are too many.
func (m *meetings) keep(pairs []pair) {
	all := 0
	for _, p := range pairs {
		all += len(p.a) * len(p.b)
	}
	if all > maxKept {
		return
	}
	m.kept = make([][]int32, len(pairs))
	for k := range pairs {
		m.kept[k] = m.find(&pairs[k])
	}
}

// cells are those of a segment, by source word and then by target word.
func (m *meetings) cells(pairs []pair, k int) []int32 {
	if m.kept != nil {
		return m.kept[k]
	}
	return m.find(&pairs[k])
}

func (m *meetings) find(p *pair) []int32 {
	out := make([]int32, 0, len(p.a)*len(p.b))
	for _, x := range p.a {
		for _, y := range p.b {
			out = append(out, int32(m.at(x.id, y.id)))
		}
	}
	return out
}

// nearness keeps the priors of segments by their lengths, until they are too many.
type nearness struct {
	kept  map[[2]int][]float64
	cells int
}

// of gives the priors of a segment of n source words and m target words, see near.
func (c *nearness) of(n, m int) []float64 {
	out, ok := c.kept[[2]int{n, m}]
	if ok {
		return out
	}
	out = make([]float64, 0, n*m)
	for i := range n {
		for j := range m {
			out = append(out, near(i, j, n, m))
		}
	}
	if c.cells += n * m; c.kept == nil || c.cells > maxNear {
		c.kept, c.cells = map[[2]int][]float64{}, n*m
	}
	c.kept[[2]int{n, m}] = out
	return out
}

// maxNear bounds the memory of the priors that are kept.
const maxNear = 2 << 20
