package corpustest_test

import (
	"testing"

	"github.com/reprise-wording/reprise/corpus/corpustest"
)

func TestRunes(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		is   func(r rune) bool
		want string
	}{
		{func(r rune) bool { return r == 0 || r >= 0x20 && r <= 0x22 || r == 0x24 }, "0 20-22 24"},
		{func(r rune) bool { return r >= 0x10fffe }, "10fffe-110000"},
		{func(rune) bool { return false }, ""},
	} {
		if got := corpustest.Runes(c.is); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
