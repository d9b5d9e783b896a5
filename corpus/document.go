package corpus

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// A Document is one paper in one language, read whole: every word of the source stands in a block or in LeftOut.
type Document struct {
	Symbol   string       `json:"symbol,omitempty"`   // CTOC/COP/WG.4/2019/4; empty where the paper states none
	Title    string       `json:"title,omitempty"`    //
	Body     string       `json:"body,omitempty"`     // who adopted or issued it: the General Assembly
	Session  string       `json:"session,omitempty"`  // as printed: Seventy-third session
	Adopted  Period       `json:"date,omitzero"`      // of the adoption, or of the meeting
	Issued   Date         `json:"issued,omitzero"`    // of the paper itself
	Place    string       `json:"place,omitempty"`    // of the meeting
	Language language.Tag `json:"language"`           // of this text
	Original language.Tag `json:"original,omitzero"`  // the language the paper says it was written in; und where unsaid
	Source   string       `json:"source,omitempty"`   // the file it was read from
	Parts    []*Part      `json:"parts"`              // the tree of parts in reading order; the first is the paper itself
	Blocks   []*Block     `json:"blocks"`             // in reading order
	LeftOut  []LeftOut    `json:"left_out,omitempty"` // what is no part of the wording, in reading order
	Repairs  []Repair     `json:"repairs,omitzero"`   // what the reader mended, in the order of the lines
	Warnings []Warning    `json:"warnings,omitzero"`  // what a user should know of how it was read
	LineUnit string       `json:"counted,omitempty"`  // what Line counts: lines where empty, else "paragraph" or "page"
}

// A LeftOut is a stretch of the source that is no part of the wording: a running head, a page number, a menu.
type LeftOut struct {
	Kind string `json:"kind"`           // running head, page number, contents, menu, masthead, markup, ...
	Line int    `json:"line,omitempty"` // in the source, 1-based
	Text string `json:"text"`           // the words
}

// Voting is the kind of what is left out that says how a paper was adopted, in the words of its file.
const Voting = "voting"

// Voting tells how the paper was adopted, in the words of its file; empty where the file does not say.
func (d *Document) Voting() string {
	for _, l := range d.LeftOut {
		if l.Kind == Voting {
			return l.Text
		}
	}
	return ""
}

// A Warning is what a user should know of how a document was read: an encoding that was detected, a guess.
type Warning struct {
	Line int    `json:"line,omitempty"` // in the source, 1-based; 0 where it is about the whole
	Text string `json:"text"`           // one clause, without the name of the file
	// Tracked is how many tracked changes of the source the warning tells of.
	Tracked int `json:"tracked,omitempty"`
}

// TrackedChanges warns that a source has tracked changes, and says how they are read.
func TrackedChanges(n int, how string) Warning {
	return Warning{Text: fmt.Sprintf("has tracked changes (%d); read as %s", n, how), Tracked: n}
}

// A Repair is one thing the reader mended: a paragraph joined over a page break, an acronym misread by OCR.
type Repair struct {
	Kind   string `json:"kind"`             // joined, acronym, label, ...: the reader's own list
	Line   int    `json:"line"`             // in the source, 1-based
	Ref    Ref    `json:"ref,omitzero"`     // the block it is in, where it is in one
	Before string `json:"before,omitempty"` // the words as they stand in the source
	After  string `json:"after,omitempty"`  // the words as they are read
	Why    string `json:"why"`              // the evidence, in one clause
}

// Paper returns the part that stands for the paper as a whole. A document made by hand may have no parts; it then
// gets this one.
func (d *Document) Paper() *Part {
	if len(d.Parts) == 0 {
		d.Parts = []*Part{{Kind: PaperPart, Parent: -1}}
	}
	return d.Parts[0]
}

// PartOf returns the innermost part that a block stands in.
func (d *Document) PartOf(b *Block) *Part {
	if b.Part > 0 && b.Part < len(d.Parts) {
		return d.Parts[b.Part]
	}
	return d.Paper()
}

// Above lists a part and the parts that it stands in, innermost first, without the paper itself.
func (d *Document) Above(part int) []*Part {
	var up []*Part
	for part > 0 && part < len(d.Parts) && len(up) < len(d.Parts) {
		up = append(up, d.Parts[part])
		part = d.Parts[part].Parent
	}
	return up
}

// Group is the printed name of the innermost part within which the labels of a block start anew, after those of the
// parts around it: "Decision 1/CP.21 > Annex > Article 4". It is empty where the numbering runs through the paper.
func (d *Document) Group(b *Block) string {
	var names []string
	for _, p := range d.Above(b.Part) {
		if p.Restarts {
			names = append(names, p.Name)
		}
	}
	slices.Reverse(names)
	return strings.Join(names, " > ")
}

// Meetings lists the parts that are meetings, in reading order. A paper that is not divided by meetings is one itself,
// and so is the paper where it has wording outside of its meetings.
func (d *Document) Meetings() []*Part {
	var all []*Part
	for _, p := range d.Parts {
		if p.Kind == MeetingPart {
			all = append(all, p)
		}
	}
	outside := slices.ContainsFunc(d.Blocks, func(b *Block) bool {
		return b.Kind != Heading && b.Kind != Note && d.MeetingOf(b) == d.Paper()
	})
	if len(all) == 0 || outside {
		all = append([]*Part{d.Paper()}, all...)
	}
	return all
}

// MeetingOf returns the meeting that a block stands in, or else the paper.
func (d *Document) MeetingOf(b *Block) *Part {
	for _, p := range d.Above(b.Part) {
		if p.Kind == MeetingPart {
			return p
		}
	}
	return d.Paper()
}

// Units lists the blocks that bear a label, and the words that stand where a meeting adopted nothing, in order.
func (d *Document) Units() []*Block {
	var all []*Block
	for _, b := range d.Blocks {
		if b.Kind == Unit || b.Ref.Path == NotePath {
			all = append(all, b)
		}
	}
	return all
}

// Wording lists the blocks that say something of their own: all but headings and notes, in order.
func (d *Document) Wording() []*Block {
	var all []*Block
	for _, b := range d.Blocks {
		if b.Kind != Heading && b.Kind != Note {
			all = append(all, b)
		}
	}
	return all
}

// Find returns the block at a ref, whatever the way its part is named (VII or 2017, A/RES/73/7 or 73/7), and nil
// where there is none. Upper and lower case differ only where both stand. A ref without labels names the first block
// of the part that has words of its own. Labels may be given as they are printed too, 3.2(1) for 3(2)(1), and Latin
// letters for the Cyrillic ones that look like them.
func (d *Document) Find(r Ref) *Block {
	r = r.WithoutSentence()
	var loose, printed, alike *Block
	seen := r.LatinLook().Path
	for _, b := range d.Blocks {
		if printed == nil && r.Path != "" && b.Label != "" && strings.EqualFold(cleanPath(b.Label), r.Path) &&
			d.namesPart(r.Part, b) {
			printed = b
		}
		switch {
		case b.Ref == r:
			return b
		case loose == nil && r.Path != "" && strings.EqualFold(b.Ref.Path, r.Path) && d.namesPart(r.Part, b):
			loose = b
		case loose == nil && r.Path == "" && b.Kind != Heading && d.namesPart(r.Part, b):
			loose = b
		case alike == nil && r.Path != "" && strings.EqualFold(b.Ref.LatinLook().Path, seen) && d.namesPart(r.Part, b):
			alike = b
		}
	}
	loose = cmp.Or(loose, printed, alike)
	if loose == nil && r.Path == "" && r.Part != "" {
		return d.Find(Ref{Path: r.Part}) // II of a paper that numbers its paragraphs so
	}
	return loose
}

// namesPart reports whether a name, as a ref has it, is one of the part that the ref of a block names.
func (d *Document) namesPart(name string, b *Block) bool {
	if samePartName(name, b.Ref.Part) {
		return true
	}
	m := d.MeetingOf(b)
	if b.Ref.Part != m.refName(d) || name == "" {
		return false
	}
	year := fmt.Sprint(m.Year())
	return name == year && d.only(m) || m.Number != "" && samePartName(name, m.Number)
}

// only reports whether no other meeting of the document ended in the year of this one.
func (d *Document) only(m *Part) bool {
	for _, p := range d.Parts {
		if p != m && p.Kind == MeetingPart && p.Year() == m.Year() {
			return false
		}
	}
	return true
}

// Chapeaux returns the blocks that open the lists a block stands in, outermost first.
func (d *Document) Chapeaux(b *Block) []*Block {
	var up []*Block
	for at := b.Under; at > 0 && at <= len(d.Blocks) && len(up) < maxNesting; at = d.Blocks[at-1].Under {
		up = append(up, d.Blocks[at-1])
	}
	slices.Reverse(up)
	return up
}

// maxNesting is how many lists a block may stand in; it ends a circle in a document that was not made by the reader.
const maxNesting = 64

// FullText is the block read with its chapeaux: their texts and its own, joined by a space.
func (d *Document) FullText(b *Block) string {
	up := d.Chapeaux(b)
	parts := make([]string, 0, len(up)+1)
	for _, c := range up {
		parts = append(parts, c.Text)
	}
	return strings.Join(append(parts, b.Text), " ")
}

// Called is what to call the document in lists: its symbol, else its source.
func (d *Document) Called() string { return cmp.Or(d.Symbol, d.Source) }

// Name is what to call the document in messages: its symbol, else its source, with the language.
func (d *Document) Name() string { return fmt.Sprintf("%s (%s)", d.Called(), d.Language) }

// PaperKey is what a paper is known by in a corpus file, the same in all its languages: its symbol, else the name of
// its file without language and ending.
func (d *Document) PaperKey() string {
	if d.Symbol != "" {
		return d.Symbol
	}
	if d.Source == "" {
		return "untitled"
	}
	_, stem := lang.OfFile(d.Source)
	return cmp.Or(stem, "untitled")
}

// At is where a line stands in the source, for messages: paper.md:12, or paper.docx: paragraph 12.
func (d *Document) At(line int) string {
	switch {
	case line == 0:
		return d.Source
	case d.LineUnit == "":
		return fmt.Sprintf("%s:%d", d.Source, line)
	}
	return fmt.Sprintf("%s: %s %d", d.Source, d.LineUnit, line)
}
