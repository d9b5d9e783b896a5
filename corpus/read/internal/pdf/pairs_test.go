package pdf

import (
	"fmt"
	"testing"
)

// cells prints lines with the place in their table.
func cells(t *testing.T, pages ...[]put) (out []string) {
	t.Helper()
	lines, _, err := Lines(write(pages...), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range lines {
		s := fmt.Sprintf("%d:%d,%d ", l.Cell.Table, l.Cell.Row, l.Cell.Column)
		if l.Soft {
			out[len(out)-1] += " " + l.Text
		} else {
			out = append(out, s+l.Text)
		}
	}
	return out
}

// A table of two columns without rules is told by the order of its cells.
func TestTableOfTwoColumns(t *testing.T) {
	t.Parallel()
	p := []put{{72, 780, 10, "The keepers note the state of the lamps of the harbour, and of the stores beside it, as it is:"}}
	y := 756.0
	for i := range 5 {
		p = append(p, put{72, y, 10, fmt.Sprintf("Lamp number %d of the", i)}, put{72, y - 12, 10, "northern quay"},
			put{300, y, 10, fmt.Sprintf("Lit on %d May, with oil", i+1)}, put{300, y - 12, 10, "of the best kind"})
		y -= 30
	}
	last := "The keepers thank the council for the lamps of the harbour, and of the stores beside it, all of them."
	want := []string{"0:0,0 " + p[0].text}
	for i := range 5 {
		want = append(want, fmt.Sprintf("1:%d,0 Lamp number %d of the northern quay", i, i),
			fmt.Sprintf("1:%d,1 Lit on %d May, with oil of the best kind", i, i+1))
	}
	same(t, cells(t, append(p, put{72, y, 10, last})), append(want, "0:0,0 "+last))
}

// Titles beside sections are headings before them.
func TestTitlesBesideSections(t *testing.T) {
	t.Parallel()
	var p []put
	var want []string
	y := 780.0
	for i, title := range [][2]string{{"Short title.", ""}, {"Lighting of", "lamps."}, {"Oil for the", "lamps of quays."}} {
		p = append(p, put{60, y, 10, title[0]})
		if title[1] != "" {
			p = append(p, put{60, y - 12, 10, title[1]})
			title[0] += " " + title[1]
		}
		first := fmt.Sprintf("%d. The section number %d that tells what the keepers of the lamps shall do,", i+1, i+1)
		p = append(p, put{160, y, 10, first}, put{160, y - 12, 10, "and goes on in the second line of the section with many words, and in a third line"},
			put{160, y - 24, 10, "which ends."})
		want = append(want, title[0], first+" and goes on in the second line of the section with many words, and in a third line which ends.")
		y -= 60
	}
	same(t, read(t, write(p)), want)
}

// A list of abbreviations is a table as well, with the rows that its file draws in one go.
func TestAbbreviationsAreATable(t *testing.T) {
	t.Parallel()
	p := []put{{72, 790, 10, "The papers of the harbour use the abbreviations that the following list gives, and no other ones:"}}
	want := []string{"0:0,0 " + p[0].text}
	names := [][2]string{{"CHK", "Council of Harbour Keepers"}, {"FBL", "Federation of Boats and Lamps"}, {"HLA", "Harbour Lamp Agency"},
		{"LAMP-NTH", "Lamp House of the North"}, {"OBO", "Office of Buoys and Oil"}, {"UKL", "Union of Keepers and Lighters"}}
	y := 760.0
	for i, n := range names {
		p = append(p, put{72, y, 10, n[0]}, put{144, y, 10, n[1]})
		want = append(want, fmt.Sprintf("1:%d,0 %s", i, n[0]), fmt.Sprintf("1:%d,1 %s", i, n[1]))
		y -= 20
	}
	same(t, cells(t, p), want)
}
