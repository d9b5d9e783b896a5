package pdf

import "testing"

// A line of Arabic is read from the right, with its label first and figures as they are.
func TestLeftward(t *testing.T) {
	t.Parallel()
	var page []glyph
	x := 500.0
	put := func(r rune, at float64) {
		page = append(page, glyph{r: r, left: at, right: at + 5, top: -110, bottom: -100, size: 10})
	}
	for _, r := range "1." {
		put(r, 520+5*float64(len(page)))
	}
	for _, word := range []string{"تقرر", "فتح", "الموانئ"} {
		for _, r := range word {
			x -= 5
			put(r, x)
		}
		page = append(page, glyph{r: ' ', left: x, right: x, top: -110, bottom: -100, size: 10})
		x -= 3
	}
	l := makeLine(segments(page))
	if want := "1. تقرر فتح الموانئ"; l.Text != want || l.Left > l.Right {
		t.Errorf("%q from %v to %v, want %q", l.Text, l.Left, l.Right, want)
	}
}
