package bitext

import (
	"errors"
	"math"
	"slices"
	"sync"
)

// A step is a bead of the search: m source and n target segments that end at source position i, target position j.
type step struct {
	i, j int32
	m, n int8
	swap bool    // two beads of one segment each, in the other order on the other side
	head float32 // of a swap: what the bead of the first source segment adds
	gain float32 // what the bead adds to the score of the path
	sure float32 // the share of the bead among all paths, weighed by their scores; 0 where it was not asked for
}

// move is one shape of a bead.
type move struct {
	m, n  int
	prior float64
	swap  bool
}

// oneToOne is the shape that most beads have; its prior is 0.
var oneToOne = move{m: 1, n: 1}

func (p *params) moves(depth int) []move {
	var out []move
	for m := range depth + 1 {
		for n := range depth + 1 {
			if m+n > 0 && !math.IsInf(p.prior[m][n], -1) {
				out = append(out, move{m: m, n: n, prior: p.prior[m][n]})
			}
		}
	}
	return append(out, move{m: 2, n: 2, prior: p.swap, swap: true})
}

const never = float32(-1e30)

// A trellis is what dynamic programming keeps for each cell of a grid, and the moves of the whole band.
type trellis struct {
	*grid
	moves []move
	total []float32 // of the best path to the cell
	came  []int8    // by cell of the band: the move the best path takes to it, -1 for none
	ahead []float32 // log sum over all paths to the cell; nil unless asked for
}

// mostCells is how many cells of evidence are made at a time where the path alone is asked for.
const mostCells = 1 << 16

// best finds the path of steps with the highest score through a band, from (0,0) to the ends of both texts: dynamic
// programming over its cells, some rows at a time, while the evidence of the next rows is made.
func (m *model) best(b *band, depth int, stop func() error) ([]step, error) {
	w := &trellis{moves: m.moves(depth), came: make([]int8, b.cells)}
	end := b.rowsFrom(0)
	next, err := m.evidence(b, 0, end, depth, stop)
	for start := 0; err == nil && start < len(b.lo); {
		from, to := start, end
		w.carry(next)
		var late error
		var both sync.WaitGroup
		if start, end = to, b.rowsFrom(to); start < end {
			both.Go(func() { next, late = m.evidence(b, max(0, start-depth), end, depth, stop) })
		}
		err = m.rows(w, from, to, stop)
		both.Wait()
		err = errors.Join(err, late)
	}
	if err != nil {
		return nil, err
	}
	return m.trace(w, b)
}

// rowsFrom is the row that ends the rows from start, of about mostCells cells.
func (b *band) rowsFrom(start int) int {
	end := min(start+1, len(b.lo))
	for end < len(b.lo) && b.upTo(end+1)-b.at[start] <= mostCells {
		end++
	}
	return end
}

// carry moves a trellis on to the evidence of the next rows, and of some before them.
func (w *trellis) carry(g *grid) {
	total := make([]float32, g.upTo(g.end)-g.base)
	if w.grid != nil { // the last rows before these
		copy(total, w.total[g.base-w.base:])
	}
	w.grid, w.total = g, total
}

// bestOfAll is best, which also weighs each step against all other paths (forward-backward).
func (m *model) bestOfAll(b *band, depth int, stop func() error) ([]step, error) {
	n, t := len(m.source.segments), len(m.target.segments)
	g, err := m.evidence(b, 0, n+1, depth, stop)
	if err != nil {
		return nil, err
	}
	w := &trellis{
		grid:  g,
		moves: m.moves(depth),
		total: make([]float32, b.cells),
		came:  make([]int8, b.cells),
		ahead: make([]float32, b.cells),
	}
	var before, behind error
	var after []float32
	var both sync.WaitGroup
	both.Go(func() { before = m.rows(w, 0, n+1, stop) })
	both.Go(func() { after, behind = m.sumsAfter(g, w.moves, stop) })
	both.Wait()
	if err := errors.Join(before, behind); err != nil {
		return nil, err
	}
	path, err := m.trace(w, b)
	if err != nil {
		return nil, err
	}
	all := float64(w.ahead[w.cell(n, t)])
	for k := range path {
		s := &path[k]
		from, to := w.cell(int(s.i)-int(s.m), int(s.j)-int(s.n)), w.cell(int(s.i), int(s.j))
		s.sure = float32(min(1, math.Exp(float64(w.ahead[from]+s.gain*cooled+after[to])-all)))
	}
	return path, nil
}

// rows carries the dynamic programming on over the rows from start up to, not including, end.
func (m *model) rows(w *trellis, start, end int, stop func() error) error {
	for i := start; i < end; i++ {
		if i%64 == 0 {
			if err := stop(); err != nil {
				return err
			}
		}
		m.forwardRow(w, i)
	}
	return nil
}

// cooled is what scores are multiplied by where paths are weighed against one another: words are not independent, so
// that sums of their evidence are too sure.
const cooled = 0.5

func (m *model) forwardRow(w *trellis, i int) {
	for j := int(w.lo[i]); j < int(w.hi[i]); j++ {
		c, came := w.cell(i, j), &w.came[w.band.cell(i, j)]
		w.total[c], *came = never, -1
		if w.ahead != nil {
			w.ahead[c] = never
		}
		if i == 0 && j == 0 {
			w.total[c] = 0
			if w.ahead != nil {
				w.ahead[c] = 0
			}
			continue
		}
		for k, mv := range w.moves {
			from := w.cell(i-mv.m, j-mv.n)
			if from < 0 || w.total[from] <= never {
				continue
			}
			s, ok := m.score(w.grid, i, j, mv)
			if !ok {
				continue
			}
			if w.total[from]+s > w.total[c] {
				w.total[c], *came = w.total[from]+s, int8(k)
			}
			if w.ahead != nil {
				w.ahead[c] = addLogs(w.ahead[c], w.ahead[from]+s*cooled)
			}
		}
	}
}

// sumsAfter is, for each cell, the log sum over all paths from it to the ends of both texts.
func (m *model) sumsAfter(g *grid, moves []move, stop func() error) ([]float32, error) {
	after := make([]float32, g.cells)
	for c := range after {
		after[c] = never
	}
	n := len(m.source.segments)
	after[g.cell(n, len(m.target.segments))] = 0
	for i := n; i >= 0; i-- {
		if i%64 == 0 {
			if err := stop(); err != nil {
				return nil, err
			}
		}
		for j := int(g.hi[i]) - 1; j >= int(g.lo[i]); j-- {
			c := g.cell(i, j)
			if after[c] <= never {
				continue
			}
			for _, mv := range moves {
				if from := g.cell(i-mv.m, j-mv.n); from >= 0 {
					if s, ok := m.score(g, i, j, mv); ok {
						after[from] = addLogs(after[from], after[c]+s*cooled)
					}
				}
			}
		}
	}
	return after, nil
}

// trace follows the best path back from the ends of both texts.
func (m *model) trace(w *trellis, b *band) ([]step, error) {
	var path []step
	for i, j := len(m.source.segments), len(m.target.segments); i > 0 || j > 0; {
		c := b.cell(i, j)
		if c < 0 || w.came[c] < 0 {
			return nil, errNoPath
		}
		mv := w.moves[w.came[c]]
		path = append(path, step{i: int32(i), j: int32(j), m: int8(mv.m), n: int8(mv.n), swap: mv.swap})
		i, j = i-mv.m, j-mv.n
	}
	slices.Reverse(path)
	var workers sync.WaitGroup
	for part := range slices.Chunk(path, max(1, (len(path)+1)/2)) {
		workers.Go(func() {
			alike := m.refiner()
			for k := range part {
				alike.weigh(&part[k])
			}
		})
	}
	workers.Wait()
	return path, nil
}

// weigh finds what a step adds to the score of the path.
func (m *refiner) weigh(s *step) {
	i, j := int(s.i-int32(s.m)), int(s.j-int32(s.n))
	switch {
	case s.swap:
		half := float32(m.swap / 2)
		s.head = m.direct(span{a: i, b: i + 1, c: j + 1, d: j + 2}) + half
		s.gain = s.head + m.direct(span{a: i + 1, b: i + 2, c: j, d: j + 1}) + half
	case s.m == 0 || s.n == 0:
		s.gain = float32(m.prior[s.m][s.n])
	default:
		s.gain = m.direct(span{a: i, b: i + int(s.m), c: j, d: j + int(s.n)})
	}
}

// score is what a bead of the shape mv that ends at (i,j) adds to a path; false where the band lacks its evidence.
func (m *model) score(g *grid, i, j int, mv move) (float32, bool) {
	if mv.m == 0 || mv.n == 0 {
		return float32(mv.prior), true
	}
	if mv.swap {
		a, okA := m.score(g, i-1, j, oneToOne)
		b, okB := m.score(g, i, j-1, oneToOne)
		return a + b + float32(mv.prior), okA && okB
	}
	var into, from float32
	for b := range mv.n {
		c := g.cell(i, j-b)
		if c < 0 {
			return 0, false
		}
		into += g.into[c*g.depth+mv.m-1]
	}
	for a := range mv.m {
		c := g.cell(i-a, j)
		if c < 0 {
			return 0, false
		}
		from += g.from[c*g.depth+mv.n-1]
	}
	ls := m.source.sums[i] - m.source.sums[i-mv.m]
	lt := m.target.sums[j] - m.target.sums[j-mv.n]
	edge := m.begins[m.source.first[i-mv.m]][m.target.first[j-mv.n]] + m.ends[m.source.last[i-1]][m.target.last[j-1]]
	return float32(mv.prior + m.edges*float64(edge) + m.wordScore(float64(into), float64(from)) +
		m.length*m.lengths(float64(ls), float64(lt))), true
}

// wordScore is what both directions of the lexical evidence add to a bead. A segment too many is explained by the
// words of the bead but explains none that was not explained before, so that the direction that says less is heard
// more.
func (p *params) wordScore(into, from float64) float64 {
	return p.lexical * ((1-p.balance)*(into+from)/2 + p.balance*min(into, from))
}
