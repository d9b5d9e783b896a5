package exchange

import (
	"fmt"
	"strings"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align"
	"github.com/reprise-wording/reprise/align/bitext"
)

// A Memory is an alignment as flat rows of text.
type Memory struct {
	Source, Target language.Tag
	Name           string // of the paper or the files, for headings
	Rows           []Row
	Warnings       []string // what was mended or left out in reading, in the order of the file
}

// A Row is one bead with its texts.
type Row struct {
	Ref    string         // of the block; empty where there are no documents
	Other  string         // the ref in the target, where it is another than that in the source
	Kind   string         // of the block: unit, recital, heading, note, ...; segment where there are no documents
	Bead   align.Bead     // indices inside the block, or inside the text where there are no documents
	Source string         // the texts of the bead's segments, joined by a space
	Target string         //
	Doubts []align.Remark // why the bead should be checked; empty where nothing speaks against it
	Unit   *Unit          // what a translation memory says beside the texts; nil where it was not read from one
}

// A Unit is what a unit of a translation memory has beside its texts, so that it can be written as it came.
type Unit struct {
	ID             string
	Attributes     [][2]string // dates, persons and the like, in the order of the file
	Properties     [][2]string // type and text, those of reprise left out
	Notes          []string
	Source, Target string // the segments with their inline elements, as XML; empty where they have none
}

// FromSegments makes a memory of beads over two lists of segments.
func FromSegments(source, target []bitext.Segment, beads []align.Bead, s, t language.Tag) *Memory {
	m := &Memory{Source: s, Target: t, Rows: make([]Row, len(beads))}
	text := func(segments []bitext.Segment, ids []int, part align.Part) string {
		out := make([]string, len(ids))
		for k, i := range ids {
			out[k] = segments[i].Text
		}
		return part.Of(strings.Join(out, " "))
	}
	for k, b := range beads {
		m.Rows[k] = Row{
			Kind:   "segment",
			Bead:   b,
			Source: text(source, b.Source, b.SourcePart),
			Target: text(target, b.Target, b.TargetPart),
		}
	}
	return m
}

// FromDocuments makes a memory of a document alignment. Its rows are told apart by their refs and kinds.
func FromDocuments(a *bitext.Alignment) *Memory {
	m := &Memory{Source: a.Source.Language, Target: a.Target.Language, Name: a.Source.Title}
	if a.Source.Symbol != "" {
		m.Name = a.Source.Symbol
	}
	text := func(h *bitext.Half, ids []int, part align.Part) string {
		out := make([]string, len(ids))
		for k, i := range ids {
			out[k] = h.Sentence(i)
		}
		return part.Of(strings.Join(out, " "))
	}
	for i := range a.Rows {
		r := &a.Rows[i]
		other := ""
		if r.Source != nil && r.Target != nil && r.Source.Ref != r.Target.Ref {
			other = r.Target.Ref.String()
		}
		for _, b := range r.Beads {
			m.Rows = append(m.Rows, Row{Ref: r.Name(), Other: other, Kind: string(r.Kind), Bead: b,
				Source: text(r.Source, b.Source, b.SourcePart), Target: text(r.Target, b.Target, b.TargetPart)})
		}
	}
	return m
}

// numbers prints indices counted from 1, "1,2"; "-" for none.
func numbers(ids []int) string {
	if len(ids) == 0 {
		return "-"
	}
	out := make([]string, len(ids))
	for k, i := range ids {
		out[k] = fmt.Sprint(i + 1)
	}
	return strings.Join(out, ",")
}

// Beads lists the beads of the rows.
func (m *Memory) Beads() []align.Bead {
	out := make([]align.Bead, len(m.Rows))
	for k, r := range m.Rows {
		out[k] = r.Bead
	}
	return out
}

// Segments gives the texts of a memory without labels as two lists of segments, those that its beads count. A bead of
// several segments has its whole text in the first.
func (m *Memory) Segments() (source, target []bitext.Segment) {
	put := func(list []bitext.Segment, ids []int, text string) []bitext.Segment {
		for k, i := range ids {
			for len(list) <= i {
				list = append(list, bitext.Segment{})
			}
			if k == 0 {
				list[i].Text = text
			}
		}
		return list
	}
	for _, r := range m.Rows {
		source, target = put(source, r.Bead.Source, r.Source), put(target, r.Bead.Target, r.Target)
	}
	return source, target
}

// DocumentBeads lists the beads of a document alignment, their sentences counted from 0 over all rows.
func DocumentBeads(a *bitext.Alignment) []align.Bead {
	var out []align.Bead
	s, t := 0, 0
	for i := range a.Rows {
		r := &a.Rows[i]
		for _, b := range r.Beads {
			b = b.Clone()
			for k := range b.Source {
				b.Source[k] += s
			}
			for k := range b.Target {
				b.Target[k] += t
			}
			out = append(out, b)
		}
		if r.Source != nil {
			s += len(r.Source.Sentences)
		}
		if r.Target != nil {
			t += len(r.Target.Sentences)
		}
	}
	return out
}
