package pdf

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Typesetters whose fonts have no accented letters, as TeX with its first ones, print the accent as a sign of its own
// over the letter. In the file it stands before the letter, or behind it, and would part the word.

// combining are the accents that are printed as signs of their own, each with the one that combines with a letter.
var combining = map[rune]string{
	'`': "\u0300", '´': "\u0301", 'ˆ': "\u0302", '˜': "\u0303", '¨': "\u0308", '¸': "\u0327", 'ˇ': "\u030c",
	'˘': "\u0306", '˙': "\u0307", '¯': "\u0304", '˚': "\u030a", '˝': "\u030b", '˛': "\u0328",
}

// accented joins the accents of a page to the letters that they stand over.
func accented(page []glyph) []glyph {
	if !slices.ContainsFunc(page, func(g glyph) bool { return combining[g.r] != "" }) {
		return page
	}
	page = slices.Clone(page)
	out := make([]glyph, 0, len(page))
	for i := 0; i < len(page); i++ {
		g := page[i]
		mark := combining[g.r]
		if mark == "" {
			out = append(out, g)
			continue
		}
		if at := nextLetter(page, i+1); at > 0 && over(g, page[at]) {
			if r, ok := join(page[at].r, mark); ok {
				page[at].r = r
				i = at - 1 // what PDFium guessed to stand between is nothing
				continue
			}
		}
		if !joinBefore(out, g, mark) {
			out = append(out, g)
		}
	}
	return out
}

// lineBefore is how many characters before an accent may be of its line: where PDFium takes the accents of a line for
// one of its own, they come behind it.
const lineBefore = 250

// joinBefore joins an accent to the letter before it that it stands over.
func joinBefore(out []glyph, accent glyph, mark string) bool {
	for i := len(out) - 1; i >= max(0, len(out)-lineBefore); i-- {
		if over(accent, out[i]) {
			if r, ok := join(out[i].r, mark); ok {
				out[i].r = r
				return true
			}
		}
	}
	return false
}

// nextLetter is the place of the letter that follows, behind line ends and spaces that are not in the file; 0 for none.
func nextLetter(page []glyph, from int) int {
	for i := from; i < len(page); i++ {
		switch g := page[i]; {
		case g.r == '\n', g.r == ' ' && g.size <= 1:
		case unicode.IsLetter(g.r):
			return i
		default:
			return 0
		}
	}
	return 0
}

// over reports whether the middle of an accent stands over a letter of its line.
func over(accent, letter glyph) bool {
	middle := (accent.left + accent.right) / 2
	return unicode.IsLetter(letter.r) && accent.turn == letter.turn && letter.left < middle && middle < letter.right &&
		accent.top < letter.bottom && accent.bottom > letter.top-letter.size
}

// join is a letter with an accent as one sign; the letters without a dot stand for those with one.
func join(letter rune, mark string) (rune, bool) {
	switch letter {
	case 'ı':
		letter = 'i'
	case 'ȷ':
		letter = 'j'
	}
	s := norm.NFC.String(string(letter) + mark)
	r, size := utf8.DecodeRuneInString(s)
	return r, size == len(s)
}
