package pdf

import (
	"math"
	"slices"
	"strings"

	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
	"github.com/reprise-wording/reprise/corpus/read/internal/page"
)

// Running heads and feet often have three parts side by side, as the rows of tables have, and stand over both of two
// columns. They are told by recurring, before tables and columns are looked for.
const (
	edgeRows  = 2   // at the head and at the foot of a page
	edgePages = 3   // from which on rows may recur
	edgeGap   = 0.9 // of the letter size: between such a row and the next one
)

var digitRuns = lazyregexp.New(`[0-9]+`)

// rowsOfPage gathers segments to rows of the page, from top to bottom.
func rowsOfPage(segs []*segment) [][]*segment {
	sorted := slices.Clone(segs)
	slices.SortStableFunc(sorted, byLine)
	var out [][]*segment
	for len(sorted) > 0 {
		n := 1
		for n < len(sorted) && sameLine(sorted[:n], sorted[n]) {
			n++
		}
		out = append(out, sorted[:n:n])
		sorted = sorted[n:]
	}
	return out
}

// outerRows are the rows at the head and foot of a page that a gap parts from the others.
func outerRows(segs []*segment) [][]*segment {
	rows := rowsOfPage(segs)
	if len(rows) < 2*edgeRows+1 {
		return nil
	}
	apart := func(above, below []*segment) bool {
		bottom, top := above[0].bottom, below[0].top
		for _, s := range above {
			bottom = max(bottom, s.bottom)
		}
		for _, s := range below {
			top = min(top, s.top)
		}
		return top-bottom > edgeGap*above[0].size()
	}
	var out [][]*segment
	for n := edgeRows; n > 0; n-- {
		if apart(rows[n-1], rows[n]) {
			out = append(out, rows[:n]...)
			break
		}
	}
	for n := edgeRows; n > 0; n-- {
		if k := len(rows) - n; apart(rows[k-1], rows[k]) {
			out = append(out, rows[k:]...)
			break
		}
	}
	return out
}

// rowKey is what a row that recurs has in common on all pages.
func rowKey(row []*segment) string {
	var b strings.Builder
	for _, s := range row {
		for _, g := range s.glyphs {
			if !space(g.r) {
				b.WriteRune(g.r)
			}
		}
		b.WriteByte(' ')
	}
	key := digitRuns.ReplaceAllString(strings.ToLower(b.String()), "#")
	if words := strings.Trim(key, "# "); words != "" {
		return words // the number of the page stands right of them on one page and left of them on the next
	}
	return key
}

// markEdges marks the rows that recur at the heads and feet of pages, numbers aside, on two pages in five.
func markEdges(sheets []sheet) {
	if len(sheets) < edgePages {
		return
	}
	seen := map[string]int{}
	rows := make([][][]*segment, len(sheets))
	for i, p := range sheets {
		rows[i] = outerRows(p.segs)
		onPage := map[string]bool{}
		for _, row := range rows[i] {
			if k := rowKey(row); !onPage[k] {
				onPage[k] = true
				seen[k]++
			}
		}
	}
	for _, page := range rows {
		for _, row := range page {
			if seen[rowKey(row)] >= max(2, (2*len(sheets)+4)/5) {
				for _, s := range row {
					s.edge = true
				}
			}
		}
	}
}

// edges parts the rows that recur at the head and the foot of a page from the others. Page numbers of two pages on one
// sheet are lines of their own.
func (p sheet) edges() (head, segs, foot []*segment) {
	top, bottom := math.Inf(1), math.Inf(-1)
	for _, s := range p.segs {
		top, bottom = min(top, s.top), max(bottom, s.bottom)
		if !s.edge {
			segs = append(segs, s)
		}
	}
	if len(segs) == len(p.segs) {
		return nil, p.segs, nil
	}
	for _, row := range rowsOfPage(p.segs) {
		if !row[0].edge {
			continue
		}
		if len(row) > 1 && allNumbers(row) {
			for i, s := range row {
				s.column = i + 1
			}
		}
		if row[0].top < (top+bottom)/2 {
			head = append(head, row...)
		} else {
			foot = append(foot, row...)
		}
	}
	return head, segs, foot
}

// allNumbers reports whether each part of a row is a page number.
func allNumbers(row []*segment) bool {
	for _, s := range row {
		if !page.IsNumber(makeLine([]*segment{s}).Text) {
			return false
		}
	}
	return true
}
