package corpus_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/corpustest"
	"github.com/reprise-wording/reprise/corpus/corpustest/perturb"
)

var update = flag.Bool("update", false, "write the golden files anew")

// told is everything that a document tells of itself.
func told(d, other *corpus.Document) string {
	var s strings.Builder
	index := map[*corpus.Block]int{}
	for i, b := range d.Blocks {
		index[b] = i + 1
	}
	parts := map[*corpus.Part]int{}
	fmt.Fprintln(&s, d.Called(), d.Name(), d.At(7), d.Voting(), len(d.Meetings()), len(d.Units()), len(d.Wording()))
	for i, p := range d.Parts {
		parts[p] = i
		fmt.Fprintln(&s, p.Ref, p.Heading(), p.Year(), p.Ordinal(), len(d.Above(i)))
	}
	for _, m := range d.Meetings() {
		fmt.Fprint(&s, parts[m], " ")
	}
	notes, counterparts := d.NotesOf(), corpus.Counterparts(d, other)
	for _, b := range d.Blocks {
		parent, ok := b.Ref.Parent()
		fmt.Fprintln(
			&s, b.Ref, b.Under, parts[d.PartOf(b)], parts[d.MeetingOf(b)], d.Group(b), b.Labelled(), b.Marked(), b.Wording(),
			d.FullText(b), index[d.Find(b.Ref)],
			index[d.Find(corpus.Ref{Path: b.Ref.Path})], b.Ref.Labels(), b.Ref.Depth(), parent, ok,
		)
		for _, c := range d.Chapeaux(b) {
			fmt.Fprint(&s, index[c], " ")
		}
		for _, n := range notes[b] {
			fmt.Fprint(&s, "note ", index[n], " ")
		}
		if c := counterparts[b]; c != nil {
			fmt.Fprint(&s, c.Text)
		}
	}
	data, err := json.Marshal(d)
	fmt.Fprintln(&s, string(data), err)
	return s.String()
}

// What documents with one thing changed tell of themselves, alone and beside their sound version in another language,
// is as it was.
func TestPerturbedDocuments(t *testing.T) {
	t.Parallel()
	var all []perturb.Result
	for _, base := range []*corpus.Document{corpustest.Paper(), sample(language.English)} {
		r := perturb.Result{Name: base.Source}
		for _, d := range corpustest.Changed(base) {
			other := corpustest.Paper()
			other.Language = language.French
			out := told(d, other)
			c, err := corpus.New(d, other, sample(language.Spanish))
			if err != nil {
				r.Outputs = append(r.Outputs, out+err.Error())
				continue
			}
			for _, p := range c.Papers {
				out += fmt.Sprintln(p.Start(), len(p.Versions), p.In(language.French) == other, p.In(language.German) == nil)
			}
			out += fmt.Sprintln(c.Languages(), len(c.Documents(language.English)), len(c.Documents(language.Und)))
			for _, ref := range []string{
				"I.1(b)(iii)", "15/COP.9:3", "II", "2044:1", "X/COP/2044/9:t1", "15/COP.9, Annex I:1.3", "3~2", "VII.4",
			} {
				d, b, err := c.Lookup(corpus.MustRef(ref), language.English)
				if err != nil {
					out += err.Error()
					continue
				}
				out += d.Source + b.Text
			}
			r.Outputs = append(r.Outputs, out)
		}
		all = append(all, r)
	}
	perturb.Hold(t, "testdata/perturbed-documents.want", *update, all)
}

// Refs, dates and labels in all texts of the tests of this package with small changes are read as they were.
func TestPerturbedRefs(t *testing.T) {
	t.Parallel()
	inputs := perturb.Literals(t, "ref_test.go", "corpus_test.go", "ordinal_test.go")
	for _, s := range []string{
		"2009-04-14", "2010-02", "2010", "2009-04-14/2009-04-15", "2009-12/2010-01", "XIV", "xxxix", "aa", "zz", "viii",
		"III.2(b)(ii)~2", "1bis(a)s3",
	} {
		inputs = append(inputs, perturb.Input{Name: "dates and labels", Text: s})
	}
	last := corpus.Ref{}
	perturb.Golden(t, "testdata/perturbed-refs.want", *update, inputs, 9, func(in perturb.Input) string {
		var s strings.Builder
		r, err := corpus.ParseRef(in.Text)
		fmt.Fprintln(
			&s, r, err, r.IsZero(), r.WithoutSentence(), r.Labels(), r.Depth(), r.Child("b"), corpus.Compare(last, r),
			corpus.Compare(r, last),
		)
		up, ok := r.Parent()
		n, err2 := corpus.ParseRoman(in.Text)
		fmt.Fprintln(
			&s, up, ok, n, err2, corpus.Roman(n), corpus.LetterValue(in.Text),
			corpus.Nearest(r, []corpus.Ref{last, up, r.Child("a"), r}),
		)
		var d corpus.Date
		var p corpus.Period
		fmt.Fprintln(
			&s, d.UnmarshalText([]byte(in.Text)), d, p.UnmarshalText([]byte(in.Text)), p, p.Start.Before(p.End),
			d.Compare(p.End), d.Before(p.Start), p.IsZero(),
		)
		if err == nil {
			last = r
		}
		return s.String()
	})
}
