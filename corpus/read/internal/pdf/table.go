package pdf

import (
	"cmp"
	"math"
	"slices"

	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
	"github.com/reprise-wording/reprise/corpus/read/internal/page"
)

// Tables are told by the order in which files draw them: cell by cell, so that after the last line of a cell the next
// one begins higher up and to the right. Nothing else on a page of one column does that three times side by side, row
// after row.
const (
	leastColumns = 3
	leastRows    = 2    // of that many columns
	firstRows    = 4    // within which the end of a table of the page before begins
	aligned      = 3.0  // points by which a cell may reach into the next
	parted       = 0.7  // of the letter size: the gap from which words on a line may stand in two cells,
	twice        = 2.0  // and of the usual gap
	mostSegments = 4000 // of a page that is looked at
	apart        = 4.0  // heights of a line by which the rows of a table may stand apart
)

// A block is segments that follow one another downwards: a cell, or a paragraph outside of tables.
type block struct {
	segs                     []*segment
	left, right, top, bottom float64
}

// blocks gathers the segments of a page in the order of the file. pairs says that what begins where the cell before
// begins is no line of this cell, but of a paragraph below both.
func blocks(segs []*segment, pairs bool) []*block {
	var out []*block
	for _, s := range segs {
		if n := len(out); n > 0 {
			b := out[n-1]
			last := b.segs[len(b.segs)-1]
			size := s.bottom - s.top
			below := s.top > last.top-0.3*size &&
				(s.top < last.bottom+1.5*size || s.top < last.bottom+2.5*size && math.Abs(s.left-b.left) < aligned)
			beside := math.Abs(s.left-last.right) < parted*size && s.top < last.bottom && s.bottom > last.top
			leaves := pairs && n > 1 && b.follows(out[n-2], out[n-2].top, out[n-2].bottom) && s.left < out[n-2].left+aligned
			if below && !leaves && s.left < b.right && s.right > b.left &&
				!(s.top < last.bottom-0.5*size && s.left > last.right) ||
				beside {
				b.segs = append(b.segs, s)
				b.left, b.right, b.top, b.bottom = min(b.left, s.left), max(b.right, s.right), min(b.top, s.top), max(b.bottom, s.bottom)
				continue
			}
		}
		out = append(out, blockOf([]*segment{s}))
	}
	return out
}

// follows reports whether a block is the next cell of a row that ends with another.
func (b *block) follows(before *block, top, bottom float64) bool {
	return b.left > before.right-aligned && b.top < bottom && b.bottom > top
}

// above takes off a block what stands above the row that begins with its last lines, such as a running head: next is
// the cell beside them.
func (b *block) above(next *block) *block {
	k := slices.IndexFunc(b.segs, func(s *segment) bool { return math.Abs(s.top-next.top) < 0.3*(s.bottom-s.top) })
	if k < 1 {
		return nil
	}
	above, rest := blockOf(b.segs[:k:k]), blockOf(b.segs[k:])
	if next.left < rest.right-aligned {
		return nil
	}
	*b = *rest
	return above
}

func blockOf(segs []*segment) *block {
	b := &block{segs, segs[0].left, segs[0].right, segs[0].top, segs[0].bottom}
	for _, s := range segs[1:] {
		b.left, b.right, b.top, b.bottom = min(b.left, s.left), max(b.right, s.right), min(b.top, s.top), max(b.bottom, s.bottom)
	}
	return b
}

// A row is cells side by side.
type row []*block

// rowsOf gathers the blocks of a page to rows; what is no table gives rows of one block.
func rowsOf(all []*block) []row {
	var out []row
	for i := 0; i < len(all); {
		if i+1 < len(all) {
			if above := all[i].above(all[i+1]); above != nil {
				out = append(out, row{above})
			}
		}
		top, bottom := all[i].top, all[i].bottom
		end := i + 1
		for end < len(all) && all[end].follows(all[end-1], top, bottom) {
			top, bottom = min(top, all[end].top), max(bottom, all[end].bottom)
			end++
		}
		out = append(out, all[i:end])
		i = end
	}
	return out
}

// A grid is the columns of a table, as far as its rows show them: stretches across the page that do not touch.
type grid []span

type span struct{ left, right float64 }

// columns gives the columns that a cell reaches into.
func (g grid) columns(b *block) []int {
	var out []int
	for i, c := range g {
		if b.left < c.right && b.right > c.left {
			out = append(out, i)
		}
	}
	return out
}

// widen adds the cells of a row to the columns.
func (g grid) widen(r row) grid {
	for _, b := range r {
		switch in := g.columns(b); len(in) {
		case 0:
			g = append(g, span{b.left, b.right})
		case 1:
			c := &g[in[0]]
			c.left, c.right = min(c.left, b.left), max(c.right, b.right)
		}
	}
	slices.SortFunc(g, func(a, b span) int { return cmp.Compare(a.left, b.left) })
	return g
}

// fits reports whether a row of fewer cells than a table has columns may be of it: each stands in one of the columns.
func (g grid) fits(r row) bool {
	for _, b := range r {
		if len(g.columns(b)) != 1 {
			return false
		}
	}
	return true
}

// Tables takes the tables off the pages, one after the other.
type tables struct {
	id    int32 // tables so far
	last  grid  // of the last
	pairs bool  // the page has tables of two columns
}

// cells makes the lines of a table, of rows of cells whose columns are told by their place in the row, and marks the
// segments in it as taken.
func (t *tables) cells(rows []row, taken map[*segment]bool, column func(k int, b *block) int) []page.Line {
	var lines []page.Line
	for n, r := range rows {
		for k, b := range r {
			lines = append(lines, b.lines(flow.Cell{Table: t.id, Row: int32(n), Column: int32(column(k, b))})...)
			for _, s := range b.segs {
				taken[s] = true
			}
		}
	}
	return lines
}

// read takes the tables off a page; the lines of each are in order.
func (t *tables) read(segs []*segment) (rest []*segment, found [][]page.Line) {
	if len(segs) > mostSegments {
		return segs, nil
	}
	parts := t.part(segs)
	rows := rowsOf(blocks(parts, false))
	taken := map[*segment]bool{}
	for i := 0; i < len(rows); i++ {
		if len(rows[i]) < leastColumns {
			continue
		}
		least := leastRows
		if t.id > 0 && i < firstRows && !t.pairs { // the end of a table of the page before
			least = 1
		}
		from, to, g := extent(rows, i, least)
		if to == from {
			continue
		}
		t.id++
		t.last = g
		found = append(found, t.cells(rows[from:to], taken, func(_ int, b *block) int { return g.columns(b)[0] }))
		i = to - 1
	}
	if len(found) == 0 {
		return segs, nil
	}
	return slices.DeleteFunc(parts, func(s *segment) bool { return taken[s] }), found
}

// extent gives the rows of the table that begins with a row of many cells, and its columns. Rows above it of fewer
// cells are its header or go on one from the page before; one cell in the first column at either end is a paragraph.
func extent(rows []row, i, least int) (from, to int, g grid) {
	from, to = i, i
	many := 0
	for to < len(rows) && (to == i || near(rows[to-1], rows[to])) {
		full := len(rows[to]) >= leastColumns
		if !full && !g.fits(rows[to]) {
			break
		}
		if full {
			many++
		}
		g = g.widen(rows[to])
		to++
	}
	for to > i && len(rows[to-1]) == 1 && g.columns(rows[to-1][0])[0] == 0 {
		to--
	}
	if many < least {
		return i, i, nil
	}
	for n := 0; n < firstRows && from > 0 && near(rows[from-1], rows[from]) && g.fits(rows[from-1]); n++ {
		if r := rows[from-1]; len(r) == 1 && g.columns(r[0])[0] == 0 {
			break
		}
		from--
	}
	return from, to, g
}

// near reports whether a row stands close below another.
func near(above, below row) bool {
	bottom, top := above[0].bottom, below[0].top
	for _, b := range above {
		bottom = max(bottom, b.bottom)
	}
	for _, b := range below {
		top = min(top, b.top)
	}
	size := below[0].segs[0].bottom - below[0].segs[0].top
	return math.Abs(top-bottom) < apart*size
}

// part cuts the segments where words stand far apart and most lines on the page begin, or leave such a gap too: a
// file may draw the one-line cells of a row in one go. The columns of the table before count too.
func (t *tables) part(segs []*segment) []*segment {
	gaps := make([][]int, len(segs)) // the characters after gaps
	edges := map[int]int{}           // how many segments begin at a place, or after a gap
	usual := usualGap(segs)
	for k, s := range segs {
		edges[int(math.Round(s.left))]++
		for i := 2; i < len(s.glyphs); i++ {
			if g, next := s.glyphs[i-1], s.glyphs[i]; isGap(g) &&
				next.left-g.left > max(parted*next.size, twice*usual) {
				gaps[k] = append(gaps[k], i)
				edges[int(math.Round(next.left))]++
			}
		}
	}
	known := map[int]bool{}
	edge := func(x float64) bool {
		at := int(math.Round(x))
		is, ok := known[at]
		if !ok {
			n := edges[at-1] + edges[at] + edges[at+1]
			is = n > leastRows && crossing(segs, gaps, x) <= n ||
				slices.ContainsFunc(t.last, func(c span) bool { return math.Abs(c.left-x) < aligned/2 })
			known[at] = is
		}
		return is
	}
	var out []*segment
	for k, s := range segs {
		start := 0
		for _, i := range gaps[k] {
			if edge(s.glyphs[i].left) {
				out = append(out, cut(s, start, i-1))
				start = i
			}
		}
		if start > 0 {
			s = cut(s, start, len(s.glyphs))
		}
		out = append(out, s)
	}
	return out
}

func isGap(g glyph) bool { return g.r == guessed || g.r == ' ' }

// usualGap is the median of the gaps between words.
func usualGap(segs []*segment) float64 {
	var all []float64
	for _, s := range segs {
		for i := 1; i < len(s.glyphs); i++ {
			if g := s.glyphs[i-1]; isGap(g) {
				all = append(all, s.glyphs[i].left-g.left)
			}
		}
	}
	if len(all) == 0 {
		return 0
	}
	slices.Sort(all)
	return all[len(all)/2]
}

// crossing is how many segments go over a place across the page, and leave no gap there.
func crossing(segs []*segment, gaps [][]int, x float64) int {
	n := 0
	for k, s := range segs {
		if s.left < x-aligned && s.right > x+aligned &&
			!slices.ContainsFunc(gaps[k], func(i int) bool { return math.Abs(s.glyphs[i].left-x) < aligned }) {
			n++
		}
	}
	return n
}

// cut is a stretch of a segment's characters.
func cut(s *segment, from, to int) *segment {
	out := &segment{}
	for _, g := range s.glyphs[from:to] {
		out.add(g)
	}
	return out
}

// label opens a paragraph in a cell.
var label = lazyregexp.New(`^(?:[0-9]{1,3}[.)]|\(?[a-z]{1,4}\)|[•–-])\s`)

// lines makes the lines of a cell.
func (b *block) lines(at flow.Cell) []page.Line {
	slices.SortStableFunc(b.segs, byLine)
	var out []page.Line
	for rest := b.segs; len(rest) > 0; {
		n := 1
		for n < len(rest) && sameLine(rest[:n], rest[n]) {
			n++
		}
		l := makeLine(rest[:n:n])
		rest = rest[n:]
		if l.Text == "" && len(l.Marks) == 0 {
			continue
		}
		l.Cell, l.Keep, l.Soft = at, true, len(out) > 0 && !label.MatchString(l.Text)
		out = append(out, l)
	}
	return out
}

// insert puts the lines of tables where they stand on the page.
func insert(lines []page.Line, tables [][]page.Line) []page.Line {
	for _, t := range tables {
		at := slices.IndexFunc(lines, func(l page.Line) bool { return l.Top >= t[0].Top })
		if at < 0 {
			at = len(lines)
		}
		lines = slices.Insert(lines, at, t...)
	}
	return lines
}
