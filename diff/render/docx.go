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
	last := [2]map[int]int{lastOf(s, true), lastOf(s, false)}
	seen := [2]map[int]int{{}, {}}
	for k, op := range s.Ops {
		tag := docxTag(op)
		x, rangeTag := 1, "moveTo"
		if op.Kind == diff.Delete {
			x, rangeTag = 0, "moveFrom"
		}
		if op.Link == 0 {
			d.text(s.Text(op), tag)
			continue
		}
		if seen[x][op.Link] == 0 {
			d.id++
			seen[x][op.Link] = d.id
			fmt.Fprintf(&d.runs, `<w:%sRangeStart w:id="%d" w:name="move%d" %s/>`, rangeTag, d.id, op.Link, d.by())
		}
		d.text(s.Text(op), tag)
		if last[x][op.Link] == k {
			fmt.Fprintf(&d.runs, `<w:%sRangeEnd w:id="%d"/>`, rangeTag, seen[x][op.Link])
		}
	}
	d.paragraph("")
	d.w.WriteString(`<w:sectPr/></w:body></w:document>`)
}

// lastOf gives, for each link, the last of its operations on one side.
func lastOf(s *diff.Script, gone bool) map[int]int {
	last := map[int]int{}
	for k, op := range s.Ops {
		if op.Link > 0 && (op.Kind == diff.Delete) == gone {
			last[op.Link] = k
		}
	}
	return last
}

// docxTag is the element that tracks an operation; empty for what stays.
func docxTag(op diff.Op) string {
	moved := op.Change == diff.Moved && op.Link > 0
	switch {
	case op.Kind == diff.Equal:
		return ""
	case op.Kind == diff.Delete && moved:
		return "moveFrom"
	case op.Kind == diff.Delete:
		return "del"
	case moved:
		return "moveTo"
	}
	return "ins"
}

// text adds text that is kept (tag ""), taken out (del, moveFrom) or brought in (ins, moveTo).
func (d *docx) text(text, tag string) {
	for {
		line, rest, more := strings.Cut(text, "\n")
		d.run(strings.TrimSuffix(line, "\r"), tag)
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
	var run strings.Builder
	run.WriteString("<w:r>")
	for i, part := range strings.Split(text, "\t") {
		if i > 0 {
			run.WriteString("<w:tab/>")
		}
		if part != "" {
			fmt.Fprintf(&run, `<%s xml:space="preserve">%s</%s>`, t, xmlText(part), t)
		}
	}
	run.WriteString("</w:r>")
	if tag == "" {
		d.runs.WriteString(run.String())
		return
	}
	fmt.Fprintf(&d.runs, `<w:%s %s>%s</w:%s>`, tag, d.who(), run.String(), tag)
}

// paragraph ends the paragraph; tag says whether its mark is kept, taken out or brought in. A mark that moved counts as
// taken out and brought in.
func (d *docx) paragraph(tag string) {
	d.w.WriteString("<w:p>")
	if mark := map[string]string{"del": "del", "moveFrom": "del", "ins": "ins", "moveTo": "ins"}[tag]; mark != "" {
		fmt.Fprintf(d.w, `<w:pPr><w:rPr><w:%s %s/></w:rPr></w:pPr>`, mark, d.who())
	}
	d.w.WriteString(d.runs.String() + "</w:p>")
	d.runs.Reset()
}

// who identifies a new change.
func (d *docx) who() string {
	d.id++
	return fmt.Sprintf(`w:id="%d" %s`, d.id, d.by())
}

func (d *docx) by() string {
	s := fmt.Sprintf(`w:author="%s"`, xmlText(cmp.Or(d.o.Author, "reprise")))
	if !d.o.Date.IsZero() {
		s += fmt.Sprintf(` w:date="%s"`, d.o.Date.UTC().Format(time.RFC3339))
	}
	return s
}
