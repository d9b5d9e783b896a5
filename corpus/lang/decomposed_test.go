package lang

import (
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// The base letter is the first of the canonical decomposition, of syllables too.
func TestDecomposed(t *testing.T) {
	t.Parallel()
	for _, table := range []*unicode.RangeTable{
		unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Arabic, unicode.Hangul, unicode.Mn,
	} {
		n := 0
		for _, r16 := range table.R16 {
			for r := rune(r16.Lo); r <= rune(r16.Hi); r += rune(r16.Stride) {
				if n++; r > firstSyllable && n%101 != 0 {
					continue
				}
				d := norm.NFD.String(string(r))
				want, size := utf8.DecodeRuneInString(d)
				if size == len(d) || unicode.In(want, unicode.Mn) {
					want = 0
				}
				if got := decomposed(r); got != want {
					t.Errorf("%q: %q, want %q", r, got, want)
				}
			}
		}
	}
}
