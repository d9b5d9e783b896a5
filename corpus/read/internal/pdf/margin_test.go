package pdf

import (
	"fmt"
	"testing"
)

// The few numbers of lines on the last page stand where those of the other pages do; numbers over columns of numbers are
// cells.
func TestFewLineNumbers(t *testing.T) {
	t.Parallel()
	numbers := func(pages ...[]put) int {
		lines, _, err := Lines(write(pages...), nil)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, l := range lines {
			if l.Furniture == "line number" {
				n++
			}
		}
		return n
	}
	var pages [][]put
	for page, lines := range []int{12, 12, 3} {
		var p []put
		for i := range lines {
			y := 780 - 14*float64(i)
			p = append(p, put{50, y, 9, fmt.Sprint(i + 1)}, put{72, y, 11, fmt.Sprintf("words of line %d on page %d that go on", i, page)})
		}
		pages = append(pages, p)
	}
	if got := numbers(pages...); got != 27 {
		t.Errorf("%d numbers of lines, want 27", got)
	}
	var table []put
	for i := range 12 {
		y := 780 - 14*float64(i)
		table = append(table, put{50, y, 11, fmt.Sprint(i + 1)}, put{150, y, 11, fmt.Sprint(2 * i)}, put{250, y, 11, fmt.Sprint(3 * i)})
	}
	if got := numbers(table); got != 0 {
		t.Errorf("%d numbers of lines in a table of numbers", got)
	}
}
