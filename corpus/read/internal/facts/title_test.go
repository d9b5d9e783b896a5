package facts

import (
	"strings"
	"testing"
)

// A title is as long as titles are, and has words.
func TestTitleIsNoLonger(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int{"Lamps": 1, " Lamps ": 1, "": 0, "  ": 0, strings.Repeat("x", maxTitle): 1, strings.Repeat("x", maxTitle+1): 0} {
		p := &paper{}
		p.title(0, text, "the test", 1)
		if len(p.facts.Title) != want || want == 1 && p.facts.Title[0].Text != strings.TrimSpace(text) {
			t.Errorf("%.20q of %d bytes: %v", text, len(text), p.facts.Title)
		}
	}
}
