package pdf

import (
	"fmt"
	"testing"
)

// Marks that are as large as the text and raised out of their lines mark notes and open them; a note that a page
// prints again without its mark is one there too.
func TestLargeMarks(t *testing.T) {
	t.Parallel()
	var first, second []put
	for i := range 12 {
		y := 780 - 14*float64(i)
		first = append(first, put{72, y, 11, fmt.Sprintf("The harbour master counts the lamps of quay %d.", i)})
		second = append(second, put{72, y, 11, fmt.Sprintf("The pilots count the boats of quay %d.", i)})
	}
	first = append(first, put{288, 780 - 14*11 + 7, 10.5, "4"}, put{72, 107, 10.5, "4"}, put{80, 100, 11, "Paper H/23."})
	second = append(second, put{72, 107, 10.5, "4"}, put{80, 100, 11, "Paper H/23."})
	lines, _, err := Lines(write(first, second), nil)
	if err != nil {
		t.Fatal(err)
	}
	notes, marks := 0, 0
	for _, l := range lines {
		marks += len(l.Marks)
		if l.Note == "4" && l.Text == "Paper H/23." {
			notes++
		}
	}
	if notes != 2 || marks != 1 {
		for _, l := range lines {
			t.Logf("%q %v note=%q %s", l.Text, l.Marks, l.Note, l.Furniture)
		}
		t.Errorf("%d notes, %d marks", notes, marks)
	}
}

// A note follows the one before by one, or begins anew; letters and signs have no order.
func TestCountsOn(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		before, marker string
		want           bool
	}{{"1", "2", true}, {"9", "10", true}, {"7", "1", true}, {"2", "2", false}, {"2", "4", false}, {"3", "2", false}, {"*", "2", true}, {"2", "*", true}, {"a", "b", true}} {
		if got := countsOn(c.before, c.marker); got != c.want {
			t.Errorf("%s behind %s: %v", c.marker, c.before, got)
		}
	}
}

// Small print at the foot of a page that numbers with full stops is notes where the text bears their marks, and else a
// list.
func TestDottedNotes(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		marked bool
		want   int
	}{{true, 2}, {false, 0}} {
		var p []put
		for i := range 12 {
			p = append(p, put{72, 780 - 14*float64(i), 11, fmt.Sprintf("The harbour master counts the lamps of quay %d.", i)})
		}
		if c.marked {
			p = append(p, put{284, 780 - 14*3 + 5, 6, "1"}, put{284, 780 - 14*7 + 5, 6, "2"})
		}
		p = append(p, put{72, 100, 9, "1. Put in by the Lamps Act."}, put{72, 88, 9, "2. Left out by the Oil Act."})
		lines, _, err := Lines(write(p), nil)
		if err != nil {
			t.Fatal(err)
		}
		notes := 0
		for _, l := range lines {
			if l.Note != "" {
				notes++
			}
		}
		if notes != c.want {
			for _, l := range lines {
				t.Logf("%q %v note=%q", l.Text, l.Marks, l.Note)
			}
			t.Errorf("marked %v: %d notes, want %d", c.marked, notes, c.want)
		}
	}
}
