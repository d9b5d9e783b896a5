package pdf

import "math"

// Some programs print the same words twice or more, one over the other, so that they look bold, or because a form was
// filled in again. Where each printing breaks its lines at other places, PDFium keeps them all.
const (
	overprintShift = 0.08 // of the letter size: between the two printings
	overprintMost  = 1.0  // points, however large the letters are
)

// A spot is a place on the page that a character stands at, to the point.
type spot struct {
	r    rune
	x, y int
}

// printedOnce takes out the characters that are printed over the same character again. The letters of a ligature share
// one place, and stay or go with the first of them.
func printedOnce(page []glyph) []glyph {
	seen := make(map[spot][]int, len(page))
	out := make([]glyph, 0, len(page))
	again := false
	for i, g := range page {
		if g.r == '\n' || g.size <= 1 {
			out = append(out, g)
			continue
		}
		x, y := int(math.Floor(g.left)), int(math.Floor(g.bottom))
		if i == 0 || !oneLigature(page[i-1], g) {
			again = printedBefore(out, seen, g, x, y)
		}
		if again {
			continue
		}
		at := spot{g.r, x, y}
		seen[at] = append(seen[at], len(out))
		out = append(out, g)
	}
	return out
}

// oneLigature reports whether two characters have the place of one sign.
func oneLigature(a, b glyph) bool {
	return a.r != '\n' && a.left == b.left && a.right == b.right && a.top == b.top && a.bottom == b.bottom
}

// printedBefore reports whether the same character stands at the place of another, or less than a hair from it.
func printedBefore(out []glyph, seen map[spot][]int, g glyph, x, y int) bool {
	most := min(overprintShift*g.size, overprintMost)
	for dx := -1; dx <= 1; dx++ {
		for dy := -1; dy <= 1; dy++ {
			for _, k := range seen[spot{g.r, x + dx, y + dy}] {
				o := out[k]
				if math.Abs(o.left-g.left) < most && math.Abs(o.right-g.right) < most && math.Abs(o.bottom-g.bottom) < most &&
					o.turn == g.turn {
					return true
				}
			}
		}
	}
	return false
}
