package render

import (
	"strings"

	"github.com/reprise-wording/reprise/diff"
)

// Summary tells in a line how many changes of each kind a script has, those that weigh most first: "4 changes: 1 of
// wording, 1 of force, 2 of numbers or symbols; 1 phrase moved", or "1 change of wording". Ignored changes do not
// count, changes of spaces alone do, and it says where they are not shown. It is empty where there are none.
func Summary(s *diff.Script, o Options) string {
	count := map[diff.Change]int{}
	all, spaces, paragraphs := 0, 0, 0
	for _, e := range s.Edits() {
		x, y := e.A.Text(s.A), e.B.Text(s.B)
		switch {
		case e.Change == diff.Moved || e.Ignored || strings.TrimSpace(x+y) == "" && e.Link > 0:
			continue
		case e.Change == diff.Typography && e.Link == 0 && spacesOnly(x, y):
			spaces++
			continue
		case e.Change == diff.Typography && e.Link == 0 && breaks(x, y):
			paragraphs++
		default:
			count[e.Change]++
		}
		all++
	}
	var kinds []string
	only := ""
	add := func(n int, what string) {
		if n > 0 {
			kinds, only = append(kinds, o.say("%d of %s", n, what)), what
		}
	}
	add(count[diff.Wording], o.say("wording"))
	add(count[diff.Force], o.say("force"))
	add(count[diff.Number], o.say("numbers or symbols"))
	add(paragraphs, o.say("paragraph ends"))
	add(count[diff.Punctuation], o.say("punctuation"))
	add(count[diff.Label], o.say("labels"))
	add(count[diff.Case], o.say("capitals"))
	add(count[diff.Accents], o.say("accents"))
	add(count[diff.Typography], o.say("typography"))
	var parts []string
	switch {
	case len(kinds) == 1:
		parts = append(parts, o.count(all, "%d change of %s", "%d changes of %s", only))
	case all > 0:
		parts = append(parts, o.say("%d changes: %s", all, strings.Join(kinds, ", ")))
	}
	if n := len(s.Moves); n > 0 {
		parts = append(parts, o.count(n, "%d phrase moved", "%d phrases moved"))
	}
	if spaces > 0 {
		told := o.count(spaces, "%d change of spaces alone", "%d changes of spaces alone")
		if !o.Spaces {
			told = o.say("%s (not shown)", told)
		}
		parts = append(parts, told)
	}
	return strings.Join(parts, "; ")
}
