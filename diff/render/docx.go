package render

import (
	"archive/zip"
	"bufio"
	"cmp"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/reprise-wording/reprise/diff"
)

// DOCX writes a Word document (Office Open XML) that holds the first text with every change tracked, so that accepting all
// changes gives the second and rejecting all gives the first. A line of the text is a paragraph; line ends that come or go are
// tracked as paragraph marks. The author and the date are those of the options, and the file is the same every time.
func DOCX(w io.Writer, s *diff.Script, o Options) error {
	z := zip.NewWriter(w)
	for _, part := range []struct {
		name  string
		write func(*bufio.Writer)
	}{
		{"[Content_Types].xml", func(b *bufio.Writer) { b.WriteString(docxTypes) }},
		{"_rels/.rels", func(b *bufio.Writer) { b.WriteString(docxRels) }},
		{"word/document.xml", func(b *bufio.Writer) { (&docx{w: b, o: o}).document(s) }},
	} {
		f, err := z.CreateHeader(&zip.FileHeader{Name: part.name, Method: zip.Deflate, Modified: docxEpoch})
		if err != nil {
			return err
		}
		buf := bufio.NewWriter(f)
		part.write(buf)
		if err := buf.Flush(); err != nil {
			return err
		}
	}
	return z.Close()
}

var docxEpoch = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

const (
	xmlHead   = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	docxTypes = xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
	docxRels = xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`
)

// docx writes the body of the document.
type docx struct {
	w    *bufio.Writer
	o    Options
	id   int             // of the last tracked change
	runs strings.Builder // of the paragraph being read
}

func (d *docx) document(s *diff.Script) {
	d.w.WriteString(xmlHead + `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`)
	for _, op := range s.Ops {
		tag := ""
		switch op.Kind {
		case diff.Delete:
			tag = "del"
		case diff.Insert, diff.Move:
			tag = "ins"
		}
		d.text(s.Text(op), tag)
	}
	d.paragraph("")
	d.w.WriteString(`<w:sectPr/></w:body></w:document>`)
}

// text adds text that is kept (tag ""), taken out (del) or brought in (ins).
func (d *docx) text(text, tag string) {
	for {
		line, rest, more := strings.Cut(text, "\n")
		d.run(line, tag)
		if !more {
			return
		}
		d.paragraph(tag)
		text = rest
	}
}

func (d *docx) run(text, tag string) {
	if text == "" {
		return
	}
	t := "w:t"
	if tag == "del" {
		t = "w:delText"
	}
	run := fmt.Sprintf(`<w:r><%s xml:space="preserve">%s</%s></w:r>`, t, xmlText(text), t)
	if tag != "" {
		run = fmt.Sprintf(`<w:%s %s>%s</w:%s>`, tag, d.who(), run, tag)
	}
	d.runs.WriteString(run)
}

// paragraph ends the paragraph; tag says whether its mark is kept, taken out or brought in.
func (d *docx) paragraph(tag string) {
	d.w.WriteString("<w:p>")
	if tag != "" {
		fmt.Fprintf(d.w, `<w:pPr><w:rPr><w:%s %s/></w:rPr></w:pPr>`, tag, d.who())
	}
	d.w.WriteString(d.runs.String() + "</w:p>")
	d.runs.Reset()
}

func (d *docx) who() string {
	d.id++
	s := fmt.Sprintf(`w:id="%d" w:author="%s"`, d.id, xmlText(cmp.Or(d.o.Author, "reprise")))
	if !d.o.Date.IsZero() {
		s += fmt.Sprintf(` w:date="%s"`, d.o.Date.UTC().Format(time.RFC3339))
	}
	return s
}
