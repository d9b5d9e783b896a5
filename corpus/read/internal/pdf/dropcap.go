package pdf

import "unicode"

// dropCap is how many times the size of the letter behind it a large first letter of a paragraph has at least.
const dropCap = 1.6

// dropCapitals sets the large first letters of paragraphs, which stand beside several lines, as the letters behind
// them are set: each begins the first of those lines.
func dropCapitals(page []glyph) []glyph {
	out := page[:0:0]
	for i := 0; i < len(page); i++ {
		g := page[i]
		next := i + 1
		for next < len(page) && (page[next].r == '\n' || space(page[next].r)) {
			next++
		}
		if next < len(page) && opensLarge(g, page[next]) && (len(out) == 0 || !sameRow(out[len(out)-1], g)) {
			n := page[next]
			g.size, g.top, g.bottom = n.size, n.top, n.bottom
			g.left, g.right = n.left-0.6*n.size, n.left
			i = next - 1
		}
		out = append(out, g)
	}
	return out
}

// opensLarge reports whether a letter is the large first one of the word that goes on with another.
func opensLarge(g, n glyph) bool {
	return unicode.IsUpper(g.r) && unicode.IsLetter(n.r) && n.size > 1 && g.size >= dropCap*n.size &&
		n.left > g.right-0.3*n.size && n.left < g.right+n.size &&
		n.top > g.top-0.5*n.size && n.bottom < g.bottom+0.3*n.size
}

// sameRow reports whether a character as large stands left of another on its line.
func sameRow(before, g glyph) bool {
	return before.size > 0.9*g.size && before.bottom > g.top && before.top < g.bottom
}
