package akn_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"
	"pgregory.net/rapid"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/akn"
	"github.com/reprise-wording/reprise/corpus/corpustest/cputime"
	"github.com/reprise-wording/reprise/corpus/corpustest/testlevel"
	"github.com/reprise-wording/reprise/corpus/internal/aknname"
	"github.com/reprise-wording/reprise/corpus/read"
)

var update = flag.Bool("update", false, "write the golden files")

// paper is a small resolution with all kinds of blocks.
func paper() *corpus.Document {
	d := &corpus.Document{Symbol: "A/RES/99/7", Title: "Lamps of the quays", Body: "General Assembly", Session: "99",
		Adopted: corpus.Period{
			Start: corpus.Date{Year: 2044, Month: 12, Day: 3},
			End:   corpus.Date{Year: 2044, Month: 12, Day: 3},
		},
		Issued: corpus.Date{Year: 2044, Month: 12, Day: 9}, Language: language.English, Original: language.French,
		Parts: []*corpus.Part{
			{Kind: corpus.PaperPart, Parent: -1},
			{Kind: corpus.AnnexPart, Number: "I", Name: "Annex I", Title: "Lamps", Restarts: true},
		},
		Blocks: []*corpus.Block{
			{Kind: corpus.Heading, Label: "99/7", Text: "Lamps of the quays", Level: 1},
			{Kind: corpus.Text, Text: "The General Assembly,"},
			{
				Kind:  corpus.Recital,
				Text:  "Recalling its resolutions 98/7 and 97/11 A,",
				Marks: []corpus.Mark{{Offset: 31, Marker: "1"}},
			},
			{Kind: corpus.Note, Label: "1", Text: "See A/98/12 & Add.1."},
			{Kind: corpus.Recital, Text: "Noting that ships wait in the dark,"},
			{Kind: corpus.Unit, Label: "1", Text: "Requests the Secretary-General:"},
			{Kind: corpus.Unit, Label: "1(a)", Text: "To light the lamps;", Marks: []corpus.Mark{{Offset: 18, Marker: "*"}}},
			{Kind: corpus.Text, Text: "and, as far as oil lasts,"},
			{Kind: corpus.Unit, Label: "1(b)", Text: "To report;"},
			{Kind: corpus.Unit, Label: "2 bis", Text: "Decides on:"},
			{Kind: corpus.Item, Text: "Wicks", Level: 1},
			{Kind: corpus.Item, Text: "Oil <pure>", Level: 1},
			{Kind: corpus.Heading, Part: 1, Label: "I", Text: "Lamps", Level: 1},
			{Kind: corpus.Cell, Part: 1, Text: "Quay | Lamps | "},
			{Kind: corpus.Cell, Part: 1, Text: "North | 4 | dim"},
			{Kind: corpus.Unit, Part: 1, Label: "1", Text: "Lamps burn."},
		},
		LeftOut: []corpus.LeftOut{{Kind: "page number", Text: "2/4"}},
	}
	d.Address()
	return d
}

func written(t interface{ Fatal(...any) }, d *corpus.Document) []byte {
	var b bytes.Buffer
	if err := akn.Write(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestGolden(t *testing.T) {
	t.Parallel()
	got := written(t, paper())
	name := filepath.Join("testdata", "resolution.akn")
	if *update {
		if err := os.WriteFile(name, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; go test ./corpus/akn -update writes it anew:\n%s", name, got)
	}
}

func said(t interface{ Fatal(...any) }, d *corpus.Document) string {
	out, err := akn.Said(d)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func readsBack(t interface {
	Fatal(...any)
	Fatalf(string, ...any)
}, d *corpus.Document) {
	file := written(t, d)
	again, err := read.Bytes("x.akn", file, read.Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := said(t, d)
	if got := said(t, again); got != want {
		at := 0
		for at < len(got) && at < len(want) && got[at] == want[at] {
			at++
		}
		t.Fatalf(
			"reads back as\n%s\nnot as\n%s\nin\n%s",
			got[max(0, at-200):min(len(got), at+200)],
			want[max(0, at-200):min(len(want), at+200)],
			file,
		)
	}
	if err := sound(file); err != nil {
		t.Fatalf("%v in\n%s", err, file)
	}
}

func TestReadsBack(t *testing.T) {
	t.Parallel()
	readsBack(t, paper())
}

func TestSamplesReadBack(t *testing.T) {
	t.Parallel()
	names, err := filepath.Glob("../read/testdata/*/*.*")
	if err != nil || len(names) == 0 {
		t.Fatal("no samples")
	}
	for _, name := range names {
		if e := filepath.Ext(name); e == ".pdf" || e == ".want" || e == ".json" || testing.Short() && e == ".docx" {
			continue
		}
		if d, err := read.File(name, read.Options{Fallback: language.English}); err == nil {
			readsBack(t, d)
		}
	}
}

func TestAnyDocumentReadsBack(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := &corpus.Document{
			Symbol:   rapid.SampledFrom([]string{"", "A/RES/99/1", "X/1"}).Draw(t, "symbol"),
			Language: language.French,
			Title:    "T",
		}
		kinds := []corpus.PartKind{"annex", "article", "section", "decision", "chapter", "odd kind"}
		d.Parts = []*corpus.Part{{Kind: corpus.PaperPart, Parent: -1}}
		for i := range rapid.IntRange(0, 4).Draw(t, "parts") {
			d.Parts = append(d.Parts, &corpus.Part{
				Kind:     rapid.SampledFrom(kinds).Draw(t, "kind"),
				Number:   rapid.SampledFrom([]string{"", "1", "II"}).Draw(t, "number"),
				Parent:   rapid.IntRange(0, i).Draw(t, "parent"),
				Restarts: rapid.Bool().Draw(t, "restarts"),
				Name:     "N",
			})
		}
		words := rapid.SampledFrom([]string{
			"a", "resolution 75/1", "A/RES/75/2", "<&>", " ", "é", " | ", "第75/1号决议", "]]>", "\u00a0",
		})
		part := 0
		for range rapid.IntRange(1, 12).Draw(t, "blocks") {
			if rapid.IntRange(0, 3).Draw(t, "move") == 0 {
				part = rapid.IntRange(0, len(d.Parts)-1).Draw(t, "part")
			}
			b := &corpus.Block{Kind: rapid.SampledFrom([]corpus.Kind{
				"unit", "unit", "recital", "text", "item", "heading", "note", "cell",
			}).Draw(t, "block"), Part: part}
			b.Text = strings.Join(rapid.SliceOfN(words, 0, 5).Draw(t, "words"), "")
			switch b.Kind {
			case corpus.Unit:
				b.Label = rapid.SampledFrom([]string{"1", "2", "1(a)", "1(b)", "2(a)(i)", "3.1", "4 bis", "a"}).Draw(t, "label")
			case corpus.Note:
				b.Label = rapid.SampledFrom([]string{"1", "*", "2"}).Draw(t, "marker")
			case corpus.Heading, corpus.Item:
				b.Level = rapid.IntRange(0, 2).Draw(t, "level")
			}
			if b.Kind != corpus.Cell {
				for range rapid.IntRange(0, 2).Draw(t, "marks") {
					b.Marks = append(b.Marks, corpus.Mark{
						Offset: len(b.Text),
						Marker: rapid.SampledFrom([]string{"1", "*"}).Draw(t, "mark"),
					})
				}
			}
			d.Blocks = append(d.Blocks, b)
		}
		d.Address()
		readsBack(t, d)
	})
}

// An edited file is read as other Akoma Ntoso is: no word of it is lost.
func TestEditedFileKeepsItsWords(t *testing.T) {
	t.Parallel()
	file := string(written(t, paper()))
	for _, edit := range []struct{ old, new, words string }{
		{"<num>2 bis.</num>", "<num>3.</num>", "Decides on:"},
		{"</mainBody>", "<p>Added by hand.</p></mainBody>", "Added by hand."},
		{"Lamps burn.", "Lamps <unknown>never</unknown> burn.", "never"},
		{`rp:part="1"`, `rp:part="77"`, "Lamps burn."},
	} {
		d, err := read.Bytes("x.akn", []byte(strings.Replace(file, edit.old, edit.new, 1)), read.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if !slices.ContainsFunc(d.Blocks, func(b *corpus.Block) bool { return strings.Contains(b.Text, edit.words) }) {
			t.Errorf("%s: %q is lost", edit.new, edit.words)
		}
	}
}

// inside says which elements may hold an element, where the standard wants one of few.
var inside = map[string][]string{
	"intro":    {"paragraph", "point", "hcontainer", "article", "section", "chapter", "part", "title", "book"},
	"content":  {"paragraph", "point", "hcontainer", "article", "section", "chapter", "part", "title", "book"},
	"recitals": {"preamble"}, "recital": {"recitals"}, "item": {"blockList"}, "td": {"tr"}, "tr": {"table"},
	"attachment": {"attachments"},
	"mainBody":   {"statement", "doc"}, "authorialNote": {"p", "heading", "docTitle"},
	"ref": {"p", "heading", "docTitle"}, "docTitle": {"p"},
	"num": {
		"paragraph", "point", "hcontainer", "article", "section", "chapter", "part", "title", "book", "item", "recital",
	},
}

// sound checks what the schema asks for as far as it can be said in a few lines: where elements stand, eIds that are
// there once, and that no element of the hierarchy follows words that are no introduction.
func sound(file []byte) error {
	d := xml.NewDecoder(bytes.NewReader(file))
	ids, open := map[string]bool{}, []string{}
	content := []bool{}
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch k := tok.(type) {
		case xml.StartElement:
			name := k.Name.Local
			if k.Name.Space == aknname.Standard {
				if up, ok := inside[name]; ok && !slices.Contains(up, open[len(open)-1]) {
					return fmt.Errorf("%s in %s", name, open[len(open)-1])
				}
				if len(open) > 0 && content[len(open)-1] {
					return fmt.Errorf("%s behind the content of %s", name, open[len(open)-1])
				}
			}
			for _, a := range k.Attr {
				if a.Name.Local == "eId" && ids[a.Value] {
					return fmt.Errorf("eId %s twice", a.Value)
				} else if a.Name.Local == "eId" {
					ids[a.Value] = true
				}
			}
			open, content = append(open, name), append(content, false)
		case xml.EndElement:
			open, content = open[:len(open)-1], content[:len(content)-1]
			if k.Name.Local == "content" {
				content[len(content)-1] = true
			}
		}
	}
}

// TestSchema validates with xmllint against the schema of OASIS (akomantoso30.xsd), which AKN_SCHEMA names.
func TestSchema(t *testing.T) {
	t.Parallel()
	schema := os.Getenv("AKN_SCHEMA")
	lint, err := exec.LookPath("xmllint")
	if schema == "" || err != nil {
		t.Skip("AKN_SCHEMA names no schema, or xmllint is not installed; TestAnyDocumentReadsBack checks the structure")
	}
	for i, d := range samples(t) {
		name := filepath.Join(t.TempDir(), fmt.Sprint(i, ".akn"))
		if err := os.WriteFile(name, written(t, d), 0o644); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command(lint, "--noout", "--schema", schema, name).CombinedOutput(); err != nil {
			t.Errorf("%s: %s", d.Source, out)
		}
	}
}

// samples are papers of several forms.
func samples(t *testing.T) []*corpus.Document {
	docs := []*corpus.Document{paper()}
	for _, name := range []string{"../wg4/recommendations.en.md", "../wg4/recommendations.fr.md"} {
		if d, err := read.File(name, read.Options{}); err == nil {
			docs = append(docs, d)
		}
	}
	names, _ := filepath.Glob("../read/testdata/*/*.md")
	for _, name := range names {
		if d, err := read.File(name, read.Options{Fallback: language.English}); err == nil {
			docs = append(docs, d)
		}
	}
	return docs
}

// References to notes point to notes of the file, and a marker whose note is not in it points nowhere.
func TestNoteReferences(t *testing.T) {
	t.Parallel()
	marks := func(marker string) []corpus.Mark { return []corpus.Mark{{Offset: 1, Marker: marker}} }
	d := &corpus.Document{Symbol: "X/1", Language: language.English, Blocks: []*corpus.Block{
		{Kind: corpus.Text, Text: "ab", Marks: marks("2")}, {Kind: corpus.Text, Text: "cd", Marks: marks("1")},
		{Kind: corpus.Note, Label: "1", Text: "One."}, {Kind: corpus.Text, Text: "ef", Marks: marks("1")},
		{Kind: corpus.Text, Text: "gh", Marks: marks("9")}, {Kind: corpus.Note, Label: "2", Text: "Two."},
	}}
	d.Address()
	file := string(written(t, d))
	for _, want := range []string{
		`a<noteRef href="#authorialNote_2" marker="2"/>b`, `c<authorialNote eId="authorialNote_1"`,
		`e<noteRef href="#authorialNote_1" marker="1"/>f`, `g<sup rp:marker="9">9</sup>h`,
	} {
		if !strings.Contains(file, want) {
			t.Errorf("no %s in %s", want, file)
		}
	}
	readsBack(t, d)
}

// Writing takes time that grows as the paper does.
func TestLinear(t *testing.T) {
	testlevel.Long(t)
	err := cputime.CheckLinear(800, func(n int) func() {
		d := &corpus.Document{Language: language.English}
		for i := range n {
			d.Blocks = append(d.Blocks, &corpus.Block{Kind: corpus.Unit, Label: fmt.Sprint(i + 1), Text: "To light the lamps;"})
			if i%2 == 0 {
				d.Blocks = append(d.Blocks, &corpus.Block{Kind: corpus.Text, Text: "and the oil"})
			}
		}
		d.Address()
		return func() { written(t, d) }
	})
	if err != nil {
		t.Error(err)
	}
}

func ExampleWrite() {
	d := &corpus.Document{
		Symbol:   "X/1",
		Language: language.English,
		Blocks:   []*corpus.Block{{Kind: corpus.Unit, Label: "1", Text: "Light the lamps."}},
	}
	d.Address()
	var b strings.Builder
	if err := akn.Write(&b, d); err != nil {
		fmt.Println(err)
	}
	_, body, _ := strings.Cut(b.String(), "</meta>\n")
	fmt.Print(body)
	// Output:
	//   <mainBody>
	//    <paragraph eId="para_1">
	//     <num>1.</num>
	//     <content eId="content_1">
	//      <p rp:kind="unit" rp:label="1">Light the lamps.</p>
	//     </content>
	//    </paragraph>
	//   </mainBody>
	//  </doc>
	// </akomaNtoso>
}
