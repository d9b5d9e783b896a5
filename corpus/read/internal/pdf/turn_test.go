package pdf

import "testing"

// Letters that a font slants are of their line; those of a line that rises, such as a stamp across the page, are not.
func TestSlanted(t *testing.T) {
	t.Parallel()
	line := func(rise float64) []glyph {
		var out []glyph
		for i, r := range "the lamps of the quay" {
			x := 5 * float64(i)
			out = append(out, glyph{r: r, left: x, right: x + 5, top: -8 - rise*x, bottom: -rise * x, size: 8, turn: -1, leans: true})
		}
		return out
	}
	for rise, turn := range map[float64]int{0: 0, 0.14: -1} {
		for _, g := range straight(line(rise)) {
			if g.turn != turn || g.italic != (turn == 0) {
				t.Errorf("rise %g: %q has turn %d, italic %t", rise, g.r, g.turn, g.italic)
			}
		}
	}
	if !leans(0.14) || leans(0) || leans(0.8) {
		t.Error("a slant is an angle between none and that of a turn")
	}
}
