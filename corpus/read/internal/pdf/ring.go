package pdf

import "math"

// ring is the sign that the letter o of a typewriter font stands for.
const ring = '◦'

// rings puts the sign of an item where word processors set the letter o of a typewriter font for it: at the head of a
// line, before words in another font.
func rings(page []glyph) []glyph {
	for i := range page {
		g := &page[i]
		if g.r != 'o' || !g.typewriter || i > 0 && besideOf(&page[i-1], g) {
			continue
		}
		next := i + 1
		for next < len(page) && space(page[next].r) {
			next++
		}
		if next < len(page) && besideOf(g, &page[next]) && !page[next].typewriter {
			g.r = ring
		}
	}
	return page
}

// besideOf reports whether a character stands left of another on one line.
func besideOf(left, right *glyph) bool {
	return !space(left.r) && left.left < right.left && math.Abs(left.bottom-right.bottom) < 0.5*right.size
}
