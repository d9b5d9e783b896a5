package ooxml

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
)

func written(n *Node) string { return string((&Tree{Root: n}).Bytes()) }

// Nodes are taken out, put in and copied, and what was copied stays as it was.
func TestNodes(t *testing.T) {
	t.Parallel()
	tree := parse(t, `<a x="1" y="2" z="3"><b/>t<c><d/></c></a>`)
	root := tree.Root
	before := written(root)
	whole, head := root.Clone(), root.Shallow()
	if got := written(whole); got != before {
		t.Errorf("a copy is %s", got)
	}
	if got := written(head); got != `<a x="1" y="2" z="3"></a>` {
		t.Errorf("a copy without what is below is %s", got)
	}
	for _, c := range []struct {
		name string
		do   func()
		want string
	}{
		{"an attribute in the middle", func() { root.Unset("y") }, `<a x="1" z="3"><b/>t<c><d/></c></a>`},
		{"an attribute that there is not", func() { root.Unset("y") }, `<a x="1" z="3"><b/>t<c><d/></c></a>`},
		{"the last attribute", func() { root.Unset("z") }, `<a x="1"><b/>t<c><d/></c></a>`},
		{"a child put in", func() { root.Insert(1, tree.New("e"), tree.New("f")) }, `<a x="1"><b/><e/><f/>t<c><d/></c></a>`},
		{"a child at the head", func() { root.Insert(0, NewText("<&")) }, `<a x="1">&lt;&amp;<b/><e/><f/>t<c><d/></c></a>`},
		{
			"a child at the end",
			func() { root.Insert(len(root.Kids), tree.New("g")) },
			`<a x="1">&lt;&amp;<b/><e/><f/>t<c><d/></c><g/></a>`,
		},
		{"a child taken out", func() { root.Remove(root.Kid("e")) }, `<a x="1">&lt;&amp;<b/><f/>t<c><d/></c><g/></a>`},
		{"no child of it", func() { root.Remove(root.Kid("c").Kid("d")) }, `<a x="1">&lt;&amp;<b/><f/>t<c><d/></c><g/></a>`},
		{"another name", func() { tree.Rename(root.Kid("c"), "h") }, `<a x="1">&lt;&amp;<b/><f/>t<h><d/></h><g/></a>`},
		{
			"below it",
			func() { root.Kid("h").Kid("d").Insert(0, NewText("u")) },
			`<a x="1">&lt;&amp;<b/><f/>t<h><d>u</d></h><g/></a>`,
		},
	} {
		c.do()
		if got := written(root); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
	if got := written(whole); got != before {
		t.Errorf("the copy became %s", got)
	}
	kids := whole.Kids
	whole.Remove(kids[0])
	whole.Insert(0, tree.New("x"))
	if kids[0].Name != "b" || kids[1].Name != "" || kids[2].Name != "c" {
		t.Error("a list of children changed under those who hold it")
	}
	if (*Node)(nil).Copy() != nil || written(root.Copy()) != written(root) || root.Copy() == root {
		t.Error("a copy of nothing, or the thing itself")
	}
	other := tree.With(whole)
	if other.Root != whole || other.New("w:p").raw != tree.New("w:p").raw {
		t.Error("a tree with another root has other names")
	}
}

func TestProperties(t *testing.T) {
	t.Parallel()
	n := parse(
		t,
		`<w:rPr `+w+
			`><w:a/><w:b w:val="0"/><w:c w:val="false"/><w:d w:val="off"/><w:e w:val="none"/><w:f w:val="1"/><w:g w:val=""/>`+
			`<w:g w:val="2"/></w:rPr>`,
	).Root
	for name, want := range map[string]bool{
		"w:a": true,
		"w:b": false,
		"w:c": false,
		"w:d": false,
		"w:e": false,
		"w:f": true,
		"w:g": true,
		"w:h": false,
	} {
		if got := n.On(name); got != want {
			t.Errorf("%s is on: %v", name, got)
		}
		if _, got := n.Val(name); got != (name != "w:h") {
			t.Errorf("%s is there: %v", name, got)
		}
	}
	if v, ok := n.Val("w:f"); v != "1" || !ok {
		t.Errorf("%q, %v", v, ok)
	}
	g := n.Kid("w:g")
	if v, ok := g.Lookup("w:val"); v != "" || !ok {
		t.Errorf("an empty attribute: %q, %v", v, ok)
	}
	if v, ok := g.Lookup("val"); v != "" || ok {
		t.Errorf("no attribute: %q, %v", v, ok)
	}
	if (*Node)(nil).On("w:a") || (*Node)(nil).Kid("w:a") != nil {
		t.Error("nothing has children")
	}
	var names []string
	for k := range n.All() {
		if names = append(names, k.Name); k.Name == "w:c" {
			break
		}
	}
	if got := strings.Join(names, " "); got != "w:rPr w:a w:b w:c" {
		t.Errorf("elements up to the fourth: %s", got)
	}
}

// The text of an element is what stands between its elements, without comments.
func TestTextOf(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"<a>b</a>":                    "b",
		"<a/>":                        "",
		"<a>b<c>d</c>e</a>":           "be",
		"<a><!-- x -->b</a>":          "b",
		"<a><?x y?>b</a>":             "b",
		"<a><![CDATA[<b>&amp;]]></a>": "<b>&amp;",
		"<a>b\r\nc\rd</a>":            "b\nc\nd",
		"<a>&lt;&#233;&amp;</a>":      "<é&",
	} {
		if got := parse(t, in).Root.Text(); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// Numbers of lists are printed in the formats of Word.
func TestFormatted(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		format string
		want   string // of 0, 1, 9, 10, 27, 99 and 100
	}{
		{"decimal", "0 1 9 10 27 99 100"},
		{"unknown", "0 1 9 10 27 99 100"},
		{"decimalZero", "00 01 09 10 27 99 100"},
		{"none", "      "},
		{"lowerLetter", " a i j aa uuuu vvvv"},
		{"upperLetter", " A I J AA UUUU VVVV"},
		{"lowerRoman", "0 i ix x xxvii xcix c"},
		{"upperRoman", "0 I IX X XXVII XCIX C"},
		{"russianLower", "0 а и к ыы ппппп ррррр"},
		{"chineseCounting", "0 一 九 十 二十七 九十九 100"},
		{"ideographTraditional", "0 一 九 十 二十七 九十九 100"},
	} {
		var got []string
		for _, n := range []int{0, 1, 9, 10, 27, 99, 100} {
			got = append(got, formatted(n, c.format))
		}
		if s := strings.Join(got, " "); s != c.want && c.format != "russianLower" {
			t.Errorf("%s: %s, want %s", c.format, s, c.want)
		}
	}
	for n, want := range map[int]string{
		26:                    "z",
		52:                    "zz",
		26 * longestLetters:   strings.Repeat("z", 64),
		26*longestLetters + 1: strings.Repeat("a", 64),
	} {
		if got := formatted(n, "lowerLetter"); got != want {
			t.Errorf("%d: %s", n, got)
		}
	}
	for format, letters := range alphabets {
		for i, r := range letters {
			if got := formatted(i+1, format); got != string(r) {
				t.Errorf("%s %d: %s", format, i+1, got)
			}
			if got := formatted(i+1+len(letters), format); got != string(r)+string(r) {
				t.Errorf("%s %d: %s", format, i+1+len(letters), got)
			}
		}
	}
	for n, want := range map[int]string{
		1994:      "mcmxciv",
		1 << 16:   strings.Repeat("m", 65) + "dxxxvi",
		1<<16 + 1: "65537",
		-1:        "-1",
	} {
		if got := roman(n); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
}

// packageOf makes a package of parts: names and what is in them in turn.
func packageOf(t *testing.T, parts ...string) *Package {
	t.Helper()
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for i := 0; i < len(parts); i += 2 {
		f, _ := z.Create(parts[i])
		fmt.Fprint(f, parts[i+1])
	}
	z.Close()
	p, err := Open(buf.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return p
}

const (
	typesOf = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`
	relsOf  = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
)

// Relationships name parts as they stand in the package, whatever way they are written.
func TestRels(t *testing.T) {
	t.Parallel()
	rel := func(id, kind, target, more string) string {
		return `<Relationship Id="` + id + `" Type="http://x/` + kind + `" Target="` + target + `"` + more + `/>`
	}
	p := packageOf(t, typesPart, typesOf+`</Types>`, "word/d.xml", "<a/>", "word/s.xml", "<s/>", "word/in/i.png", "",
		"word/_rels/d.xml.rels",
		relsOf+rel("rId4", "styles", "https://x.org", ` TargetMode="External"`)+rel("a", "styles", "gone.xml", "")+
			rel("b", "styles", "s.xml", "")+rel("c", "image", "in\\i.png#x", "")+rel("d", "image", "/word/in/i.png", "")+
			rel("e", "image", "../word/s.xml", "")+
			`<Other Id="f"/></Relationships>`)
	rels, err := p.Rels("word/d.xml")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range rels {
		got = append(got, fmt.Sprint(r.ID, "=", r.Type, ":", r.Target, r.External))
	}
	s := strings.Join(got, " ")
	if s != "rId4=styles:https://x.orgtrue a=styles:word/gone.xmlfalse b=styles:word/s.xmlfalse "+
		"c=image:word/in/i.pngfalse "+
		"d=image:word/in/i.pngfalse e=image:word/s.xmlfalse" {
		t.Error(s)
	}
	if part, err := p.Related("word/d.xml", "styles"); err != nil || part == nil || part.Name != "word/s.xml" {
		t.Errorf("styles %+v, %v", part, err)
	}
	if part, err := p.Related("word/d.xml", "header"); err != nil || part != nil {
		t.Errorf("header %+v, %v", part, err)
	}
	if rels, err := p.Rels("word/s.xml"); err != nil || rels != nil {
		t.Errorf("of a part without: %v, %v", rels, err)
	}
	for _, c := range []struct{ target, want string }{
		{"word/in/i.png", `Target="in/i.png"/>`}, {"docProps/x.xml", `Target="/docProps/x.xml"/>`},
		{"words.xml", `Target="/words.xml"/>`},
	} {
		if _, err := p.AddRel("word/d.xml", "http://x/y", c.target, false); err != nil {
			t.Fatal(err)
		}
		data, err := p.Part("word/_rels/d.xml.rels").Data()
		if err != nil || !strings.HasSuffix(string(data), c.want+"</Relationships>") {
			t.Errorf("%s, %v; want %s", data, err, c.want)
		}
		if rels, _ := p.Rels("word/d.xml"); rels[len(rels)-1].Target != c.target {
			t.Errorf("%s reads back as %s", c.target, rels[len(rels)-1].Target)
		}
	}
	seen := map[string]bool{}
	rels, _ = p.Rels("word/d.xml")
	for _, r := range rels {
		if seen[strings.ToLower(r.ID)] {
			t.Errorf("two of the id %s", r.ID)
		}
		seen[strings.ToLower(r.ID)] = true
	}
	if id, err := p.AddRel("word/s.xml", "http://x/link", "https://y.org", true); err != nil || id != "rId1" {
		t.Errorf("the first of a part: %s, %v", id, err)
	}
	if rels, _ := p.Rels("word/s.xml"); len(rels) != 1 || !rels[0].External || rels[0].Target != "https://y.org" {
		t.Errorf("%+v", rels)
	}
}

// The main document is the part that the package names as such, if it is a text.
func TestMain(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, kind, target, mode, types, want string }{
		{
			"a text", "officeDocument", "w/d.xml", "",
			`<Override PartName="/w/d.xml" ContentType="x.wordprocessingml.y"/>`,
			"w/d.xml",
		},
		{
			"a text with macros", "officeDocument", "w/d.xml", "",
			`<Override PartName="/W/D.xml" ContentType="application/vnd.ms-word.x"/>`,
			"w/d.xml",
		},
		{"no type", "officeDocument", "w/d.xml", "", ``, "w/d.xml"},
		{"a table", "officeDocument", "w/d.xml", "", `<Override PartName="/w/d.xml" ContentType="x.spreadsheetml.y"/>`, ""},
		{
			"a table by its extension",
			"officeDocument", "w/d.xml", "",
			`<Default Extension="XML" ContentType="x.spreadsheetml.y"/>`,
			"",
		},
		{"a text, though the extension says otherwise",
			"officeDocument", "w/d.xml", "",
			`<Override PartName="/w/d.xml" ContentType="x.wordprocessingml.y"/>` +
				`<Default Extension="xml" ContentType="x.spreadsheetml.y"/>`,
			"w/d.xml"},
		{"a part that there is not", "officeDocument", "w/e.xml", "", ``, ""},
		{"outside", "officeDocument", "w/d.xml", ` TargetMode="External"`, ``, ""},
		{"something else", "thumbnail", "w/d.xml", "", ``, ""},
	} {
		p := packageOf(t, typesPart, typesOf+c.types+`</Types>`, "w/d.xml", "<a/>",
			"_rels/.rels",
			relsOf+`<Relationship Id="a" Type="http://x/`+c.kind+`" Target="`+c.target+`"`+c.mode+`/></Relationships>`)
		part, err := p.Main()
		if c.want == "" {
			if !errors.Is(err, ErrNotPackage) {
				t.Errorf("%s: %+v, %v", c.name, part, err)
			}
		} else if err != nil || part.Name != c.want {
			t.Errorf("%s: %+v, %v", c.name, part, err)
		}
		var buf bytes.Buffer
		if err := p.Write(&buf); err != nil || IsPackage(buf.Bytes()) != (c.want != "") {
			t.Errorf("%s: a package: %v, %v", c.name, c.want == "", err)
		}
	}
	p := packageOf(
		t, typesPart,
		typesOf+
			`<Default Extension="xml" ContentType="a"/><Override PartName="/w/d.xml" ContentType="b"/>`+
			`<Override PartName="/gone.xml" ContentType="c"/></Types>`,
		"w/d.xml", "<a/>",
	)
	if err := p.DropStrayTypes(); err != nil {
		t.Fatal(err)
	}
	data, _ := p.Part(typesPart).Data()
	s := string(data)
	if strings.Contains(s, "gone") || !strings.Contains(s, "w/d.xml") || !strings.Contains(s, "Default") {
		t.Error(s)
	}
}

// Who saved a file last, or else made it.
func TestLastAuthor(t *testing.T) {
	t.Parallel()
	for props, want := range map[string]string{
		`<dc:creator>Ann</dc:creator><cp:lastModifiedBy> Ben </cp:lastModifiedBy>`: "Ben",
		`<cp:lastModifiedBy> </cp:lastModifiedBy><dc:creator> Ann </dc:creator>`:   "Ann",
		`<dc:title>Eve</dc:title>`: "",
	} {
		for _, kind := range []string{"core-properties", "other"} {
			p := packageOf(
				t, typesPart, typesOf+`</Types>`, "core.xml", `<cp:p xmlns:cp="urn:cp" xmlns:dc="urn:dc">`+props+`</cp:p>`,
				"_rels/.rels",
				relsOf+
					`<Relationship Id="z" Type="http://x/core-properties" Target="gone.xml"/><Relationship Id="a" Type="http://x/`+
					kind+`" Target="core.xml"/></Relationships>`,
			)
			if kind == "other" {
				want = ""
			}
			if got := p.LastAuthor(); got != want {
				t.Errorf("%s by %s: %q, want %q", props, kind, got, want)
			}
		}
	}
}
