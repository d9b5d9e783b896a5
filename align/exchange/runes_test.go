package exchange

import (
	"testing"

	"github.com/reprise-wording/reprise/corpus/corpustest"
)

// XML 1.0 has no place for these characters (2.2 of the recommendation).
func TestForbidden(t *testing.T) {
	t.Parallel()
	if got, want := corpustest.Runes(forbidden), "0-8 b-c e-1f d800-dfff fffe-ffff 110000"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
