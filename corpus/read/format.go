package read

import (
	"bytes"
	"errors"
	"path/filepath"
	"strings"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
	"github.com/reprise-wording/reprise/corpus/read/internal/docx"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
	"github.com/reprise-wording/reprise/corpus/read/internal/html"
	"github.com/reprise-wording/reprise/corpus/read/internal/markdown"
	"github.com/reprise-wording/reprise/corpus/read/internal/odt"
	"github.com/reprise-wording/reprise/corpus/read/internal/pdf"
	"github.com/reprise-wording/reprise/corpus/read/internal/rtf"
	"github.com/reprise-wording/reprise/corpus/read/internal/text"
)

// A format is one of those that are told by the first bytes of a file, or else by the end of its name.
type format uint8

const (
	plainFormat  format = iota // text, Markdown, or a table of text
	zippedFormat               // DOCX or ODT
	rtfFormat
	pdfFormat
	htmlFormat
	xmlFormat
)

// extensions are the ends of the names of files that papers come in, and the format that they say.
var extensions = []struct {
	ext    string
	format format
}{
	{".docx", zippedFormat}, {".pdf", pdfFormat}, {".html", htmlFormat}, {".htm", htmlFormat}, {".xhtml", htmlFormat},
	{".odt", zippedFormat}, {".rtf", rtfFormat}, {".md", plainFormat}, {".markdown", plainFormat}, {".txt", plainFormat},
	{".xml", xmlFormat}, {".akn", xmlFormat}, {".csv", plainFormat}, {".tsv", plainFormat},
}

// Extensions are the ends of the names of files that papers come in. A file of another name is read too, by what is
// in it.
func Extensions() []string {
	var out []string
	for _, e := range extensions {
		out = append(out, e.ext)
	}
	return out
}

// IsPlain reports whether a file is text, Markdown or a table of text, whose lines can be taken as they stand, rather
// than a format of its own such as DOCX or HTML. head is its first bytes, as far as there are any; 64 tell most.
func IsPlain(name string, head []byte) bool {
	ext := strings.ToLower(filepath.Ext(name))
	if f := formatOf(ext, head); f != plainFormat {
		return false
	}
	for _, e := range extensions {
		if e.ext == ext {
			return e.format == plainFormat
		}
	}
	return true
}

// formatOf tells the format of a file by its first bytes, and by the end of its name, in small letters, where those
// leave it open.
func formatOf(ext string, data []byte) format {
	bare := bytes.TrimPrefix(data, []byte("\ufeff"))
	head := plainHead(data)
	switch {
	case bytes.HasPrefix(bare, []byte("{\\rtf")):
		return rtfFormat
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("PK\x05\x06")):
		return zippedFormat
	case bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")):
		return pdfFormat
	case htmlHead.Match(head), ext == ".html", ext == ".htm", ext == ".xhtml", html.IsWML(head):
		return htmlFormat
	case isXML(head, ext):
		return xmlFormat
	}
	return plainFormat
}

// strange are formats that are told by their first bytes and not read.
var strange = []struct{ sign, what, hint string }{
	{
		"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
		"is a Word file of the old kind (.doc) or one with a password",
		"open it in a word processor and save it as DOCX without a password",
	},
	{"\x1f\x8b", "is compressed (gzip)", "unpack it first"},
	{"BZh", "is compressed (bzip2)", "unpack it first"},
	{"\xfd7zXZ\x00", "is compressed (xz)", "unpack it first"},
	{"7z\xbc\xaf\x27\x1c", "is a 7-Zip archive", "unpack it first"},
	{"Rar!\x1a\x07", "is a RAR archive", "unpack it first"},
	{"\x89PNG\r\n", "is a picture (PNG)", "run character recognition (OCR) on it and give the text"},
	{"\xff\xd8\xff", "is a picture (JPEG)", "run character recognition (OCR) on it and give the text"},
	{"GIF8", "is a picture (GIF)", "run character recognition (OCR) on it and give the text"},
	{"II*\x00", "is a picture (TIFF)", "run character recognition (OCR) on it and give the text"},
	{"MM\x00*", "is a picture (TIFF)", "run character recognition (OCR) on it and give the text"},
	{"%!PS", "is PostScript", "save it as PDF"},
	{"\x7fELF", "is a program", "give the paper"},
	{"MZ\x90", "is a program", "give the paper"},
	{"SQLite format 3\x00", "is a database", "give the paper, or name it with --corpus"},
}

var htmlHead = lazyregexp.New(
	`(?i)^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)*<(?:!doctype\s+html|html|head|body)\b`,
)

// A paper is what a format's reader gives: lines, and what the user should know.
type paper struct {
	lines    []flow.Line
	warnings []corpus.Warning
	counted  string           // what the lines' places count: "", "paragraph" or "page"
	language language.Tag     // that the format names, which may be that of a program; und for none
	stated   flow.Stated      // what the format says of the paper, apart from its words
	whole    *corpus.Document // of a file that says of each block what it is; nil otherwise
}

// inParagraphs is what the places of lines count where the format knows paragraphs.
const inParagraphs = "paragraph"

var pageLanguage = lazyregexp.New(`(?i)<html\b[^<>]{0,400}\slang\s*=\s*["']?([a-z]{2,3}(?:-[a-z0-9]{2,8})*)`)

// lines finds the format of a file and reads its lines.
func lines(name string, data []byte, o Options) (paper, error) {
	for _, s := range strange {
		if bytes.HasPrefix(data, []byte(s.sign)) {
			return paper{}, &Error{File: name, Why: s.what, Hint: s.hint}
		}
	}
	ext := strings.ToLower(filepath.Ext(name))
	kind := formatOf(ext, data)
	switch {
	case kind == zippedFormat && odt.Is(data):
		l, w, err := odt.Lines(data, o.Changes == Reject)
		return paper{lines: l, warnings: w, counted: inParagraphs}, blame(name, err)
	case kind == zippedFormat:
		l, said, w, err := docx.Lines(data, o.Changes == Reject)
		return paper{lines: l, stated: said, warnings: w, counted: inParagraphs}, blame(name, err)
	case kind == rtfFormat:
		l, w, err := rtf.Lines(data, o.Changes == Reject)
		return paper{lines: l, warnings: w, counted: inParagraphs}, blame(name, err)
	case kind == pdfFormat:
		l, w, err := pdf.Lines(data, o.Progress)
		return paper{lines: l, warnings: w, counted: "page"}, blame(name, err)
	}
	isHTML, asXML := kind == htmlFormat, kind == xmlFormat
	if asXML {
		data = xmlText(data)
	}
	d, err := decode(name, data, isHTML || asXML)
	if err != nil {
		return paper{}, err
	}
	p := paper{}
	if d.warning != "" {
		p.warnings = append(p.warnings, corpus.Warning{Text: d.warning})
	}
	table, isTable := []flow.Line(nil), false
	if ext == ".csv" || ext == ".tsv" {
		table, isTable = text.Separated(d.text, ext)
	}
	switch {
	case isTable:
		p.lines = table
	case asXML:
		var x paper
		x, err = xmlLines(d.text, o)
		x.warnings = append(p.warnings, x.warnings...)
		p = x
	case htmlHead.MatchString(d.text[:min(len(d.text), 4096)]) || isHTML && strings.Contains(d.text, "</"):
		var w []corpus.Warning
		p.lines, p.stated, w, err = html.Lines(d.text, o.Changes == Reject)
		p.warnings = append(p.warnings, w...)
		if m := pageLanguage.FindStringSubmatch(d.text[:min(len(d.text), 4096)]); m != nil {
			p.language = language.Make(m[1])
		}
	case ext == ".md" || ext == ".markdown",
		ext != ".txt" && !strings.Contains(d.text, "\f") && markdown.Likely(d.text):
		var w []corpus.Warning
		p.lines, p.stated, w = markdown.Lines(d.text, o.Changes == Reject)
		p.warnings = append(p.warnings, w...)
	default:
		p.lines = text.Lines(d.text)
		if text.LostLineEnds(d.text) {
			p.warnings = append(p.warnings, corpus.Warning{
				Text: "its line ends are lost; its paragraphs are told by labels and names of parts alone",
			})
		}
	}
	return p, blame(name, err)
}

// plainHead is the head of the data without the zero bytes of UTF-16 and without a byte order mark.
func plainHead(data []byte) []byte {
	head := bytes.ReplaceAll(data[:min(len(data), 2048)], []byte{0}, nil)
	for _, mark := range []string{"\ufeff", "\xff\xfe", "\xfe\xff"} {
		head = bytes.TrimPrefix(head, []byte(mark))
	}
	return head
}

// blame makes a reader's trouble an *Error of the file.
func blame(name string, err error) error {
	if err == nil {
		return nil
	}
	var t *flow.Trouble
	if errors.As(err, &t) {
		return &Error{File: name, Line: t.Line, Why: t.Why, Hint: t.Hint, Err: t.Err}
	}
	return &Error{
		File: name,
		Why:  "can't be read: " + err.Error(),
		Hint: "open it in its own program and save it again",
		Err:  err,
	}
}
