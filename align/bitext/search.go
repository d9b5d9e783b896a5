package bitext

import (
	"errors"
	"sync"
)

// most is the largest number of segments one side of a bead may have in the search.
const most = 4

// A band is the part of the plane of source and target positions that is searched: for each source position 0..n the
// target positions from lo up to, not including, hi.
type band struct {
	lo, hi []int32
	at     []int // index of the first cell of each row
	cells  int
}

func newBand(lo, hi []int32) *band {
	b := &band{lo: lo, hi: hi, at: make([]int, len(lo))}
	for i := range lo {
		b.at[i] = b.cells
		b.cells += int(hi[i] - lo[i])
	}
	return b
}

// cell is the index of a cell, -1 outside the band.
func (b *band) cell(i, j int) int {
	if i < 0 || j < int(b.lo[i]) || j >= int(b.hi[i]) {
		return -1
	}
	return b.at[i] + j - int(b.lo[i])
}

// A grid holds the lexical evidence in some rows of a band. Cell (i,j) is about the segments that end there, source i-1 and
// target j-1: into[k] says how well target j-1 is explained by the k+1 source segments that end at i, from[k] how well source
// i-1 is explained by the k+1 target segments that end at j, both as log odds against the background.
type grid struct {
	*band
	top, end   int // the rows it holds, end not included
	base       int // the first cell of the band that it holds
	depth      int // how many segments back evidence is held for
	into, from []float32
}

// cell is the index of a cell in the grid, -1 outside it.
func (g *grid) cell(i, j int) int {
	if i < g.top {
		return -1
	}
	if c := g.band.cell(i, j); c >= 0 {
		return c - g.base
	}
	return -1
}

// upTo is how many cells of the band stand before row i.
func (b *band) upTo(i int) int {
	if i < len(b.at) {
		return b.at[i]
	}
	return b.cells
}

// evidence fills a grid with the rows from top up to, not including, end. It reads the two tables row by row and column by
// column, so that the words of one segment are spread out once for all the segments it is compared with.
func (m *model) evidence(b *band, top, end, depth int, stop func() error) (*grid, error) {
	cells := b.upTo(end) - b.at[top]
	g := &grid{band: b, top: top, end: end, base: b.at[top], depth: depth, into: make([]float32, cells*depth), from: make([]float32, cells*depth)}
	var into, from error
	var both sync.WaitGroup
	both.Go(func() { into = m.evidenceInto(g, stop) })
	both.Go(func() { from = m.evidenceBack(g, stop) })
	both.Wait()
	return g, errors.Join(into, from)
}

func (m *model) evidenceInto(g *grid, stop func() error) error {
	depth := g.depth
	spread := make([][]float32, depth)
	for k := range spread {
		spread[k] = make([]float32, len(m.target.vocab.types))
	}
	for i := max(1, g.top-depth+1); i < g.end; i++ {
		if i%64 == 0 {
			if err := stop(); err != nil {
				return err
			}
			if m.tick != nil {
				m.tick(float64(i) / float64(len(m.source.segments)))
			}
		}
		m.spread(spread[i%depth], m.forward, m.target.rarity, m.source.segments, i-1, depth)
		if i < g.top {
			continue
		}
		for j := max(1, int(g.lo[i])); j < int(g.hi[i]); j++ {
			at := g.cell(i, j) * depth
			explain(g.into[at:at+depth], spread, i, m.source.segments, m.target.segments[j-1], m.floor)
		}
	}
	return nil
}

func (m *model) evidenceBack(g *grid, stop func() error) error {
	depth := g.depth
	spread := make([][]float32, depth)
	for k := range spread {
		spread[k] = make([]float32, len(m.source.vocab.types))
	}
	first, last := max(1, g.top), max(1, g.top) // the rows whose band holds column j
	for j := max(1, int(g.lo[g.top])-depth+1); j < int(g.hi[g.end-1]); j++ {
		if j%64 == 0 {
			if err := stop(); err != nil {
				return err
			}
		}
		m.spread(spread[j%depth], m.backward, m.source.rarity, m.target.segments, j-1, depth)
		for first < g.end && int(g.hi[first]) <= j {
			first++
		}
		for last < g.end && int(g.lo[last]) <= j {
			last++
		}
		for i := first; i < last; i++ {
			at := g.cell(i, j) * depth
			explain(g.from[at:at+depth], spread, j, m.target.segments, m.source.segments[i-1], m.floor)
		}
	}
	return nil
}

// spread adds up, over the words of segment i, how many times likelier than by chance each word of the other side is.
func (m *model) spread(into []float32, t *table, rarity []float32, segments [][]int32, i, depth int) {
	if i >= depth {
		clearSpread(into, t, segments[i-depth])
	}
	for _, w := range segments[i] {
		to, p := t.row(w)
		for k, x := range to {
			into[x] += p[k] * rarity[x]
		}
	}
}

func clearSpread(spread []float32, t *table, words []int32) {
	for _, w := range words {
		to, _ := t.row(w)
		for _, x := range to {
			spread[x] = 0
		}
	}
}

// explain computes the log odds that the words come from the 1, 2 ... depth segments that end at position i, each word
// being taken from one of their words or, with the share floor, from the background.
func explain(out []float32, spread [][]float32, i int, segments [][]int32, words []int32, floor float32) {
	depth := len(out)
	var prod [most]float64
	var logs [most]float64
	var per [most]float32 // (1-floor) / number of words
	size := 0
	for k := 0; k < depth; k++ {
		if i-1-k < 0 {
			depth = k
			break
		}
		size += len(segments[i-1-k])
		per[k] = (1 - floor) / float32(size+1)
		prod[k] = 1
	}
	for _, w := range words {
		var sum float32
		for k := 0; k < depth; k++ {
			sum += spread[(i-k)%len(spread)][w]
			prod[k] *= float64(floor + per[k]*sum)
		}
		if prod[0] > 1e200 || prod[0] < 1e-200 || prod[depth-1] > 1e200 || prod[depth-1] < 1e-200 {
			for k := 0; k < depth; k++ {
				logs[k] += quickLog(prod[k])
				prod[k] = 1
			}
		}
	}
	for k := range out {
		if k < depth {
			out[k] = float32(logs[k] + quickLog(prod[k]))
		}
	}
}
