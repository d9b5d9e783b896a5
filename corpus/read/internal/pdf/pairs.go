package pdf

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read/internal/page"
)

// Tables of two columns look as text in columns does, or as labels with their paragraphs. They are told by the order
// in which files draw them, cell by cell: from each row back to the first column. A file draws text in columns one
// column after the other.
const (
	leastPairs     = 3   // rows of two cells, one below the other
	leastFirstPage = 5   // so many on the first page, where a mast-head has two columns as well
	pairGap        = 1.0 // letter sizes between the two cells, at least
	cellWords      = 0.7 // of the cells of each column hold words, and no label or number alone
	loosePairs     = 1.7 // letter sizes from row to row, from which single lines are rows of a table
	longCells      = 8   // words that the cells of both columns have in the mean where they are text, as in two languages
)

// readPairs takes the tables of two columns off a page, as tables.read does with larger ones.
func (t *tables) readPairs(segs []*segment, first bool) (rest []*segment, found [][]page.Line) {
	least := leastPairs
	if first {
		least = leastFirstPage
	}
	segs = partPairs(segs, rowsOf(blocks(segs, true)))
	rows := rowsOf(blocks(segs, true))
	taken := map[*segment]bool{}
	for i := 0; i < len(rows); i++ {
		to := i
		for to < len(rows) && isPair(rows[to]) && (to == i || near(rows[to-1], rows[to]) && sameColumns(rows[i], rows[to])) {
			to++
		}
		if to-i < least || !holdsCells(rows[i:to]) {
			continue
		}
		t.id++
		found = append(found, t.cells(rows[i:to], taken, func(k int, _ *block) int { return k }))
		i = to - 1
	}
	if len(found) == 0 {
		return segs, nil
	}
	return slices.DeleteFunc(slices.Clone(segs), func(s *segment) bool { return taken[s] }), found
}

// partPairs cuts the lines that hold both cells of a row: those of the first column that leave a gap where the second
// begins in other rows.
func partPairs(segs []*segment, rows []row) []*segment {
	type columns struct{ first, second int }
	count := map[columns]int{}
	for _, r := range rows {
		if isPair(r) {
			count[columns{int(math.Round(r[0].left)), int(math.Round(r[1].left))}]++
		}
	}
	const off = 1 // points
	known := func(first, second float64) bool {
		n := 0
		for a := -off; a <= off; a++ {
			for b := -off; b <= off; b++ {
				n += count[columns{int(math.Round(first)) + a, int(math.Round(second)) + b}]
			}
		}
		return n >= leastPairs
	}
	out := make([]*segment, 0, len(segs))
	for _, s := range segs {
		at := 0
		for i := 2; len(count) > 0 && i < len(s.glyphs) && at == 0; i++ {
			g, next := s.glyphs[i-1], s.glyphs[i]
			if isGap(g) && next.left-g.left > parted*next.size && known(s.left, next.left) {
				at = i
			}
		}
		if at > 0 {
			out = append(out, cut(s, 0, at-1))
			s = cut(s, at, len(s.glyphs))
		}
		out = append(out, s)
	}
	return out
}

// isPair reports whether a row has two cells that begin side by side with a gap between them.
func isPair(r row) bool {
	if len(r) != 2 {
		return false
	}
	a, b := r[0].segs[0], r[1].segs[0]
	size := max(a.size(), b.size())
	return math.Abs(a.bottom-b.bottom) < 0.5*size && r[1].left-r[0].right > pairGap*size
}

// sameColumns reports whether the cells of two rows begin at the same places.
func sameColumns(a, b row) bool {
	return math.Abs(a[0].left-b[0].left) < aligned && math.Abs(a[1].left-b[1].left) < aligned
}

// holdsCells reports whether rows of two cells are those of a table: words stand in both columns, and some cell has
// several lines or the rows stand apart.
func holdsCells(rows []row) bool {
	var filled, words [2]int
	loose := rows[1][0].top-rows[0][0].top > loosePairs*rows[0][0].segs[0].size()
	several := 0
	for _, r := range rows {
		for k, b := range r {
			if b.leads() {
				return false
			}
			if b.holdsWords() {
				filled[k]++
			}
			words[k] += b.words()
		}
		if len(r[0].segs) > 1 || len(r[1].segs) > 1 {
			several++
		}
	}
	least := cellWords * float64(len(rows))
	text := min(words[0], words[1]) > longCells*len(rows)
	return !text && float64(filled[0]) >= least && float64(filled[1]) >= least && (loose || 2*several >= len(rows))
}

// words is how many words a cell has.
func (b *block) words() int {
	n := 0
	for _, s := range b.segs {
		n++
		for _, g := range s.glyphs {
			if isGap(g) {
				n++
			}
		}
	}
	return n
}

// leads reports whether a row of dots leads from a cell to a number, as in tables of contents.
func (b *block) leads() bool {
	last := b.segs[len(b.segs)-1]
	dots := 0
	for _, g := range last.glyphs {
		switch g.r {
		case '.', '…', '_':
			dots++
		}
	}
	return dots > mostSigns && last.glyphs[0].r != '_'
}

// longestLabel is how many signs a label has at most.
const longestLabel = 8

// holdsWords reports whether a cell holds more than a label or a number. An acronym is more.
func (b *block) holdsWords() bool {
	letters, capitals, signs := 0, 0, 0
	var text strings.Builder
	for _, s := range b.segs {
		for _, g := range s.glyphs {
			if space(g.r) {
				continue
			}
			signs++
			text.WriteRune(g.r)
			if unicode.IsLetter(g.r) {
				letters++
			}
			if unicode.IsUpper(g.r) {
				capitals++
			}
		}
	}
	if capitals == signs && capitals > 1 {
		_, err := corpus.ParseRoman(text.String())
		return err != nil
	}
	return letters > mostSigns || letters > 0 && signs > longestLabel
}
