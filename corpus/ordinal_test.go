package corpus_test

import (
	"testing"

	"github.com/reprise-wording/reprise/corpus"
)

func TestSessionNumber(t *testing.T) {
	t.Parallel()
	for printed, want := range map[string]int{
		"73": 73, " 73 ": 73, "Seventy-third session": 73, "LXXIIIe session": 73, "": 0, "-2": 0, "spring": 0,
	} {
		if got := corpus.SessionNumber(printed); got != want {
			t.Errorf("%q: %d, not %d", printed, got, want)
		}
	}
}

func TestOrdinal(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]int{
		"seventy-third":      73,
		"soixante-treizième": 73,
		"12th":               12,
		"seventy":            0,
		"the first of all":   0,
	} {
		if got, ok := corpus.Ordinal(in); got != want || ok != (want > 0) {
			t.Errorf("%q: %d, %v, want %d", in, got, ok, want)
		}
	}
}
