package docx

import (
	"testing"

	"github.com/reprise-wording/reprise/corpus/read/internal/law"
)

// A table of contents is told by its field, over several paragraphs, and by the style of its lines. Automatic numbers
// follow their list: words around the number, numbers of the levels above, in decimals where the level says so, and a
// level that goes on over the one above it.
func TestContentsAndLists(t *testing.T) {
	t.Parallel()
	para := func(props, s string) string {
		return `<w:p><w:pPr>` + props + `</w:pPr><w:r><w:t>` + s + `</w:t></w:r></w:p>`
	}
	style := func(id string) string { return `<w:pStyle w:val="` + id + `"/>` }
	item := `<w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr>`
	level := func(n, format, text, more string) string {
		return `<w:lvl w:ilvl="` + n + `"><w:start w:val="1"/><w:numFmt w:val="` + format + `"/>` + more + `<w:lvlText w:val="` + text + `"/></w:lvl>`
	}
	field := func(kind string) string { return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>` }
	rel := func(kind string) string {
		return `<Relationship Type="http://x/relationships/` + kind + `" Target="` + kind + `.xml"/>`
	}
	data := pack(t, map[string]string{
		"word/document.xml": `<w:document ` + ns + `><w:body>` +
			`<w:p>` + field("begin") + `<w:r><w:instrText> TOC \o "1-3" </w:instrText></w:r>` + field("separate") + `<w:r><w:t>Lamps 1</w:t></w:r></w:p>` +
			`<w:p>` + field("begin") + `<w:r><w:instrText> PAGEREF _x </w:instrText></w:r>` + field("separate") + `<w:r><w:t>Oil 2</w:t></w:r>` + field("end") + `</w:p>` +
			`<w:p>` + field("end") + `<w:r><w:t>Charter</w:t></w:r></w:p>` + para(style("TOC1"), "Wicks 3") +
			para(style("TOCHeading"), "Table of Contents") + para(style("TOCHeading"), "Abbreviations") +
			para(style("A"), "Lamps") + para(style("B"), "Keep them lit.") + para(item, "in winter;") + para(style("A"), "Oil") + para(style("B"), "Keep it dry.") +
			para(item, "in summer.") + `</w:body></w:document>`,
		"word/styles.xml": `<w:styles ` + ns + `><w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>` +
			`<w:style w:type="paragraph" w:styleId="TOCHeading"><w:name w:val="TOC Heading"/></w:style>` +
			`<w:style w:type="paragraph" w:styleId="A"><w:name w:val="Article"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>` +
			`<w:style w:type="paragraph" w:styleId="B"><w:name w:val="Clause"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>`,
		"word/numbering.xml": `<w:numbering ` + ns + `><w:abstractNum w:abstractNumId="1">` +
			level("0", "upperRoman", "Article %1", `<w:pStyle w:val="A"/>`) + level("1", "decimal", "%1.%2", `<w:pStyle w:val="B"/><w:isLgl/>`) +
			level("2", "lowerLetter", "(%3)", `<w:lvlRestart w:val="0"/>`) + `</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>`,
		"word/_rels/document.xml.rels": `<Relationships>` + rel("styles") + rel("numbering") + `</Relationships>`,
	})
	lines, _, _, err := Lines(data, false)
	if err != nil {
		t.Fatal(err)
	}
	want := "1\tleft out: contents;\tLamps 1\n2\tleft out: contents;\tOil 2\n3\t\tCharter\n4\tleft out: contents;\tWicks 3\n" +
		"5\tleft out: contents;\tTable of Contents\n6\t\tAbbreviations\n" +
		"7\t\"Article I\" level=1\tLamps\n8\t\"1.1\" level=2\tKeep them lit.\n9\t\"(a)\" level=3\tin winter;\n" +
		"10\t\"Article II\" level=1\tOil\n11\t\"2.1\" level=2\tKeep it dry.\n12\t\"(b)\" level=3\tin summer.\n"
	if got := law.Print(lines); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
