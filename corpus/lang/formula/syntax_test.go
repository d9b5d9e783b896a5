package formula

import (
	"strings"
	"testing"

	"golang.org/x/text/language"
)

// Asides of some length may stand between a verb and whom it asks, longer ones not.
func TestObjectReach(t *testing.T) {
	t.Parallel()
	tables := tablesFor(language.English)
	for _, c := range []struct {
		aside int // in tokens, its comma among them
		want  bool
	}{{objectReach - 1, true}, {objectReach, false}} {
		text := strings.Repeat("lamp ", c.aside-1) + ", States to act."
		p := &reader{tables: tables, text: text}
		toks := clauses(tables.lang, text)[0]
		start, names := p.object(toks, 0)
		if found := start == c.aside && len(names) == 1; found != c.want {
			t.Errorf("States behind %d tokens: %d, %v", c.aside, start, names)
		}
	}
}
