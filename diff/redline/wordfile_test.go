package redline

import (
	"fmt"
	"strings"
)

// A side part is a part of a Word file that its main part refers to by a relation.
type sidePart struct{ kind, id, name, data string }

// moreNS are the namespaces of drawings and embedded objects.
const moreNS = ` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"` +
	` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"` +
	` xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"` +
	` xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" ` +
	`xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"`

// wordFile makes a Word file of the XML of its body and of some parts.
func wordFile(body string, parts ...sidePart) []byte {
	rels := ""
	all := [][2]string{
		{
			"[Content_Types].xml",
			strings.Replace(types, "</Types>", `<Default Extension="png" ContentType="image/png"/></Types>`, 1),
		},
		{"_rels/.rels", `<Relationships ` + relNS + `><Relationship Id="rId1" Type="` + relTo +
			`officeDocument" Target="word/document.xml"/></Relationships>`},
	}
	for _, p := range parts {
		switch {
		case p.kind == "": // a part of a part
		case strings.Contains(p.name, "://"):
			rels += fmt.Sprintf(
				`<Relationship Id="%s" Type="%s%s" Target="%s" TargetMode="External"/>`, p.id, relTo, p.kind, p.name,
			)
			continue
		default:
			rels += fmt.Sprintf(`<Relationship Id="%s" Type="%s%s" Target="%s"/>`, p.id, relTo, p.kind, p.name)
		}
		all = append(all, [2]string{"word/" + p.name, p.data})
	}
	return zipped(append(all, [2]string{
		"word/_rels/document.xml.rels", `<Relationships ` + relNS + `>` + rels + `</Relationships>`,
	},
		[2]string{"word/document.xml", `<w:document ` + wNS + moreNS + `><w:body>` + body + `</w:body></w:document>`}))
}

// Parts of Word files.
func commentsPart(comments ...[3]string) sidePart {
	s := ""
	for _, c := range comments {
		s += `<w:comment w:id="` + c[0] + `" w:author="` + c[1] + `">` + para(c[2]) + `</w:comment>`
	}
	return sidePart{"comments", "c", "comments.xml", `<w:comments ` + wNS + `>` + s + `</w:comments>`}
}

func footnotesPart(notes ...string) sidePart {
	s := `<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>`
	for i, n := range notes {
		s += `<w:footnote w:id="` + itoa(i+1) + `">` + n + `</w:footnote>`
	}
	return sidePart{"footnotes", "f", "footnotes.xml", `<w:footnotes ` + wNS + `>` + s + `</w:footnotes>`}
}

func stylesPart(more string) sidePart {
	return sidePart{"styles", "s", "styles.xml", `<w:styles ` + wNS +
		`><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>` + more +
		`</w:styles>`}
}

func numberingPart(num, format string) sidePart {
	return sidePart{"numbering", "n", "numbering.xml", `<w:numbering ` + wNS +
		`><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="` + format +
		`"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="` + num +
		`"><w:abstractNumId w:val="7"/></w:num></w:numbering>`}
}

func headerPart(id, name, text string) sidePart {
	return sidePart{"header", id, name, `<w:hdr ` + wNS + `>` + para(text) + `</w:hdr>`}
}

func footerPart(id, name, text string) sidePart {
	return sidePart{"footer", id, name, `<w:ftr ` + wNS + `>` + para(text) + `</w:ftr>`}
}

// Pieces of the body of a Word file.
func run(s string) string { return `<w:r><w:t xml:space="preserve">` + s + `</w:t></w:r>` }

func runIn(props, s string) string {
	return `<w:r><w:rPr>` + props + `</w:rPr><w:t xml:space="preserve">` + s + `</w:t></w:r>`
}

func paraOf(kids ...string) string { return `<w:p>` + strings.Join(kids, "") + `</w:p>` }

func paraIn(props string, kids ...string) string {
	return `<w:p><w:pPr>` + props + `</w:pPr>` + strings.Join(kids, "") + `</w:p>`
}

func cellOf(props string, blocks ...string) string {
	return `<w:tc>` + props + strings.Join(blocks, "") + `</w:tc>`
}

func rowOf(cells ...string) string { return `<w:tr>` + strings.Join(cells, "") + `</w:tr>` }

func tableOf(rows ...string) string {
	return `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>` + strings.Join(rows, "") + `</w:tbl>`
}

func plainRow(texts ...string) string {
	cells := ""
	for _, s := range texts {
		cells += cellOf("", para(s))
	}
	return rowOf(cells)
}

func sect(kids string) string { return `<w:sectPr>` + kids + `</w:sectPr>` }

func headerRef(kind, id string) string {
	return `<w:headerReference w:type="` + kind + `" r:id="` + id + `"/>`
}

func withComment(id, before, about, after string) string {
	return paraOf(run(before), `<w:commentRangeStart w:id="`+id+`"/>`, run(about), `<w:commentRangeEnd w:id="`+id+`"/>`,
		`<w:r><w:commentReference w:id="`+id+`"/></w:r>`, run(after))
}

func note(id string) string { return `<w:r><w:footnoteReference w:id="` + id + `"/></w:r>` }

func mathPara(s string) string {
	return `<m:oMathPara ` + mathNS + `><m:oMath><m:r><m:t>` + s + `</m:t></m:r></m:oMath></m:oMathPara>`
}

func drawing(id, embed string) string {
	return `<w:r><w:drawing><wp:inline><wp:docPr id="` + id + `" name="Picture ` + id + `"/><a:blip r:embed="` + embed +
		`"/></wp:inline></w:drawing></w:r>`
}

func object(shape, id string) string {
	return `<w:r><w:object><v:shape id="` + shape + `" type="#_x0000_t75"/><o:OLEObject ShapeID="` + shape + `" r:id="` +
		id + `"/></w:object></w:r>`
}

func complexField(instr, result string) string {
	return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>` + instr + `</w:instrText></w:r>` +
		`<w:r><w:fldChar w:fldCharType="separate"/></w:r>` + run(result) + `<w:r><w:fldChar w:fldCharType="end"/></w:r>`
}
