package bitext

import "math"

// A step is a bead of the search: m source and n target segments that end at source position i, target position j.
type step struct {
	i, j int32
	m, n int8
	gain float32 // what the bead adds to the score of the path
}

// move is one shape of a bead.
type move struct {
	m, n  int
	prior float64
}

func (p *params) moves(depth int) []move {
	var out []move
	for m := range depth + 1 {
		for n := range depth + 1 {
			if m+n > 0 && !math.IsInf(p.prior[m][n], -1) {
				out = append(out, move{m, n, p.prior[m][n]})
			}
		}
	}
	return out
}

const never = float32(-1e30)

// best finds the path of steps with the highest score through the grid, from (0,0) to the ends of both texts: dynamic
// programming over the cells of the band.
func (m *model) best(g *grid, stop func() error) ([]step, error) {
	n, t := len(m.source.segments), len(m.target.segments)
	moves := m.moves(g.depth)
	total := make([]float32, g.cells)
	came := make([]int8, g.cells)
	gain := make([]float32, g.cells)
	for i := 0; i <= n; i++ {
		if i%64 == 0 {
			if err := stop(); err != nil {
				return nil, err
			}
		}
		for j := int(g.lo[i]); j < int(g.hi[i]); j++ {
			c := g.cell(i, j)
			total[c], came[c] = never, -1
			if i == 0 && j == 0 {
				total[c] = 0
				continue
			}
			for k, mv := range moves {
				from := g.cell(i-mv.m, j-mv.n)
				if from < 0 || total[from] <= never {
					continue
				}
				s, ok := m.score(g, i, j, mv)
				if ok && total[from]+s > total[c] {
					total[c], came[c], gain[c] = total[from]+s, int8(k), s
				}
			}
		}
	}
	var path []step
	for i, j := n, t; i > 0 || j > 0; {
		c := g.cell(i, j)
		if c < 0 || came[c] < 0 {
			return nil, errNoPath
		}
		mv := moves[came[c]]
		path = append(path, step{int32(i), int32(j), int8(mv.m), int8(mv.n), gain[c]})
		i, j = i-mv.m, j-mv.n
	}
	for a, b := 0, len(path)-1; a < b; a, b = a+1, b-1 {
		path[a], path[b] = path[b], path[a]
	}
	return path, nil
}

// score is what a bead of the shape mv that ends at (i,j) adds to a path; false where the band lacks its evidence.
func (m *model) score(g *grid, i, j int, mv move) (float32, bool) {
	if mv.m == 0 || mv.n == 0 {
		return float32(mv.prior), true
	}
	var lex float32
	for b := range mv.n {
		c := g.cell(i, j-b)
		if c < 0 {
			return 0, false
		}
		lex += g.into[c*g.depth+mv.m-1]
	}
	for a := range mv.m {
		c := g.cell(i-a, j)
		if c < 0 {
			return 0, false
		}
		lex += g.from[c*g.depth+mv.n-1]
	}
	ls := m.source.sums[i] - m.source.sums[i-mv.m]
	lt := m.target.sums[j] - m.target.sums[j-mv.n]
	edge := m.begins[m.source.first[i-mv.m]][m.target.first[j-mv.n]] + m.ends[m.source.last[i-1]][m.target.last[j-1]]
	return float32(mv.prior + m.edges*float64(edge) + m.lexical*float64(lex)/2 + m.length*m.lengths(float64(ls), float64(lt))), true
}

// lengths is the log odds that segments of so many characters are renderings of one another rather than strangers. The
// logarithm of the ratio of lengths is normal, the narrower the longer the segments; strangers spread over a ratio of e.
func (m *model) lengths(ls, lt float64) float64 {
	const strangers = 1.0
	x := math.Log(lt/ls) - m.ratio
	v := m.spread0 + 2*m.spread1/(ls+lt)
	odds := math.Sqrt(strangers/v) * math.Exp(-0.5*x*x*(1/v-1/strangers))
	return math.Log(m.loose + (1-m.loose)*odds)
}
