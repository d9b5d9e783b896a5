package ooxml

import (
	"archive/zip"
	"bytes"
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

const w = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`

func parse(t testing.TB, s string) *Tree {
	t.Helper()
	tree, err := Parse([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

// What is read is written back as it was.
func TestRoundTrip(t *testing.T) {
	t.Parallel()
	for _, s := range []string{
		`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\r\n" + `<w:document ` + w +
			` mc:Ignorable="w14" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ` +
			`xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w:body><w:p w14:paraId="1"><w:r>` +
			`<w:t xml:space="preserve"> a &amp; b &#233; </w:t></w:r></w:p></w:body></w:document>`,
		`<a><!-- c --><b></b><c/><![CDATA[<x>]]><?pi x?> t </a>`,
		`<x:a xmlns:x="urn:x" x:b="&quot;1&quot;"/>`,
	} {
		if got := string(parse(t, s).Bytes()); got != s {
			t.Errorf("got\n%s\nwant\n%s", got, s)
		}
	}
}

func TestNames(t *testing.T) {
	t.Parallel()
	tree := parse(
		t,
		`<q:document xmlns:q="http://purl.oclc.org/ooxml/wordprocessingml/main" xmlns:z="urn:z">`+
			`<q:p q:x="1" z:y="2"/></q:document>`,
	)
	p := tree.Root.Kids[0]
	if p.Name != "w:p" || p.Attr("w:x") != "1" || p.Attr("{urn:z}y") != "2" {
		t.Errorf("%+v", p)
	}
	tree.Root.Kids = append(tree.Root.Kids, tree.New("w:r", "w:val", `"<`))
	if got := string(tree.Bytes()); !strings.Contains(got, `<q:r q:val="&quot;&lt;"/>`) {
		t.Error(got)
	}
}

// A node of one part keeps its meaning in another, whose prefixes mean other things.
func TestAdopt(t *testing.T) {
	t.Parallel()
	from := parse(
		t,
		`<w:a `+w+
			` xmlns:n="urn:one" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">`+
			`<mc:Choice Requires="n"><n:x/></mc:Choice></w:a>`,
	)
	to := parse(t, `<d:a xmlns:d="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:n="urn:two"/>`)
	to.Root.Kids = append(to.Root.Kids, to.Adopt(from.Root.Kids[0], from))
	again := parse(t, string(to.Bytes()))
	choice := again.Root.Kids[0]
	if choice.Name != "mc:Choice" || choice.Kids[0].Name != "{urn:one}x" ||
		again.uris[choice.Attr("Requires")] != "urn:one" {
		t.Error(string(to.Bytes()))
	}
}

func TestMalformed(t *testing.T) {
	t.Parallel()
	for _, s := range []string{
		"", "x", "<a>", "<a></b>", "<a", "<a b>", "<a b=c/>", `<a b="1" b="2"/>`, "<x:a/>", "<:/>", "<:a/>", "<a/><b/>",
		"<a><!--</a>", "\xff\xfe",
		strings.Repeat("<a>", 300) + strings.Repeat("</a>", 300), "<a>\xff</a>",
	} {
		if _, err := Parse([]byte(s)); !errors.Is(err, ErrXML) {
			t.Errorf("%.20q: %v", s, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(`<w:a ` + w + ` b="1">t<c/></w:a>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		tree, err := Parse(data)
		if err != nil {
			return
		}
		out := tree.Bytes()
		again, err := Parse(out)
		if err != nil {
			t.Fatalf("%q: %v", out, err)
		}
		if !bytes.Equal(again.Bytes(), out) {
			t.Errorf("%q is not what %q says", again.Bytes(), out)
		}
	})
}

func TestSettle(t *testing.T) {
	t.Parallel()
	body := func(s string) string { return `<w:body ` + w + `>` + s + `</w:body>` }
	p := func(mark, s string) string {
		if mark != "" {
			mark = `<w:pPr><w:rPr><w:` + mark + ` w:id="1"/></w:rPr></w:pPr>`
		}
		return `<w:p>` + mark + s + `</w:p>`
	}
	run := func(s string) string { return `<w:r><w:t>` + s + `</w:t></w:r>` }
	del := func(s string) string { return `<w:del><w:r><w:delText>` + s + `</w:delText></w:r></w:del>` }
	ins := func(s string) string { return `<w:ins>` + run(s) + `</w:ins>` }
	for _, c := range []struct{ name, in, accepted, rejected string }{
		{"words", p("", run("a")+del("b")+ins("c")), "ac¶", "ab¶"},
		{"mark gone", p("del", run("a")) + p("", run("b")), "ab¶", "a¶b¶"},
		{"mark new", p("ins", run("a")) + p("", run("b")), "a¶b¶", "ab¶"},
		{"paragraph gone", p("del", del("a")) + p("", run("b")), "b¶", "a¶b¶"},
		{"row", `<w:tbl><w:tr><w:trPr><w:del w:id="2"/></w:trPr><w:tc>` + p("del", del("x")) + `</w:tc></w:tr><w:tr><w:tc>` +
			p("", run("y")) + `</w:tc></w:tr></w:tbl>`, "y¶", "x¶y¶"},
		{"move", p("moveFrom", `<w:moveFrom>`+run("m")+`</w:moveFrom>`) + p("", run("b")) +
			p("moveTo", `<w:moveTo>`+run("m")+`</w:moveTo>`) + p("", run("c")), "b¶m¶c¶", "m¶b¶c¶"},
	} {
		for _, accept := range []bool{true, false} {
			tree := parse(t, body(c.in))
			if ResolveChanges(tree, tree.Root, accept) == 0 {
				t.Errorf("%s: no changes", c.name)
			}
			got, want := "", c.rejected
			if accept {
				want = c.accepted
			}
			for n := range tree.Root.All() {
				switch n.Name {
				case "w:p":
					for k := range n.All() {
						if k.Name == "w:t" {
							got += k.Text()
						}
					}
					got += "¶"
				case "w:del", "w:ins", "w:delText", "w:moveFrom", "w:moveTo":
					t.Errorf("%s: %s is left", c.name, n.Name)
				}
			}
			if got != want {
				t.Errorf("%s, accept %v: %s, want %s", c.name, accept, got, want)
			}
		}
	}
}

func TestLabels(t *testing.T) {
	t.Parallel()
	styles := NewStyles(parse(t, `<w:styles `+w+`><w:style w:styleId="H"><w:name w:val="heading 2"/><w:pPr><w:numPr>`+
		`<w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>`))
	n := NewNumbering(parse(t, `<w:numbering `+w+`><w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0">`+
		`<w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>`+
		`<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1(%2)"/>`+
		`<w:pStyle w:val="H"/></w:lvl></w:abstractNum>`+
		`<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="5"/>`+
		`<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>`),
		styles)
	if num, level := n.Effective(parse(t, `<w:pPr `+w+`><w:pStyle w:val="H"/></w:pPr>`).Root); num != "1" || level != 1 {
		t.Errorf("%s %d", num, level)
	}
	c := n.Counter()
	var got []string
	for _, x := range []struct {
		num   string
		level int
	}{{"1", 0}, {"1", 1}, {"1", 1}, {"1", 0}, {"1", 1}, {"2", 0}, {"2", 0}} {
		label, _ := c.Label(x.num, x.level)
		got = append(got, label)
	}
	if s := strings.Join(got, " "); s != "I. I(a) I(b) II. II(a) I. II." {
		t.Error(s)
	}
}

// Parts that were not changed are copied; those that were are written anew; all of it is the same from run to run.
func TestPackage(t *testing.T) {
	t.Parallel()
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for _, p := range [][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
			`<Default Extension="xml" ContentType="application/xml"/></Types>`},
		{
			"_rels/.rels",
			`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
				`<Relationship Id="a" Type="http://x/officeDocument" Target="/word/d.xml"/></Relationships>`,
		},
		{"word/d.xml", `<w:document ` + w + `/>`},
	} {
		f, _ := z.Create(p[0])
		f.Write([]byte(p[1]))
	}
	z.Close()
	if IsPackage([]byte("PK")) {
		t.Error("a package of two bytes")
	}
	var outs [2]bytes.Buffer
	for i := range outs {
		p, err := Open(buf.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := p.Add(p.FreeName("word/d.xml"), "text/x", []byte("<x/>")); err != nil {
			t.Fatal(err)
		}
		if id, err := p.AddRel("word/d.xml", "http://x/image", "word/d1.xml", false); err != nil || id != "rId1" {
			t.Fatal(id, err)
		}
		if err := p.Write(&outs[i]); err != nil {
			t.Fatal(err)
		}
		again, err := Open(outs[i].Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if typ, _ := again.Type("word/d1.xml"); typ != "text/x" {
			t.Error(typ)
		}
		rels, err := again.Rels("word/d.xml")
		if err != nil || len(rels) != 1 || rels[0].Type != "image" || rels[0].Target != "word/d1.xml" {
			t.Error(rels, err)
		}
	}
	if !bytes.Equal(outs[0].Bytes(), outs[1].Bytes()) {
		t.Error("two runs, two files")
	}
}

// Any text comes back from a text node as it went in.
func TestText(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		s := rapid.StringMatching(`[a-z<>&"' é]*`).Draw(rt, "text")
		n := &Node{Name: "a", raw: "a", Kids: []*Node{NewText(s)}}
		tree := parse(t, string((&Tree{Root: n}).Bytes()))
		if got := tree.Root.Text(); got != s {
			t.Errorf("%q, want %q", got, s)
		}
	})
}
