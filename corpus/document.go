package corpus

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/language"
)

// A Document is one paper in one language.
type Document struct {
	Symbol   string       `json:"symbol,omitempty"`   // CTOC/COP/WG.4/2019/4; empty where the paper states none
	Title    string       `json:"title,omitempty"`    //
	Body     string       `json:"body,omitempty"`     // who met: the Working Group on Trafficking in Persons
	Date     Date         `json:"date,omitzero"`      // of the paper, not of the meetings
	Language language.Tag `json:"language"`           // of this text
	Original language.Tag `json:"original,omitzero"`  // the language the paper says it was written in; und where unsaid
	Source   string       `json:"source,omitempty"`   // the file it was read from
	Meetings []*Meeting   `json:"meetings"`           // in the order of the paper
	Notes    []Footnote   `json:"footnotes,omitzero"` // in the order of the paper
	Repairs  []Repair     `json:"repairs,omitzero"`   // what the reader mended, in the order of the lines
	Warnings []Warning    `json:"warnings,omitzero"`  // what the reader had to guess or to leave out
	Counted  string       `json:"counted,omitempty"`  // what Line counts: lines where empty, else "paragraph" or "page"
}

// A Warning is what a user should know of how a document was read: an encoding that was detected, parts left out.
type Warning struct {
	Line int    `json:"line,omitempty"` // in the source, 1-based; 0 where it is about the whole
	Text string `json:"text"`           // one clause, without the name of the file
}

// A Meeting is one section of a document: what one meeting of the body adopted.
type Meeting struct {
	Number  int     `json:"number"` // 1-based; 0 where the paper does not say
	Heading string  `json:"heading"`
	Place   string  `json:"place,omitempty"`
	Start   Date    `json:"start,omitzero"`
	End     Date    `json:"end,omitzero"`
	Line    int     `json:"line,omitempty"` // of the heading in the source, 1-based
	Units   []*Unit `json:"units"`          // every unit of every depth, in the order of the paper
}

// Ref is the address of the meeting as a whole.
func (m *Meeting) Ref() Ref {
	if m.Number > 0 {
		return Ref{Meeting: m.Number}
	}
	return Ref{Year: m.Start.Year}
}

// Year is the year in which the meeting ended, 0 where the paper does not say.
func (m *Meeting) Year() int {
	if m.End.Year > 0 {
		return m.End.Year
	}
	return m.Start.Year
}

// A Kind tells what a unit is.
type Kind string

// The kinds of units. The strings are those of the machine formats.
const (
	Recommendation Kind = "recommendation" // a unit of the first level: VII.2
	Item           Kind = "item"           // a unit of any deeper level: VII.2(b)
	Note           Kind = "note"           // words that stand where a meeting adopted no recommendation: III.0
)

// A Unit is anything with a label.
type Unit struct {
	Ref  Ref    `json:"ref"`
	Kind Kind   `json:"kind"`
	Text string `json:"text"` // one paragraph, white space folded, repairs applied, footnote markers taken out
	// Original is the wording before acronyms, letters and spaces were repaired; empty where it is Text.
	Original string `json:"original,omitempty"`
	Marks    []Mark `json:"marks,omitempty"` // footnote markers, by rising offset
	Line     int    `json:"line,omitempty"`  // of the label in the source, 1-based
}

// A Mark is a footnote marker in a unit.
type Mark struct {
	Offset int    `json:"offset"` // in bytes of the unit's Text
	Marker string `json:"marker"` // "5", "*"
}

// A Footnote is the note that a marker points to.
type Footnote struct {
	Marker string `json:"marker"`
	Text   string `json:"text"`
	Line   int    `json:"line,omitempty"`
}

// A Repair is one thing the reader mended: a paragraph joined over a page break, a heading that is a recommendation, an
// acronym misread by OCR.
type Repair struct {
	Kind   string `json:"kind"`             // joined, heading, acronym, ...: the reader's own list
	Line   int    `json:"line"`             // in the source, 1-based
	Ref    Ref    `json:"ref,omitzero"`     // the unit it is in, where it is in one
	Before string `json:"before,omitempty"` // the words as they stand in the source
	After  string `json:"after,omitempty"`  // the words as they are read
	Why    string `json:"why"`              // the evidence, in one clause
}

// Wording is the text before any repair of letters: Original, or Text where nothing was repaired.
func (u *Unit) Wording() string {
	if u.Original != "" {
		return u.Original
	}
	return u.Text
}

// Marked is the text with its footnote markers back in place, each as <sup>5</sup>.
func (u *Unit) Marked() string {
	if len(u.Marks) == 0 {
		return u.Text
	}
	var b strings.Builder
	last := 0
	for _, m := range u.Marks {
		at := min(max(m.Offset, last), len(u.Text))
		b.WriteString(u.Text[last:at])
		b.WriteString("<sup>" + m.Marker + "</sup>")
		last = at
	}
	b.WriteString(u.Text[last:])
	return b.String()
}

// Units lists every unit of the document, in order.
func (d *Document) Units() []*Unit {
	var n int
	for _, m := range d.Meetings {
		n += len(m.Units)
	}
	all := make([]*Unit, 0, n)
	for _, m := range d.Meetings {
		all = append(all, m.Units...)
	}
	return all
}

// Meeting returns the meeting that a ref names by number or year, nil where there is none or, for a year, more than one.
func (d *Document) Meeting(r Ref) *Meeting {
	var found *Meeting
	for _, m := range d.Meetings {
		if r.Meeting > 0 && m.Number == r.Meeting {
			return m
		}
		if r.Meeting == 0 && r.Year > 0 && (m.Year() == r.Year || m.Start.Year == r.Year) {
			if found != nil {
				return nil
			}
			found = m
		}
	}
	return found
}

// Unit returns the unit at a ref, whatever the way its meeting is named, and nil where there is none.
func (d *Document) Unit(r Ref) *Unit {
	m := d.Meeting(r)
	if m == nil {
		return nil
	}
	path := r.Path
	if path == "" {
		path = NotePath
	}
	i := slices.IndexFunc(m.Units, func(u *Unit) bool { return u.Ref.Path == path })
	if i < 0 {
		return nil
	}
	return m.Units[i]
}

// Chapeaux returns the units that open the lists r stands in, outermost first; none for a recommendation.
func (d *Document) Chapeaux(r Ref) []*Unit {
	var up []*Unit
	for p, ok := r.Parent(); ok; p, ok = p.Parent() {
		if u := d.Unit(p); u != nil {
			up = append(up, u)
		}
	}
	slices.Reverse(up)
	return up
}

// FullText is the unit read with its chapeaux: their texts and its own, joined by a space.
func (d *Document) FullText(u *Unit) string {
	up := d.Chapeaux(u.Ref)
	parts := make([]string, 0, len(up)+1)
	for _, c := range up {
		parts = append(parts, c.Text)
	}
	return strings.Join(append(parts, u.Text), " ")
}

// Name is what to call the document in messages: its symbol, else its source, with the language.
func (d *Document) Name() string {
	name := d.Symbol
	if name == "" {
		name = d.Source
	}
	return fmt.Sprintf("%s (%s)", name, d.Language)
}

// Place is where a line stands in the source, for messages: paper.md:12, or paper.docx: paragraph 12.
func (d *Document) Place(line int) string {
	switch {
	case line == 0:
		return d.Source
	case d.Counted == "":
		return fmt.Sprintf("%s:%d", d.Source, line)
	}
	return fmt.Sprintf("%s: %s %d", d.Source, d.Counted, line)
}
