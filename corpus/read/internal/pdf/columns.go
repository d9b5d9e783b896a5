package pdf

import (
	"cmp"
	"math"
	"slices"
)

// columnLines is how many lines a column has at least.
const columnLines = 6

// What tells columns of text from the columns of a table: lines are broken where they are full, and paragraphs begin
// where they come to begin.
const (
	meanLine    = 0.3  // of the width of the page: lines of the columns in the mean
	narrowest   = 0.2  // of that width: a column
	fullLine    = 0.85 // of the width of its column: a line that was broken because it was full
	fullShare   = 0.3  // of the lines of a column are full
	fewCrossing = 8    // one line in so many may cross the gutter of narrow columns
	mostColumns = 4
)

// columns parts segments into groups in reading order: from top to bottom, and column after column where the page is
// set in columns. What goes over a gutter parts the columns above it from those below.
func columns(segs []*segment) [][]*segment {
	between := gutters(segs, mostColumns)
	if len(between) == 0 {
		return [][]*segment{segs}
	}
	place := make(map[*segment]int, len(segs)) // in the order of the file
	for i, s := range segs {
		place[s] = i
	}
	sorted := slices.Clone(segs)
	slices.SortStableFunc(sorted, byLine)
	var out [][]*segment
	open := make([][]*segment, len(between)+2) // 0 holds what goes over a gutter
	flush := func(from int) {
		for c := range open {
			if c >= from && len(open[c]) > 0 {
				slices.SortFunc(open[c], func(a, b *segment) int { return cmp.Compare(place[a], place[b]) })
				out, open[c] = append(out, open[c]), nil
			}
		}
	}
	for _, s := range sorted {
		s.column = columnOf(s, between)
		if s.column == 0 {
			flush(1)
		} else if len(open[0]) > 0 {
			flush(0)
		}
		open[s.column] = append(open[s.column], s)
	}
	flush(0)
	return out
}

// columnOf is the column that a segment stands in, from 1 on; 0 for one that goes over a gutter.
func columnOf(s *segment, gutters []float64) int {
	for i, x := range gutters {
		if s.right <= x {
			return i + 1
		}
		if s.left < x {
			return 0
		}
	}
	return len(gutters) + 1
}

// gutters are the places that part the columns of a page, from left to right; none where it has one column.
func gutters(segs []*segment, most int) []float64 {
	x, ok := findGutter(segs)
	if !ok || most < 2 {
		return nil
	}
	var left, right []*segment
	for _, s := range segs {
		if s.right <= x {
			left = append(left, s)
		} else if s.left >= x {
			right = append(right, s)
		}
	}
	return append(append(gutters(left, most-1), x), gutters(right, most-1)...)
}

// findGutter finds where columns are parted: an upright strip that few lines cross, with text on both sides.
func findGutter(segs []*segment) (float64, bool) {
	if len(segs) < 2*columnLines {
		return 0, false
	}
	left, right := extentOf(segs)
	width := right - left
	best, bestCross := 0.0, len(segs)
	for x := left + 0.25*width; x <= left+0.75*width; x += width / 200 {
		cross := 0
		for _, s := range segs {
			if s.left < x && s.right > x {
				cross++
			}
		}
		if cross < bestCross || cross == bestCross && math.Abs(x-left-width/2) < math.Abs(best-left-width/2) {
			best, bestCross = x, cross
		}
	}
	var l, r []*segment
	for _, s := range segs {
		switch {
		case s.right <= best:
			l = append(l, s)
		case s.left >= best:
			r = append(r, s)
		}
	}
	if len(l) < columnLines || len(r) < columnLines {
		return 0, false
	}
	if bestCross*3 < len(segs) && meanWidth(l) > meanLine*width && meanWidth(r) > meanLine*width {
		return best, true
	}
	return best, bestCross*fewCrossing < len(segs) && isColumn(l, width) && isColumn(r, width)
}

func extentOf(segs []*segment) (left, right float64) {
	left, right = math.Inf(1), math.Inf(-1)
	for _, s := range segs {
		left, right = min(left, s.left), max(right, s.right)
	}
	return left, right
}

func meanWidth(segs []*segment) float64 {
	sum := 0.0
	for _, s := range segs {
		sum += s.right - s.left
	}
	return sum / float64(len(segs))
}

// isColumn reports whether segments are lines of text in a column, of which enough are full.
func isColumn(segs []*segment, page float64) bool {
	left, right := extentOf(segs)
	width := right - left
	if width < narrowest*page {
		return false
	}
	full := 0
	rows := rowsOfPage(segs)
	for _, row := range rows {
		from, to := extentOf(row)
		if to > left+fullLine*width && to-from > width/2 {
			full++
		}
	}
	return float64(full) >= fullShare*float64(len(rows))
}
