package bitext_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align"
	"github.com/reprise-wording/reprise/align/bitext"
)

// A text in which paragraphs are swapped with the next but one at several places far from one another: each place is
// searched by itself, by one of several workers, and none may be left out, however many there are.
func TestSwapsFarApart(t *testing.T) {
	t.Parallel()
	for _, places := range []int{1, 3, 7} {
		source, target := make([]string, 0, 8*places), make([]string, 0, 8*places)
		rng := rand.New(rand.NewPCG(uint64(places), 0))
		for k := range 8 * places {
			s := fmt.Sprintf(
				"Paragraph Name%d Name%d Name%d concerns matter %d.", rng.IntN(1e6), rng.IntN(1e6), rng.IntN(1e6), k,
			)
			source, target = append(source, s), append(target, s)
		}
		want := map[int]int{}
		for k := range target {
			want[k] = k
		}
		for p := range places {
			i := 8*p + 2
			target[i], target[i+2] = target[i+2], target[i]
			want[i], want[i+2] = i+2, i
		}
		beads, err := bitext.Align(
			bitext.Segments(source...), bitext.Segments(target...), bitext.WithLanguages(language.English, language.French),
		)
		if err != nil {
			t.Fatal(err)
		}
		if err := align.Check(beads, len(source), len(target)); err != nil {
			t.Error(err)
		}
		found := 0
		for _, b := range beads {
			if len(b.Source) == 1 && len(b.Target) == 1 && want[b.Source[0]] == b.Target[0] {
				found++
			}
		}
		if found < len(source)-2 { // names that stand once tell little: a place may be missed
			t.Errorf("%d places: %d of %d paragraphs found: %s", places, found, len(source), beadList(beads))
		}
	}
}
