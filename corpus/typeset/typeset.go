package typeset

import (
	"archive/zip"
	_ "embed"
	"fmt"
	"io"
	"strings"
	"time"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
)

//go:embed data/styles.xml
var styles string

// Write writes a document as a Word file. The error is that of the writer.
func Write(w io.Writer, d *corpus.Document) error {
	s := &setter{d: d, notes: map[*corpus.Block]int{}}
	s.document()
	z := zip.NewWriter(w)
	for _, part := range []struct{ name, text string }{
		{"[Content_Types].xml", contentTypes}, {"_rels/.rels", packageRels},
		{"word/_rels/document.xml.rels", documentRels}, {"word/document.xml", s.body.String()},
		{"word/styles.xml", s.styles()}, {"word/numbering.xml", s.numbering()},
		{"word/footnotes.xml", s.footnotes()}, {"word/footer1.xml", footer}, {"word/settings.xml", settings},
	} {
		f, err := z.CreateHeader(&zip.FileHeader{Name: part.name, Method: zip.Deflate, Modified: epoch})
		if err != nil {
			return err
		}
		if _, err := io.WriteString(f, part.text); err != nil {
			return err
		}
	}
	return z.Close()
}

var epoch = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// A setter sets one document.
type setter struct {
	d     *corpus.Document
	body  strings.Builder
	count counter
	notes map[*corpus.Block]int             // the numbers of the notes that are referred to
	order []*corpus.Block                   // these notes
	refs  map[*corpus.Block][]*corpus.Block // see corpus.Document.NotesOf
}

const maxLevel = 8

// document sets the masthead and all blocks.
func (s *setter) document() {
	s.body.WriteString(head("w:document") + "<w:body>")
	title := false
	for _, x := range s.d.LeftOut {
		if x.Kind == "masthead" {
			for line := range strings.SplitSeq(x.Text, "\n") {
				s.paragraph("Masthead", "", run(line, ""))
			}
		}
	}
	s.findNotes()
	for i := 0; i < len(s.d.Blocks); i++ {
		b := s.d.Blocks[i]
		switch b.Kind {
		case corpus.Cell:
			n := i
			for n < len(s.d.Blocks) && s.d.Blocks[n].Kind == corpus.Cell && s.d.Blocks[n].Part == b.Part {
				n++
			}
			s.table(s.d.Blocks[i:n])
			i = n - 1
		case corpus.Note:
			if s.notes[b] == 0 {
				s.paragraph("FootnoteText", "", run(strings.TrimSpace(b.Label+" "+b.Text), ""))
			}
		case corpus.Heading:
			style := fmt.Sprintf("Heading%d", min(max(b.Level, 1), 4))
			if !title && i == 0 {
				title, style = true, "Title"
			}
			s.paragraph(style, "", s.words(b, headingText(b)))
		case corpus.Recital:
			s.paragraph("Recital", "", s.words(b, b.Text))
		case corpus.Unit:
			s.labelled(b, s.ownLabel(b))
		case corpus.Item:
			s.labelled(b, "•")
		default:
			s.paragraph("", "", s.words(b, b.Text))
		}
	}
	s.body.WriteString(`<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/>` +
		`<w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" w:header="709" w:footer="709" w:gutter="0"/>`)
	if s.rightToLeft() {
		s.body.WriteString("<w:bidi/>")
	}
	s.body.WriteString("</w:sectPr></w:body></w:document>")
}

// headingText is a heading with its number, which its text has already in most papers.
func headingText(b *corpus.Block) string {
	if b.Label == "" || strings.Contains(b.Text, b.Label) {
		return b.Text
	}
	return b.Label + ". " + b.Text
}

// depth is in how many lists a block stands beside its own.
func (s *setter) depth(b *corpus.Block) int {
	n := 0
	for _, c := range s.d.Chapeaux(b) {
		if c.Kind == corpus.Unit || c.Kind == corpus.Item {
			n++
		}
	}
	return min(n, maxLevel)
}

// ownLabel is the label of a block without those of the paragraphs that it stands under.
func (s *setter) ownLabel(b *corpus.Block) string {
	up := s.d.Chapeaux(b)
	for i := len(up) - 1; i >= 0; i-- {
		if rest, ok := strings.CutPrefix(b.Label, up[i].Label); ok && up[i].Label != "" && rest != "" {
			return strings.TrimSpace(rest)
		}
	}
	return b.Label
}

// labelled sets a paragraph with a number or a bullet.
func (s *setter) labelled(b *corpus.Block, own string) {
	depth := s.depth(b)
	if num := s.count.number(own, depth); num > 0 {
		s.paragraph(
			"ListParagraph",
			fmt.Sprintf(`<w:numPr><w:ilvl w:val="0"/><w:numId w:val="%d"/></w:numPr>`, num),
			s.words(b, b.Text),
		)
		return
	}
	props := fmt.Sprintf(`<w:ind w:left="%d" w:hanging="%d"/>`, indent*(depth+1), indent)
	s.paragraph("ListParagraph", props, run(own, "")+"<w:r><w:tab/></w:r>"+s.words(b, b.Text))
}

const indent = 567 // of each list, in twentieths of a point: one centimetre

func (s *setter) paragraph(style, props, runs string) {
	s.body.WriteString(paragraph(style, props, runs))
}

func paragraph(style, props, runs string) string {
	if style != "" {
		props = `<w:pStyle w:val="` + style + `"/>` + props
	}
	if props != "" {
		props = "<w:pPr>" + props + "</w:pPr>"
	}
	return "<w:p>" + props + runs + "</w:p>\n"
}

// words sets the text of a block with the references to its notes.
func (s *setter) words(b *corpus.Block, text string) string {
	var out strings.Builder
	last := 0
	shift := len(text) - len(b.Text) // a number before the text
	for k, m := range b.Marks {
		at := min(max(m.Offset+shift, last), len(text))
		out.WriteString(run(text[last:at], ""))
		last = at
		if notes := s.refs[b]; k < len(notes) && notes[k] != nil {
			fmt.Fprintf(
				&out,
				`<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="%d"/></w:r>`,
				s.notes[notes[k]],
			)
			continue
		}
		out.WriteString(run(m.Marker, `<w:vertAlign w:val="superscript"/>`))
	}
	out.WriteString(run(text[last:], ""))
	return out.String()
}

// run sets words; line breaks and tabs stay.
func run(text, props string) string {
	if text == "" {
		return ""
	}
	if props != "" {
		props = "<w:rPr>" + props + "</w:rPr>"
	}
	text = escape(text)
	text = strings.ReplaceAll(text, "\n", `</w:t><w:br/><w:t xml:space="preserve">`)
	text = strings.ReplaceAll(text, "\t", `</w:t><w:tab/><w:t xml:space="preserve">`)
	return `<w:r>` + props + `<w:t xml:space="preserve">` + text + `</w:t></w:r>`
}

// escape writes text for XML, without the characters that it can't hold.
func escape(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '\t' || r == '\n' || r >= ' ' && r != 0xfffe && r != 0xffff:
			b.WriteRune(r)
		default:
			b.WriteRune('\ufffd')
		}
	}
	return b.String()
}

// table sets rows.
func (s *setter) table(rows []*corpus.Block) {
	columns := 1
	for _, r := range rows {
		columns = max(columns, strings.Count(r.Text, corpus.CellSeparator)+1)
	}
	const width = 9070 // of the page between its margins
	s.body.WriteString(`<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>`)
	if s.rightToLeft() {
		s.body.WriteString("<w:bidiVisual/>")
	}
	s.body.WriteString(`<w:tblW w:w="5000" w:type="pct"/></w:tblPr><w:tblGrid>`)
	for range columns {
		fmt.Fprintf(&s.body, `<w:gridCol w:w="%d"/>`, width/columns)
	}
	s.body.WriteString("</w:tblGrid>")
	for _, r := range rows {
		s.body.WriteString("<w:tr>")
		at := 0
		cells := strings.Split(r.Text, corpus.CellSeparator)
		for i, c := range cells {
			span := 1
			if i == len(cells)-1 {
				span = columns - i
			}
			fmt.Fprintf(&s.body, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>`, span*(width/columns))
			if span > 1 {
				fmt.Fprintf(&s.body, `<w:gridSpan w:val="%d"/>`, span)
			}
			s.body.WriteString("</w:tcPr>" + paragraph("CellText", "", s.cell(r, c, at)) + "</w:tc>")
			at += len(c) + len(corpus.CellSeparator)
		}
		s.body.WriteString("</w:tr>")
	}
	s.body.WriteString("</w:tbl>\n" + paragraph("CellText", "", ""))
}

// cell sets the text of a cell, which begins at a place of the row, with its notes.
func (s *setter) cell(r *corpus.Block, text string, from int) string {
	part := &corpus.Block{Text: text}
	for k, m := range r.Marks {
		if m.Offset >= from && m.Offset <= from+len(text) {
			part.Marks = append(part.Marks, corpus.Mark{Offset: m.Offset - from, Marker: m.Marker})
			s.refs[part] = append(s.refs[part], s.refs[r][k])
		}
	}
	return s.words(part, text)
}

func (s *setter) rightToLeft() bool { return lang.RightToLeft(s.d.Language) }

func (s *setter) styles() string {
	bidi, rtl := "", ""
	if s.rightToLeft() {
		bidi, rtl = "<w:bidi/>", "<w:rtl/>"
	}
	tag := s.d.Language
	if tag == language.Und {
		tag = language.English
	}
	return strings.NewReplacer("{lang}", tag.String(), "{bidi}", bidi, "{rtl}", rtl).Replace(styles)
}

// numbering defines the lists: each by itself, since word processors go on counting in lists of one definition.
func (s *setter) numbering() string {
	var b strings.Builder
	b.WriteString(head("w:numbering"))
	for i, l := range s.count.lists {
		fmt.Fprintf(
			&b,
			`<w:abstractNum w:abstractNumId="%d"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="%d"/>`+
				`<w:numFmt w:val="%s"/><w:lvlText w:val="%s"/><w:lvlJc w:val="left"/><w:pPr>`+
				`<w:ind w:left="%d" w:hanging="%d"/></w:pPr></w:lvl></w:abstractNum>`+
				"\n",
			i+1,
			l.start,
			l.form.format,
			attribute(l.form.before+"%1"+l.form.after),
			indent*(l.form.depth+1),
			indent,
		)
	}
	for i := range s.count.lists {
		fmt.Fprintf(&b, `<w:num w:numId="%d"><w:abstractNumId w:val="%[1]d"/></w:num>`+"\n", i+1)
	}
	return b.String() + "</w:numbering>"
}

func attribute(s string) string { return strings.ReplaceAll(escape(s), `"`, "&quot;") }
