package bitext_test

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align"
	"github.com/reprise-wording/reprise/align/bitext"
	"github.com/reprise-wording/reprise/align/pins"
	"github.com/reprise-wording/reprise/corpus"
)

func TestPinnedBeadsStand(t *testing.T) {
	t.Parallel()
	a, err := bitext.Documents(
		papers(language.French, "I.1 Un fait. Deux faits."), papers(language.English, "I.1 One fact. Two facts."),
	)
	if err != nil {
		t.Fatal(err)
	}
	p, err := pins.Read(strings.NewReader("bead\ten-fr\tI.1\t1,2\t1,2\nbead\tfr-en\tI.9\t1\t1\n"), "pins")
	if err != nil {
		t.Fatal(err)
	}
	if stale := a.Pin(p); !slices.Equal(stale, []string{"I.9"}) {
		t.Errorf("stale pins %v, want I.9", stale)
	}
	beads := a.By(corpus.MustRef("I.1")).Beads
	if len(beads) != 1 || beads[0].Origin != align.ByHand || beads[0].Type() != "2-2" {
		t.Errorf("beads %+v, want one of two by two, by hand", beads)
	}
}
