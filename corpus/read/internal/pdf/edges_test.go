package pdf

import (
	"fmt"
	"strings"
	"testing"
)

// sheetRows is a page of rows, 14 points apart: segments are parted by |, and a row that begins with ^ stands 10 points
// lower than it would.
func sheetRows(rows ...string) sheet {
	var p sheet
	y := 0.0
	for _, row := range rows {
		rest, lower := strings.CutPrefix(row, "^")
		if lower {
			y += 10
		}
		for k, s := range strings.Split(rest, "|") {
			p.segs = append(p.segs, printedAt(s, 50+200*float64(k), y, 10))
		}
		y += 14
	}
	return p
}

func textsOf(segs []*segment) string {
	var out []string
	for _, s := range segs {
		out = append(out, textOf(s))
	}
	return strings.Join(out, " ")
}

// Rows at the head and foot of pages that a gap parts from the others recur on two pages in five.
func TestRowsThatRecur(t *testing.T) {
	t.Parallel()
	body := func(n int) []string {
		return []string{fmt.Sprintf("^first%c", 'a'+n), fmt.Sprintf("second%c|more", 'a'+n), fmt.Sprintf("third%c", 'a'+n)}
	}
	page := func(n int, head, foot []string) sheet {
		return sheetRows(append(append(append([]string{}, head...), body(n)...), foot...)...)
	}
	pages := func(n int, of func(n int) sheet) (out []sheet) {
		for i := range n {
			out = append(out, of(i))
		}
		return out
	}
	laws := func(n int) []string { return []string{fmt.Sprintf("Laws|%d|Lamps", n)} }
	below := []string{"^Port", "Quay"}
	for _, c := range []struct {
		name       string
		sheets     []sheet
		head, foot string // of the last page
	}{
		{"a head and a foot", pages(3, func(n int) sheet { return page(n, laws(n), below) }), "Laws 2 Lamps", "Port Quay"},
		{"two rows of head", pages(3, func(n int) sheet { return page(n, []string{"A", "B"}, below) }), "A B", "Port Quay"},
		{"too few pages", pages(2, func(n int) sheet { return page(n, laws(n), below) }), "", ""},
		{"no gap below", pages(3, func(n int) sheet { return page(n, laws(n), []string{"Port", "Quay"}) }), "Laws 2 Lamps", ""},
		{"too few rows", pages(3, func(int) sheet { return sheetRows("A", "^b", "c", "^D") }), "", ""},
		{"just enough rows", pages(3, func(int) sheet { return sheetRows("A", "^b", "c", "d", "^E") }), "A", "E"},
		{"on two pages of five", pages(5, func(n int) sheet {
			if n < 3 {
				return page(n, []string{fmt.Sprint(string(rune('p' + n)))}, below)
			}
			return page(n, []string{"A"}, below)
		}), "A", "Port Quay"},
		{"on two pages of six", pages(6, func(n int) sheet {
			if n < 4 {
				return page(n, []string{fmt.Sprint(string(rune('p' + n)))}, below)
			}
			return page(n, []string{"A"}, below)
		}), "", "Port Quay"},
		{"the number on the outer side", pages(6, func(n int) sheet {
			if n > 3 {
				return page(n, []string{"Laws|" + fmt.Sprint(n)}, below)
			}
			return page(n, []string{[]string{"A", "B", "1|Laws", "2|Laws"}[n]}, below)
		}), "Laws 5", "Port Quay"},
		{"in capitals on one", pages(3, func(n int) sheet { return page(n, []string{[]string{"LAWS", "laws", "Laws"}[n]}, below) }), "Laws", "Port Quay"},
	} {
		markEdges(c.sheets)
		for n, s := range c.sheets {
			head, segs, foot := s.edges()
			if got := len(head) + len(segs) + len(foot); got != len(s.segs) {
				t.Errorf("%s: of %d segments %d are there", c.name, len(s.segs), got)
			}
			if n == len(c.sheets)-1 && (textsOf(head) != c.head || textsOf(foot) != c.foot) {
				t.Errorf("%s: %q and %q, want %q and %q", c.name, textsOf(head), textsOf(foot), c.head, c.foot)
			}
		}
	}
}

// Numbers side by side in a row that recurs are those of the pages of a sheet, a column each.
func TestNumbersSideBySide(t *testing.T) {
	t.Parallel()
	var sheets []sheet
	for n := range 3 {
		sheets = append(sheets, sheetRows("Laws|"+fmt.Sprint(n), fmt.Sprintf("^a%c", 'a'+n), fmt.Sprintf("b%c", 'a'+n), fmt.Sprintf("c%c", 'a'+n), fmt.Sprintf("^%d|%d", 2*n, 2*n+1)))
	}
	markEdges(sheets)
	head, _, foot := sheets[2].edges()
	if len(head) != 2 || head[0].column != 0 || head[1].column != 0 {
		t.Errorf("the head is %s", textsOf(head))
	}
	if len(foot) != 2 || foot[0].column != 1 || foot[1].column != 2 {
		t.Errorf("the foot is %s", textsOf(foot))
	}
}
