package driftview_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/drift"
	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/cmd/internal/driftview"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/corpustest"
	"github.com/reprise-wording/reprise/corpus/lang/formula"
	"github.com/reprise-wording/reprise/corpus/workbook"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// report is a drift of four threads: a change in both languages, one in one only, one of the formula alone, none.
func report() *drift.Report {
	reading := func(tag language.Tag, s string) formula.Reading { return formula.Of(tag, s, nil) }
	en, fr := language.English, language.French
	step := func(unit int, source, target string) drift.Step {
		return drift.Step{
			Unit:   unit,
			Source: reading(en, source),
			Target: reading(fr, target),
			In:     [2]bool{true, target != ""},
		}
	}
	set := &reuse.Set{Languages: []language.Tag{en, fr}, Groups: []reuse.Group{{Name: "I"}, {Name: "II"}}}
	for _, u := range []struct {
		id    string
		group int
	}{{"I.1", 0}, {"I.2", 0}, {"I.3", 0}, {"II.1", 1}, {"II.2", 1}, {"II.3", 1}, {"II.4", 1}} {
		set.Units = append(set.Units, reuse.Unit{ID: u.id, Group: u.group})
	}
	both := drift.Change{
		Verdict:       drift.Both,
		Source:        drift.Edit{Before: "judges", After: "prosecutors"},
		Target:        drift.Edit{Before: "juges", After: "procureurs"},
		SourceChanged: true,
		TargetChanged: true,
		Score:         0.9,
	}
	minor := drift.Change{
		Verdict:       drift.SourceOnly,
		Source:        drift.Edit{Before: "the"},
		SourceChanged: true,
		Score:         0.25,
		Minor:         true,
	}
	kept := drift.Change{
		Verdict:       drift.TranslationOnly,
		Source:        drift.Edit{Before: "laws", After: "laws"},
		Target:        drift.Edit{After: "législation"},
		TargetChanged: true,
		Score:         0.5,
	}
	undecided := drift.Change{Verdict: drift.Undecided, Source: drift.Edit{Before: "one"}, SourceChanged: true,
		Target: drift.Edit{Before: "un", After: "une"}, Score: 0.4}
	alone := drift.Change{Verdict: drift.SourceOnly, Source: drift.Edit{After: "new"}, SourceChanged: true, Score: 0.7}
	return &drift.Report{Source: en, Target: fr, Set: set,
		Pairs: []drift.Pair{
			{
				Earlier:    0,
				Later:      3,
				Thread:     0,
				Relation:   reuse.Amended,
				Score:      0.91,
				Comparison: &drift.Comparison{Changes: []drift.Change{both, minor, kept, undecided, alone}},
				Formula: []drift.FormulaChange{{
					Of:      formula.OfForce,
					Verdict: drift.Both,
					Source:  [2]string{"should", "shall"},
					Target:  [2]string{"devrait", "doit"},
				}},
			},
			{
				Earlier:    0,
				Later:      6,
				Thread:     0,
				Relation:   reuse.Reworded,
				Score:      0.7,
				Comparison: &drift.Comparison{Changes: []drift.Change{both}},
			},
			{
				Earlier:    1,
				Later:      4,
				Thread:     1,
				Relation:   reuse.Amended,
				Score:      0.8,
				Comparison: &drift.Comparison{Changes: []drift.Change{kept}},
			},
			{Earlier: 2, Later: 5, Thread: 2, Relation: reuse.Amended, Score: 0.75,
				Formula: []drift.FormulaChange{
					{Of: formula.OfQualifier, Verdict: drift.SourceOnly, Source: [2]string{"", "possible"}, Target: [2]string{"", ""}},
					{Of: formula.OfAddressee, Verdict: drift.Both, Source: [2]string{"States", ""}, Target: [2]string{"States", ""}},
				}},
		},
		Courses: []drift.Course{
			{Name: "training", Steps: []drift.Step{
				step(0, "States should train judges.", "Les États devraient former les juges."),
				step(3, "States shall train prosecutors.", "Les États devraient former les procureurs."),
				step(6, "UNODC is requested to train prosecutors.", ""),
			}},
			{Name: "laws", Steps: []drift.Step{
				step(1, "Adopt laws.", "Adopter des lois."), step(4, "Adopt laws.", "Adopter une législation."),
			}},
			{Steps: []drift.Step{
				step(2, "States should act.", "Les États devraient agir."), step(5, "Act, where possible.", "Agir."),
			}},
		}}
}

// terms are two phrases rendered in two ways, in two papers.
func terms() []drift.Term {
	site := func(paper, ref string) drift.Site {
		return drift.Site{Paper: paper, Ref: corpus.Ref{Part: ref, Path: "1"}, Source: "x", Target: "y"}
	}
	return []drift.Term{
		{Phrase: "competent authorities", Count: 4, Met: 5, Score: 2, Deviating: 1, Renderings: []drift.Rendering{
			{
				Text:  "autorités compétentes",
				Count: 3,
				Score: 0.5,
				Sites: []drift.Site{site("A", "I"), site("A", "I"), site("B", "II")},
			},
			{Text: "instances compétentes", Count: 1, Score: 0.25, Sites: []drift.Site{site("B", "III")}}}},
		{
			Phrase:     "civil society",
			Count:      2,
			Met:        2,
			Renderings: []drift.Rendering{{Text: "société civile", Count: 2, Sites: []drift.Site{site("A", "IV")}}},
		},
	}
}

// What is shown of a drift, in each format, whole and filtered.
func TestViews(t *testing.T) {
	t.Parallel()
	var got strings.Builder
	for _, f := range []struct {
		name string
		driftview.Filter
	}{{"all", driftview.Filter{}}, {"since II", driftview.Filter{Since: 1}}, {"since III", driftview.Filter{Since: 2}},
		{"one-sided", driftview.Filter{OneSided: true}}, {"unodc", driftview.Filter{Addressee: "unodc"}}} {
		fmt.Fprintf(&got, "==== %s\n", f.name)
		for _, row := range driftview.Rows(report(), f.Filter) {
			got.WriteString(strings.Join(row, "|") + "\n")
		}
		write(t, &got, "text", func(b *bytes.Buffer) error { return driftview.Text(b, "", report(), f.Filter, 60) })
		write(t, &got, "workbook", func(b *bytes.Buffer) error { return driftview.Workbook(b, "", report(), f.Filter) })
		write(t, &got, "JSON", func(b *bytes.Buffer) error { return driftview.JSON(b, report(), f.Filter) })
	}
	one := report()
	one.Target = language.Und
	got.WriteString("==== one language\n")
	write(t, &got, "text", func(b *bytes.Buffer) error { return driftview.Text(b, "", one, driftview.Filter{}, 10) })
	write(t, &got, "JSON", func(b *bytes.Buffer) error {
		one.Pairs, one.Courses = nil, one.Courses[2:]
		return driftview.JSON(b, one, driftview.Filter{})
	})
	got.WriteString("==== terms\n")
	for _, row := range driftview.TermRows(terms()) {
		got.WriteString(strings.Join(row, "|") + "\n")
	}
	for _, row := range driftview.TermRows(terms()[1:]) {
		got.WriteString(strings.Join(row, "|") + "\n")
	}
	write(t, &got, "text", func(b *bytes.Buffer) error { return driftview.Terms(b, terms(), 44) })
	write(t, &got, "text, narrow", func(b *bytes.Buffer) error { return driftview.Terms(b, terms(), 10) })
	write(t, &got, "workbook", func(b *bytes.Buffer) error { return driftview.TermsXLSX(b, "", terms()) })
	write(t, &got, "JSON", func(b *bytes.Buffer) error { return driftview.TermsJSON(b, terms()) })
	write(t, &got, "JSON of none", func(b *bytes.Buffer) error { return driftview.TermsJSON(b, nil) })
	corpustest.Golden(t, "testdata/views.txt", got.String(), *update)
}

// write appends what a format writes; of a workbook its first sheet.
func write(t *testing.T, to *strings.Builder, what string, format func(*bytes.Buffer) error) {
	t.Helper()
	var b bytes.Buffer
	if err := format(&b); err != nil {
		t.Fatal(err)
	}
	fmt.Fprintf(to, "-- %s\n", what)
	if what != "workbook" {
		to.Write(b.Bytes())
		return
	}
	rows, err := workbook.Read(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		to.WriteString(strings.Join(row, "|") + "\n")
	}
}

// A writer that fails fails the report.
func TestWriteError(t *testing.T) {
	t.Parallel()
	for name, write := range map[string]func(w *failing) error{
		"text":  func(w *failing) error { return driftview.Text(w, "", report(), driftview.Filter{}, 60) },
		"terms": func(w *failing) error { return driftview.Terms(w, terms(), 60) },
		"JSON":  func(w *failing) error { return driftview.JSON(w, report(), driftview.Filter{}) },
	} {
		if err := write(&failing{}); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

type failing struct{}

func (*failing) Write([]byte) (int, error) { return 0, os.ErrClosed }
