package pdf

import (
	"unicode"

	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// mostBold is the part of the letters of a paper from which bold letters are the plain ones.
const mostBold = 0.6

// plainWeight takes the weight off the letters of a paper in which most are bold: some fonts of Han characters say that
// all theirs are.
func plainWeight(pages [][]glyph) {
	letters, bold := 0, 0
	for _, p := range pages {
		for _, g := range p {
			if unicode.IsLetter(g.r) {
				letters++
				if g.bold {
					bold++
				}
			}
		}
	}
	if float64(bold) < mostBold*float64(letters) {
		return
	}
	for _, p := range pages {
		for k := range p {
			p[k].bold = false
		}
	}
}

// leastSpaced is how many pairs of neighbours a line needs for its spaces to be those of a typesetter.
const leastSpaced = 4

// closeUp takes out the spaces between the characters of a line in a script that is written without spaces, where most
// of them have one: they make the line as long as the others.
func (s *segment) closeUp() {
	apart, together := 0, 0
	s.eachUnspaced(func(_, gaps int) {
		if gaps > 0 {
			apart++
		} else {
			together++
		}
	})
	if apart+together < leastSpaced || apart < together {
		return
	}
	drop := make([]bool, len(s.glyphs))
	s.eachUnspaced(func(at, gaps int) {
		for k := at - gaps; k < at; k++ {
			drop[k] = true
		}
	})
	kept := s.glyphs[:0]
	for k, g := range s.glyphs {
		if !drop[k] {
			kept = append(kept, g)
		}
	}
	s.glyphs = kept
}

// eachUnspaced calls f for each character of a script written without spaces that follows another, with how many spaces
// stand between the two.
func (s *segment) eachUnspaced(f func(at, gaps int)) {
	last := -1
	for k, g := range s.glyphs {
		if space(g.r) {
			continue
		}
		if !flow.Unspaced(g.r) {
			last = -1
			continue
		}
		if last >= 0 {
			f(k, k-last-1)
		}
		last = k
	}
}
