package read_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/reprise-wording/reprise/corpus/read"
)

// readAny reads bytes that may be anything: it gives a document or an *Error, never panics, and what it gives is sound.
func readAny(t *testing.T, name string, data []byte) {
	d, err := read.Bytes(name, data, read.Options{})
	if err != nil {
		if d != nil {
			t.Error("a document beside an error")
		}
		if _, ok := err.(*read.Error); !ok {
			t.Errorf("%T is no *read.Error: %v", err, err)
		}
		return
	}
	for _, u := range d.Units() {
		if d.Find(u.Ref) != u {
			t.Errorf("%s names another block", u.Ref)
		}
		for _, m := range u.Marks {
			if m.Offset < 0 || m.Offset > len(u.Text) {
				t.Errorf("%s: mark at %d of %d bytes", u.Ref, m.Offset, len(u.Text))
			}
		}
		_ = u.Marked()
	}
}

func seeds(f *testing.F, pattern string) {
	names, err := filepath.Glob(pattern)
	if err != nil {
		f.Fatal(err)
	}
	for _, n := range names {
		data, err := os.ReadFile(n)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
}

func FuzzMarkdown(f *testing.F) {
	seeds(f, "testdata/*.md")
	f.Add([]byte("English\n\n1. **a** [b](c) <sup>1</sup> \\* &amp; <!-- x -->\n\n---\n\n<sup>1</sup> n\n"))
	f.Fuzz(func(t *testing.T, data []byte) { readAny(t, "f.md", data) })
}

func FuzzText(f *testing.F) {
	seeds(f, "testdata/*.txt")
	seeds(f, "testdata/papers/*.txt")
	f.Add([]byte("Held on 1 May 0000\n1) B"))
	f.Add([]byte("English\f1. a\n  2\f2. b1\n____\n1 note\n"))
	f.Add([]byte("\xff\xfe1\x00.\x00 \x00a\x00"))
	f.Fuzz(func(t *testing.T, data []byte) { readAny(t, "f.txt", data) })
}

func FuzzHTML(f *testing.F) {
	f.Add([]byte(`<html><p>English<ol type=a start=3><li value=4>x<sup>1</sup><li>y</ol><table><tr><td>1.<td>z</table><div id=fn1><a href="#fn1">1</a> n</div>`))
	f.Fuzz(func(t *testing.T, data []byte) { readAny(t, "f.html", append([]byte("<html>"), data...)) })
}

// FuzzDOCX puts any XML into a Word document.
func FuzzDOCX(f *testing.F) {
	f.Add(wordBody+`<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p></w:body></w:document>`,
		`<numbering><abstractNum abstractNumId="1"><lvl ilvl="0"><numFmt val="decimal"/><lvlText val="%1."/></lvl></abstractNum><num numId="1"><abstractNumId val="1"/></num></numbering>`, `<footnotes><footnote id="2"/></footnotes>`)
	f.Fuzz(func(t *testing.T, document, numbering, footnotes string) {
		readAny(t, "f.docx", zipParts(t, map[string]string{"word/document.xml": document, "word/numbering.xml": numbering, "word/footnotes.xml": footnotes}))
	})
}

// FuzzZIP gives what should be a zip file as it is.
func FuzzZIP(f *testing.F) {
	f.Add(zipParts(f, map[string]string{"word/document.xml": wordBody + `</w:body></w:document>`}))
	f.Fuzz(func(t *testing.T, data []byte) { readAny(t, "f.docx", append([]byte("PK\x03\x04"), data...)) })
}

func FuzzPDF(f *testing.F) {
	f.Add([]byte("1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj trailer<</Root 1 0 R>>"))
	f.Fuzz(func(t *testing.T, data []byte) { readAny(t, "f.pdf", append([]byte("%PDF-1.4\n"), data...)) })
}
