package flow

import "github.com/reprise-wording/reprise/corpus/lang"

// Unspaced reports whether a character is of a script written without spaces, or a mark as wide as a Han character.
func Unspaced(r rune) bool {
	marks, strokes, wide := r >= 0x3000 && r <= 0x303f, r >= 0x31c0 && r <= 0x31ef, r >= 0xff01 && r <= 0xff60
	return marks || strokes || wide || lang.IsSpaceless(r)
}
