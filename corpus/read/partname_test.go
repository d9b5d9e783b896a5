package read

import (
	"testing"

	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// The chapter of a collection that an act is, with a colon in its number, is no part of it.
func TestNumberOfACollection(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{"Chapter 4:01": "", "[Chapter 10:17] or a pass": "", "Chapter 4: Lamps": "4"} {
		if got := partNameOf(flow.Line{Text: text}, paragraphEnd{}).number; got != want {
			t.Errorf("%q names part %q, want %q", text, got, want)
		}
	}
}
