package read

import (
	"maps"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// Words are neighbours over spaces, not over a mark or a number, nor from one text to the next.
func TestGather(t *testing.T) {
	t.Parallel()
	e := evidence{single: map[string]int{}, pair: map[[2]string]int{}, ln: lang.For(language.English)}
	for _, text := range []string{"Old lamps burn", "old  lamps, 7 ropes burn"} {
		e.gather(text)
	}
	if want := map[string]int{"old": 2, "lamps": 2, "burn": 2, "ropes": 1}; !maps.Equal(e.single, want) {
		t.Errorf("words: %v, want %v", e.single, want)
	}
	want := map[[2]string]int{{"old", "lamps"}: 2, {"lamps", "burn"}: 1, {"ropes", "burn"}: 1}
	if !maps.Equal(e.pair, want) {
		t.Errorf("neighbours: %v, want %v", e.pair, want)
	}
}
