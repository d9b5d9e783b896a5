package bitext

import (
	"cmp"

	"github.com/reprise-wording/reprise/align"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// An Alignment is two documents side by side.
type Alignment struct {
	Source, Target *corpus.Document
	Rows           []Row
}

// A RowKind tells what a row holds.
type RowKind string

// The kinds of rows. The strings are those of the machine formats.
const (
	UnitRow     RowKind = "unit"     // a unit: a recommendation, an item, a chapeau, a note
	HeadingRow  RowKind = "heading"  // the heading of a meeting
	FootnoteRow RowKind = "footnote" // a footnote
)

// A Row is one unit of both documents, or of the one that has it, with the beads of its sentences.
type Row struct {
	Kind   RowKind
	Ref    corpus.Ref   // of the source, else of the target; zero for footnotes
	Marker string       // of a footnote
	Source *Half        // nil where only the target has the row
	Target *Half        // nil where only the source has it
	Beads  []align.Bead // over the sentences of both halves
}

// Score is the lowest score of the row's beads, 0 for a row that stands on one side only.
func (r *Row) Score() float64 {
	if r.Source == nil || r.Target == nil || len(r.Beads) == 0 {
		return 0
	}
	low := 1.0
	for _, b := range r.Beads {
		low = min(low, b.Score)
	}
	return low
}

// A Half is what one document has of a row.
type Half struct {
	Ref       corpus.Ref   // where it stands in this document; zero for footnotes
	Unit      *corpus.Unit // nil but for units
	Text      string
	Sentences []lang.Span // of Text
	Line      int         // in the source file, 1-based
}

// Sentence is the text of sentence i, 0-based.
func (h *Half) Sentence(i int) string { return h.Sentences[i].Text(h.Text) }

// By finds the row of a unit by its ref in the source, else in the target; nil where there is none.
func (a *Alignment) By(ref corpus.Ref) *Row {
	ref = ref.Unit()
	for i := range a.Rows {
		if r := &a.Rows[i]; r.Kind == UnitRow && r.Source != nil && r.Source.Ref == ref {
			return r
		}
	}
	for i := range a.Rows {
		if r := &a.Rows[i]; r.Kind == UnitRow && r.Target != nil && r.Target.Ref == ref {
			return r
		}
	}
	return nil
}

// Documents aligns two documents of one paper: units by their labels, then sentences inside each unit. A unit that one
// document lacks stays alone. Headings, chapeaux and footnotes are rows of their own.
func Documents(source, target *corpus.Document, opts ...Option) (*Alignment, error) {
	a := &Alignment{Source: source, Target: target}
	a.Rows = pairRows(halves(source), halves(target))
	if err := a.sentences(opts); err != nil {
		return nil, err
	}
	return a, nil
}

// A loose half is a half with what it is paired by.
type looseHalf struct {
	*Half
	kind   RowKind
	marker string
	key    string
}

func halves(d *corpus.Document) []looseHalf {
	l := lang.For(d.Language)
	var out []looseHalf
	for _, m := range d.Meetings {
		out = append(out, looseHalf{&Half{Ref: m.Ref(), Text: m.Heading, Line: m.Line}, HeadingRow, "", "heading " + m.Ref().String()})
		for _, u := range m.Units {
			out = append(out, looseHalf{&Half{Ref: u.Ref, Unit: u, Text: u.Text, Line: u.Line}, UnitRow, "", "unit " + u.Ref.String()})
		}
	}
	seen := map[string]int{}
	for _, f := range d.Notes {
		seen[f.Marker]++
		key := "footnote " + f.Marker + "#" + string(rune('0'+seen[f.Marker]))
		out = append(out, looseHalf{&Half{Text: f.Text, Line: f.Line}, FootnoteRow, f.Marker, key})
	}
	for _, h := range out {
		if h.kind == HeadingRow {
			h.Sentences = []lang.Span{{Start: 0, End: len(h.Text)}}
			continue
		}
		h.Sentences = l.Sentences(h.Text)
	}
	return out
}

// pairRows joins halves with equal keys. Rows come in the order of the source; those of the target alone after the row of
// the target half before them.
func pairRows(source, target []looseHalf) []Row {
	at := map[string]int{}
	for j, h := range target {
		at[h.key] = j
	}
	partner := make([]int, len(target))
	for j := range partner {
		partner[j] = -1
	}
	for i, h := range source {
		if j, ok := at[h.key]; ok && partner[j] < 0 {
			partner[j] = i
		}
	}
	after := make([][]int, len(source)+1) // target halves alone, by the source half they follow, plus one
	last := 0
	mate := make([]int, len(source))
	for i := range mate {
		mate[i] = -1
	}
	for j := range target {
		if partner[j] >= 0 {
			last = partner[j] + 1
			mate[partner[j]] = j
			continue
		}
		after[last] = append(after[last], j)
	}
	var rows []Row
	alone := func(k int) {
		for _, j := range after[k] {
			h := target[j]
			rows = append(rows, Row{Kind: h.kind, Ref: h.Ref, Marker: h.marker, Target: h.Half})
		}
	}
	alone(0)
	for i, h := range source {
		r := Row{Kind: h.kind, Ref: h.Ref, Marker: h.marker, Source: h.Half}
		if mate[i] >= 0 {
			r.Target = target[mate[i]].Half
		}
		rows = append(rows, r)
		alone(i + 1)
	}
	return rows
}

func (h *Half) segments() []Segment {
	if h == nil {
		return nil
	}
	out := make([]Segment, len(h.Sentences))
	for i, s := range h.Sentences {
		out[i] = Segment{Text: s.Text(h.Text)}
	}
	return out
}

func (a *Alignment) sentences(opts []Option) error {
	languages := WithLanguages(a.Source.Language, a.Target.Language)
	for i := range a.Rows {
		r := &a.Rows[i]
		beads, err := Align(r.Source.segments(), r.Target.segments(), append([]Option{languages}, opts...)...)
		if err != nil {
			return err
		}
		r.Beads = beads
	}
	return nil
}

// Languages prints the pair of languages, source first: fr-en.
func (a *Alignment) Languages() string {
	return cmp.Or(a.Source.Language.String(), "und") + "-" + cmp.Or(a.Target.Language.String(), "und")
}
