package typeset_test

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/ooxml"
	"github.com/reprise-wording/reprise/corpus/read"
	"github.com/reprise-wording/reprise/corpus/typeset"
)

func ExampleWrite() {
	d := &corpus.Document{Blocks: []*corpus.Block{
		{Kind: corpus.Recital, Text: "Recalling its resolution 4/1,"},
		{Kind: corpus.Unit, Label: "1", Text: "Urges States to act:"},
		{Kind: corpus.Unit, Label: "1(a)", Text: "in summer;", Under: 2},
		{Kind: corpus.Unit, Label: "1(b)", Text: "in winter;", Under: 2},
		{Kind: corpus.Unit, Label: "2", Text: "Asks for a report."},
	}}
	var out bytes.Buffer
	if err := typeset.Write(&out, d); err != nil {
		fmt.Println(err)
		return
	}
	for _, line := range printed(out.Bytes()) {
		fmt.Println(line)
	}
	// Output:
	// Recalling its resolution 4/1,
	// 1. Urges States to act:
	// (a) in summer;
	// (b) in winter;
	// 2. Asks for a report.
}

// printed lists the paragraphs of a Word file with the labels that its lists give them.
func printed(data []byte) []string {
	p, err := ooxml.Open(data)
	if err != nil {
		return []string{err.Error()}
	}
	tree := func(name string) *ooxml.Tree {
		t, err := p.Part(name).Tree()
		if err != nil {
			panic(err)
		}
		return t
	}
	numbering := ooxml.NewNumbering(tree("word/numbering.xml"), ooxml.NewStyles(tree("word/styles.xml")))
	counter := numbering.Counter()
	var out []string
	for n := range tree("word/document.xml").Root.All() {
		if n.Name != "w:p" {
			continue
		}
		var b strings.Builder
		if num, level := numbering.Effective(n.Kid("w:pPr")); num != "" && num != "0" {
			label, _ := counter.Label(num, level)
			b.WriteString(label + " ")
		}
		for k := range n.All() {
			switch k.Name {
			case "w:t":
				b.WriteString(k.Text())
			case "w:tab", "w:br":
				b.WriteString(" ")
			case "w:footnoteReference":
				b.WriteString("[note " + k.Attr("w:id") + "]")
			}
		}
		if b.Len() > 0 {
			out = append(out, b.String())
		}
	}
	return out
}

// Labels come out as they are printed, automatic or not.
func TestLabels(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ labels, want string }{
		{"1 2 3", "1. 2. 3."},
		{"4 5 7 8", "4. 5. 7. 8."},
		{"1 1bis 2", "1. 1bis 2."},
		{"(a) (b) (h) (i) (j)", "(a) (b) (h) (i) (j)"},
		{"(i) (ii) (iii) (iv)", "(i) (ii) (iii) (iv)"},
		{"a) b)", "a) b)"},
		{"I II III", "I. II. III."},
		{"C D", "C. D."},
		{"1.1 1.2 2.1", "1.1 1.2 2.1"},
		{"Art.5 Art.6", "Art.5 Art.6"},
		{"(а) (б)", "(а) (б)"},
		{"1 1", "1. 1."},
		{"z aa", "z. aa."},
	} {
		d := &corpus.Document{}
		for _, l := range strings.Fields(c.labels) {
			d.Blocks = append(d.Blocks, &corpus.Block{Kind: corpus.Unit, Label: l, Text: "x"})
		}
		var out bytes.Buffer
		if err := typeset.Write(&out, d); err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, line := range printed(out.Bytes()) {
			got = append(got, strings.TrimSuffix(line, " x"))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %s, want %s", c.labels, s, c.want)
		}
	}
}

// Every word of a paper's blocks stands in the file, once.
func TestNothingIsLost(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("../read/testdata/report.*.[mt]*")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, name := range files {
		d, err := read.File(name, read.Options{})
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if err := typeset.Write(&out, d); err != nil {
			t.Fatal(err)
		}
		body := strings.Join(printed(out.Bytes()), "\n")
		p, err := ooxml.Open(out.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		notes, err := p.Part("word/footnotes.xml").Tree()
		if err != nil {
			t.Fatal(err)
		}
		body += "\n" + notes.Root.Text()
		for n := range notes.Root.All() {
			if n.Name == "w:t" {
				body += n.Text()
			}
		}
		for _, b := range d.Blocks {
			for cell := range strings.SplitSeq(b.Text, " | ") {
				if len(b.Marks) == 0 && strings.Count(body, cell) == 0 {
					t.Errorf("%s: %s: %q is not in the file", name, b.Ref, cell)
				}
			}
		}
	}
}

// Any text makes a file that can be read.
func TestOddText(t *testing.T) {
	t.Parallel()
	d := &corpus.Document{Blocks: []*corpus.Block{
		{Kind: corpus.Unit, Label: `%"<1`, Text: "a\x00b <&> \"c\"\td\ne"},
		{Kind: corpus.Cell, Text: "x | y"}, {Kind: corpus.Cell, Text: "z"},
		{Kind: corpus.Text, Text: "see", Marks: []corpus.Mark{{Offset: 99, Marker: "7"}, {Offset: 1, Marker: "8"}}},
		{Kind: corpus.Note, Label: "7", Text: "A note."}, {Kind: corpus.Note, Label: "9", Text: "Another."},
	}}
	var out bytes.Buffer
	if err := typeset.Write(&out, d); err != nil {
		t.Fatal(err)
	}
	got := strings.Join(printed(out.Bytes()), "\n")
	const want = "%\"<1 a\ufffdb <&> \"c\" d e\nx\ny\nz\nsee[note 1]8\n9 Another."
	if got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
