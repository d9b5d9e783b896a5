package page

import (
	"testing"

	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// linesAt makes the lines of a page that stand at the given distances, the first at the top.
func linesAt(distances ...float64) []Line {
	top := 100.0
	page := []Line{{Line: flow.Line{Text: "words"}, Top: top, Bottom: top + 10, Size: 10}}
	for _, d := range distances {
		top += d
		page = append(page, Line{Line: flow.Line{Text: "words"}, Top: top, Bottom: top + 10, Size: 10})
	}
	return page
}

// A page of short paragraphs takes the distance between lines from the pages of long ones.
func TestLeadings(t *testing.T) {
	t.Parallel()
	long := linesAt(14, 14, 14, 14, 22, 14, 14, 14, 14)
	for _, c := range []struct {
		name string
		page []Line
		want float64
	}{
		{"short paragraphs", linesAt(22, 22, 14, 22, 22, 14, 22), 14},
		{"one pair that stands close", linesAt(22, 22, 14, 22, 22), 22},
		{"lines farther apart throughout", linesAt(28, 28, 28, 28), 28},
		{"lines closer together", linesAt(11, 11, 14, 14, 11), 11},
		{"a line alone", linesAt(), 0},
	} {
		if got := leadings([][]Line{long, c.page, long}); got[1] != c.want || got[0] != 14 {
			t.Errorf("%s: %v, want %v among 14", c.name, got, c.want)
		}
	}
}
