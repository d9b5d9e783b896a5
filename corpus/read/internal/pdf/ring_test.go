package pdf

import "testing"

// Word processors set the letter o of a typewriter font before items; elsewhere it is a letter.
func TestRings(t *testing.T) {
	t.Parallel()
	row := func(y float64, text string, typewriter int) []glyph {
		var out []glyph
		for i, r := range text {
			x := float64(10 * i)
			g := glyph{r: r, left: x, right: x + 8, top: y - 10, bottom: y, size: 10, typewriter: i < typewriter}
			out = append(out, g)
		}
		return append(out, glyph{r: '\n', left: 500, bottom: y})
	}
	for _, c := range []struct {
		name       string
		text       string
		typewriter int
		want       rune
	}{
		{"an item", "o Oil", 1, ring},
		{"a letter of other words", "o Oil", 0, 'o'},
		{"a text in a typewriter font", "o Oil", 5, 'o'},
		{"nothing behind it", "o", 1, 'o'},
	} {
		page := rings(append(row(20, "Lamps", 0), row(40, c.text, c.typewriter)...))
		if got := page[6].r; got != c.want {
			t.Errorf("%s: got %c, want %c", c.name, got, c.want)
		}
	}
	if page := rings(append(row(20, "so ", 2), row(40, "x", 0)...)); page[1].r != 'o' {
		t.Error("an o inside of a word is a letter")
	}
}
