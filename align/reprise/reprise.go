package reprise

import (
	"context"
	"slices"
	"strings"

	"github.com/reprise-wording/reprise/align/bitext"
	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/read"
	"github.com/reprise-wording/reprise/diff"
)

// A Document is a paper in one language: its facts, parts and paragraphs, and what was left out.
type Document = corpus.Document

// A Passage is words of a document and where they stand.
type Passage struct {
	Ref  string // as people cite it: VII.2(b), A/RES/73/3:4, Annex I:3
	Text string
}

// Read reads a file of any format that reprise knows. The language is what the name says (paper.fr.docx), else the
// paper's header, else its words. The error is a *read.Error with the place and what to do.
func Read(name string) (*Document, error) { return read.File(name, read.Options{}) }

// ReadBytes is Read of data that has a name.
func ReadBytes(name string, data []byte) (*Document, error) {
	return read.Bytes(name, data, read.Options{})
}

// A Change is wording that was taken out, brought in, replaced, or moved.
type Change struct {
	Kind    string  // wording, force, number, punctuation, label, typography, case, accents or move
	Out, In Passage // in the earlier and the later document; one is without words where the other stands alone
}

// Compare tells what changed between two documents, in the order of the texts. All their paragraphs are compared:
// headings, recitals, notes and tables too.
func Compare(ctx context.Context, earlier, later *Document) ([]Change, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	a, b := flatten(earlier), flatten(later)
	script := diff.Texts(a.text, b.text, diff.In(earlier.Language), diff.Labelled(a.label, b.label))
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	var out []Change
	for _, e := range script.Edits() {
		if e.Ignored {
			continue // a label that one document has among its words, the other beside them
		}
		out = append(out, Change{Kind: e.Change.String(), Out: a.passage(e.A), In: b.passage(e.B)})
	}
	return out, nil
}

// A flat is a document as one text, a paragraph a line.
type flat struct {
	text   string
	refs   []string
	labels []string
	starts []int // of the paragraphs, in bytes
}

func flatten(d *Document) flat {
	var f flat
	var text strings.Builder
	for i, b := range d.Blocks {
		if i > 0 {
			text.WriteByte('\n')
		}
		f.refs, f.labels = append(f.refs, b.Ref.String()), append(f.labels, b.Label)
		f.starts = append(f.starts, text.Len())
		text.WriteString(strings.ReplaceAll(b.Text, "\n", " "))
	}
	f.text = text.String()
	return f
}

// label is what the paragraph in a line, 1-based, has beside its words.
func (f flat) label(line int) string { return f.labels[line-1] }

// passage is a stretch of the text with the ref of the paragraph in which it begins.
func (f flat) passage(s lang.Span) Passage {
	p := Passage{Text: strings.TrimSpace(f.text[s.Start:s.End])}
	// the last paragraph that starts at or before the stretch
	if at, _ := slices.BinarySearch(f.starts, s.Start+1); at > 0 {
		p.Ref = f.refs[at-1]
	}
	return p
}

// A Pair is sentences of two languages that say the same. One side is empty where the other has no counterpart.
type Pair struct {
	Source, Target Passage
	Score          float64 // the probability that the pair is right
}

// Align pairs the sentences of a document with those of its version in another language, paragraph by paragraph.
func Align(ctx context.Context, source, target *Document) ([]Pair, error) {
	a, err := bitext.Documents(source, target, bitext.WithContext(ctx))
	if err != nil {
		return nil, err
	}
	var out []Pair
	for _, row := range a.Rows {
		for _, b := range row.Beads {
			out = append(out, Pair{sentences(row.Source, b.Source), sentences(row.Target, b.Target), b.Score})
		}
	}
	return out, nil
}

// sentences are those of a paragraph at these indices, as one passage.
func sentences(h *bitext.Half, at []int) Passage {
	if h == nil {
		return Passage{}
	}
	var texts []string
	for _, i := range at {
		texts = append(texts, h.Sentence(i))
	}
	return Passage{Ref: h.Ref.String(), Text: strings.Join(texts, " ")}
}

// A Repetition is a paragraph that takes up an earlier one.
type Repetition struct {
	Earlier, Later Passage
	Relation       string  // verbatim, amended, reworded, merged, split, cited or formula
	Score          float64 // the probability that the later one takes up the earlier
}

// Trace finds which paragraphs of the documents take up earlier ones, best first. Documents that are one paper in
// several languages are read as one; the texts are those of the first language.
func Trace(ctx context.Context, documents ...*Document) ([]Repetition, error) {
	c, err := corpus.New(documents...)
	if err != nil {
		return nil, err
	}
	set := reuse.FromCorpus(c)
	r, err := reuse.Trace(ctx, set)
	if err != nil {
		return nil, err
	}
	passage := func(i int) Passage {
		u := set.Units[i]
		for _, t := range u.Texts {
			if t.Body != "" {
				return Passage{u.ID, t.Body}
			}
		}
		return Passage{Ref: u.ID}
	}
	out := make([]Repetition, 0, len(r.Pairs))
	for _, p := range r.Pairs {
		out = append(out, Repetition{passage(p.Earlier), passage(p.Later), string(p.Relation), p.Score})
	}
	return out, nil
}
