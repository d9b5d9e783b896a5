// Package docx reads the paragraphs of a Word document (Office Open XML, ECMA-376): with the labels that Word numbers
// itself, footnotes, tracked changes on either side, and tables a cell at a time. Text boxes follow the paragraph
// that they stand in. Heads and feet of pages, comments and hidden words are furniture; formulas are read as a row of
// signs.
//
// Limits: parts are read up to 64 MB unpacked each and 256 levels of elements, since a zip file can hold far more
// than its size tells.
package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html/charset"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/ooxml"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

const (
	maxPart  = 64 << 20 // bytes of one part, unpacked
	maxFiles = 10000
	maxDepth = 256
)

// Lines reads a document, a paragraph each. reject takes tracked changes as rejected, not as accepted. The error is a
// *flow.Trouble.
func Lines(data []byte, reject bool) ([]flow.Line, flow.Stated, []corpus.Warning, error) {
	fail := func(err error) ([]flow.Line, flow.Stated, []corpus.Warning, error) {
		return nil, flow.Stated{}, nil, err
	}
	pkg, err := open(data)
	if err != nil {
		return fail(err)
	}
	main := pkg.mainPart()
	if main == "" {
		return fail(pkg.strange())
	}
	r := &reader{reject: reject, noteMarks: map[string]string{}, languages: map[string]int{}}
	if err := pkg.optional(pkg.related(main, "styles"), &r.styles); err != nil {
		return fail(err)
	}
	r.styles.index()
	if r.numbering, err = pkg.numbering(main); err != nil {
		return fail(err)
	}
	r.counter = r.numbering.Counter()
	heads, err := r.aside(pkg, main, "running head", "header", "footer")
	if err != nil {
		return fail(err)
	}
	if err := pkg.parse(main, r.document); err != nil {
		return fail(err)
	}
	r.finish()
	for _, kind := range []string{"footnotes", "endnotes"} {
		if part := pkg.related(main, kind); pkg.files[part] != nil {
			if err := pkg.parse(part, r.notes(kind)); err != nil {
				return fail(err)
			}
		}
	}
	comments, err := r.aside(pkg, main, "comment", "comments")
	if err != nil {
		return fail(err)
	}
	return append(append(heads, r.out...), comments...), flow.Stated{Language: r.language()}, r.warnings(), nil
}

// aside reads parts whose words are no part of the text.
func (r *reader) aside(pkg *pkg, main, furniture string, kinds ...string) ([]flow.Line, error) {
	var out []flow.Line
	for _, kind := range kinds {
		for _, part := range pkg.relatedAll(main, kind) {
			in := &reader{
				reject:    r.reject,
				noteMarks: map[string]string{},
				languages: map[string]int{},
				styles:    r.styles,
			}
			if err := pkg.parse(part, in.document); err != nil {
				return nil, err
			}
			in.finish()
			for _, l := range in.out {
				l.Num, l.Furniture = max(r.num, 1), furniture
				out = append(out, l)
			}
		}
	}
	return out, nil
}

// A pkg is an opened package.
type pkg struct {
	files map[string]*zip.File
}

func open(data []byte) (*pkg, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, &flow.Trouble{Why: "is a damaged or cut-off DOCX (zip) file", Hint: "fetch it again", Err: err}
	}
	if len(z.File) > maxFiles {
		return nil, &flow.Trouble{
			Why:  fmt.Sprintf("holds %d files and is not a DOCX", len(z.File)),
			Hint: "give the paper itself",
		}
	}
	p := &pkg{files: map[string]*zip.File{}}
	for _, f := range z.File {
		p.files[strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/")] = f
	}
	return p, nil
}

// strange says what a zip file is that is no DOCX.
func (p *pkg) strange() error {
	t := &flow.Trouble{Why: "is a zip file without a Word document in it", Hint: "unpack it and give the paper itself"}
	save := "save it as DOCX"
	switch {
	case p.files["xl/workbook.xml"] != nil:
		t.Why, t.Hint = "is a spreadsheet (XLSX), not a paper", save
	case p.files["ppt/presentation.xml"] != nil:
		t.Why, t.Hint = "is a presentation (PPTX), not a paper", save
	case p.files["content.xml"] != nil && p.files["mimetype"] != nil:
		t.Why, t.Hint = "is an OpenDocument file", save
	case p.files["[Content_Types].xml"] != nil || p.files["word/styles.xml"] != nil:
		t.Why, t.Hint = "is a DOCX without its text (word/document.xml is missing)", "fetch it again"
	case p.files["META-INF/container.xml"] != nil:
		t.Why, t.Hint = "is an e-book (EPUB)", save
	}
	return t
}

type relationships struct {
	Rel []struct {
		Type   string `xml:"Type,attr"`
		Target string `xml:"Target,attr"`
	} `xml:"Relationship"`
}

// related is the name of the part of a kind that a part refers to; word/KIND.xml where it does not say.
func (p *pkg) related(part, kind string) string {
	var rels relationships
	relPart := path.Join(path.Dir(part), "_rels", path.Base(part)+".rels")
	if part == "" {
		relPart = "_rels/.rels"
	}
	if p.optional(relPart, &rels) == nil {
		for _, r := range rels.Rel {
			if strings.HasSuffix(r.Type, "/"+kind) {
				if strings.HasPrefix(r.Target, "/") {
					return r.Target[1:]
				}
				return path.Join(path.Dir(part), r.Target)
			}
		}
	}
	if part == "" {
		return ""
	}
	return path.Join(path.Dir(part), kind+".xml")
}

// relatedAll are the names of the parts of a kind that a part refers to, in their order.
func (p *pkg) relatedAll(part, kind string) []string {
	var rels relationships
	var out []string
	if p.optional(path.Join(path.Dir(part), "_rels", path.Base(part)+".rels"), &rels) == nil {
		for _, r := range rels.Rel {
			name := path.Join(path.Dir(part), r.Target)
			if strings.HasPrefix(r.Target, "/") {
				name = r.Target[1:]
			}
			if strings.HasSuffix(r.Type, "/"+kind) && p.files[name] != nil {
				out = append(out, name)
			}
		}
	}
	slices.Sort(out)
	return out
}

func (p *pkg) mainPart() string {
	for _, name := range []string{p.related("", "officeDocument"), "word/document.xml"} {
		if p.files[name] != nil && !strings.HasPrefix(name, "xl/") && !strings.HasPrefix(name, "ppt/") {
			return name
		}
	}
	return ""
}

// read unpacks a part, as far as the limit.
func (p *pkg) read(name string) ([]byte, error) {
	f := p.files[name]
	if f.Flags&1 != 0 {
		return nil, &flow.Trouble{Why: "is locked with a password", Hint: "save it without one"}
	}
	if f.UncompressedSize64 > maxPart {
		return nil, &flow.Trouble{
			Why:  fmt.Sprintf("unpacks to more than %d MB (%s)", maxPart>>20, name),
			Hint: "it is not a paper, or a damaged one",
		}
	}
	broken := func(err error) error {
		return &flow.Trouble{
			Why:  "is a damaged DOCX (" + name + " can't be unpacked)",
			Hint: "fetch it again",
			Err:  err,
		}
	}
	in, err := f.Open()
	if err != nil {
		return nil, broken(err)
	}
	defer in.Close()
	data, err := io.ReadAll(in) // an error where there is more than the size that was said
	if err != nil {
		return nil, broken(err)
	}
	return data, nil
}

// optional unmarshals a part into v; a part that is not there leaves v as it is.
func (p *pkg) optional(name string, v any) error {
	if p.files[name] == nil {
		return nil
	}
	data, err := p.read(name)
	if err != nil {
		return err
	}
	if err := decoder(data).Decode(v); err != nil && !errors.Is(err, io.EOF) {
		return badXML(name, err)
	}
	return nil
}

// numbering reads the automatic lists of a document, with what its styles say of them.
func (p *pkg) numbering(main string) (*ooxml.Numbering, error) {
	styles, err := p.tree(p.related(main, "styles"))
	if err != nil {
		return nil, err
	}
	lists, err := p.tree(p.related(main, "numbering"))
	if err != nil {
		return nil, err
	}
	return ooxml.NewNumbering(lists, ooxml.NewStyles(styles)), nil
}

// tree reads a part as a whole, nil where there is none.
func (p *pkg) tree(name string) (*ooxml.Tree, error) {
	if p.files[name] == nil {
		return nil, nil
	}
	data, err := p.read(name)
	if err != nil {
		return nil, err
	}
	t, err := ooxml.Parse(data)
	if err != nil {
		return nil, badXML(name, err)
	}
	return t, nil
}

func decoder(data []byte) *xml.Decoder {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.CharsetReader = charset.NewReaderLabel
	return d
}

func badXML(name string, err error) error {
	return &flow.Trouble{
		Why:  fmt.Sprintf("is a damaged DOCX (%s: %s)", name, strings.TrimPrefix(err.Error(), "XML ")),
		Hint: "open it in a word processor and save it again",
		Err:  err,
	}
}

// parse gives the tokens of a part to a handler, which takes an element's path from the stack it keeps itself.
func (p *pkg) parse(name string, handle func(xml.Token) error) error {
	data, err := p.read(name)
	if err != nil {
		return err
	}
	d, depth := decoder(data), 0
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			if depth > 0 {
				return badXML(name, io.ErrUnexpectedEOF)
			}
			return nil
		}
		if err != nil {
			return badXML(name, err)
		}
		switch tok.(type) {
		case xml.StartElement:
			if depth++; depth > maxDepth {
				return &flow.Trouble{Why: fmt.Sprintf("nests elements more than %d deep (%s)", maxDepth, name), Hint: "open it in a word processor and save it again"}
			}
		case xml.EndElement:
			depth--
		}
		if err := handle(tok); err != nil {
			return err
		}
	}
}
