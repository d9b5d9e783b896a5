package corpus_test

import (
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/corpustest"
)

// Labelled blocks answer to each other by their labels; recitals only where there are as many of them.
func TestCounterparts(t *testing.T) {
	t.Parallel()
	a := corpustest.Lines(language.English, "X/1", "pp1\tRecalling,", "pp2\tNoting,", "1\tActs;", "2\tMeets.", "t1\tDone.")
	b := corpustest.Lines(language.French, "X/1", "pp1\tNotant,", "1\tAgit ;", "2\tSe réunit.", "3\tPart.", "t1\tFait.")
	got := corpus.Counterparts(a, b)
	for i, want := range []string{"", "", "Agit ;", "Se réunit.", "Fait."} {
		if other := got[a.Blocks[i]]; other == nil && want != "" || other != nil && other.Text != want {
			t.Errorf("%s answers to %v, want %q", a.Blocks[i].Ref, other, want)
		}
	}
}
