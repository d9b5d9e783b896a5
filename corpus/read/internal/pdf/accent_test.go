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

// An accent is joined to a letter that it stands over in its line, and to no other; what PDFium guesses to stand
// between is passed over, what the file has is not.
func TestWhereAccentsStand(t *testing.T) {
	t.Parallel()
	accent := glyph{r: '´', left: 4, right: 6, top: -110, bottom: -100, size: 10}
	letter := glyph{r: 'e', left: 3, right: 7, top: -110, bottom: -100, size: 10}
	set := func(g glyph, change func(*glyph)) glyph { change(&g); return g }
	for _, c := range []struct {
		name    string
		between glyph
		letter  glyph
		want    string
	}{
		{"over it", glyph{}, letter, "é"},
		{"its middle left of it", glyph{}, set(letter, func(g *glyph) { g.left = 5 }), "´e"},
		{"its middle right of it", glyph{}, set(letter, func(g *glyph) { g.right = 5 }), "´e"},
		{"its middle just in it", glyph{}, set(letter, func(g *glyph) { g.right = 5.1 }), "é"},
		{"below the line", glyph{}, set(letter, func(g *glyph) { g.top, g.bottom = -130, -110 }), "´e"},
		{"above the line", glyph{}, set(letter, func(g *glyph) { g.top, g.bottom = -90, -80 }), "´e"},
		{"just above the letter", glyph{}, set(letter, func(g *glyph) { g.top, g.bottom = -95, -85 }), "é"},
		{"turned another way", glyph{}, set(letter, func(g *glyph) { g.turn++ }), "´e"},
		{"a guessed space between", glyph{r: ' ', size: 1}, letter, "é"},
		{"a space of the file between", glyph{r: ' ', size: 1.5}, letter, "´ e"},
		{"a line end between", glyph{r: '\n', size: 10}, letter, "é"},
		{"a sign between", glyph{r: '-', size: 1}, letter, "´-e"},
		{"a letter without its dot", glyph{}, set(letter, func(g *glyph) { g.r = 'ȷ' }), "´ȷ"},
	} {
		page := []glyph{accent}
		if c.between.r != 0 {
			page = append(page, c.between)
		}
		page = append(page, c.letter)
		got := ""
		for _, g := range accented(page) {
			got += string(g.r)
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if page[0] != accent || page[len(page)-1] != c.letter {
			t.Errorf("%s: the page itself was changed", c.name)
		}
	}
}

// The letter before an accent is looked for as far back as lineBefore.
func TestAccentsFarBehind(t *testing.T) {
	t.Parallel()
	for behind, want := range map[int]rune{1: 'ü', lineBefore: 'ü', lineBefore + 1: 'u'} {
		at := func(r rune, x float64) glyph {
			return glyph{r: r, left: x, right: x + 5, top: 100, bottom: 110, size: 10}
		}
		page := []glyph{at('u', 0)}
		for i := 1; i < behind; i++ {
			page = append(page, at('x', 6*float64(i)))
		}
		out := accented(append(page, glyph{r: '¨', left: 1, right: 4, top: 99, bottom: 101, size: 10}))
		if out[0].r != want {
			t.Errorf("%d characters behind: %c, want %c", behind, out[0].r, want)
		}
	}
}
