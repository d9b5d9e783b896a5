package pdf

import "unicode"

// Arabic, Hebrew and their kin run from right to left. PDFium gives their letters in the order in which they are
// read, so on the page each stands left of the one before.

// leftward reports whether a letter is of a script that runs from right to left.
func leftward(r rune) bool {
	return r >= 0x590 && unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko)
}

// lastLetter is the last character of a segment that is no space.
func (s *segment) lastLetter() rune {
	for i := len(s.glyphs) - 1; i >= 0; i-- {
		if !space(s.glyphs[i].r) {
			return s.glyphs[i].r
		}
	}
	return 0
}

// mostlyLeftward reports whether most letters of a line run from right to left.
func mostlyLeftward(segs []*segment) bool {
	left, all := 0, 0
	for _, s := range segs {
		for _, g := range s.glyphs {
			if unicode.IsLetter(g.r) {
				all++
				if leftward(g.r) {
					left++
				}
			}
		}
	}
	return left*2 > all
}
