package diff

import (
	"strings"
	"unicode"

	"github.com/reprise-wording/reprise/corpus/lang"
)

func isSpace(r rune) bool { return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' }

// longChange is the length in bytes from which a change is one of wording without a closer look: words that differ in
// typography alone were matched before.
const longChange = 4096

// classify names the kind of a change from x to y, either of which may be empty, as far as the words themselves tell.
func classify(l *lang.Language, x, y string) Change {
	if len(x)+len(y) > longChange {
		return Wording
	}
	if x, y := fields(x), fields(y); lang.FoldAll.Key(x) == lang.FoldAll.Key(y) {
		switch {
		case lang.FoldTypography.Key(x) == lang.FoldTypography.Key(y):
			return Typography
		case (lang.FoldTypography | lang.FoldCase).Key(x) == (lang.FoldTypography | lang.FoldCase).Key(y):
			return Case
		}
		return Accents
	}
	figures, others := 0, 0
	var buf [64]lang.Token
	for _, s := range [...]string{x, y} {
		for _, t := range wholeCharacters(l.AppendTokens(buf[:0], s), s) {
			switch {
			case t.Kind == lang.Number || t.Kind == lang.Symbol || t.Kind == lang.Word && isDigit(s[t.Start]):
				figures++
			case t.Kind == lang.Word:
				others++
			}
		}
	}
	switch {
	case figures > 0 && others == 0:
		return Number
	case figures == 0 && others == 0:
		return Punctuation
	}
	return Wording
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// fields folds white space, of any kind and length, into single spaces, and trims it.
func fields(s string) string {
	if !strings.ContainsFunc(s, isSpace) {
		return s
	}
	return strings.Join(strings.FieldsFunc(s, isSpace), " ")
}
