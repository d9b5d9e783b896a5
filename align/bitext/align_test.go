package bitext_test

import (
	"fmt"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/bitext"
)

func ExampleAlign() {
	english := bitext.Segments("The Committee met in Vienna on 14 April 2009.", "It adopted 12 recommendations. Mr. Smith took the chair.")
	french := bitext.Segments("Le Comité s'est réuni à Vienne le 14 avril 2009.", "Il a adopté 12 recommandations.", "M. Smith a pris la présidence.")
	beads, err := bitext.Align(english, french, bitext.WithLanguages(language.English, language.French))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, b := range beads {
		fmt.Println(b.Source, b.Target, b.Type())
	}
	// Output:
	// [0] [0] 1-1
	// [1] [1 2] 1-2
}

func TestAlignEmpty(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ source, target, beads int }{{0, 0, 0}, {1, 0, 1}, {0, 2, 1}} {
		beads, err := bitext.Align(make([]bitext.Segment, c.source), make([]bitext.Segment, c.target))
		if err != nil || len(beads) != c.beads {
			t.Errorf("%d and %d empty segments give %v, %v", c.source, c.target, beads, err)
		}
	}
}
