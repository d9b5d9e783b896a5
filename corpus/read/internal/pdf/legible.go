package pdf

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// Shares of characters that are no letters of any writing: from where a paper is said to be read badly, and from where
// it is not read.
const (
	illegibleSome = 0.03
	illegibleMost = 0.4
)

// legible tells whether the fonts of a file say which letters they draw. Where they do not, PDFium gives the numbers of
// the glyphs: control characters, phonetic signs, letters of several writings in one word.
func legible(pages [][]glyph) ([]corpus.Warning, error) {
	odd, all := 0, 0
	for _, p := range pages {
		var before *unicode.RangeTable
		for _, g := range p {
			if g.r <= ' ' && g.r >= '\t' || strings.ContainsRune("\x02\ufffe\u00ad", g.r) {
				before = nil
				continue
			}
			all++
			script := writing(g.r)
			if noLetter(g.r) || foreign(before, script) {
				odd++
			}
			before = script
		}
	}
	share := float64(odd) / float64(max(all, 1))
	const why = "its fonts do not say which letters they draw"
	switch {
	case share > illegibleMost:
		return nil, &flow.Trouble{
			Why:  "is a PDF whose words can't be read: " + why,
			Hint: "run character recognition (OCR) on it and give the result",
		}
	case share > illegibleSome:
		return []corpus.Warning{{Text: fmt.Sprintf(
			"some of its words (at least %d%% of the characters) are not read right: %s; character recognition (OCR) may read them",
			int(100*share), why)}}, nil
	}
	return nil, nil
}

// rareLetters are those beyond the common Latin ones that alphabets have: of Africa, the Caucasus, Romania, Viet Nam.
const rareLetters = "ƀƁƂƃƆƉƊƋƌƎƏƐƑƒƓƔƖƗƘƙƛƝƞƟƠơƤƥƩƬƭƮƯưƱƲƳƴƵƶƷǀǁǂǃǎǐǒǔǖǘ" +
	"ǚǜǝǥǦǧǨǩǪǫǭǯǰǴǵǸǹȘșȚțȞȟȤȥȦȧȮȯȲȳɓɔɖɗəɛɠɣɨɩɬɲɵʃʈʉʊʋʌʒʔ"

// noLetter reports whether a character stands in no word: a control or private one, a phonetic sign that no
// alphabet has.
func noLetter(r rune) bool {
	switch {
	case r < ' ', unicode.IsControl(r), r == unicode.ReplacementChar, r >= 0xe000 && r <= 0xefff:
		return true
	case r >= 0x180 && r <= 0x2af:
		return !strings.ContainsRune(rareLetters, r)
	case r >= 0x2e80 && r <= 0x2fdf: // radicals, which only lists of characters hold
		return true
	}
	return false
}

// writings are the scripts that are told apart within words.
var writings = []*unicode.RangeTable{
	unicode.Latin, unicode.Cyrillic, unicode.Arabic, unicode.Greek, unicode.Hebrew, unicode.Thai, unicode.Devanagari,
	unicode.Coptic, unicode.Thaana, unicode.Gurmukhi, unicode.Armenian, unicode.Georgian, unicode.Ethiopic, unicode.Yi,
}

// writing is the script of a letter; nil of what is no letter, and of the characters of East Asia, which stand beside
// any.
func writing(r rune) *unicode.RangeTable {
	if !unicode.IsLetter(r) {
		return nil
	}
	for _, w := range writings {
		if unicode.Is(w, r) {
			return w
		}
	}
	return nil
}

// foreign reports whether two letters of one word are of two scripts.
func foreign(a, b *unicode.RangeTable) bool { return a != nil && b != nil && a != b }
