package read_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/corpus"
)

// A docxPaper writes a document of the corpus as a Word document, as a paper of the kind looks: A4, running head and
// page numbers, real footnotes, headings by style; labels typed or numbered by Word.
type docxPaper struct {
	auto bool // automatic numbering
	body strings.Builder
	fns  strings.Builder
	nums strings.Builder
	note map[string]string
	used int
}

const wordNS = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`

func escapeXML(s string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(s))
	return b.String()
}

func (p *docxPaper) run(s, props string) string {
	if s == "" {
		return ""
	}
	return `<w:r><w:rPr>` + props + `</w:rPr><w:t xml:space="preserve">` + escapeXML(s) + `</w:t></w:r>`
}

// para writes a paragraph; the footnote markers become footnotes.
func (p *docxPaper) para(props, label, text string, marks []corpus.Mark, runProps string) {
	p.body.WriteString(`<w:p><w:pPr>` + props + `</w:pPr>`)
	if label != "" {
		p.body.WriteString(`<w:r><w:t>` + escapeXML(label) + `</w:t><w:tab/></w:r>`)
	}
	last := 0
	for _, m := range marks {
		p.body.WriteString(p.run(text[last:m.Offset], runProps))
		last = m.Offset
		p.used++
		fmt.Fprintf(&p.body, `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="%d"/></w:r>`, p.used+1)
		fmt.Fprintf(&p.fns, `<w:footnote w:id="%d"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> %s</w:t></w:r></w:p></w:footnote>`, p.used+1, escapeXML(p.note[m.Marker]))
	}
	p.body.WriteString(p.run(text[last:], runProps) + `</w:p>`)
}

func (p *docxPaper) numbered(id, level int) string {
	return fmt.Sprintf(`<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>`, level, id)
}

// makeDOCX writes the document. bracket opens the labels of items: "(a)" or "a)".
func makeDOCX(t testing.TB, d *corpus.Document, auto bool, bracket string) []byte {
	t.Helper()
	p := &docxPaper{auto: auto, note: map[string]string{}}
	for _, n := range notesOf(d) {
		p.note[n.Label] = n.Text
	}
	lang := map[string]string{"fr": "Français", "en": "English"}[d.Language.String()]
	orig := map[string]string{"fr": "Original : anglais", "en": "Original: English"}[d.Language.String()]
	month := map[string]string{"fr": "7 août 2019", "en": "7 August 2019"}[d.Language.String()]
	for _, s := range []string{d.Symbol, "Distr. générale", month, lang, orig} {
		p.para("", "", s, nil, "")
	}
	p.para("", "", d.Body, nil, "<w:b/>")
	p.para("", "", d.Title, nil, "<w:b/>")
	fmt.Fprint(&p.nums, `<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>`)
	fmt.Fprintf(&p.nums, `<w:abstractNum w:abstractNumId="2"><w:multiLevelType w:val="multilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%%1."/><w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%[1]s%%2)"/></w:lvl><w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%[1]s%%3)"/></w:lvl></w:abstractNum>`, bracket)
	fmt.Fprint(&p.nums, `<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`)
	for i, m := range meetingsOf(d) {
		list := 10 + i
		fmt.Fprintf(&p.nums, `<w:num w:numId="%d"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`, list)
		head := `<w:pStyle w:val="Heading1"/>`
		if _, bare, ok := strings.Cut(m.Heading(), ". "); ok && auto {
			p.para(head+p.numbered(1, 0), "", bare, nil, "")
		} else {
			p.para(head, "", m.Heading(), nil, "")
		}
		for _, u := range d.Units() {
			if d.MeetingOf(u) != m {
				continue
			}
			labels := u.Ref.Labels()
			label := labels[len(labels)-1]
			depth := len(labels) - 1
			indent := fmt.Sprintf(`<w:spacing w:after="120"/><w:ind w:left="%d" w:firstLine="567"/><w:jc w:val="both"/>`, 567*depth)
			switch {
			case u.Ref.Path == corpus.NotePath:
				p.para(indent, "", u.Text, u.Marks, "")
			case auto:
				p.para(p.numbered(list, depth)+indent, "", u.Text, u.Marks, "")
			case depth == 0:
				p.para(indent, label+".", u.Text, u.Marks, "")
			default:
				p.para(indent, bracket+label+")", u.Text, u.Marks, "")
			}
		}
	}
	return zipParts(t, map[string]string{
		"[Content_Types].xml": `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/><Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/><Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/><Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/></Types>`,
		"_rels/.rels":         `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/_rels/document.xml.rels": `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
			rel(1, "styles") + rel(2, "numbering") + rel(3, "footnotes") +
			`<Relationship Id="rId4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/><Relationship Id="rId5" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/></Relationships>`,
		"word/styles.xml":    `<?xml version="1.0" encoding="UTF-8"?><w:styles ` + wordNS + `><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Liberation Serif" w:hAnsi="Liberation Serif"/><w:sz w:val="20"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="24"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/><w:rPr><w:sz w:val="17"/></w:rPr></w:style></w:styles>`,
		"word/numbering.xml": `<?xml version="1.0" encoding="UTF-8"?><w:numbering ` + wordNS + `>` + p.nums.String() + `</w:numbering>`,
		"word/footnotes.xml": `<?xml version="1.0" encoding="UTF-8"?><w:footnotes ` + wordNS + `><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>` + p.fns.String() + `</w:footnotes>`,
		"word/header1.xml":   `<?xml version="1.0" encoding="UTF-8"?><w:hdr ` + wordNS + `><w:p><w:r><w:t>` + escapeXML(d.Symbol) + `</w:t></w:r></w:p></w:hdr>`,
		"word/footer1.xml":   `<?xml version="1.0" encoding="UTF-8"?><w:ftr ` + wordNS + `><w:p><w:r><w:t xml:space="preserve">V.19-08000 </w:t></w:r><w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t>/</w:t></w:r><w:fldSimple w:instr="NUMPAGES"><w:r><w:t>9</w:t></w:r></w:fldSimple></w:p></w:ftr>`,
		"word/document.xml": `<?xml version="1.0" encoding="UTF-8"?><w:document ` + wordNS + `><w:body>` + p.body.String() +
			`<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="708" w:footer="708"/></w:sectPr></w:body></w:document>`,
	})
}

func rel(n int, kind string) string {
	return fmt.Sprintf(`<Relationship Id="rId%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s.xml"/>`, n, kind, kind)
}

func zipParts(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for _, name := range []string{"[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/_rels/document.xml.rels", "word/styles.xml", "word/numbering.xml", "word/footnotes.xml", "word/header1.xml", "word/footer1.xml"} {
		if parts[name] == "" {
			continue
		}
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(parts[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}
