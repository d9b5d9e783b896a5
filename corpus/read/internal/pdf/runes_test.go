package pdf

import (
	"testing"

	"github.com/reprise-wording/reprise/corpus/corpustest"
)

// The signs that a file does not name, and those that stand in no word, are these.
func TestKindsOfRunes(t *testing.T) {
	t.Parallel()
	if got, want := corpustest.Runes(nameless), "3-8 b-1f e000-f8ff fdd0"; got != want {
		t.Errorf("nameless: %s, want %s", got, want)
	}
	beyond := func(r rune) bool { return noLetter(r) && (r < 0x180 || r > 0x2af) }
	if got, want := corpustest.Runes(beyond), "0-1f 7f-9f 2e80-2fdf e000-efff fffd"; got != want {
		t.Errorf("no letters: %s, want %s", got, want)
	}
	for r := rune(0x180); r <= 0x2af; r++ {
		rare := false
		for _, x := range rareLetters {
			rare = rare || x == r
		}
		if noLetter(r) == rare {
			t.Errorf("%c (%x): no letter is %t", r, r, noLetter(r))
		}
	}
}
