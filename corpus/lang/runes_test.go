package lang_test

import (
	"testing"

	"github.com/reprise-wording/reprise/corpus/corpustest"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// What is invisible is a soft hyphen, a mark of no width or of direction, and nothing else; a key has none of it.
func TestInvisible(t *testing.T) {
	t.Parallel()
	if got, want := corpustest.Runes(lang.Invisible), "ad 200b-200f 202a-202e 2060 feff"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	kept := func(r rune) bool { return lang.Invisible(r) && lang.FoldTypography.Key("a"+string(r)+"b") != "ab" }
	if got := corpustest.Runes(kept); got != "" {
		t.Errorf("keys have %s", got)
	}
}

// A digit of any script has the value that it has ten places before or after its zero.
func TestDigitsOfScripts(t *testing.T) {
	t.Parallel()
	for _, zero := range []rune{'0', '٠', '۰', '०', '๐', '０', 0x1d7ce, 0x1d7d8, 0x1d7f6} {
		for n := range 10 {
			if got, ok := lang.Digit(zero + rune(n)); !ok || got != n {
				t.Errorf("%c: %d, %t", zero+rune(n), got, ok)
			}
		}
	}
	odd := func(r rune) bool {
		n, ok := lang.Digit(r)
		return ok && (n < 0 || n > 9)
	}
	if got := corpustest.Runes(odd); got != "" {
		t.Errorf("digits of other values: %s", got)
	}
	for _, r := range "/:a²Ⅷ一" {
		if _, ok := lang.Digit(r); ok {
			t.Errorf("%c is a digit", r)
		}
	}
}
