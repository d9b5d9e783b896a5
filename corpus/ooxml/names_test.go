package ooxml

import (
	"strings"
	"testing"
)

const mainURI = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

// An attribute is set once, whether it was there or not.
func TestSet(t *testing.T) {
	t.Parallel()
	tree := parse(t, `<w:p `+w+` xmlns:z="urn:z" w:a="1" z:a="2" a="3"/>`)
	for _, c := range []struct{ name, value, want string }{
		{"w:a", "4", `w:a="4" z:a="2" a="3"/>`},
		{"a", `"<&`, `w:a="4" z:a="2" a="&quot;&lt;&amp;"/>`},
		{"{urn:z}a", "5", `w:a="4" z:a="5" a="&quot;&lt;&amp;"/>`},
		{"w:b", "6", `w:a="4" z:a="5" a="&quot;&lt;&amp;" w:b="6"/>`},
		{"w:b", "", `w:a="4" z:a="5" a="&quot;&lt;&amp;" w:b=""/>`},
		{"xml:space", "preserve", `w:a="4" z:a="5" a="&quot;&lt;&amp;" w:b="" xml:space="preserve"/>`},
	} {
		tree.Set(tree.Root, c.name, c.value)
		_, got, _ := strings.Cut(string(tree.Bytes()), `urn:z" `)
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
		if got := tree.Root.Attr(c.name); got != c.value {
			t.Errorf("%s reads back as %q, want %q", c.name, got, c.value)
		}
	}
}

// A name is written under a prefix that the root has for its namespace; where it has none one is declared that is free.
func TestPrefixes(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ root, elem, attr, declared, why string }{
		{`<w:a ` + w + `/>`, "w:b", "w:b", "", "the usual one"},
		{`<q:a xmlns:q="` + mainURI + `"/>`, "q:b", "q:b", "", "another"},
		{`<a xmlns="` + mainURI + `"/>`, "w:b", "w:b", `xmlns:w="` + mainURI + `"`, "none, which is not for attributes"},
		{`<a xmlns="` + mainURI + `" xmlns:q="` + mainURI + `"/>`, "b", "q:b", "", "none and another"},
		{`<q:a xmlns:q="` + mainURI + `" xmlns:p="` + mainURI + `"/>`, "p:b", "p:b", "", "the first of two"},
		{`<a/>`, "w:b", "w:b", `xmlns:w="` + mainURI + `"`, "one that is declared"},
		{`<a xmlns:w="urn:z"/>`, "wa:b", "wa:b", `xmlns:wa="` + mainURI + `"`, "the usual one, which is taken"},
		{`<a xmlns:w="urn:z" xmlns:wa="urn:y"/>`, "wb:b", "wb:b", `xmlns:wb="` + mainURI + `"`, "the next too"},
	} {
		tree := parse(t, c.root)
		tree.Set(tree.Root, "w:b", "1")
		tree.Root.Kids = append(tree.Root.Kids, tree.New("w:b", "w:b", "2", "dropped"))
		out := string(tree.Bytes())
		if !strings.Contains(out, "<"+c.elem+" "+c.attr+`="2"/>`) || strings.Contains(out, "dropped") {
			t.Errorf("%s: %s", c.why, out)
		}
		again := parse(t, out)
		if again.Root.Attr("w:b") != "1" || again.Root.Kids[0].Name != "w:b" {
			t.Errorf("%s: %s reads back as another", c.why, out)
		}
		if n := strings.Count(out, "xmlns:"); c.declared != "" && !strings.Contains(out, c.declared) ||
			c.declared == "" && n != strings.Count(c.root, "xmlns:") {
			t.Errorf("%s: %s, want %s declared", c.why, out, c.declared)
		}
	}
	tree := parse(t, `<a/>`)
	if n := tree.New("{urn:x}b"); n.raw != "ns:b" {
		t.Errorf("a namespace without a usual prefix is written as %s", n.raw)
	}
	if n := tree.New("{urn:y}b"); n.raw != "nsa:b" {
		t.Errorf("the next is written as %s", n.raw)
	}
	if n := tree.New("{urn:x}c"); n.raw != "ns:c" {
		t.Errorf("the first again is written as %s", n.raw)
	}
	if n := tree.New("plain"); n.raw != "plain" {
		t.Errorf("a name without namespace is written as %s", n.raw)
	}
	strict := parse(t, `<q:a xmlns:q="http://purl.oclc.org/ooxml/wordprocessingml/main"/>`)
	if n := strict.New("w:b"); n.raw != "q:b" {
		t.Errorf("in a strict file the name is %s", n.raw)
	}
}

// A tree ignores what the one its nodes come from ignores, as far as it has it, and names it once.
func TestIgnore(t *testing.T) {
	t.Parallel()
	const mc = ` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"`
	from := parse(t, `<a`+mc+` xmlns:p="urn:p" xmlns:q="urn:q" xmlns:r="urn:r" mc:Ignorable="p q nowhere r"/>`)
	for root, want := range map[string]string{
		`<a` + mc + `/>`:                 "",
		`<a` + mc + ` xmlns:x="urn:p"/>`: "x",
		`<a` + mc + ` xmlns:p="urn:p" xmlns:q="urn:q" mc:Ignorable="p"/>`:     "p q",
		`<a` + mc + ` xmlns:p="urn:other" xmlns:y="urn:q" mc:Ignorable="p"/>`: "p y",
		`<a xmlns:r="urn:r"/>`: "r",
		`<a` + mc + ` xmlns:p="urn:p" xmlns:q="urn:q" mc:Ignorable="q p r"/>`: "q p r",
	} {
		tree := parse(t, root)
		tree.Ignore(from)
		if got := tree.Root.Attr("mc:Ignorable"); got != want {
			t.Errorf("%s ignores %q, want %q", root, got, want)
		}
	}
	before := string(from.Bytes())
	from.Ignore(from)
	from.Ignore(parse(t, `<a/>`))
	if got := string(from.Bytes()); got != before {
		t.Errorf("became %s", got)
	}
}

// Styles are found by their ids and, as in Word, by kind and name whatever the case; the first of two of one name.
func TestStyles(t *testing.T) {
	t.Parallel()
	sheet := func(s string) *Styles { return NewStyles(parse(t, `<w:styles `+w+`>`+s+`</w:styles>`)) }
	style := func(s string) *Node { return parse(t, `<w:x `+w+`>`+s+`</w:x>`).Root.Kids[0] }
	const list = `<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="7"/></w:numPr></w:pPr>`
	s := sheet(`<w:docDefaults/><w:style w:styleId="A" w:default="1"><w:name w:val="Body Text"/></w:style>` +
		`<w:style w:styleId="B" w:type="character" w:default="1"><w:name w:val="body text"/></w:style>` +
		`<w:style w:styleId="C"><w:name w:val="BODY TEXT"/></w:style><w:style w:styleId="D"/>` +
		`<w:style w:styleId="L">` + list + `</w:style>` +
		`<w:style w:styleId="M"><w:basedOn w:val="L"/><w:pPr><w:numPr><w:ilvl w:val="2"/></w:numPr></w:pPr></w:style>` +
		`<w:style w:styleId="N"><w:basedOn w:val="M"/></w:style><w:style w:styleId="O"><w:basedOn w:val="O"/></w:style>`)
	like := func(x string) string { id, _ := s.Like(style(x)); return id }
	numPr := func(id string) string { num, level, owner := s.NumPr(id); return num + " " + level + " " + owner }
	added := style(`<w:style w:styleId="E"><w:name w:val="New"/></w:style>`)
	if s.Get("E") != nil || s.Name("E") != "" {
		t.Error("a style is there before it is added")
	}
	s.Add(added)
	for _, c := range []struct{ what, got, want string }{
		{"the default", s.Default, "A"},
		{"the default of a sheet that names it otherwise", sheet(`<w:style w:styleId="X" w:default="on"/>`).Default, "X"},
		{"the default by a word", sheet(`<w:style w:styleId="X" w:default="true"/>`).Default, "X"},
		{"no default", sheet(`<w:style w:styleId="X" w:default="0"/>`).Default, ""},
		{"no sheet", NewStyles(nil).Default, ""},
		{"a name", s.Name("A"), "body text"},
		{"the name of one without", s.Name("D"), "d"},
		{"the name of none", s.Name("Z"), ""},
		{"one like another", like(`<w:style w:styleId="other"><w:name w:val="body Text"/></w:style>`), "A"},
		{"one of the kind", like(`<w:style w:styleId="other" w:type="character"><w:name w:val="Body text"/></w:style>`), "B"},
		{"none of the kind", like(`<w:style w:styleId="A" w:type="table"><w:name w:val="Body text"/></w:style>`), ""},
		{"one like it by its id", like(`<w:style w:styleId="d"/>`), "D"},
		{"one that was added", s.Name("E") + like(`<w:style w:styleId="x"><w:name w:val="NEW"/></w:style>`), "newE"},
		{"a list", numPr("L"), "7 1 L"},
		{"a level of its own", numPr("M"), "7 2 L"},
		{"the level of the nearest", numPr("N"), "7 2 L"},
		{"no list", numPr("A"), "  "},
		{"based on itself", numPr("O"), "  "},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.what, c.got, c.want)
		}
	}
	if s.Get("E") != added {
		t.Error("what was added is not found by its id")
	}
}
