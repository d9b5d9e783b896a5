package pdf

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"
)

// A word of text put on a page at a place, in points from the lower left.
type put struct {
	x, y, size float64
	text       string
}

// write makes a PDF of pages of text in Times.
func write(pages ...[]put) []byte {
	objects := []string{"<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>>"}
	var kids []string
	for _, p := range pages {
		var c strings.Builder
		for _, t := range p {
			fmt.Fprintf(&c, "BT /F1 %g Tf %g %g Td (%s) Tj ET\n", t.size, t.x, t.y, strings.NewReplacer("(", `\(`, ")", `\)`).Replace(t.text))
		}
		n := len(objects) + 1
		kids = append(kids, fmt.Sprintf("%d 0 R", n))
		objects = append(objects, fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F1 3 0 R>>>>>>", n+1),
			fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", c.Len(), c.String()))
	}
	objects[1] = fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d>>", strings.Join(kids, " "), len(pages))
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var at []int
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, a := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", a)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, start)
	return b.Bytes()
}

// read gives the paragraphs of a PDF, footnotes as "marker: text".
func read(t *testing.T, data []byte) []string {
	t.Helper()
	lines, _, err := Lines(data, nil)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, l := range lines {
		text := l.Text
		for i := len(l.Marks) - 1; i >= 0; i-- {
			text = text[:l.Marks[i].Offset] + "^" + l.Marks[i].Marker + text[l.Marks[i].Offset:]
		}
		switch {
		case l.Furniture != "":
		case l.Note != "":
			out = append(out, l.Note+": "+text)
		case l.Soft && len(out) > 0:
			out[len(out)-1] += " " + text
		default:
			out = append(out, text)
		}
	}
	return out
}

func same(t *testing.T, got, want []string) {
	t.Helper()
	if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
		t.Errorf("got\n%s\nwant\n%s", g, w)
	}
}

// A page in two columns is read down the left one, then down the right one; a heading over both comes where it stands.
func TestColumns(t *testing.T) {
	t.Parallel()
	p := []put{{72, 780, 12, "A heading that goes over the two columns of the page from one side to the other side"}}
	var left, right []string
	for i := range 10 {
		l, r := fmt.Sprintf("the left column has this for line %d", i), fmt.Sprintf("the right column has that for line %d", i)
		p = append(p, put{72, 750 - 12*float64(i), 10, l}, put{320, 750 - 12*float64(i), 10, r})
		left, right = append(left, l), append(right, r)
	}
	got := strings.Join(read(t, write(p)), " ")
	want := p[0].text + " " + strings.Join(left, " ") + " " + strings.Join(right, " ")
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// Running heads and page numbers are taken out, a footnote is told by its small print and raised marker.
func TestFurniture(t *testing.T) {
	t.Parallel()
	var pages [][]put
	for i, words := range []string{"fish", "meat", "bread", "wine"} {
		y := 780.0
		p := []put{{72, 810, 9, "X/WG.1/2009/2"}, {500, 30, 9, fmt.Sprint(i + 1)}, {72, 30, 9, "V.19-08000"}}
		for k := range 3 {
			p = append(p, put{72, y, 10, fmt.Sprintf("%d. States parties should consider the question of %s at length and then,", 3*i+k+1, words)},
				put{72, y - 12, 10, "having done so, report on it to the Conference"}, put{267, y - 8, 6, fmt.Sprint(i + 1)}, put{271, y - 12, 10, "."})
			y -= 36
		}
		p = append(p, put{72, 72, 5, fmt.Sprint(i + 1)}, put{76, 69, 8, "See the report on " + words + "."})
		pages = append(pages, p)
	}
	got := read(t, write(pages...))
	for i, words := range []string{"fish", "meat", "bread", "wine"} {
		for k := range 3 {
			want := fmt.Sprintf("%d. States parties should consider the question of %s at length and then, having done so, report on it to the Conference^%d.", 3*i+k+1, words, i+1)
			if n := 4*i + k; n >= len(got) || got[n] != want {
				t.Fatalf("got\n%s\nwant %s", strings.Join(got, "\n"), want)
			}
		}
	}
	same(t, []string{got[3], got[7], got[11], got[15]}, []string{"1: See the report on fish.", "2: See the report on meat.", "3: See the report on bread.", "4: See the report on wine."})
}

// A table is read cell by cell, over the end of a page too, and the words above and below it are not of it.
func TestTables(t *testing.T) {
	t.Parallel()
	head := put{72, 810, 10, "X/WG.1/2009/2"}
	first := []put{head, {72, 780, 10, "The status of the recommendations, which goes over all the columns of the table below, is this."},
		{74, 750, 10, "No."}, {110, 750, 10, "Recommendation"}, {300, 750, 10, "Status"},
		{74, 730, 10, "1"}, {110, 730, 10, "States should inspect the"}, {110, 718, 10, "lamps of the harbour."}, {300, 730, 10, "Ongoing"},
		{74, 700, 10, "2"}, {110, 700, 10, "States should:"}, {110, 688, 10, "(a) Pay;"}, {110, 676, 10, "(b) Meet in the"}, {300, 700, 10, "Done; see"}, {300, 688, 10, "the report."}}
	second := []put{head, {110, 780, 10, "winter."}, {74, 760, 10, "3"}, {110, 760, 10, "Donors should pay."}, {300, 760, 10, "Not begun"},
		{74, 730, 10, "The table ends here."}}
	lines, _, err := Lines(write(first, second), nil)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, l := range lines {
		at := l.Cell
		soft := ""
		if l.Soft {
			soft = "+"
		}
		got = append(got, fmt.Sprintf("%d:%d,%d %s%s", at.Table, at.Row, at.Column, soft, l.Text))
	}
	same(t, got, []string{"0:0,0 X/WG.1/2009/2", "0:0,0 The status of the recommendations, which goes over all the columns of the table below, is this.",
		"1:0,0 No.", "1:0,1 Recommendation", "1:0,2 Status",
		"1:1,0 1", "1:1,1 States should inspect the", "1:1,1 +lamps of the harbour.", "1:1,2 Ongoing",
		"1:2,0 2", "1:2,1 States should:", "1:2,1 (a) Pay;", "1:2,1 (b) Meet in the", "1:2,2 Done; see", "1:2,2 +the report.",
		"0:0,0 X/WG.1/2009/2", "2:0,1 winter.", "2:1,0 3", "2:1,1 Donors should pay.", "2:1,2 Not begun", "0:0,0 The table ends here."})
}

// Words at even distances, as in letters of one width, are no cells.
func TestNoTable(t *testing.T) {
	t.Parallel()
	var p []put
	for i := range 6 {
		for k := range 10 {
			p = append(p, put{72 + 30*float64(k), 780 - 24*float64(i), 10, "word"})
		}
	}
	lines, _, err := Lines(write(p), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range lines {
		if l.Cell.Table > 0 {
			t.Errorf("%q stands in a table", l.Text)
		}
	}
}

func TestTroubles(t *testing.T) {
	t.Parallel()
	if _, _, err := Lines(write([]put{}), nil); err == nil || !strings.Contains(err.Error(), "no text") {
		t.Errorf("a page without text: %v", err)
	}
	if _, _, err := Lines([]byte("%PDF-1.4\nnothing"), nil); err == nil || !strings.Contains(err.Error(), "damaged") {
		t.Errorf("no PDF at all: %v", err)
	}
}

// A file whose pages each are quick enough is given up all the same when all of them together are not.
func TestTimeOfAllPages(t *testing.T) {
	t.Parallel()
	pages := make([][]put, 200)
	for i := range pages {
		pages[i] = []put{{72, 700, 10, fmt.Sprintf("%d. States parties should read the report.", i+1)}}
	}
	data := write(pages...)
	if got, err := extract(data, allowed); err != nil || len(got) != len(pages) {
		t.Fatalf("%d pages, %v", len(got), err)
	}
	_, err := extract(data, times{open: time.Minute, page: time.Minute, file: time.Millisecond})
	if err == nil || !strings.Contains(err.Error(), "takes too long") {
		t.Errorf("200 pages in a millisecond: %v", err)
	}
}
