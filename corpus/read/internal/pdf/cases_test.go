package pdf

import (
	"flag"
	"fmt"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/corpus/read/internal/law"
)

var update = flag.Bool("update", false, "write the golden files anew")

// Each case is what a public report or a real paper showed to be read wrong; its golden file says what stands in it.
// The law is held against the characters that PDFium gives.
func TestCases(t *testing.T) {
	t.Parallel()
	law.Files(t, "testdata/*.pdf", *update, func(t *testing.T, data []byte) string {
		lines, warnings, err := Lines(data, nil)
		if err != nil {
			t.Fatal(err)
		}
		pages, err := extract(data, allowed)
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		for _, p := range pages {
			for _, g := range p {
				b.WriteRune(g.r)
			}
			b.WriteByte('\n')
		}
		source := strings.NewReplacer("\x02", "-", "\ufffe", "-").Replace(b.String())
		if lost, madeUp := law.Compare(source, lines, law.What{Notes: true, Markers: true}); len(lost)+len(madeUp) > 0 {
			t.Errorf("lost %q, made up %q", lost, madeUp)
		}
		return fmt.Sprintf("%v\n%s", warnings, law.Print(lines))
	})
}

// Numbers of lines in the margin are furniture; those of paragraphs are not.
func TestLineNumbers(t *testing.T) {
	t.Parallel()
	var p []put
	for i := range 12 {
		y := 780 - 14*float64(i)
		p = append(p, put{50, y, 9, fmt.Sprint(i + 1)}, put{72, y, 11, fmt.Sprintf("words of line %d that go on", i)})
	}
	lines, _, err := Lines(write(p), nil)
	if err != nil {
		t.Fatal(err)
	}
	numbers, text := 0, 0
	for _, l := range lines {
		if l.Furniture == "line number" {
			numbers++
		} else if strings.HasPrefix(l.Text, "words of line") {
			text++
		}
	}
	if numbers != 12 || text != 12 {
		t.Errorf("%d numbers, %d lines in\n%s", numbers, text, law.Print(lines))
	}
	p = nil
	for i := range 6 {
		y := 780 - 42*float64(i)
		p = append(p, put{50, y, 11, fmt.Sprint(i + 1)}, put{72, y, 11, "the words of a paragraph that goes"}, put{72, y - 14, 11, "on in a second line and"}, put{72, y - 28, 11, "a third."})
	}
	if lines, _, err = Lines(write(p), nil); err != nil {
		t.Fatal(err)
	}
	for _, l := range lines {
		if l.Furniture != "" {
			t.Errorf("%s is %s", l.Text, l.Furniture)
		}
	}
}
