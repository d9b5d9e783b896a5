package pdf

import (
	"fmt"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read/internal/law"
)

// column is lines of text from a place down, paragraphs of three lines of which the last is short, and headings.
func column(x float64, words string) (p []put, text []string) {
	y := 780.0
	line := func(x float64, s string) {
		p, text = append(p, put{x, y, 9, s}), append(text, s)
		y -= 11
	}
	for i := range 4 {
		line(x+70, fmt.Sprintf("ARTICLE %d", i+1))
		line(x+50, "Of "+words)
		line(x, fmt.Sprintf("The %s of the harbour shall be lit at dusk, number %d", words, i))
		line(x, "and put out at dawn, unless fog stands over the quay")
		line(x, "or a ship comes in.")
		y -= 8
	}
	return p, text
}

// Columns are told by lines that are full, however many short ones stand between them.
func TestColumnsWithShortLines(t *testing.T) {
	t.Parallel()
	for _, n := range []int{2, 3} {
		var p []put
		var want []string
		for k := range n {
			c, text := column(40+float64(k)*235, []string{"lamps", "horns", "bells"}[k])
			p, want = append(p, c...), append(want, text...)
		}
		if got := strings.Join(read(t, write(p)), " "); got != strings.Join(want, " ") {
			t.Errorf("%d columns: got\n%s\nwant\n%s", n, got, strings.Join(want, "\n"))
		}
	}
}

// The rows of a table of two columns are no columns of text.
func TestColumnsOfTable(t *testing.T) {
	t.Parallel()
	var p []put
	for i := range 12 {
		y := 780 - 14*float64(i)
		p = append(p, put{72, y, 10, fmt.Sprintf("lamp %d", i)}, put{300, y, 10, fmt.Sprintf("%d.50", 10*i)})
	}
	got := strings.Join(read(t, write(p)), " ")
	if !strings.HasPrefix(got, "lamp 0 0.50 lamp 1 10.50 lamp 2") {
		t.Errorf("got %s", got)
	}
}

// The numbers of two pages on one sheet, and a running head in three parts, are furniture, not rows of a table.
func TestEdges(t *testing.T) {
	t.Parallel()
	var pages [][]put
	for n := range 4 {
		left, _ := column(36, "lamps")
		right, _ := column(330, "horns")
		p := append(left, right...)
		p = append(p, put{36, 815, 9, "Laws"}, put{280, 815, 9, fmt.Sprint(n + 1)}, put{500, 815, 9, "Lamps Act"})
		p = append(p, put{36, 40, 9, fmt.Sprint(2*n + 10)}, put{550, 40, 9, fmt.Sprint(2*n + 11)})
		pages = append(pages, p)
	}
	lines, _, err := Lines(write(pages...), nil)
	if err != nil {
		t.Fatal(err)
	}
	numbers := 0
	for _, l := range lines {
		if l.Cell.Table > 0 {
			t.Errorf("%s is a cell", l.Text)
		}
		if l.Furniture == "page number" {
			numbers++
		} else if l.Furniture == "" && strings.Contains(l.Text, "Laws") {
			t.Errorf("%s is text", l.Text)
		}
	}
	if numbers != 8 {
		t.Errorf("%d page numbers in\n%s", numbers, law.Print(lines))
	}
}

// Small notes in the margin are notes, and part no line of the text.
func TestMarginNotes(t *testing.T) {
	t.Parallel()
	var p []put
	var want []string
	for i := range 9 {
		y := 780 - 14*float64(i)
		s := fmt.Sprintf("the keeper shall see to lamp number %d of the quay and to its oil,", i)
		p, want = append(p, put{170, y, 11, s}), append(want, s)
	}
	p = append(p, put{40, 752, 7, "Duties of the harbour"}, put{40, 743, 7, "keepers"}, put{40, 690, 7, "Oil"}, put{40, 681, 7, "Wicks"},
		put{40, 672, 7, "Oil in"}, put{40, 663, 7, "Winter"})
	lines, _, err := Lines(write(p), nil)
	if err != nil {
		t.Fatal(err)
	}
	var text, notes []string
	for _, l := range lines {
		if l.Kind == string(corpus.Note) {
			notes = append(notes, l.Text)
		} else {
			text = append(text, l.Text)
			if len(text) > 1 && !l.Soft {
				t.Errorf("%s opens a paragraph", l.Text)
			}
		}
	}
	same(t, text, want)
	same(t, notes, []string{"Duties of the harbour keepers", "Oil", "Wicks", "Oil in", "Winter"})
}
