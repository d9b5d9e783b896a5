package redline

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/corpus/ooxml"
)

const (
	wNS = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ` +
		`xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	relNS = `xmlns="http://schemas.openxmlformats.org/package/2006/relationships"`
	relTo = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	types = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/word/document.xml" ` +
		`ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>` +
		`</Types>`
	styles = `<w:styles ` + wNS +
		`><w:style w:type="paragraph" w:default="1" w:styleId="%[1]sNormal"><w:name w:val="Normal"/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="%[1]sHead"><w:name w:val="heading 1"/>` +
		`<w:basedOn w:val="%[1]sNormal"/></w:style></w:styles>`
	numbering = `<w:numbering ` + wNS +
		`><w:abstractNum w:abstractNumId="%[2]d"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>` +
		`<w:lvlText w:val="%%1."/></w:lvl></w:abstractNum><w:num w:numId="%[1]d">` +
		`<w:abstractNumId w:val="%[2]d"/></w:num></w:numbering>`
)

// docx makes a Word file of the XML of its body. The ids of styles begin with prefix and its list has the number
// list, so that two files may say the same by other ids. Notes are the texts of footnotes 1, 2 and so on.
func docx(t testing.TB, prefix string, list int, body string, notes ...string) *ooxml.Package {
	t.Helper()
	p, err := ooxml.Open(docxBytes(t, prefix, list, body, notes...))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// mustOpen makes a plain Word file of the XML of its body.
func mustOpen(body string) *ooxml.Package {
	p, err := ooxml.Open(docxBytes(nil, "", 1, body))
	if err != nil {
		panic(err)
	}
	return p
}

func docxBytes(_ testing.TB, prefix string, list int, body string, notes ...string) []byte {
	var foot strings.Builder
	for i, n := range notes {
		fmt.Fprintf(
			&foot,
			`<w:footnote w:id="%d"><w:p><w:r><w:footnoteRef/></w:r><w:r>`+
				`<w:t xml:space="preserve"> %s</w:t></w:r></w:p></w:footnote>`,
			i+1, n,
		)
	}
	rels := ""
	for _, r := range [][2]string{
		{"styles", "styles.xml"}, {"numbering", "numbering.xml"}, {"footnotes", "footnotes.xml"},
		{"header", "header1.xml"},
	} {
		rels += fmt.Sprintf(`<Relationship Id="%s" Type="%s%s" Target="%s"/>`, r[0], relTo, r[0], r[1])
	}
	rels += `<Relationship Id="link" Type="` + relTo + `hyperlink" Target="https://example.org/` + prefix +
		`" TargetMode="External"/>`
	parts := [][2]string{
		{"[Content_Types].xml", types},
		{"_rels/.rels", `<Relationships ` + relNS + `><Relationship Id="rId1" Type="` + relTo +
			`officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/_rels/document.xml.rels", `<Relationships ` + relNS + `>` + rels + `</Relationships>`},
		{"word/styles.xml", fmt.Sprintf(styles, prefix)},
		{"word/numbering.xml", fmt.Sprintf(numbering, list, list+7)},
		{"word/footnotes.xml", `<w:footnotes ` + wNS + `>` + foot.String() + `</w:footnotes>`},
		{"word/header1.xml", `<w:hdr ` + wNS + `><w:p><w:r><w:t>Head ` + prefix + `</w:t></w:r></w:p></w:hdr>`},
		{"word/document.xml", `<w:document ` + wNS + `><w:body>` + body +
			`<w:sectPr><w:headerReference w:type="default" r:id="header"/>` +
			`<w:pgSz w:w="1000" w:h="2000"/></w:sectPr></w:body></w:document>`},
	}
	return zipped(parts)
}

// zipped makes a package of parts, each a name and what it holds.
func zipped(parts [][2]string) []byte {
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for _, p := range parts {
		w, err := z.Create(p[0])
		if err == nil {
			_, err = w.Write([]byte(p[1]))
		}
		if err != nil {
			panic(err)
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return buf.Bytes()
}

// withEndnotes makes a Word file without styles, lists and footnotes; its root has some more attributes. Notes are
// the texts of endnotes 1, 2 and so on.
func withEndnotes(attrs, body string, notes ...string) []byte {
	var end strings.Builder
	for i, n := range notes {
		fmt.Fprintf(&end, `<w:endnote w:id="%d">%s</w:endnote>`, i+1, para(n))
	}
	return zipped([][2]string{
		{"[Content_Types].xml", types},
		{"_rels/.rels", `<Relationships ` + relNS + `><Relationship Id="rId1" Type="` + relTo +
			`officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/_rels/document.xml.rels", `<Relationships ` + relNS + `><Relationship Id="e" Type="` + relTo +
			`endnotes" Target="endnotes.xml"/></Relationships>`},
		{"word/endnotes.xml", `<w:endnotes ` + wNS + `>` + end.String() + `</w:endnotes>`},
		{"word/document.xml", `<w:document ` + wNS + attrs + `><w:body>` + body + `</w:body></w:document>`},
	})
}

// resolved is a package with its changes accepted or rejected.
func resolved(t testing.TB, data []byte, accept bool) *source {
	t.Helper()
	p, err := ooxml.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	s, err := newSource(p)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range s.parts() {
		tree, err := s.tree(name)
		if err != nil {
			t.Fatal(err)
		}
		ooxml.ResolveChanges(tree, tree.Root, accept)
	}
	return s
}

// digest lists what a document says: paragraphs with label, style, properties and formatting, tables, notes, headers.
func digest(t testing.TB, s *source) string {
	t.Helper()
	var b strings.Builder
	tree, err := s.tree(s.main)
	if err != nil {
		t.Fatal(err)
	}
	d := &digester{s: s, b: &b, counter: s.numbering.Counter()}
	d.box(s.main, tree.Root.Kid("w:body"), "")
	for i := 0; i < len(d.notes); i++ {
		part, notes, err := s.noteNodes(d.notes[i].kind)
		if err != nil {
			t.Fatal(err)
		}
		n := notes[d.notes[i].id]
		if n == nil {
			t.Fatalf("%s %s is missing", d.notes[i].kind, d.notes[i].id)
		}
		b.WriteString("note\n")
		d.box(part, n, "  ")
	}
	sides := s.sides(tree.Root.Kid("w:body"))
	for sect := range tree.Root.All() {
		for _, sd := range allSides {
			if part := sides[sect][sd]; part != "" {
				ht, err := s.tree(part)
				if err != nil {
					t.Fatal(err)
				}
				b.WriteString("header\n")
				d.box(part, ht.Root, "  ")
			}
		}
	}
	return b.String()
}

type digester struct {
	s       *source
	b       *strings.Builder
	counter *ooxml.Counter
	notes   []noteRef
}

func (d *digester) box(part string, box *ooxml.Node, indent string) {
	ooxml.Blocks(box, func(n, _ *ooxml.Node) {
		switch n.Name {
		case "w:p":
			d.para(part, n, indent)
		case "w:tbl":
			for _, r := range within(n, "w:tr") {
				d.b.WriteString(indent + "row\n")
				for _, c := range within(r.node, "w:tc") {
					d.b.WriteString(indent + "cell\n")
					d.box(part, c.node, indent+"  ")
				}
			}
		}
	})
}

func (d *digester) para(part string, p *ooxml.Node, indent string) {
	r := &reader{d.s, part}
	c := r.read(p)
	pPr := p.Kid("w:pPr")
	num, level := d.s.effective(pPr)
	label, _ := d.counter.Label(num, level)
	style, _ := pPr.Val("w:pStyle")
	if d.s.styles.Get(style) == nil { // as Word does
		style = d.s.styles.Default
	}
	fmt.Fprintf(d.b, "%s%s|%s|%v|", indent, label, d.s.styles.Name(style), d.s.paragraphCanon(pPr, part))
	d.content(c, part)
	d.b.WriteByte('\n')
}

func (d *digester) content(c *content, part string) {
	last := ""
	for _, sp := range c.spans {
		if how := d.s.canonOf(sp.props, part) + sp.path.linkKey(); how != last {
			d.b.WriteString("{" + how + "}")
			last = how
		}
		d.b.WriteString(c.text[sp.start:sp.end])
		if a := c.atomAt(sp.start); a != nil {
			d.b.WriteString("[" + a.key + "]")
			if a.kind == atomNote {
				d.notes = append(d.notes, a.note)
			}
		}
	}
}

// check compares a with b and holds the redline against both.
func check(t testing.TB, a, b []byte, opt Options) (*Report, []byte) {
	t.Helper()
	pa, err := ooxml.Open(a)
	if err != nil {
		t.Fatal(err)
	}
	pb, err := ooxml.Open(b)
	if err != nil {
		t.Fatal(err)
	}
	report, err := Compare(pa, pb, opt)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := pb.Write(&out); err != nil {
		t.Fatal(err)
	}
	if got, want := digest(t, resolved(t, out.Bytes(), true)), digest(t, resolved(t, b, true)); got != want {
		t.Fatalf("all accepted:\n%s\nwant B:\n%s", got, want)
	}
	if got, want := digest(t, resolved(t, out.Bytes(), false)), digest(t, resolved(t, a, true)); got != want {
		t.Fatalf("all rejected:\n%s\nwant A:\n%s", got, want)
	}
	return report, out.Bytes()
}
