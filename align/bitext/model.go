package bitext

import (
	"cmp"
	"math"
	"slices"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// A table holds, for each word type of one side, the words of the other side that may render it.
type table struct {
	start []int32 // by type: where its entries start; one more at the end
	to    []int32
	p     []float32 // p(to | from); the entries of a type sum to at most 1
}

type entry struct {
	from, to int32
	w        float32
}

// newTable builds a table of types word types from entries; entries of the same pair are taken once, the heaviest.
func newTable(types int, entries []entry) *table {
	slices.SortFunc(entries, func(a, b entry) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to), cmp.Compare(b.w, a.w))
	})
	entries = slices.CompactFunc(entries, func(a, b entry) bool { return a.from == b.from && a.to == b.to })
	t := &table{start: make([]int32, types+1), to: make([]int32, len(entries)), p: make([]float32, len(entries))}
	k := 0
	for i := range types {
		t.start[i] = int32(k)
		for ; k < len(entries) && entries[k].from == int32(i); k++ {
			t.to[k], t.p[k] = entries[k].to, entries[k].w
		}
	}
	t.start[types] = int32(k)
	return t
}

// row gives the entries of a type.
func (t *table) row(from int32) ([]int32, []float32) {
	a, b := t.start[from], t.start[from+1]
	return t.to[a:b], t.p[a:b]
}

// reverse swaps the sides of a table, keeping weights.
func (t *table) reverse(types int) *table {
	entries := make([]entry, 0, len(t.to))
	for i := range len(t.start) - 1 {
		to, p := t.row(int32(i))
		for k := range to {
			entries = append(entries, entry{to[k], int32(i), p[k]})
		}
	}
	return newTable(types, entries)
}

// normalise scales the rows whose weights sum to more than limit down to limit.
func (t *table) normalise(limit float32) {
	for i := range len(t.start) - 1 {
		_, p := t.row(int32(i))
		var sum float32
		for _, x := range p {
			sum += x
		}
		if sum > limit {
			for k := range p {
				p[k] *= limit / sum
			}
		}
	}
}

const (
	textBefore   = 2000      // words of other texts that the counts of a text are added to
	usualTelling = 1. / 5000 // how often a word that tells something stands in them
	usualCommon  = 1. / 60   // how often a function word or a mark does
)

// background gives 1/p0 of each word type: how much rarer than certain it is to meet it anywhere. Counts are taken as
// part of a longer text's, so that a word met once in a short text does not seem common.
func (t *text) background() []float32 {
	inv := make([]float32, len(t.vocab.types))
	total := float64(t.total) + textBefore
	for i, w := range t.vocab.types {
		usual := usualTelling
		if w.kind == lang.Punct || t.lang.IsFunctionWord(w.form) {
			usual = usualCommon
		}
		inv[i] = float32(total / (float64(w.count) + textBefore*usual))
	}
	return inv
}

func sqrt32(x float32) float32 { return float32(math.Sqrt(float64(x))) }
