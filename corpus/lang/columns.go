package lang

import (
	"iter"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"golang.org/x/text/width"
)

// Columns is how many columns a text takes on a terminal: two for a character of full width (UAX 11), none for a
// mark that is set on another or that only directs the text. The text has no control characters.
func Columns(text string) int {
	n := 0
	for _, r := range text {
		if r >= combining {
			return wideColumns(text)
		}
		n++
	}
	return n
}

// Within is the longest beginning of a text that takes no more than so many columns.
func Within(text string, columns int) string {
	for at, r := range text {
		if columns -= Columns(string(r)); columns < 0 {
			return text[:at]
		}
	}
	return text
}

// combining is the first sign that takes other than one column.
const combining = '\u0300'

func wideColumns(text string) (n int) {
	if !utf8.ValidString(text) {
		text = string([]rune(text)) // a bad byte is shown as a replacement character
	}
	for g := graphemes.FromString(text); g.Next(); {
		n += columnsOf(g.Value())
	}
	return n
}

// columnsOf is how many columns one character takes.
func columnsOf(grapheme string) int {
	r, _ := utf8.DecodeRuneInString(grapheme)
	switch {
	case r < combining:
		return 1
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case isWide(r):
		return 2
	}
	return 1
}

// Breaks gives the pieces of a word between which a line may end although no space stands there: the characters of
// scripts without spaces, with the marks that may not open or end a line. Other words are one piece.
func Breaks(word string) iter.Seq[string] {
	return func(yield func(string) bool) {
		start := 0
		var before rune
		for at, r := range word {
			if r >= combining && at > start && breaksBetween(before, r) {
				if !yield(word[start:at]) {
					return
				}
				start = at
			}
			before = r
		}
		if start < len(word) {
			yield(word[start:])
		}
	}
}

// breaksBetween reports whether a line may end between two signs of a word: as UAX 14 has it for ideographs, and at
// more places than between the words of Thai and its like, which are not told apart.
func breaksBetween(a, b rune) bool {
	return (IsSpaceless(a) || isWide(a)) && IsSpaceless(b) && !unicode.In(a, unicode.Ps, unicode.Pi) &&
		b != 'ー' && !unicode.IsMark(b)
}

// isWide reports whether a sign is of full width, such as a comma between ideographs.
func isWide(r rune) bool {
	kind := width.LookupRune(r).Kind()
	return kind == width.EastAsianWide || kind == width.EastAsianFullwidth
}
