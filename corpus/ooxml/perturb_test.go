package ooxml

import (
	"archive/zip"
	"bytes"
	"flag"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/corpus/corpustest/perturb"
)

var update = flag.Bool("update", false, "write the golden files anew")

// All kinds of tracked changes, in and around paragraphs, rows and moves.
const revised = `<w:document ` + w + ` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>
<w:p><w:pPr><w:jc w:val="left"/><w:pPrChange w:id="1" w:author="EU"><w:pPr/></w:pPrChange><w:rPr><w:ins w:id="2" w:author="Peru" w:date="2044-05-06"/></w:rPr></w:pPr><w:r><w:rPr><w:b/><w:rPrChange w:id="3" w:author="EU"><w:rPr/></w:rPrChange></w:rPr><w:t>a </w:t></w:r><w:ins w:id="4" w:author="EU"><w:r><w:t>b</w:t><w:tab/></w:r><w:del w:id="5" w:author="Peru"><w:r><w:delText>c</w:delText></w:r></w:del></w:ins><w:del w:id="6" w:author="EU"><w:r><w:delText>d</w:delText><w:br/></w:r></w:del></w:p>
<w:moveFromRangeStart w:id="7" w:name="m"/><w:p><w:pPr><w:rPr><w:moveFrom w:id="8" w:author="EU"/></w:rPr></w:pPr><w:moveFrom w:id="9" w:author="EU"><w:r><w:t>moved</w:t></w:r></w:moveFrom></w:p><w:moveFromRangeEnd w:id="7"/>
<w:p><w:pPr><w:rPr><w:del w:id="10" w:author="Peru"/></w:rPr></w:pPr><w:r><w:t>joined</w:t></w:r></w:p>
<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:trPr><w:ins w:id="11" w:author="EU"/></w:trPr><w:tc><w:p><w:ins w:id="12" w:author="EU"><w:r><w:t>new row</w:t></w:r></w:ins></w:p></w:tc></w:tr><w:tr><w:trPr><w:del w:id="13" w:author="Peru"/></w:trPr><w:tc><w:tcPr><w:cellIns w:id="14"/></w:tcPr><w:p><w:r><w:t>old row</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:p><w:pPr><w:rPr><w:moveTo w:id="15" w:author="EU"/></w:rPr></w:pPr><w:moveTo w:id="16" w:author="EU"><w:r><w:t>moved</w:t></w:r></w:moveTo><w:sdt><w:sdtContent><w:ins w:id="17" w:author="Chile"><w:r><w:t>boxed</w:t></w:r></w:ins></w:sdtContent></w:sdt><mc:AlternateContent><mc:Choice Requires="x"><w:r><w:t>choice</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>other</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>
<w:sectPr><w:sectPrChange w:id="18"/></w:sectPr></w:body></w:document>`

const styleSheet = `<w:styles ` + w +
	`><w:style w:type="paragraph" w:styleId="A"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:ilvl w:val="0"/>` +
	`<w:numId w:val="1"/></w:numPr></w:pPr></w:style>` +
	`<w:style w:type="paragraph" w:styleId="B"><w:name w:val="heading 2"/><w:basedOn w:val="A"/><w:pPr><w:numPr>` +
	`<w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>` +
	`<w:style w:type="character" w:styleId="C"><w:name w:val="Strong"/></w:style>` +
	`<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style></w:styles>`

const lists = `<w:numbering ` + w + `><w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0"><w:start w:val="3"/>` +
	`<w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>` +
	`<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1(%2)"/><w:pStyle w:val="B"/></w:lvl><w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimalZero"/><w:isLgl/><w:lvlRestart w:val="1"/><w:lvlText w:val="%1.%2.%3"/></w:lvl>` +
	`<w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>` +
	`<w:abstractNum w:abstractNumId="6"><w:styleLink w:val="L"/><w:lvl w:ilvl="0"><w:start w:val="27"/>` +
	`<w:numFmt w:val="upperLetter"/><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum>` +
	`<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="5"/>` +
	`<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>` +
	`<w:num w:numId="3"><w:abstractNumId w:val="6"/><w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="4"/>` +
	`<w:numFmt w:val="lowerRoman"/><w:lvlText w:val="(%1)"/></w:lvl></w:lvlOverride></w:num><w:num w:numId="4">` +
	`<w:abstractNumId w:val="6"/></w:num></w:numbering>`

// told prints what a part says: itself, its changes and what is left when they are resolved.
func told(in string) string {
	tree, err := Parse([]byte(in))
	if err != nil {
		return err.Error()
	}
	var s strings.Builder
	paragraphs, formatting := Revisions(tree.Root)
	fmt.Fprintf(&s, "%+v %d\n", paragraphs, formatting)
	for _, p := range paragraphs {
		fmt.Fprintf(&s, "%s|%s\n", Resolved(p, true), Resolved(p, false))
	}
	Blocks(tree.Root, func(n, parent *Node) { fmt.Fprint(&s, n.Name, " in ", parent.Name, n.On("w:b"), n.Text(), ";") })
	s.Write(tree.Bytes())
	for _, accept := range []func(string) bool{
		nil, func(a string) bool { return a == "EU" }, func(string) bool { return true },
	} {
		tree, _ := Parse([]byte(in))
		n := 0
		if accept == nil {
			n = ResolveChanges(tree, tree.Root, false)
		} else {
			n = ResolveChangesBy(tree, tree.Root, accept)
		}
		fmt.Fprintf(&s, "\n%d %s", n, tree.Bytes())
	}
	return s.String()
}

// counted prints the labels that styles and lists give.
func counted(styles, numbering string) string {
	st, err1 := Parse([]byte(styles))
	nt, err2 := Parse([]byte(numbering))
	if err1 != nil || err2 != nil {
		return fmt.Sprint(err1, err2)
	}
	var s strings.Builder
	sheet := NewStyles(st)
	n := NewNumbering(nt, sheet)
	for _, id := range []string{"A", "B", "C", "N", "X"} {
		num, level, owner := sheet.NumPr(id)
		fmt.Fprintln(&s, id, sheet.Name(id), num, level, owner)
		like, ok := "", false
		if style := sheet.Get(id); style != nil {
			like, ok = sheet.Like(style)
		}
		pPr, _ := Parse([]byte(`<w:pPr ` + w + `><w:pStyle w:val="` + id + `"/></w:pPr>`))
		used, depth := n.Effective(pPr.Root)
		fmt.Fprintln(&s, like, ok, used, depth)
	}
	c := n.Counter()
	for _, at := range strings.Fields("1.0 1.1 1.1 1.2 1.2 1.0 1.1 1.2 1.3 2.0 2.0 2.1 1.0 3.0 3.0 4.0 4.0 4.1 9.0 1.9") {
		label, ok := c.Label(at[:1], int(at[2]-'0'))
		fmt.Fprint(&s, at, "=", label, ok, " ")
	}
	nums, abstracts := n.IDs()
	fmt.Fprint(&s, slices.Sorted(maps.Keys(nums)), slices.Sorted(maps.Keys(abstracts)))
	for _, id := range []string{"1", "2", "3", "9"} {
		fmt.Fprint(&s, n.Abstract(id), n.Definition(id) != nil)
	}
	for i := range 60 {
		fmt.Fprint(
			&s, i, formatted(i, "lowerRoman"), formatted(i, "upperLetter"), formatted(i, "decimalZero"),
			formatted(i, "russianLower"), formatted(i, "ordinal"), " ",
		)
	}
	return s.String()
}

// What parts with small changes say, and what is written of them, is as it was.
func TestPerturbed(t *testing.T) {
	t.Parallel()
	inputs := []perturb.Input{{Name: "revised", Text: revised},
		{
			Name: "xml",
			Text: `<?xml version="1.0" encoding="UTF-8"?><!-- c --><x:a xmlns:x="urn:x" xmlns="urn:d" x:b="&quot;1&quot; ` +
				`&#233;&#x41;&amp;" c='2'><b xml:space="preserve"> t </b><c/><![CDATA[<x>]]><?pi x?> &lt;t&gt; </x:a>`,
		}}
	perturb.Golden(t, "testdata/perturbed.want", *update, inputs, 500, func(in perturb.Input) string {
		return told(in.Text)
	})
	parts := []perturb.Input{{Name: "styles", Text: styleSheet}, {Name: "numbering", Text: lists}}
	perturb.Golden(t, "testdata/perturbed-lists.want", *update, parts, 200, func(in perturb.Input) string {
		if in.Name == "styles" {
			return counted(in.Text, lists)
		}
		return counted(styleSheet, in.Text)
	})
}

// Packages with small changes in their relationships and types, and what is written of them, are as they were.
func TestPerturbedPackages(t *testing.T) {
	t.Parallel()
	parts := []perturb.Input{
		{Name: "[Content_Types].xml", Text: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="PNG" ContentType="image/png"/><Override PartName="/word/d.xml" ContentType="text/main"/><Override PartName="/word/gone.xml" ContentType="text/gone"/></Types>`},
		{Name: "_rels/.rels", Text: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://x/officeDocument" Target="/word/d.xml"/><Relationship Id="b" Type="http://x/core-properties" Target="docProps/core.xml"/></Relationships>`},
		{
			Name: "word/_rels/d.xml.rels",
			Text: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
				`<Relationship Id="rId3" Type="http://x/styles" Target="s.xml#x"/>` +
				`<Relationship Id="RID4" Type="http://x/hyperlink" Target="http://y" TargetMode="External"/>` +
				`<Relationship Id="c" Type="http://x/image" Target="..\media/i.png"/></Relationships>`,
		},
		{
			Name: "docProps/core.xml",
			Text: `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties">` +
				`<cp:lastModifiedBy>EU</cp:lastModifiedBy></cp:coreProperties>`,
		},
	}
	perturb.Golden(t, "testdata/perturbed-packages.want", *update, parts, 60, func(in perturb.Input) string {
		var buf bytes.Buffer
		z := zip.NewWriter(&buf)
		put := func(name, text string) {
			f, _ := z.Create(name)
			f.Write([]byte(text))
		}
		for _, p := range parts {
			if p.Name == in.Name {
				p.Text = in.Text
			}
			put(p.Name, p.Text)
		}
		put("word/d.xml", `<w:document `+w+`/>`)
		put("word/s.xml", styleSheet)
		put("media/i.png", "png")
		z.Close()
		p, err := Open(buf.Bytes())
		if err != nil {
			return err.Error()
		}
		var s strings.Builder
		main, err := p.Main()
		fmt.Fprintln(&s, main != nil && main.Name == "word/d.xml", err, p.LastAuthor())
		for _, name := range []string{"", "word/d.xml", "word/none.xml"} {
			rels, err := p.Rels(name)
			fmt.Fprintf(&s, "%+v %v\n", rels, err)
		}
		for _, kind := range []string{"styles", "image", "hyperlink", "header"} {
			part, err := p.Related("word/d.xml", kind)
			fmt.Fprintln(&s, part != nil, err)
		}
		for _, name := range []string{"word/d.xml", "word/s.xml", "media/i.png", "media/i.PNG", "x.bin"} {
			typ, err := p.Type(name)
			fmt.Fprintln(&s, typ, err)
		}
		name := p.FreeName("word/s.xml")
		_, err = p.Add(name, "text/x", []byte("<x/>"))
		id, err2 := p.AddRel("word/d.xml", "http://x/image", name, false)
		id2, err3 := p.AddRel("word/d.xml", "http://x/link", "http://z", true)
		id3, err4 := p.AddRel("word/s.xml", "http://x/image", "media/i.png", false)
		fmt.Fprintln(&s, name, err, id, err2, id2, err3, id3, err4, p.DropStrayTypes())
		var out bytes.Buffer
		fmt.Fprintln(&s, p.Write(&out))
		written, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
		if err != nil {
			return s.String() + err.Error()
		}
		for _, f := range written.File {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			data, err := io.ReadAll(r)
			fmt.Fprintln(&s, f.Name, string(data), err)
		}
		return s.String()
	})
}
