package render

import (
	"fmt"
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
	add := func(n int, of string) {
		if n > 0 {
			kinds, only = append(kinds, fmt.Sprintf("%d of %s", n, of)), of
		}
	}
	add(count[diff.Wording], "wording")
	add(count[diff.Force], "force")
	add(count[diff.Number], "numbers or symbols")
	add(paragraphs, "paragraph ends")
	add(count[diff.Punctuation], "punctuation")
	add(count[diff.Label], "labels")
	add(count[diff.Case], "capitals")
	add(count[diff.Accents], "accents")
	add(count[diff.Typography], "typography")
	var parts []string
	switch {
	case len(kinds) == 1:
		parts = append(parts, counted(all, "%d change of %s", "%d changes of %s", only))
	case all > 0:
		parts = append(parts, fmt.Sprintf("%d changes: %s", all, strings.Join(kinds, ", ")))
	}
	if n := len(s.Moves); n > 0 {
		parts = append(parts, counted(n, "%d phrase moved", "%d phrases moved"))
	}
	if spaces > 0 {
		told := counted(spaces, "%d change of spaces alone", "%d changes of spaces alone")
		if !o.Spaces {
			told = fmt.Sprintf("%s (not shown)", told)
		}
		parts = append(parts, told)
	}
	return strings.Join(parts, "; ")
}

// counted puts a number, and what else the format wants, into the format for one or that for more.
func counted(n int, one, more string, args ...any) string {
	if n != 1 {
		one = more
	}
	return fmt.Sprintf(one, append([]any{n}, args...)...)
}
