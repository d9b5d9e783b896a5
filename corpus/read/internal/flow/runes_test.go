package flow

import (
	"testing"

	"github.com/reprise-wording/reprise/corpus/corpustest"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// The signs that fold away, that part words, and that stand without spaces are these.
func TestKindsOfRunes(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		is   func(r rune) bool
		want string
	}{
		"space":     {isSpace, "9-d 20 85 1680 2000-2006 2008-200a 2028-2029 205f 3000"},
		"invisible": {func(r rune) bool { return invisible(r) && !lang.Invisible(r) }, "0-8 e-1f 7f-84 86-9f fffd"},
		"unspaced":  {func(r rune) bool { return Unspaced(r) && !lang.IsSpaceless(r) }, "3000-3004 3006 3008-3020 302a-3037 303c-303f 31c0-31ef ff01-ff60"},
	} {
		if got := corpustest.Runes(c.is); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}
