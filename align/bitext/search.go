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

// A grid holds the lexical evidence in some rows of a band. Cell (i,j) is about the segments that end there, source
// i-1 and target j-1: into[k] says how well target j-1 is explained by the k+1 source segments that end at i, from[k]
// how well source i-1 is explained by the k+1 target segments that end at j, both as log odds against the background.
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

// evidence fills a grid with the rows from top up to, not including, end. It reads the two tables row by row and
// column by column, so that the words of one segment are spread out once for all the segments it is compared with.
func (m *model) evidence(b *band, top, end, depth int, stop func() error) (*grid, error) {
	cells := b.upTo(end) - b.at[top]
	g := &grid{
		band:  b,
		top:   top,
		end:   end,
		base:  b.at[top],
		depth: depth,
		into:  make([]float32, cells*depth),
		from:  make([]float32, cells*depth),
	}
	var into, from error
	var both sync.WaitGroup
	both.Go(func() { into = m.evidenceInto(g, stop) })
	both.Go(func() { from = m.evidenceBack(g, stop) })
	both.Wait()
	return g, errors.Join(into, from)
}

func (m *model) evidenceInto(g *grid, stop func() error) error {
	w := newSpreading(m.forward, m.target.rarity, m.source.segments, g.depth)
	for i := max(1, g.top-g.depth+1); i < g.end; i++ {
		if i%64 == 0 {
			if err := stop(); err != nil {
				return err
			}
			if m.tick != nil {
				m.tick(float64(i) / float64(len(m.source.segments)))
			}
		}
		w.advance(i)
		if i < g.top {
			continue
		}
		for j := max(1, int(g.lo[i])); j < int(g.hi[i]); j++ {
			at := g.cell(i, j) * g.depth
			w.explain(g.into[at:at+g.depth], m.target.segments[j-1], m.targetFloor)
		}
	}
	return nil
}

func (m *model) evidenceBack(g *grid, stop func() error) error {
	w := newSpreading(m.backward, m.source.rarity, m.target.segments, g.depth)
	first, last := max(1, g.top), max(1, g.top) // the rows whose band holds column j
	for j := max(1, int(g.lo[g.top])-g.depth+1); j < int(g.hi[g.end-1]); j++ {
		if j%64 == 0 {
			if err := stop(); err != nil {
				return err
			}
		}
		w.advance(j)
		for first < g.end && int(g.hi[first]) <= j {
			first++
		}
		for last < g.end && int(g.lo[last]) <= j {
			last++
		}
		for i := first; i < last; i++ {
			at := g.cell(i, j) * g.depth
			w.explain(g.from[at:at+g.depth], m.source.segments[i-1], m.sourceFloor)
		}
	}
	return nil
}

// A spreading holds, over the words of the last depth segments up to a position, how many times likelier than by
// chance each word of the other side is: ahead[x][i%most] for those of segment i.
type spreading struct {
	table    *table
	rarity   []float32 // of the other side's words
	segments [][]int32
	depth    int
	position int
	ahead    [][most]float32
}

func newSpreading(t *table, rarity []float32, segments [][]int32, depth int) *spreading {
	return &spreading{
		table:    t,
		rarity:   rarity,
		segments: segments,
		depth:    depth,
		ahead:    make([][most]float32, len(rarity)),
	}
}

// advance moves the position on to i; the segments before it were gone through one by one.
func (w *spreading) advance(i int) {
	w.position = i
	slot := i % most
	if i > w.depth {
		gone := (i - w.depth) % most
		for _, x := range w.segments[i-1-w.depth] {
			to, _ := w.table.row(x)
			for _, y := range to {
				w.ahead[y][gone] = 0
			}
		}
	}
	for _, x := range w.segments[i-1] {
		to, p := w.table.row(x)
		for k, y := range to {
			w.ahead[y][slot] += p[k] * w.rarity[y]
		}
	}
}

// explain computes the log odds that the words come from the 1, 2 ... depth segments that end at the position, each
// word being taken from one of their words or, with the share of its floor, from the background.
func (w *spreading) explain(out []float32, words []int32, floor *floor) {
	var per [most]float64 // (1-floor) / number of words
	size, depth := 1, min(len(out), w.position)
	for k := range depth {
		size += len(w.segments[w.position-1-k])
		per[k] = 1 / float64(size)
	}
	a, b, c, d := w.position%most, (w.position+most-1)%most, (w.position+most-2)%most, (w.position+most-3)%most
	p0, p1, p2, p3 := 1.0, 1.0, 1.0, 1.0
	var logs [most]float64 // of what the products held before they left the range of numbers
	none := 0.0            // of the words that none of the segments explains
	for _, x := range words {
		v := &w.ahead[x]
		sum := float64(v[a])
		second := sum + float64(v[b])
		third := second + float64(v[c])
		fourth := third + float64(v[d])
		if fourth == 0 {
			none += floor.logs[x]
			continue
		}
		base := floor.share[x]
		p0 *= base + per[0]*sum
		p1 *= base + per[1]*second
		p2 *= base + per[2]*third
		p3 *= base + per[3]*fourth
		if p0 > 1e200 || p0 < 1e-200 || p3 > 1e200 || p3 < 1e-200 {
			for k, p := range [most]float64{p0, p1, p2, p3} {
				logs[k] += quickLog(p)
			}
			p0, p1, p2, p3 = 1, 1, 1, 1
		}
	}
	prod := [most]float64{p0, p1, p2, p3}
	for k := range depth {
		out[k] = float32(logs[k] + quickLog(prod[k]) + none)
	}
}
