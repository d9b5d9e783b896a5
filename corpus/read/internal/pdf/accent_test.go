package pdf

import "testing"

func TestAccented(t *testing.T) {
	t.Parallel()
	at := func(r rune, left, right float64) glyph {
		return glyph{r: r, left: left, right: right, top: -110, bottom: -100, size: 10}
	}
	for _, c := range []struct {
		name string
		page []glyph
		want string
	}{
		{"before the letter", []glyph{at('t', 0, 4), at('´', 4, 6), at('ı', 3.5, 7), at('c', 7, 11)}, "tíc"},
		{"behind the letter", []glyph{at('c', 0, 4), at('¸', 1, 3), at('a', 4, 8)}, "ça"},
		{"a guessed space between", []glyph{at('´', 4, 6), {r: ' ', size: 1}, at('e', 3.5, 7)}, "é"},
		{"a sign of its own", []glyph{at('t', 0, 4), at('´', 4, 6), at('s', 6, 9)}, "t´s"},
		{"no letter has it", []glyph{at('¸', 4, 6), at('w', 3.5, 7)}, "¸w"},
		{"at the end", []glyph{at('´', 4, 6)}, "´"},
	} {
		got := ""
		for _, g := range accented(c.page) {
			got += string(g.r)
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// Accents that come behind their line are joined to the letters that they stand over.
func TestAccentsBehindTheLine(t *testing.T) {
	t.Parallel()
	var page []glyph
	for i, r := range "fur uns" {
		page = append(page, glyph{r: r, left: 6 * float64(i), right: 6*float64(i) + 5, top: 100, bottom: 110, size: 10})
	}
	page = append(page, glyph{r: '\n'}, glyph{r: '¨', left: 7, right: 10, top: 99, bottom: 101, size: 10})
	got := ""
	for _, g := range accented(page) {
		got += string(g.r)
	}
	if got != "für uns\n" {
		t.Errorf("got %q", got)
	}
}
