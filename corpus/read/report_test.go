package read_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read"
)

// texts are the units and the headings that bear a label, each with its ref.
func texts(d *corpus.Document) []string {
	var out []string
	for _, b := range d.Blocks {
		if b.Kind == corpus.Unit || b.Kind == corpus.Heading && b.Ref.Path != "" && !strings.HasPrefix(b.Ref.Path, "h") {
			out = append(out, b.Ref.String()+" "+b.Marked())
		}
	}
	return out
}

func readFile(t *testing.T, path string, o read.Options) *corpus.Document {
	t.Helper()
	d, err := read.File(path, o)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func wantTexts(t *testing.T, d *corpus.Document, want []string) {
	t.Helper()
	got := texts(d)
	for i := range max(len(got), len(want)) {
		switch {
		case i >= len(got):
			t.Errorf("missing %q", want[i])
		case i >= len(want):
			t.Errorf("too much: %q", got[i])
		case got[i] != want[i]:
			t.Errorf("got  %q\nwant %q", got[i], want[i])
		}
	}
}

// The report of a single meeting: continuous paragraph numbers, lettered headings.
func TestReport(t *testing.T) {
	t.Parallel()
	en := readFile(t, "testdata/report.en.md", read.Options{})
	wantGolden(t, "testdata/report.en.want", en)
	fr := readFile(t, "testdata/report.fr.txt", read.Options{})
	wantGolden(t, "testdata/report.fr.want", fr)
	for _, d := range []*corpus.Document{en, fr} {
		m := d.Meetings()[0]
		if d.Symbol != "CTOC/EX/WG.9/2016/4" || d.Issued.String() != "2016-12-12" || d.Original.String() != "en" || m.Held.Start.String() != "2016-11-28" || m.Held.End.String() != "2016-11-30" {
			t.Errorf("%s: %s, %s, from %s, %s to %s", d.Source, d.Symbol, d.Issued, d.Original, m.Held.Start, m.Held.End)
		}
		if len(notesOf(d)) != 1 || len(d.LeftOut) == 0 {
			t.Errorf("%s: %v, %v", d.Source, notesOf(d), d.Warnings)
		}
	}
	if en.Meetings()[0].Place != "Vienna" || fr.Meetings()[0].Place != "Vienne" || en.Body != "Working Group on Model Paragraphs" || fr.Body != "Groupe de travail sur les paragraphes types" {
		t.Errorf("%q %q %q %q", en.Meetings()[0].Place, fr.Meetings()[0].Place, en.Body, fr.Body)
	}
	if !slices.ContainsFunc(fr.Repairs, func(r corpus.Repair) bool { return r.Kind == "hyphen" }) {
		t.Error("the word cut at the line end is not among the repairs")
	}
}
