package pdf

import "math"

// Some programs print the same words twice or more, one over the other, so that they look bold, or because a form was
// filled in again. Where each printing breaks its lines at other places, PDFium keeps them all.
const (
	overprintShift = 0.08 // of the letter size: between the two printings
	overprintMost  = 1.0  // points, however large the letters are
)

// A spot is a square of the page that characters begin in.
type spot struct {
	r    rune
	x, y int
}

const spotSize = 4.0 // points

func spotOf(r rune, x, y float64) spot {
	return spot{r, int(math.Floor(x / spotSize)), int(math.Floor(y / spotSize))}
}

// A printing is the characters of a page that are printed so far.
type printing struct {
	glyphs []glyph
	last   map[spot]int32 // the last one in a square, from 1 on
	before []int32        // for each, the one before it in its square; 0 for none
}

// printedOnce takes out the characters that are printed over the same character again. The letters of a ligature share
// one place, and stay or go with the first of them.
func printedOnce(page []glyph) []glyph {
	p := printing{make([]glyph, 0, len(page)), make(map[spot]int32, len(page)), make([]int32, 0, len(page))}
	again := false
	for i, g := range page {
		if g.r == '\n' || g.size <= 1 {
			p.glyphs, p.before = append(p.glyphs, g), append(p.before, 0)
			continue
		}
		if i == 0 || !oneLigature(page[i-1], g) {
			again = p.has(g)
		}
		if !again {
			p.add(g)
		}
	}
	return p.glyphs
}

func (p *printing) add(g glyph) {
	at := spotOf(g.r, g.left, g.bottom)
	p.glyphs, p.before = append(p.glyphs, g), append(p.before, p.last[at])
	p.last[at] = int32(len(p.glyphs))
}

// has reports whether the same character stands at the place of another, or less than a hair from it.
func (p *printing) has(g glyph) bool {
	most := min(overprintShift*g.size, overprintMost)
	from, to := spotOf(g.r, g.left-most, g.bottom-most), spotOf(g.r, g.left+most, g.bottom+most)
	for x := from.x; x <= to.x; x++ {
		for y := from.y; y <= to.y; y++ {
			for k := p.last[spot{g.r, x, y}]; k > 0; k = p.before[k-1] {
				if sameSpot(p.glyphs[k-1], g, most) {
					return true
				}
			}
		}
	}
	return false
}

func sameSpot(a, b glyph, most float64) bool {
	return math.Abs(a.left-b.left) < most && math.Abs(a.right-b.right) < most && math.Abs(a.bottom-b.bottom) < most && a.turn == b.turn
}

// oneLigature reports whether two characters have the place of one sign.
func oneLigature(a, b glyph) bool {
	return a.r != '\n' && a.left == b.left && a.right == b.right && a.top == b.top && a.bottom == b.bottom
}
