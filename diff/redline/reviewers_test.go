package redline

import (
	"bytes"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/reprise-wording/reprise/corpus/ooxml"
)

const mathNS = `xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"`

// reviewed makes the redline of several versions and checks that with every change rejected it is the base.
func reviewed(t testing.TB, base []byte, versions ...Version) (*Report, []byte) {
	t.Helper()
	host, report, err := Reviewers(base, versions, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := host.Write(&out); err != nil {
		t.Fatal(err)
	}
	if got, want := digest(t, resolved(t, out.Bytes(), false)), digest(t, resolved(t, base, true)); got != want {
		t.Fatalf("all rejected:\n%s\nwant the base:\n%s", got, want)
	}
	return report, out.Bytes()
}

func TestReviewers(t *testing.T) {
	t.Parallel()
	row := func(cells ...string) string {
		s := "<w:tr>"
		for _, c := range cells {
			s += "<w:tc>" + para(c) + "</w:tc>"
		}
		return s + "</w:tr>"
	}
	table := func(rows ...string) string { return "<w:tbl>" + strings.Join(rows, "") + "</w:tbl>" }
	first, second := "States should keep a register of the vessels.", "Ports should train their pilots each year."
	for _, c := range []struct{ name, base, ann, bob, want, conflicts string }{
		{"words",
			para(first) + para(second),
			para("States shall keep a register of the vessels.") + para(second),
			para("States should keep a register of the ships.") + para("Ports should train their pilots every year."),
			"States [-should-]{+shall+} keep a register of the [-vessels-]{+ships+}.\n" +
				"Ports should train their pilots [-each-]{+every+} year.\n",
			""},
		{
			"alike", para(first),
			para("States shall keep a register of the vessels."),
			para("States shall keep a register of the vessels."),
			"States [-should-]{+shall+} keep a register of the vessels.\n",
			"",
		},
		{
			"conflict", para(first),
			para("States shall keep a register of the vessels."),
			para("States must keep a register of the vessels."),
			"States [-should-]{+shall+}{+must+} keep a register of the vessels.\n",
			"1: Ann, Bob",
		},
		{"paragraphs", para(first) + para(second) + para("End."),
			para(first) + para("Something new stands here.") + para(second) + para("End."), para(first) + para("End."),
			first + "\n{+Something new stands here.+}{+¶+}\n[-" + second + "-][-¶-]\nEnd.\n", ""},
		{
			"split",
			para(first+" "+second) + para("End."),
			para(first) + para(second) + para("End."),
			para(first+" Harbours should train their pilots each year.") + para("End."),
			first + "[- -]{+¶+}\n[-Ports-]{+Harbours+} should train their pilots each year.\nEnd.\n",
			"",
		},
		{
			"rows",
			table(row("a", "1"), row("b", "2")) + para("x"),
			table(row("a", "1"), row("c", "3"), row("b", "2")) + para("x"),
			table(row("a", "one"), row("b", "2")) + para("x"),
			"a\n[-1-]{+one+}\n{+c+}{+¶+}\n{+3+}{+¶+}\nb\n2\nx\n",
			"",
		},
		{"at the end", para(first), para(first) + para("Ann adds this."), para(first) + para("Bob adds this."),
			"", "1: Ann, Bob"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			report, out := reviewed(t, docxBytes(t, "", 1, c.base), Version{
				docxBytes(t, "", 1, c.ann), "Ann",
			}, Version{docxBytes(t, "", 1, c.bob), "Bob"})
			if got := marked(t, out); c.want != "" && got != c.want {
				t.Errorf("got\n%swant\n%s", got, c.want)
			}
			conflicts := ""
			for _, x := range report.Conflicts {
				conflicts += itoa(x.Paragraph) + ": " + strings.Join(x.Authors, ", ")
			}
			if conflicts != c.conflicts {
				t.Errorf("conflicts %q, want %q", conflicts, c.conflicts)
			}
		})
	}
}

// xmlOf is a part of a Word file.
func xmlOf(t testing.TB, data []byte, part string) string {
	t.Helper()
	p, err := ooxml.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	b, err := p.Part(part).Data()
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// Changes of endnotes are in the redline of a paper without footnotes. A conflict in a note has no place in the body.
func TestReviewersOfEndnotes(t *testing.T) {
	t.Parallel()
	paper := func(verb, note string) []byte {
		return withEndnotes(
			"",
			`<w:p><w:r><w:t>States `+verb+` act.</w:t></w:r><w:r><w:endnoteReference w:id="1"/></w:r></w:p>`+
				para("Another paragraph."),
			note,
		)
	}
	report, out := reviewed(t, paper("should", "The old note."), Version{paper("should", "The new note."), "Ann"},
		Version{paper("shall", "The other note."), "Bob"})
	notes := xmlOf(t, out, "word/endnotes.xml")
	for _, want := range []string{`>old</w:delText>`, `>new</w:t>`, `>other</w:t>`} {
		if strings.Count(notes, want) != 1 {
			t.Errorf("%s is not once in %s", want, notes)
		}
	}
	if len(report.Conflicts) != 1 || report.Conflicts[0].Paragraph != 0 {
		t.Errorf("conflicts %+v, want one in a note", report.Conflicts)
	}
}

// Words that two reviewers put in at the same place stand against each other, also where one of them replaced what
// stood before it.
func TestReviewersAtOnePlace(t *testing.T) {
	t.Parallel()
	paper := func(s string) []byte { return docxBytes(t, "", 1, para(s)+para("Another paragraph.")) }
	for _, c := range []struct {
		one, other string
		conflicts  int
	}{
		{"See the annexes I and II.", "See the annex, part 2.", 1},
		{"See the annex, part 2.", "See the annexes I and II.", 1},
		{"See the whole annex.", "See the annex, part 2.", 0},
	} {
		report, _ := reviewed(t, paper("See the annex."), Version{paper(c.one), "Ann"}, Version{paper(c.other), "Bob"})
		if len(report.Conflicts) != c.conflicts {
			t.Errorf("%s, %s: conflicts %+v", c.one, c.other, report.Conflicts)
		}
	}
}

// What has no words is told apart by what it shows and leads to: equal things are one change, others stand beside
// each other.
func TestReviewersOfWordlessThings(t *testing.T) {
	t.Parallel()
	in := func(s string) string {
		return `<w:p><w:r><w:t xml:space="preserve">States act.</w:t></w:r>` + s +
			`<w:r><w:t xml:space="preserve"> More words.</w:t></w:r></w:p>`
	}
	note := in(`<w:r><w:footnoteReference w:id="1"/></w:r>`)
	equation := func(s string) string { return `<m:oMath ` + mathNS + `><m:r><m:t>` + s + `</m:t></m:r></m:oMath>` }
	link := func(at string) string {
		return in(`<w:hyperlink w:anchor="` + at + `"><w:r><w:t xml:space="preserve"> See there.</w:t></w:r></w:hyperlink>`)
	}
	char := func(c string) string { return `<w:p><w:r><w:sym w:font="Symbol" w:char="` + c + `"/></w:r></w:p>` }
	row := func(s string) string { return `<w:tr><w:tc><w:p>` + s + `</w:p></w:tc></w:tr>` }
	first := row(`<w:r><w:t>a</w:t></w:r>`)
	for _, c := range []struct {
		name                     string
		base, one, other         string
		noteOfOne, noteOfAnother string
		count                    string // what stands as often as there are different things
		conflict                 bool
	}{
		{"notes", in(""), note, note, "Ann's note.", "A quite different one.", "<w:footnoteReference ", true},
		{"equations", in(""), in(equation("a=b")), in(equation("x=yz")), "", "", "</m:oMath>", true},
		{"links", in(""), link("here"), link("there"), "", "", "<w:hyperlink ", true},
		{"paragraphs", in("") + para("End."), in("") + `<w:p>` + equation("a=b") + `</w:p>` + para("End."),
			in("") + `<w:p>` + equation("x=yz") + `</w:p>` + para("End."), "", "", "</m:oMath>", false},
		{
			"signs", in("") + para("End."), in("") + char("F0B7") + para("End."), in("") + char("F0A7") + para("End."), "",
			"", "<w:sym ", false,
		},
		{
			"rows", "<w:tbl>" + first + "</w:tbl>" + para("x"),
			"<w:tbl>" + first + row(equation("a=b")) + "</w:tbl>" + para("x"),
			"<w:tbl>" + first + row(equation("x=yz")) + "</w:tbl>" + para("x"), "", "", "</m:oMath>", false,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			one, other := docxBytes(t, "", 1, c.one, c.noteOfOne), docxBytes(t, "", 1, c.other, c.noteOfAnother)
			for bob, want := range map[*[]byte]int{&one: 1, &other: 2} {
				report, out := reviewed(t, docxBytes(t, "", 1, c.base), Version{one, "Ann"}, Version{*bob, "Bob"})
				doc := xmlOf(t, out, "word/document.xml")
				if got := strings.Count(doc, c.count); got != want {
					t.Errorf("%d of %s, want %d:\n%s", got, c.count, want, doc)
				}
				if got := len(report.Conflicts) > 0; got != (c.conflict && want == 2) {
					t.Errorf("%d things: conflicts %+v", want, report.Conflicts)
				}
			}
		})
	}
}

// The namespaces that a version says may be ignored may be ignored in the redline as well.
func TestReviewersIgnorable(t *testing.T) {
	t.Parallel()
	base := withEndnotes("", para("One.")+para("Two."))
	ann := withEndnotes(
		` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:w99="urn:x99" mc:Ignorable="w99"`,
		para("One.")+`<w:p w99:foo="1"><w:r w99:x="2"><w:t>New one.</w:t></w:r></w:p>`+para("Two."),
	)
	_, out := reviewed(t, base, Version{ann, "Ann"})
	doc := xmlOf(t, out, "word/document.xml")
	if !strings.Contains(doc, `ns:x="2"`) || !strings.Contains(doc, ` mc:Ignorable="ns"`) {
		t.Error(doc)
	}
}

// One reviewer alone gives what that reviewer wrote; so does one who is followed by another who changed nothing, or
// the same.
func TestReviewersProperty(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		blocks := blocksOf(rt, 6)
		base, notes := bodyOf(blocks, "", 1)
		ann, notesA := bodyOf(edit(rt, blocks), "x", 4)
		bob, notesB := bodyOf(edit(rt, blocks), "", 1)
		data := docxBytes(t, "", 1, base, notes...)
		a := docxBytes(t, "x", 4, ann, notesA...)
		b := docxBytes(t, "", 1, bob, notesB...)
		cases := [][]Version{{{a, "Ann"}}, {{a, "Ann"}, {data, "Bob"}}, {{a, "Ann"}, {a, "Bob"}}, {{a, "Ann"}, {b, "Bob"}}}
		k := rapid.IntRange(0, len(cases)-1).Draw(rt, "case")
		_, out := reviewed(t, data, cases[k]...)
		if k == len(cases)-1 {
			return
		}
		if got, want := textOf(t, resolved(t, out, true)), textOf(t, resolved(t, a, true)); got != want {
			rt.Fatalf("case %d:\n%s\nall accepted:\n%s\nwant the first:\n%s", k, marked(t, out), got, want)
		}
	})
}

// textOf lists the texts of the paragraphs of a document.
func textOf(t testing.TB, s *source) string {
	t.Helper()
	tree, err := s.tree(s.main)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(texts(tree.Root, nil), "\n")
}
