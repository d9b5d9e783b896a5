package exchange

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// The properties of a translation unit. TMX leaves their names to the tool.
const (
	propScore  = "x-score"
	propRef    = "x-ref"
	propOrigin = "x-origin"
	propShape  = "x-shape"
	propKind   = "x-kind"
)

type tmxUnit struct {
	ID    string       `xml:"tuid,attr,omitempty"`
	Props []tmxProp    `xml:"prop"`
	Langs []tmxVariant `xml:"tuv"`
}

type tmxProp struct {
	Type string `xml:"type,attr"`
	Text string `xml:",chardata"`
}

type tmxVariant struct {
	Lang  string `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
	Old   string `xml:"lang,attr,omitempty"` // TMX 1.1
	Inner tmxSeg `xml:"seg"`
}

// A tmxSeg is text; inline codes that other tools put in it are passed over, with their contents.
type tmxSeg struct{ Text string }

// WriteTMX writes TMX 1.4b, a unit a bead. Its properties x-score, x-ref, x-origin (automatic or hand), x-shape and x-kind
// tell what reprise knows of it. A bead with one side has one variant.
func WriteTMX(w io.Writer, m *Memory) error {
	e := &elements{w: w}
	e.raw(xml.Header + "<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx version=\"1.4\">\n")
	e.raw(`<header creationtool="reprise" creationtoolversion="1" segtype="sentence" o-tmf="reprise" adminlang="en" srclang="` +
		m.Source.String() + `" datatype="plaintext"/>` + "\n<body>\n")
	for i, r := range m.Rows {
		e.raw(fmt.Sprintf("<tu tuid=\"%d\">\n", i+1))
		for _, p := range []tmxProp{{propRef, r.Ref}, {propKind, r.Kind}, {propScore, strconv.FormatFloat(r.Bead.Score, 'f', 4, 64)}, {propOrigin, string(r.Bead.Origin)}, {propShape, r.Bead.Type()}} {
			if p.Text != "" {
				e.raw(`<prop type="` + p.Type + `">`)
				e.text(p.Text)
				e.raw("</prop>\n")
			}
		}
		for _, v := range []struct {
			tag  language.Tag
			text string
			ids  []int
		}{{m.Source, r.Source, r.Bead.Source}, {m.Target, r.Target, r.Bead.Target}} {
			if len(v.ids) > 0 {
				e.raw(`<tuv xml:lang="` + v.tag.String() + `"><seg>`)
				e.text(v.text)
				e.raw("</seg></tuv>\n")
			}
		}
		e.raw("</tu>\n")
	}
	e.raw("</body>\n</tmx>\n")
	return e.err
}

// elements writes XML and keeps the first error.
type elements struct {
	w   io.Writer
	err error
}

func (e *elements) raw(s string) {
	if e.err == nil {
		_, e.err = io.WriteString(e.w, s)
	}
}

// text writes character data, escaped; characters that XML has no way to write become U+FFFD.
func (e *elements) text(s string) {
	if e.err == nil {
		e.err = xml.EscapeText(e.w, []byte(s))
	}
}

// UnmarshalXML gathers the text of a segment.
func (s *tmxSeg) UnmarshalXML(d *xml.Decoder, _ xml.StartElement) error {
	var b strings.Builder
	for depth := 0; ; {
		tok, err := d.Token()
		if err != nil {
			return err
		}
		switch t := tok.(type) {
		case xml.StartElement:
			depth++
			if t.Name.Local == "hi" || t.Name.Local == "sub" {
				depth-- // highlighted text is text
			} else if err := d.Skip(); err != nil {
				return err
			} else {
				depth--
			}
		case xml.EndElement:
			if t.Name.Local == "seg" {
				s.Text = b.String()
				return nil
			}
		case xml.CharData:
			b.Write(t)
		}
	}
}

// ReadTMX reads a translation memory: the variants of the two languages of each unit; und stands for the first and the second
// language of the file. Units become beads over the lists of their texts, in the order of the file; those with neither
// language are passed over. Errors are *SyntaxError; name stands in them.
func ReadTMX(r io.Reader, name string, source, target language.Tag) (*Memory, error) {
	unit := &budget{r: r}
	d := xml.NewDecoder(unit)
	d.Strict = true
	d.CharsetReader = charset
	m := &Memory{Source: source, Target: target, Name: name}
	var seen bool
	ns, nt := 0, 0
	for {
		unit.left = largestUnit
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, xmlError(name, d, err)
		}
		start, ok := tok.(xml.StartElement)
		if !ok {
			continue
		}
		switch start.Name.Local {
		case "tmx":
			seen = true
		case "tu":
			var u tmxUnit
			if err := d.DecodeElement(&u, &start); err != nil {
				return nil, xmlError(name, d, err)
			}
			m.guess(u)
			row, ok := m.row(u, &ns, &nt)
			if ok {
				m.Rows = append(m.Rows, row)
			}
		default:
			if !seen {
				return nil, &SyntaxError{name, 1, fmt.Sprintf("begins with <%s>, so it is no TMX file", start.Name.Local)}
			}
		}
	}
	if !seen {
		return nil, &SyntaxError{name, 0, "has no <tmx> element, so it is no TMX file"}
	}
	return m, nil
}

// largestUnit is how many bytes of the file one translation unit may take: its segments are sentences or paragraphs.
const largestUnit = 1 << 20

// A budget reads so many bytes and then fails, until it is given more.
type budget struct {
	r    io.Reader
	left int
}

func (b *budget) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, fmt.Errorf("a translation unit of more than %d MB; give a translation memory with a sentence or paragraph a segment", largestUnit>>20)
	}
	n, err := b.r.Read(p[:min(len(p), b.left)])
	b.left -= n
	return n, err
}

// guess takes the languages of a unit where they were not stated.
func (m *Memory) guess(u tmxUnit) {
	for _, v := range u.Langs {
		tag := v.tag()
		switch {
		case m.Source == language.Und && !sameBase(tag, m.Target):
			m.Source = tag
		case m.Target == language.Und && !sameBase(tag, m.Source):
			m.Target = tag
		}
	}
}

func (v tmxVariant) tag() language.Tag {
	s := v.Lang
	if s == "" {
		s = v.Old
	}
	return language.Make(s)
}

func sameBase(a, b language.Tag) bool {
	return lang.Same(a, b) && a != language.Und && b != language.Und
}

func (m *Memory) row(u tmxUnit, ns, nt *int) (Row, bool) {
	r := Row{Kind: "segment", Bead: align.Bead{Origin: align.Automatic, Score: 1}}
	for _, p := range u.Props {
		switch p.Type {
		case propRef:
			r.Ref = p.Text
		case propKind:
			r.Kind = p.Text
		case propOrigin:
			r.Bead.Origin = align.Origin(p.Text)
		case propScore:
			if s, err := strconv.ParseFloat(p.Text, 64); err == nil && s >= 0 && s <= 1 {
				r.Bead.Score = s
			}
		}
	}
	for _, v := range u.Langs {
		switch tag := v.tag(); {
		case sameBase(tag, m.Source) && r.Bead.Source == nil:
			r.Source, r.Bead.Source = v.Inner.Text, []int{*ns}
			*ns++
		case sameBase(tag, m.Target) && r.Bead.Target == nil:
			r.Target, r.Bead.Target = v.Inner.Text, []int{*nt}
			*nt++
		}
	}
	return r, len(r.Bead.Source)+len(r.Bead.Target) > 0
}

func xmlError(name string, d *xml.Decoder, err error) error {
	line, _ := d.InputPos()
	var se *xml.SyntaxError
	if errors.As(err, &se) {
		return &SyntaxError{name, se.Line, se.Msg}
	}
	return &SyntaxError{name, line, err.Error()}
}
