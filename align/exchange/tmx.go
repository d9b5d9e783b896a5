package exchange

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/lang"
)

type tmxUnit struct {
	ID    string       `xml:"tuid,attr,omitempty"`
	Attrs []xml.Attr   `xml:",any,attr"`
	Notes []string     `xml:"note"`
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

// A tmxSeg is text. Of inline elements those that hold the codes of another format (bpt, ept, ph, it, ut) are passed
// over with their contents; what stands in others (hi, g, mrk) is text. XML is the whole where there are any.
type tmxSeg struct{ Text, XML string }

// codes are the inline elements whose contents are no text.
var codes = map[string]bool{
	"bpt": true,
	"ept": true,
	"ph":  true,
	"it":  true,
	"ut":  true,
	"x":   true,
	"bx":  true,
	"ex":  true,
}

// WriteTMX writes TMX 1.4b, a unit a bead. Its properties x-score, x-ref, x-origin (automatic or hand), x-shape and
// x-kind tell what reprise knows of it. A bead with one side has one variant.
func WriteTMX(w io.Writer, m *Memory) error {
	e := &elements{w: w}
	e.raw(xml.Header + "<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx version=\"1.4\">\n")
	e.raw(
		`<header creationtool="reprise" creationtoolversion="1" segtype="sentence" o-tmf="reprise" adminlang="en" srclang="` +
			m.Source.String() + `" datatype="plaintext"/>` + "\n<body>\n",
	)
	for i, r := range m.Rows {
		unit := cmp.Or(r.Unit, &Unit{})
		e.raw(`<tu tuid="`)
		e.text(cmp.Or(unit.ID, strconv.Itoa(i+1)))
		for _, a := range unit.Attributes {
			e.raw(`" ` + a[0] + `="`)
			e.text(a[1])
		}
		e.raw("\">\n")
		for _, n := range unit.Notes {
			e.raw("<note>")
			e.text(n)
			e.raw("</note>\n")
		}
		for _, p := range unit.Properties {
			e.raw(`<prop type="`)
			e.text(p[0])
			e.raw(`">`)
			e.text(p[1])
			e.raw("</prop>\n")
		}
		for _, p := range said(&r, "ref", "kind", "score", "origin", "shape") {
			if p[1] != "" {
				e.raw(`<prop type="x-` + p[0] + `">`)
				e.text(p[1])
				e.raw("</prop>\n")
			}
		}
		for _, v := range []struct {
			tag       language.Tag
			text, xml string
			ids       []int
		}{{m.Source, r.Source, unit.Source, r.Bead.Source}, {m.Target, r.Target, unit.Target, r.Bead.Target}} {
			if len(v.ids) > 0 {
				e.raw(`<tuv xml:lang="` + v.tag.String() + `"><seg>`)
				if v.xml != "" {
					e.raw(v.xml)
				} else {
					e.text(v.text)
				}
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
func (s *tmxSeg) UnmarshalXML(d *xml.Decoder, start xml.StartElement) error {
	var inner struct {
		XML string `xml:",innerxml"`
	}
	if err := d.DecodeElement(&inner, &start); err != nil {
		return err
	}
	if strings.Contains(inner.XML, "<") {
		s.XML = inner.XML
	}
	in := xml.NewDecoder(strings.NewReader("<seg>" + inner.XML + "</seg>"))
	var b strings.Builder
	for {
		tok, err := in.Token()
		if errors.Is(err, io.EOF) {
			s.Text = b.String()
			return nil
		}
		if err != nil {
			return err
		}
		switch t := tok.(type) {
		case xml.StartElement:
			if codes[t.Name.Local] {
				if err := in.Skip(); err != nil {
					return err
				}
			}
		case xml.CharData:
			b.Write(t)
		}
	}
}

// ReadTMX reads a translation memory: the variants of the two languages of each unit; und stands for the language
// that the header names as the source, else the first, and for the second language of the file. Units become beads
// over the lists of their texts, in the order of the file; those in other languages are left out. UTF-16 is read, and
// characters that XML forbids become U+FFFD; Memory.Warnings tells both. What units have beside their texts is kept.
// Errors are *SyntaxError; name stands in them.
func ReadTMX(r io.Reader, name string, source, target language.Tag) (*Memory, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, &SyntaxError{name, 0, err.Error()}
	}
	data, bad := readable(data)
	unit := &budget{r: bytes.NewReader(data)}
	d := xml.NewDecoder(unit)
	d.Strict = true
	d.CharsetReader = charset
	m := &Memory{Source: source, Target: target, Name: name}
	m.warnForbidden(bad)
	var seen bool
	var texts counter
	left := 0
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
			if m.isOfOthers(u) {
				left++
				continue
			}
			m.take(u, &texts)
		case "header":
			for _, a := range start.Attr {
				if tag, err := language.Parse(a.Value); a.Name.Local == "srclang" && err == nil &&
					m.Source == language.Und &&
					!sameBase(tag, m.Target) {
					m.Source = tag
				}
			}
		default:
			if !seen {
				return nil, &SyntaxError{
					name,
					1,
					fmt.Sprintf("begins with <%s>, so it is not a TMX file", start.Name.Local),
				}
			}
		}
	}
	if !seen {
		return nil, &SyntaxError{name, 0, "has no <tmx> element, so it is not a TMX file"}
	}
	m.warnOthers(left)
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
		return 0, fmt.Errorf(
			"a translation unit of more than %d MB; give a translation memory with a sentence or paragraph a segment",
			largestUnit>>20,
		)
	}
	n, err := b.r.Read(p[:min(len(p), b.left)])
	b.left -= n
	return n, err
}

// isOfOthers reports whether a unit lacks one of the two languages and has another in its place.
func (m *Memory) isOfOthers(u tmxUnit) bool {
	source, target, other := false, false, false
	for _, v := range u.Langs {
		switch tag := v.tag(); {
		case sameBase(tag, m.Source):
			source = true
		case sameBase(tag, m.Target):
			target = true
		default:
			other = true
		}
	}
	return other && !(source && target)
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

// take adds the row of a unit, with its first variant in each of the two languages.
func (m *Memory) take(u tmxUnit, texts *counter) {
	r := newRow()
	r.Unit = &Unit{ID: u.ID, Notes: u.Notes}
	for _, a := range u.Attrs {
		r.Unit.Attributes = append(r.Unit.Attributes, [2]string{a.Name.Local, a.Value})
	}
	for _, p := range u.Props {
		if name, own := strings.CutPrefix(p.Type, "x-"); !own || !r.take(name, p.Text) {
			r.Unit.Properties = append(r.Unit.Properties, [2]string{p.Type, p.Text})
		}
	}
	source, target := false, false
	for _, v := range u.Langs {
		switch tag := v.tag(); {
		case sameBase(tag, m.Source) && !source:
			r.Source, r.Unit.Source, source = v.Inner.Text, v.Inner.XML, true
		case sameBase(tag, m.Target) && !target:
			r.Target, r.Unit.Target, target = v.Inner.Text, v.Inner.XML, true
		}
	}
	texts.add(m, r, source, target)
}

func xmlError(name string, d *xml.Decoder, err error) error {
	line, _ := d.InputPos()
	var se *xml.SyntaxError
	if errors.As(err, &se) {
		return &SyntaxError{name, se.Line, se.Msg}
	}
	return &SyntaxError{name, line, err.Error()}
}
