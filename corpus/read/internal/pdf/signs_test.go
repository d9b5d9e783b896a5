package pdf

import (
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
	"github.com/reprise-wording/reprise/corpus/read/internal/page"
)

// The sign of a note on a line of its own goes before the line right of and just below it, and no other.
func TestSignsOfNotesJoinTheirLines(t *testing.T) {
	t.Parallel()
	line := func(text string, left, bottom float64) page.Line {
		return page.Line{Line: flow.Line{Text: text}, Left: left, Bottom: bottom, Size: 9}
	}
	for _, c := range []struct {
		what string
		in   []page.Line
		want string
	}{
		{"a sign above its note", []page.Line{line("Text.", 50, 600), line("*", 60, 690), line("The annex is as sent.", 70, 698)},
			"Text./* The annex is as sent."},
		{"another kind of star", []page.Line{line("∗", 60, 690), line("Sent again.", 70, 695)}, "∗ Sent again."},
		{"stars that part a text", []page.Line{line("* * *", 60, 690), line("Next.", 70, 698)}, "* * */Next."},
		{"a line far below", []page.Line{line("*", 60, 690), line("Next.", 70, 720)}, "*/Next."},
		{"a line left of it", []page.Line{line("*", 60, 690), line("Next.", 40, 698)}, "*/Next."},
	} {
		var got []string
		for _, l := range joinSigns(c.in) {
			got = append(got, l.Text)
		}
		if s := strings.Join(got, "/"); s != c.want {
			t.Errorf("%s: %q, want %q", c.what, s, c.want)
		}
	}
}
