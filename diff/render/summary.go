package render

import (
	"fmt"
	"strings"

	"github.com/reprise-wording/reprise/diff"
)

// Summary tells in a line how many changes of each kind a script has, those that weigh most first: "4 changes: 1 of
// wording, 1 of force, 2 of numbers or symbols; 1 phrase moved", or "1 change of wording". Ignored changes do not
// count. It is empty where there are none.
func Summary(s *diff.Script) string {
	count := map[diff.Change]int{}
	all := 0
	for _, e := range s.Edits() {
		if e.Change == diff.Moved || e.Ignored || strings.TrimSpace(e.A.Text(s.A)+e.B.Text(s.B)) == "" && e.Link > 0 {
			continue
		}
		count[e.Change]++
		all++
	}
	var kinds, parts []string
	for _, k := range [...]struct {
		change diff.Change
		name   string
	}{
		{diff.Wording, "wording"}, {diff.Force, "force"}, {diff.Number, "numbers or symbols"}, {diff.Punctuation, "punctuation"},
		{diff.Label, "labels"}, {diff.Case, "capitals"}, {diff.Accents, "accents"}, {diff.Typography, "typography"},
	} {
		if n := count[k.change]; n > 0 {
			kinds = append(kinds, fmt.Sprintf("%d of %s", n, k.name))
		}
	}
	switch {
	case len(kinds) == 1:
		_, of, _ := strings.Cut(kinds[0], " ")
		parts = append(parts, plural(all, "change")+" "+of)
	case all > 0:
		parts = append(parts, plural(all, "change")+": "+strings.Join(kinds, ", "))
	}
	if n := len(s.Moves); n > 0 {
		parts = append(parts, plural(n, "phrase")+" moved")
	}
	return strings.Join(parts, "; ")
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
