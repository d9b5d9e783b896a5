package diff

import (
	"slices"
	"testing"

	"golang.org/x/text/language"
	"pgregory.net/rapid"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// laid is what may be kept of two rows of words, with what that is worth and what changes cost.
type laid struct {
	a, b         []int32
	worth        []int32
	edgeA, edgeB []int32
	cost         int32
}

func drawLaid(t *rapid.T) laid {
	ids := rapid.SliceOfN(rapid.Int32Range(0, 3), 0, 7)
	l := laid{a: ids.Draw(t, "a"), b: ids.Draw(t, "b"), cost: rapid.Int32Range(0, 6).Draw(t, "cost")}
	edges := func(n int, name string) []int32 {
		return rapid.SliceOfN(rapid.Int32Range(0, 1), n+1, n+1).Draw(t, name)
	}
	l.worth = rapid.SliceOfN(rapid.Int32Range(1, 5), len(l.a), len(l.a)).Draw(t, "worth")
	l.edgeA, l.edgeB = edges(len(l.a), "edges of a"), edges(len(l.b), "edges of b")
	return l
}

// most is the most that can be had of the words from i and j on; in says that a change is going on.
func (l laid) most(i, j int, in bool) int32 {
	if i == len(l.a) && j == len(l.b) {
		return 0
	}
	best, edge := int32(never), l.edgeA[i]+l.edgeB[j]
	if i < len(l.a) && j < len(l.b) && l.a[i] == l.b[j] {
		best = l.worth[i] + l.most(i+1, j+1, false)
		if in {
			best += edge
		}
	}
	begin := edge - l.cost
	if in {
		begin = 0
	}
	if i < len(l.a) {
		best = max(best, begin+l.most(i+1, j, true))
	}
	if j < len(l.b) {
		best = max(best, begin+l.most(i, j+1, true))
	}
	return best
}

// value is what some kept words come to.
func (l laid) value(t *rapid.T, segs []segment) int32 {
	v, i, j := int32(0), 0, 0
	for n, s := range segs {
		if int(s.i) < i || int(s.j) < j || s.n < 1 || n > 0 && int(s.i) == i && int(s.j) == j {
			t.Fatalf("%v do not rise, or are not put together", segs)
		}
		if int(s.i) > i || int(s.j) > j {
			v += l.edgeA[i] + l.edgeB[j] - l.cost + l.edgeA[s.i] + l.edgeB[s.j]
		}
		for x := range int(s.n) {
			if l.a[int(s.i)+x] != l.b[int(s.j)+x] {
				t.Fatalf("%v keep words that differ", segs)
			}
			v += l.worth[int(s.i)+x]
		}
		i, j = int(s.i+s.n), int(s.j+s.n)
	}
	if i < len(l.a) || j < len(l.b) {
		v += l.edgeA[i] + l.edgeB[j] - l.cost
	}
	return v
}

// The grid keeps the words that are worth the most less what changes cost; the memory of one serves the next.
func TestGridKeepsTheMost(t *testing.T) {
	t.Parallel()
	g := &grid{}
	rapid.Check(t, func(t *rapid.T) {
		l := drawLaid(t)
		solve := func(g *grid, alo, blo int) []segment {
			g.size(len(l.a), len(l.b))
			copy(g.weights, l.worth)
			copy(g.edgeA, l.edgeA)
			copy(g.edgeB, l.edgeB)
			return g.solve(l.a, l.b, l.cost, alo, blo)
		}
		segs := solve(g, 0, 0)
		if got, want := l.value(t, segs), l.most(0, 0, false); got != want {
			t.Fatalf("%v come to %d, the most is %d", segs, got, want)
		}
		if fresh := solve(&grid{}, 0, 0); !slices.Equal(fresh, segs) {
			t.Fatalf("%v, with new memory %v", segs, fresh)
		}
		shifted := solve(g, 5, 9)
		for n := range shifted {
			shifted[n].i -= 5
			shifted[n].j -= 9
		}
		if !slices.Equal(shifted, segs) {
			t.Fatalf("%v, counted from 5 and 9 %v", segs, shifted)
		}
	})
}

func matcherOf(a, b string) *matcher {
	voc := newVocabulary(lang.For(language.English))
	wa, wb := voc.pair(a, b)
	m := &matcher{voc: voc, a: wa, b: wb, cells: allCells, pairs: make([]int32, wa.len())}
	for i := range m.pairs {
		m.pairs[i] = -1
	}
	return m
}

// Words that stand in a row are aligned the same, whether they are named one by one or by their ends.
func TestSomeWordsAreAlignedAsAll(t *testing.T) {
	t.Parallel()
	word := rapid.SampledFrom([]string{"lamps ", "of ", "ports, ", "the ", "oil; ", "burn. "})
	rapid.Check(t, func(t *rapid.T) {
		text := func(name string) (s string) {
			for _, w := range rapid.SliceOfN(word, 1, 9).Draw(t, name) {
				s += w
			}
			return s
		}
		m := matcherOf(text("a"), text("b"))
		row := func(w *words, name string) (lo, hi int, all []int) {
			lo = rapid.IntRange(0, w.len()-1).Draw(t, "from "+name)
			hi = rapid.IntRange(lo+1, w.len()).Draw(t, "to "+name)
			for i := lo; i < hi; i++ {
				all = append(all, i)
			}
			return lo, hi, all
		}
		alo, ahi, as := row(m.a, "a")
		blo, bhi, bs := row(m.b, "b")
		cost := rapid.Int32Range(0, 20).Draw(t, "cost")
		want := m.align(alo, ahi, blo, bhi, cost)
		got := m.alignSome(as, bs, cost)
		for n := range got {
			got[n].i += int32(alo)
			got[n].j += int32(blo)
		}
		if !slices.Equal(got, want) {
			t.Fatalf("%v, want %v", got, want)
		}
	})
}

// Where a move has left words between kept ones they are aligned again, elsewhere nothing is.
func TestRealignMoves(t *testing.T) {
	t.Parallel()
	const a, b = "keepers light lamps at harbours", "lamps keepers light burn at quays"
	for _, c := range []struct {
		name           string
		kept           map[int]int // pairs of words before
		movedA, movedB []int       // words that the move took
		cells          int
		want           []int32
	}{
		{"no move", nil, nil, nil, allCells, []int32{-1, -1, -1, -1, -1}},
		{"a move", nil, []int{2}, []int{0}, allCells, []int32{1, 2, -1, 4, -1}},
		{"a move on one side of the gap", nil, []int{2}, nil, allCells, []int32{1, 2, -1, 4, -1}},
		{"all of one side moved", nil, []int{0, 1, 2, 3, 4}, nil, allCells, []int32{-1, -1, -1, -1, -1}},
		{"a move in another gap", map[int]int{3: 4}, []int{4}, nil, allCells, []int32{-1, -1, -1, 4, -1}},
		{"no work left", nil, []int{2}, []int{0}, 2*5*6 - 1, []int32{-1, -1, -1, -1, -1}},
		{"just enough work left", nil, []int{2}, []int{0}, 2 * 5 * 6, []int32{1, 2, -1, 4, -1}},
	} {
		m := matcherOf(a, b)
		m.cells = c.cells
		for i, j := range c.kept {
			m.pairs[i] = int32(j)
		}
		moved := relocations{atA: make([]int32, m.a.len()), atB: make([]int32, m.b.len())}
		for _, i := range c.movedA {
			moved.atA[i] = 1
		}
		for _, j := range c.movedB {
			moved.atB[j] = 1
		}
		if len(c.movedA) > 0 {
			moved.list = make([]relocation, 1)
		}
		m.realignMoves(moved)
		if !slices.Equal(m.pairs, c.want) {
			t.Errorf("%s: %v, want %v", c.name, m.pairs, c.want)
		}
	}
}
