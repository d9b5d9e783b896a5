package redline

import (
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/corpus/ooxml"
)

// Elements of two files say the same whatever programs number at will, and what they note in passing.
func TestCanon(t *testing.T) {
	t.Parallel()
	// in the first file ids of styles begin with A and the list has the number 3, in the second with B and 5
	canon := func(second bool, body string) string {
		prefix, list := "A", 3
		if second {
			prefix, list = "B", 5
		}
		pkg := docx(
			t, prefix, list, strings.NewReplacer("STYLE", prefix, "LIST", string(rune('0'+list))).Replace(body), "a note",
		)
		s, err := newSource(pkg)
		if err != nil {
			t.Fatal(err)
		}
		s.notes[noteRef{"footnote", "1"}], s.notes[noteRef{"footnote", "2"}] = "a note", "a note"
		main, err := s.tree(s.main)
		if err != nil {
			t.Fatal(err)
		}
		return s.canon(main.Root.Kid("w:body").Kids[0], s.main)
	}
	p := func(props, s string) string { return `<w:p><w:pPr>` + props + `</w:pPr>` + s + `</w:p>` }
	for _, c := range []struct {
		name, a, b string
		same       bool
	}{
		{"the same words", p("", run("a")), p("", run("a")), true},
		{"other words", p("", run("a")), p("", run("b")), false},
		{"a space", p("", run("a")), p("", run("a ")), false},
		{"a space for itself", p("", run("a")+run(" ")), p("", run("a")), false},
		{"space between elements", p("", run("a")), "<w:p>\n <w:pPr/>\n " + run("a") + "</w:p>", true},
		{
			"a bookmark", p("", run("a")),
			p("", `<w:bookmarkStart w:id="1" w:name="x"/>`+run("a")+`<w:bookmarkEnd w:id="1"/>`),
			true,
		},
		{"marks of spelling", p("", run("a")), p("", `<w:proofErr w:type="spellStart"/>`+run("a")), true},
		{"the language of words", p("", run("a")), p(`<w:lang w:val="fr"/>`, run("a")), true},
		{
			"what it was before",
			p(`<w:jc w:val="both"/>`, run("a")),
			p(`<w:jc w:val="both"/><w:pPrChange w:id="1"><w:pPr/></w:pPrChange>`, run("a")),
			true,
		},
		{
			"a fallback", p("", run("a")),
			p("", run("a")+
				`<mc:Fallback xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:t>x</w:t></mc:Fallback>`),
			true,
		},
		{"something unknown", p("", run("a")), p("", run("a")+`<w:unknown w:val="1"/>`), false},
		{
			"properties in another order",
			p(`<w:jc w:val="both"/><w:keepNext/>`, run("a")),
			p(`<w:keepNext/><w:jc w:val="both"/>`, run("a")),
			true,
		},
		{"another property", p(`<w:jc w:val="both"/>`, run("a")), p(`<w:jc w:val="left"/>`, run("a")), false},
		{"words in another order", p("", run("a")+run("b")), p("", run("b")+run("a")), false},
		{
			"attributes in another order",
			p(`<w:ind w:left="1" w:right="2"/>`, ""),
			p(`<w:ind w:right="2" w:left="1"/>`, ""),
			true,
		},
		{"another attribute", p(`<w:ind w:left="1"/>`, ""), p(`<w:ind w:left="2"/>`, ""), false},
		{
			"the number of a paragraph",
			`<w:p w:rsidR="1">` + run("a") + `</w:p>`,
			`<w:p w:rsidR="2">` + run("a") + `</w:p>`,
			true,
		},
		{
			"the address of a field",
			p("", `<w:r><w:instrText>REF _Ref123</w:instrText></w:r>`),
			p("", `<w:r><w:instrText>REF _Ref456</w:instrText></w:r>`),
			true,
		},
		{
			"another field",
			p("", `<w:r><w:instrText>REF _Ref123</w:instrText></w:r>`),
			p("", `<w:r><w:instrText>PAGE _Ref123</w:instrText></w:r>`),
			false,
		},
		{
			"a note by its words",
			p("", `<w:r><w:footnoteReference w:id="1"/></w:r>`),
			p("", `<w:r><w:footnoteReference w:id="2"/></w:r>`),
			true,
		},
		{
			"a note of another kind",
			p("", `<w:r><w:footnoteReference w:id="1"/></w:r>`),
			p("", `<w:r><w:endnoteReference w:id="1"/></w:r>`),
			false,
		},
		{
			"a list by what its labels look like",
			p(`<w:numPr><w:numId w:val="LIST"/></w:numPr>`, ""),
			p(`<w:numPr><w:numId w:val="LIST"/></w:numPr>`, ""),
			true,
		},
		{
			"a list that there is not",
			p(`<w:numPr><w:numId w:val="LIST"/></w:numPr>`, ""),
			p(`<w:numPr><w:numId w:val="8"/></w:numPr>`, ""),
			false,
		},
		{
			"the type of a shape",
			`<v:shape xmlns:v="urn:schemas-microsoft-com:vml" id="x" type="#t1_4" a="1"/>`,
			`<v:shape xmlns:v="urn:schemas-microsoft-com:vml" id="y" type="#t1" a="1"/>`,
			true,
		},
		{
			"another shape",
			`<v:shape xmlns:v="urn:schemas-microsoft-com:vml" type="#t1"/>`,
			`<v:shape xmlns:v="urn:schemas-microsoft-com:vml" type="#t2"/>`,
			false,
		},
		{
			"a link by its address",
			p("", `<w:hyperlink r:id="link">`+run("a")+`</w:hyperlink>`),
			p("", `<w:hyperlink r:id="link">`+run("a")+`</w:hyperlink>`),
			false,
		},
		{
			"a link to nothing",
			p("", `<w:hyperlink r:id="x">`+run("a")+`</w:hyperlink>`),
			p("", `<w:hyperlink r:id="y">`+run("a")+`</w:hyperlink>`),
			true,
		},
		{"a part by what it holds", p("", `<w:x r:id="styles"/>`), p("", `<w:x r:id="styles"/>`), false},
		{"the list of footnotes", p("", `<w:x r:id="footnotes"/>`), p("", `<w:x r:id="footnotes"/>`), true},
	} {
		if a, b := canon(false, c.a), canon(true, c.b); (a == b) != c.same {
			t.Errorf("%s: %s\nand %s", c.name, a, b)
		}
	}
}

// Which attributes programs number at will depends on the element.
func TestArbitrary(t *testing.T) {
	t.Parallel()
	for names, want := range map[string]bool{
		"w:p xmlns:w": true, "w:p w:rsidR": true, "w:p w14:paraId": true, "w:p wp14:x": true, "w:p mc:Ignorable": true,
		"w:p x:PowerTools-y": true,
		"w:p w:val":          false, "w:p id": false, "wp:docPr id": true, "wp:docPr name": true, "wp:docPr descr": false,
		"pic:cNvPr id": true, "wps:cNvPr id": true,
		"v:shape id": true, "v:shape style": false, "o:OLEObject ShapeID": true, "v:shape ShapeID": false,
		"w:t xml:space": true, "w:abstractNum w:abstractNumId": true,
		"a:off name": false,
	} {
		element, attr, _ := strings.Cut(names, " ")
		if got := arbitrary(element, attr); got != want {
			t.Errorf("%s: %v", names, got)
		}
	}
}

// Two parts are told apart by what they hold and lead to, and a circle of them has an end.
func TestHash(t *testing.T) {
	t.Parallel()
	part := func(own, other string, circle bool) string {
		rel := func(id, target string) string {
			return `<Relationships ` + relNS + `><Relationship Id="` + id + `" Type="` + relTo + `x" Target="` + target +
				`"/></Relationships>`
		}
		parts := [][2]string{
			{"[Content_Types].xml", types},
			{"_rels/.rels", `<Relationships ` + relNS + `><Relationship Id="rId1" Type="` + relTo +
				`officeDocument" Target="word/document.xml"/></Relationships>`},
			{"word/document.xml", `<w:document ` + wNS + `><w:body/></w:document>`},
			{"word/a.xml", own}, {"word/_rels/a.xml.rels", rel("i", "b.bin")}, {"word/b.bin", other},
		}
		if circle {
			parts = append(parts, [2]string{"word/_rels/b.bin.rels", rel("k", "a.xml")})
		}
		pkg, err := ooxml.Open(zipped(parts))
		if err != nil {
			t.Fatal(err)
		}
		s, err := newSource(pkg)
		if err != nil {
			t.Fatal(err)
		}
		return s.hash("word/a.xml", 0)
	}
	first := part("<a>x</a>", "1", false)
	for _, c := range []struct {
		name, own, other string
		circle, same     bool
	}{
		{"the same", "<a>x</a>", "1", false, true},
		{"set otherwise", "<a >x</a >", "1", false, true},
		{"other words", "<a>y</a>", "1", false, false},
		{"leading to something else", "<a>x</a>", "2", false, false},
		{"leading back", "<a>x</a>", "1", true, false},
		{"no XML", "<a>x", "1", false, false},
	} {
		if got := part(c.own, c.other, c.circle); (got == first) != c.same || got == "" {
			t.Errorf("%s: %s, the first is %s", c.name, got, first)
		}
	}
}
