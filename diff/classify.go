package diff

import (
	"strings"
	"unicode"

	"github.com/reprise-wording/reprise/corpus/lang"
)

func isSpace(r rune) bool { return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' }

// classify names the kind of a change from x to y, either of which may be empty.
func classify(l *lang.Language, x, y string) Change {
	x, y = fields(x), fields(y)
	for _, step := range []struct {
		fold lang.Fold
		kind Change
	}{{lang.FoldTypography, Typography}, {lang.FoldTypography | lang.FoldCase, Case}, {lang.FoldAll, Accents}} {
		if step.fold.Key(x) == step.fold.Key(y) {
			return step.kind
		}
	}
	figures, others := 0, 0
	for _, s := range []string{x, y} {
		for _, t := range l.Tokens(s) {
			switch t.Kind {
			case lang.Number, lang.Symbol:
				figures++
			case lang.Word:
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

// fields folds white space, of any kind and length, into single spaces, and trims none of it away.
func fields(s string) string {
	return strings.Join(strings.FieldsFunc(s, isSpace), " ")
}
