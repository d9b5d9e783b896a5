package diff

import (
	"slices"
	"strings"
)

// cellMark stands between the cells of a row of a table, which is a line.
const cellMark = "|"

// The measures of rows that are paired.
const (
	rowPairs   = 1 << 16 // pairs of rows that are weighed at most
	rowLike    = 0.3     // likeness up to which two rows have nothing to do with each other
	nameWeight = 2       // what the first cell weighs, which names the row, by what another does
)

// tables pairs the rows of tables again where the words of one row were kept in several of the other text, or a table
// got rows or lost some: rows are paired in order, by the likeness of their cells, and words are kept within a pair
// alone.
func (m *matcher) tables() {
	if !strings.Contains(m.a.text, " "+cellMark+" ") || !strings.Contains(m.b.text, " "+cellMark+" ") {
		return
	}
	la, lb := linesOf(m.a), linesOf(m.b)
	i, j := 0, 0 // lines that are done
	for x, l := range la {
		y := m.sameLine(l, lb)
		if y < j {
			continue
		}
		m.rowsBetween(la[i:x], lb[j:y])
		i, j = x+1, y+1
	}
	m.rowsBetween(la[i:], lb[j:])
}

// sameLine is the line of the second text that all words of a line are kept as; -1 for none.
func (m *matcher) sameLine(l aLine, lb []aLine) int {
	from := int(m.pairs[l.lo])
	y := lineAt(lb, from)
	if from < 0 || lb[y].lo != from || lb[y].hi-lb[y].lo != l.hi-l.lo {
		return -1
	}
	for x := l.lo; x < l.hi; x++ {
		if int(m.pairs[x]) != from+x-l.lo {
			return -1
		}
	}
	return y
}

// lineAt is the line that a word stands in.
func lineAt(lines []aLine, word int) int {
	y, _ := slices.BinarySearchFunc(lines, word, func(l aLine, word int) int { return l.hi - 1 - word })
	return y
}

// rowsBetween pairs the rows among lines that stand between two that stayed as they are.
func (m *matcher) rowsBetween(la, lb []aLine) {
	ra, rb := rowsAmong(m.a, la), rowsAmong(m.b, lb)
	if len(ra) == 0 || len(rb) == 0 || len(ra)+len(rb) < 3 || len(ra)*len(rb) > rowPairs ||
		len(ra) == len(rb) && !m.crossesRows(ra, rb) {
		return
	}
	pairs := pairRows(m.cellsOf(m.a, ra), m.cellsOf(m.b, rb))
	blo, bhi := int32(rb[0].lo), int32(rb[len(rb)-1].hi)
	for x := la[0].lo; x < la[len(la)-1].hi; x++ {
		if p := m.pairs[x]; x >= ra[0].lo && x < ra[len(ra)-1].hi || p >= blo && p < bhi {
			m.pairs[x] = -1
		}
	}
	for _, p := range pairs {
		m.pairCells(ra[p[0]], rb[p[1]])
	}
}

// rowsAmong gives the rows among lines, none unless they stand in a row.
func rowsAmong(w *words, lines []aLine) []aLine {
	from, to := -1, -1
	for k, l := range lines {
		if !strings.Contains(l.key, " "+cellMark+" ") {
			continue
		}
		if from < 0 {
			from = k
		} else if to != k {
			return nil
		}
		to = k + 1
	}
	if from < 0 {
		return nil
	}
	return lines[from:to]
}

// crossesRows reports whether words of one row are kept in two.
func (m *matcher) crossesRows(ra, rb []aLine) bool {
	last, lastRow := -1, -1 // row of b that was met, and the row of a that met it
	for i, l := range ra {
		met := -1
		for x := l.lo; x < l.hi; x++ {
			p := int(m.pairs[x])
			if p < rb[0].lo || p >= rb[len(rb)-1].hi || m.a.word(x) == cellMark {
				continue
			}
			y := lineAt(rb, p)
			if met >= 0 && y != met || y == last && lastRow != i {
				return true
			}
			met, last, lastRow = y, y, i
		}
	}
	return false
}

// A cellWords is the words of a cell, sorted, and whether they name something.
type cellWords struct {
	ids   []int32
	named bool
}

// cellsOf gives the cells of rows.
func (m *matcher) cellsOf(w *words, rows []aLine) [][]cellWords {
	out := make([][]cellWords, len(rows))
	for i, l := range rows {
		for _, c := range cellRuns(w, l) {
			ids := slices.Clone(w.id[c.lo:c.hi])
			slices.Sort(ids)
			named := strings.ContainsFunc(w.text[w.at(c.lo):w.at(c.hi)], func(r rune) bool { return r > '9' && r != '|' })
			out[i] = append(out[i], cellWords{ids, named && c.hi > c.lo})
		}
	}
	return out
}

// cellRuns gives the words of each cell of a row.
func cellRuns(w *words, l aLine) []run {
	out := []run{{l.lo, l.lo}}
	for x := l.lo; x < l.hi; x++ {
		if w.word(x) == cellMark {
			out[len(out)-1].hi = x
			out = append(out, run{x + 1, x + 1})
		}
	}
	out[len(out)-1].hi = l.hi
	return out
}

// pairRows pairs rows in order so that they are most alike in all.
func pairRows(a, b [][]cellWords) [][2]int {
	n, k := len(a), len(b)
	best := make([]float64, (n+1)*(k+1)) // of the rows from here on
	like := make([]float64, n*k)
	at := func(i, j int) int { return i*(k+1) + j }
	for i := n - 1; i >= 0; i-- {
		for j := k - 1; j >= 0; j-- {
			like[i*k+j] = rowLikeness(a[i], b[j]) - rowLike
			best[at(i, j)] = max(best[at(i+1, j)], best[at(i, j+1)], best[at(i+1, j+1)]+like[i*k+j])
		}
	}
	var out [][2]int
	for i, j := 0, 0; i < n && j < k; {
		switch v := best[at(i, j)]; {
		case like[i*k+j] > 0 && v == best[at(i+1, j+1)]+like[i*k+j]:
			out = append(out, [2]int{i, j})
			i, j = i+1, j+1
		case v == best[at(i+1, j)]:
			i++
		default:
			j++
		}
	}
	return out
}

// rowLikeness is the share of two rows that is the same, cell by cell where they have as many, else word by word.
func rowLikeness(x, y []cellWords) float64 {
	if len(x) != len(y) {
		var all [2][]int32
		for k, row := range [...][]cellWords{x, y} {
			for _, c := range row {
				all[k] = append(all[k], c.ids...)
			}
			slices.Sort(all[k])
		}
		return cellLikeness(all[0], all[1])
	}
	sum, of, named := 0.0, 0.0, false
	for k := range x {
		if len(x[k].ids)+len(y[k].ids) == 0 {
			continue
		}
		weight := 1.0
		if !named && (x[k].named || y[k].named) {
			weight, named = nameWeight, true
		}
		sum, of = sum+weight*cellLikeness(x[k].ids, y[k].ids), of+weight
	}
	if of == 0 {
		return 0
	}
	return sum / of
}

// cellLikeness is the share of the words of two cells, sorted, that both have.
func cellLikeness(x, y []int32) float64 {
	if len(x)+len(y) == 0 {
		return 0
	}
	return 2 * float64(inBoth(x, y)) / float64(len(x)+len(y))
}

// pairCells keeps the words that two rows share: those of a cell in the same cell, where they have as many.
func (m *matcher) pairCells(x, y aLine) {
	cx, cy := cellRuns(m.a, x), cellRuns(m.b, y)
	if len(cx) != len(cy) {
		m.phrases(x.lo, x.hi, y.lo, y.hi)
		return
	}
	for k := range cx {
		if k > 0 {
			m.pairs[cx[k].lo-1] = int32(cy[k].lo - 1)
		}
		m.phrases(cx[k].lo, cx[k].hi, cy[k].lo, cy[k].hi)
	}
}
