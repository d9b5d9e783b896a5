package traceview_test

import (
	"bytes"
	"flag"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/cmd/internal/traceview"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/corpustest"
	"github.com/reprise-wording/reprise/corpus/workbook"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// traced is a trace of three meetings whose pairs, threads and citations are given and not found.
func traced(t *testing.T) *reuse.Result {
	t.Helper()
	s := &reuse.Set{Languages: []language.Tag{language.English, language.French}, Groups: []reuse.Group{
		{Name: "I", Start: corpus.Date{Year: 2009, Month: 4, Day: 1}},
		{Name: "II 2010", Start: corpus.Date{Year: 2010, Month: 1, Day: 1}}, {Name: "III"}, {Name: "IV"}}}
	for _, u := range []struct {
		id, en, fr string
		group      int
	}{
		{
			"I.1",
			"States should train harbour pilots in the reading of tide tables and lamps.",
			"Les États devraient former les pilotes de port à la lecture des tables de marée.",
			0,
		},
		{"I.2", "The secretariat should publish the register of vessels every second year.", "", 0},
		{"I.3", "Ports may levy dues.", "Les ports peuvent percevoir des droits.", 0},
		{
			"II.1",
			"States should train harbour pilots and masters in the reading of tide tables.",
			"Les États devraient former les pilotes et capitaines à la lecture des tables de marée.",
			1,
		},
		{"II.2", "Recalling recommendation 2 of its first meeting, the Group asked that the register be published.", "", 1},
		{"III.1", "Harbour pilots should be trained in reading tide tables, lamps and buoys.", "", 2},
		{"III.2", "Ports may levy dues.", "", 2},
	} {
		s.Units = append(s.Units, reuse.Unit{
			ID:     u.id,
			Ref:    corpus.MustRef(u.id),
			Kind:   corpus.Unit,
			Group:  u.group,
			Parent: -1,
			Texts:  []reuse.Text{{Body: u.en}, {Body: u.fr}},
		})
	}
	s.Units[3].Texts[0].Chapeau = "The Group agreed that"
	r, err := reuse.Trace(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	r.Pairs = []reuse.Reiteration{
		{Earlier: 2, Later: 6, Score: 0.99, Relation: reuse.Formula},
		{Earlier: 0, Later: 3, Score: 0.951, Relation: reuse.Amended},
		{Earlier: 1, Later: 4, Score: 0.9, Relation: reuse.Cited},
		{Earlier: 3, Later: 5, Score: 0.8, Relation: reuse.Reworded},
		{Earlier: 0, Later: 5, Score: 0.7, Relation: reuse.Reworded},
		{Earlier: 1, Later: 3, Score: 0.55, Relation: reuse.Merged},
	}
	r.Threads = []reuse.Thread{{Name: "tide  tables", Units: []int{0, 3, 5}, Pairs: []int{1, 3, 4}}, {
		Name:  "the register of vessels, published every second year by the secretariat",
		Units: []int{1, 4},
		Pairs: []int{2},
	}}
	r.Status = []reuse.Status{
		{TakenUpBy: []int{3, 5}, First: 0, Last: 2},
		{TakenUpBy: []int{4, 3, 5, 6, 2}, First: 0, Last: 1},
		{First: 0, Last: 0},
		{TakesUp: []int{0}, TakenUpBy: []int{5}, Standing: reuse.Repeated, First: 0, Last: 2},
		{TakesUp: []int{1}, Standing: reuse.Repeated, First: 0, Last: 1},
		{TakesUp: []int{3, 0}, Standing: reuse.Possible, First: 0, Last: 3},
		{First: 2, Last: 2},
	}
	r.Citations = []reuse.Citation{
		{
			Later:     4,
			Phrase:    "recommendation 2 of its first meeting",
			Group:     0,
			Paragraph: 2,
			Earlier:   1,
			Why:       "by the ordinal",
			Resolved:  true,
		},
		{Later: 5, Phrase: "the second meeting", Group: 1, Earlier: -1, Why: "no paragraph is named", Item: "(b)", Offset: 3},
		{Later: 3, Phrase: "an earlier meeting", Group: -1, Earlier: -1, Why: "which one is not told"},
		{Later: 3, Phrase: "A/RES/55/25", Group: -1, Earlier: -1, Paper: "A/RES/55/25", Why: "not among these"},
		{
			Later:    6,
			Phrase:   "A/RES/55/26",
			Group:    1,
			Earlier:  -1,
			Paper:    "A/RES/55/26",
			Why:      "the whole of it",
			Resolved: true,
		},
	}
	return r
}

// Bits, and what makes a score, are those of the model, which may be fitted anew.
var (
	bits    = regexp.MustCompile(`\([-+]?\d+(\.\d)?\)|("bits":) -?\d+(\.\d+)?(e-\d+)?`)
	because = regexp.MustCompile(
		`(?s)(   because  log odds )-?\d+\.\d(, and).*?(\n   en)|("because": \[\n *\{\n *"feature": ")[^]]*`,
	)
)

func withoutModel(s string) string {
	return bits.ReplaceAllString(because.ReplaceAllString(s, "$1$2$3$4 …"), "$2 N")
}

// What is shown of a trace, in each format, whole and in part.
func TestViews(t *testing.T) {
	t.Parallel()
	r := traced(t)
	one := 3
	first := *r
	first.Threads, first.Pairs, first.Status = nil, nil, make([]reuse.Status, len(r.Status))
	lines := *r
	lines.Set = &reuse.Set{
		Languages: r.Set.Languages,
		Groups:    r.Set.Groups,
		Units:     append([]reuse.Unit(nil), r.Set.Units...),
	}
	for i := range lines.Set.Units {
		lines.Set.Units[i].Ref = corpus.Ref{}
	}
	var got strings.Builder
	for _, c := range []struct {
		name string
		view traceview.View
	}{
		{"all", traceview.View{Result: r, Width: 80}},
		{"narrow, in colour", traceview.View{Result: r, Width: 50, Colour: true}},
		{"since II", traceview.View{Result: r, Width: 80, Since: 1}},
		{"since IV", traceview.View{Result: r, Width: 80, Since: 3}},
		{"formulas", traceview.View{Result: r, Width: 80, Formulas: true}},
		{"one unit", traceview.View{Result: r, Width: 80, Unit: &one}},
		{"only some", traceview.View{Result: r, Width: 80, Only: []bool{false, false, false, true, true, false, true}}},
		{"nothing found", traceview.View{Result: &first, Width: 80, Unit: &one}},
		{"lines", traceview.View{Result: &lines, Width: 80}},
	} {
		fmt.Fprintf(&got, "==== %s\n", c.name)
		v := &c.view
		for _, f := range []struct {
			name  string
			write func(*bytes.Buffer) error
		}{
			{"pairs", func(b *bytes.Buffer) error { return v.PairTable(b) }},
			{"threads", func(b *bytes.Buffer) error { return v.ThreadTable(b) }},
			{"status", func(b *bytes.Buffer) error { return v.StatusTable(b) }},
			{"unit", func(b *bytes.Buffer) error { return v.UnitTable(b, 3) }},
			{"pair rows", func(b *bytes.Buffer) error { return v.PairRows(t.Context(), b) }},
			{"thread rows", func(b *bytes.Buffer) error { return v.ThreadRows(b) }},
			{"status rows", func(b *bytes.Buffer) error { return v.StatusRows(b) }},
			{"workbook", func(b *bytes.Buffer) error { return v.Workbook(b) }},
			{"JSON", func(b *bytes.Buffer) error { return v.JSON(b) }},
		} {
			if c.name != "all" && f.name == "JSON" && c.name != "formulas" && c.name != "only some" {
				continue
			}
			var b bytes.Buffer
			if err := f.write(&b); err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&got, "-- %s\n", f.name)
			if f.name != "workbook" {
				got.WriteString(strings.ReplaceAll(withoutModel(b.String()), "\x1b", "^"))
				continue
			}
			rows, err := workbook.Read(b.Bytes())
			if err != nil {
				t.Fatal(err)
			}
			for _, row := range rows {
				got.WriteString(strings.Join(row, "|") + "\n")
			}
		}
	}
	corpustest.Golden(t, "testdata/views.txt", got.String(), *update)
}
