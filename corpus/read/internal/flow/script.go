package flow

import "unicode"

// Unspaced reports whether a character is Han or kana, which are written without spaces, or a mark of their width.
func Unspaced(r rune) bool {
	switch {
	case r < 0x2e80:
		return false
	case r >= 0x3000 && r <= 0x303f, r >= 0x31c0 && r <= 0x31ef, r >= 0xff01 && r <= 0xff60: // marks, strokes, wide forms
		return true
	}
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}
