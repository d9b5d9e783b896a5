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
}

// A Row is one bead with its texts.
type Row struct {
	Ref    string     // of the unit, "note 5" of a footnote; empty where there are no labels
	Kind   string     // unit, heading, footnote or segment
	Bead   align.Bead // indices inside the unit, or inside the text where there are no labels
	Source string     // the texts of the bead's segments, joined by a space
	Target string     //
	Doubts []string   // why the bead should be checked; empty where nothing speaks against it
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
		m.Rows[k] = Row{Kind: "segment", Bead: b, Source: text(source, b.Source, b.SourcePart), Target: text(target, b.Target, b.TargetPart)}
	}
	return m
}

// FromDocuments makes a memory of a document alignment. Headings, units and footnotes are told apart by their kind.
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
		for _, b := range r.Beads {
			m.Rows = append(m.Rows, Row{Ref: r.Name(), Kind: string(r.Kind), Bead: b,
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
