package diff

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// A short anchor between small changes is left out; between larger ones, or at the edge of the stretch, it stays.
func TestSure(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		chain []segment
		want  []segment
	}{
		{"none", nil, []segment{}},
		{"between small changes", []segment{{40, 40, doubtful}}, []segment{}},
		{"longer", []segment{{40, 40, doubtful + 1}}, []segment{{40, 40, doubtful + 1}}},
		{"behind a large change", []segment{{41, 40, 16}}, []segment{{41, 40, 16}}},
		{"behind a large change of the other text", []segment{{40, 41, 16}}, []segment{{40, 41, 16}}},
		{"before a large change", []segment{{39, 40, 16}}, []segment{{39, 40, 16}}},
		{"before a large change of the other text", []segment{{40, 39, 16}}, []segment{{40, 39, 16}}},
		{"at the head", []segment{{0, 0, 16}}, []segment{{0, 0, 16}}},
		{"at the head of one text", []segment{{60, 0, 16}}, []segment{{60, 0, 16}}},
		{"at the end", []segment{{80, 80, 16}}, []segment{{80, 80, 16}}},
		{"two of which the first is left out", []segment{{20, 20, 5}, {30, 30, 20}}, []segment{{30, 30, 20}}},
		{"between it and the end there is more then", []segment{{20, 20, 5}, {44, 44, 10}}, []segment{{44, 44, 10}}},
	} {
		if got := sure(c.chain, 0, 96, 0, 96); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// Of a large stretch it is told whether most of it stands at another place, on both sides.
func TestElsewhere(t *testing.T) {
	t.Parallel()
	const n = 200 // its square is more than a small gap
	segs := []segment{{10, 310, 60}, {100, 100, 50}, {150, 400, 41}, {400, 0, 101}}
	chain := []segment{{100, 100, 50}}
	for _, c := range []struct {
		name          string
		i, iEnd       int
		j, jEnd       int
		want, shifted bool
	}{
		{"most of both", 0, n, 0, n, true, false},
		{"not most of the first", 0, n + 3, 0, n, false, false},
		{"not most of the second", 0, n, 0, n + 3, false, false},
		{"small", 0, 128, 0, 128, false, false},
		{"only what is in the chain", 80, 80 + n, 60, 60 + n, false, false},
		{"most of both, counted from elsewhere", 0, n, 0, n, true, true},
	} {
		s, at := slices.Clone(segs), 0
		own := slices.Clone(chain)
		if c.shifted {
			at = 1000
			for _, list := range [][]segment{s, own} {
				for k := range list {
					list[k].i += 1000
					list[k].j += 1000
				}
			}
		}
		f := elsewhere(s, own, at, at+600, at, at+600)
		for range 2 { // asked again it knows the same
			if got := f(at+c.i, at+c.iEnd, at+c.j, at+c.jEnd); got != c.want {
				t.Errorf("%s: %v", c.name, got)
			}
		}
	}
}

// The fewer words are kept the more a change costs, between two bounds.
func TestCostOf(t *testing.T) {
	t.Parallel()
	for share, want := range map[float64]int32{
		1:         costLow,
		shareHigh: costLow,
		0.5:       (costLow + costHigh) / 2,
		0.6:       22,
		shareLow:  costHigh,
		0:         costHigh,
	} {
		if got := costOf(share); got < want-1 || got > want {
			t.Errorf("%.2f: %d, want %d", share, got, want)
		}
	}
}

// The share of two rows that is the same: cell by cell, the first named one more, else word by word.
func TestRowLikeness(t *testing.T) {
	t.Parallel()
	cell := func(named bool, ids ...int32) cellWords { return cellWords{ids: ids, named: named} }
	row := func(cells ...cellWords) []cellWords { return cells }
	for _, c := range []struct {
		name string
		x, y []cellWords
		want float64
	}{
		{"the same", row(cell(false, 1, 2), cell(false, 3)), row(cell(false, 1, 2), cell(false, 3)), 1},
		{"one cell of two", row(cell(false, 1), cell(false, 3)), row(cell(false, 1), cell(false, 4)), 0.5},
		{"half of the words of one", row(cell(false, 1, 2), cell(false, 3)), row(cell(false, 1, 5), cell(false, 3)), 0.75},
		{"empty cells aside", row(cell(false, 1), cell(false)), row(cell(false, 1), cell(false)), 1},
		{"a cell that was filled", row(cell(false, 1), cell(false)), row(cell(false, 1), cell(false, 2)), 0.5},
		{"all empty", row(cell(false)), row(cell(false)), 0},
		{"no cells", nil, nil, 0},
		{
			"the name the same",
			row(cell(true, 1), cell(false, 3)),
			row(cell(true, 1), cell(false, 4)),
			nameWeight / (nameWeight + 1.0),
		},
		{
			"the name of one side",
			row(cell(false, 1), cell(false, 3)),
			row(cell(true, 1), cell(false, 4)),
			nameWeight / (nameWeight + 1.0),
		},
		{
			"the first of two names",
			row(cell(true, 1), cell(true, 3)),
			row(cell(true, 1), cell(true, 4)),
			nameWeight / (nameWeight + 1.0),
		},
		{
			"more cells, the words the same",
			row(cell(false, 2), cell(false, 1)),
			row(cell(false, 1), cell(false), cell(false, 2)),
			1,
		},
		{"more cells, half of the words", row(cell(false, 1, 9)), row(cell(false, 1), cell(false, 2)), 0.5},
	} {
		if got := rowLikeness(c.x, c.y); got != c.want {
			t.Errorf("%s: %.3f, want %.3f", c.name, got, c.want)
		}
		if got := rowLikeness(c.y, c.x); got != c.want {
			t.Errorf("%s, turned round: %.3f, want %.3f", c.name, got, c.want)
		}
	}
}

// Of the seeds of very long texts about half are looked at, the same in both.
func TestSampledSeeds(t *testing.T) {
	t.Parallel()
	const n = 4000
	ids, known := make([]int32, n), make([]bool, n)
	for i := range ids {
		ids[i], known[i] = int32(i), true
	}
	runs := []run{{lo: 0, hi: n / 2}, {lo: n / 2, hi: n}}
	count := func(g *grams) (c int) {
		for p := range n - seedWords + 1 {
			if g.lookup(ids, ids[p:p+seedWords]) >= 0 {
				c++
			}
		}
		return c
	}
	if got, want := count(gramsOf(ids, runs, known, false)), n-2*(seedWords-1); got != want {
		t.Errorf("%d seeds of all, want %d", got, want)
	}
	if got := count(gramsOf(ids, runs, known, true)); got < n/3 || got > 2*n/3 {
		t.Errorf("%d seeds of a half", got)
	}
	for _, k := range []int{0, 1, 2} {
		some := slices.Clone(known)
		some[100+k] = false // a word that the other text has not
		g := gramsOf(ids, runs, some, false)
		if got, want := count(g), n-2*(seedWords-1)-seedWords; got != want {
			t.Errorf("%d seeds without a word, want %d", got, want)
		}
	}
}

// Two texts fall into step again where four words in a row are the same, at the fewest words in both together.
func TestResync(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		ids := rapid.SliceOfN(rapid.Int32Range(0, 2), 0, 18)
		a, b := ids.Draw(t, "a"), ids.Draw(t, "b")
		least := 2*reach + 1
		for p := 0; p <= reach && p+inStep <= len(a); p++ {
			for q := 0; q <= reach && q+inStep <= len(b); q++ {
				if p+q > 0 && p+q < least && slices.Equal(a[p:p+inStep], b[q:q+inStep]) {
					least = p + q
				}
			}
		}
		p, q, ok := resync(a, b)
		if ok != (least <= 2*reach) || ok && (p+q != least || !slices.Equal(a[p:p+inStep], b[q:q+inStep])) {
			t.Fatalf("%v and %v: %d and %d, %v; want %d in all", a, b, p, q, ok, least)
		}
	})
	far := make([]int32, reach+inStep+1)
	for i := range far {
		far[i] = int32(i)
	}
	for skip, want := range map[int]bool{reach: true, reach + 1: false} {
		if p, q, ok := resync(far, far[skip:]); ok != want || ok && (p != skip || q != 0) {
			t.Errorf("%d words on: %d, %d, %v", skip, p, q, ok)
		}
		if p, q, ok := resync(far[skip:], far); ok != want || ok && (p != 0 || q != skip) {
			t.Errorf("%d words on in the second: %d, %d, %v", skip, p, q, ok)
		}
	}
}
