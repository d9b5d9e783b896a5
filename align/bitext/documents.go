package bitext

import (
	"cmp"
	"slices"

	"github.com/reprise-wording/reprise/align"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// An Alignment is two documents side by side.
type Alignment struct {
	Source, Target *corpus.Document
	Rows           []Row
}

// Clone is a copy of an alignment whose beads can be pinned while those of the alignment stay as they are.
func (a *Alignment) Clone() *Alignment {
	c := *a
	c.Rows = slices.Clone(a.Rows)
	return &c
}

// A Row is one block of both documents, or of the one that has it, with the beads of its sentences.
type Row struct {
	Kind   corpus.Kind  // of the block in the source, else in the target
	Ref    corpus.Ref   // in the source, else in the target
	Source *Half        // nil where only the target has the row
	Target *Half        // nil where only the source has it
	Beads  []align.Bead // over the sentences of both halves
}

// A Half is what one document has of a row.
type Half struct {
	Ref       corpus.Ref // where it stands in this document
	Block     *corpus.Block
	Text      string
	Sentences []lang.Span // of Text
	Line      int         // in the source file, 1-based
}

// Sentence is the text of sentence i, 0-based.
func (h *Half) Sentence(i int) string { return h.Sentences[i].Text(h.Text) }

// By finds the row of a block by its ref in the source, else in the target; nil where there is none.
func (a *Alignment) By(ref corpus.Ref) *Row {
	ref = ref.WithoutSentence()
	for i := range a.Rows {
		if r := &a.Rows[i]; r.Source != nil && r.Source.Ref == ref {
			return r
		}
	}
	for i := range a.Rows {
		if r := &a.Rows[i]; r.Target != nil && r.Target.Ref == ref {
			return r
		}
	}
	return nil
}

// Documents aligns two documents of one paper: all their blocks by labels and words, then sentences inside each.
// Headings pair only with headings, notes with notes, recitals with recitals. A block that one document lacks stays
// alone; one that has another label, or stands elsewhere, is found by its words. WithPins is not for documents: see
// [Alignment.Pin].
func Documents(source, target *corpus.Document, opts ...Option) (*Alignment, error) {
	o := newOptions(append([]Option{WithLanguages(source.Language, target.Language)}, opts...))
	a := &Alignment{Source: source, Target: target}
	rows, err := pairUnits(source, target, o)
	if err != nil {
		return nil, err
	}
	a.Rows = rows
	return a, a.sentences(o)
}

// sentences aligns the sentences of every row, with one model for all.
func (a *Alignment) sentences(o *options) error {
	var source, target []Segment
	blocks := make([]block, len(a.Rows))
	for k := range a.Rows {
		b := &blocks[k]
		b.a, b.c = len(source), len(target)
		source = append(source, a.Rows[k].Source.segments()...)
		target = append(target, a.Rows[k].Target.segments()...)
		b.b, b.d = len(source), len(target)
	}
	m, err := newModel(source, target, o)
	if err != nil {
		return err
	}
	found, err := m.run(blocks, o)
	if err != nil {
		return err
	}
	for k := range a.Rows {
		beads := joinAlone(m.beads(found[k], o))
		for _, b := range beads {
			for i := range b.Source {
				b.Source[i] -= blocks[k].a
			}
			for j := range b.Target {
				b.Target[j] -= blocks[k].c
			}
		}
		beads = keepWhole(beads, o.keep, source[blocks[k].a:blocks[k].b], target[blocks[k].c:blocks[k].d])
		align.Sort(beads)
		a.Rows[k].Beads = beads
	}
	return nil
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

// Original tells which side says of itself, or of the other, that it was written first; Neither where nobody says.
func (a *Alignment) Original() Side { return original(a.Source, a.Target) }

func original(source, target *corpus.Document) Side {
	for _, d := range []*corpus.Document{source, target} {
		switch lang.Base(d.Original) {
		case "und":
		case lang.Base(source.Language):
			return Source
		case lang.Base(target.Language):
			return Target
		}
	}
	return Neither
}

// KeepOriginal splits and merges beads as the option KeepOriginal does, after the fact.
func (a *Alignment) KeepOriginal(s Side) {
	for k := range a.Rows {
		r := &a.Rows[k]
		r.Beads = keepWhole(r.Beads, s, r.Source.segments(), r.Target.segments())
		align.Sort(r.Beads)
	}
}

// Languages prints the pair of languages, source first: fr-en.
func (a *Alignment) Languages() string {
	return cmp.Or(a.Source.Language.String(), "und") + "-" + cmp.Or(a.Target.Language.String(), "und")
}
