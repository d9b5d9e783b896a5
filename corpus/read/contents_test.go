package read

import (
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// The points of an agenda that the line before names are left out; a line that is longer than a heading may be names none.
func TestAgendaBehindALongLine(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		length int
		want   string
	}{{maxHeading, agendaList}, {maxHeading + 1, ""}} {
		const begin, end = "The meeting ", "adopted the following agenda:"
		lines := []flow.Line{{Text: begin + strings.Repeat("x", c.length-len(begin)-len(end)-1) + " " + end},
			{Text: "1. Opening of the meeting"}, {Text: "2. Lamps of the harbour"}, {Text: "Opening of the meeting"}, {Text: "Lamps of the harbour"}}
		leaveLists(lines)
		if got := lines[1].Furniture; got != c.want || lines[3].Furniture != "" {
			t.Errorf("behind a line of %d bytes: %q, want %q", c.length, got, c.want)
		}
	}
}

func TestUnspaced(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{"Í N D I C E": "ÍNDICE", "A B C": "A B C", "I N THE D E X": "I N THE D E X"} {
		if got := flow.CloseUp(text); got != want {
			t.Errorf("%q without spaces is %q, want %q", text, got, want)
		}
	}
}

// A point of an agenda that runs over to the next line is of the agenda with all its words.
func TestAgendaPointsThatRunOver(t *testing.T) {
	t.Parallel()
	lines := []flow.Line{{Text: "Provisional agenda"}, {Text: "1. Opening of the meeting."}, {Text: "2. Lamps of the harbour, and what"},
		{Text: "the keepers say of them.", Soft: true}, {Text: "3. Other matters."},
		{Text: "1. Opening of the meeting"}, {Text: "The chair opens it."}, {Text: "3. Other matters"}, {Text: "None are known."}}
	leaveLists(lines)
	for i, l := range lines {
		if got := l.Furniture == agendaList; got != (i < 5) {
			t.Errorf("%q is %q", l.Text, l.Furniture)
		}
	}
}
