package bitext_test

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/align"
	"github.com/reprise-wording/reprise/align/bitext"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read"
	"github.com/reprise-wording/reprise/corpus/wg4"
)

// builtIn reads the two documents of the built-in corpus, the French first.
func builtIn(t testing.TB) (fr, en *corpus.Document) {
	t.Helper()
	var docs []*corpus.Document
	for _, f := range wg4.Files() {
		d, err := read.Bytes(f.Name, f.Data, read.Options{})
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, d)
	}
	return docs[0], docs[1]
}

func TestBuiltInCorpus(t *testing.T) {
	t.Parallel()
	fr, en := builtIn(t)
	a, err := bitext.Documents(fr, en)
	if err != nil {
		t.Fatal(err)
	}
	units := 0
	for _, r := range a.Rows {
		if r.Kind == corpus.Unit || r.Kind == corpus.Text {
			units++
			if r.Source == nil || r.Target == nil || r.Source.Ref != r.Target.Ref {
				t.Errorf("%s is not paired with itself", r.Name())
			}
		}
		s, u := 0, 0
		if r.Source != nil {
			s = len(r.Source.Sentences)
		}
		if r.Target != nil {
			u = len(r.Target.Sentences)
		}
		if err := align.Check(r.Beads, s, u); err != nil {
			t.Errorf("%s: %v", r.Name(), err)
		}
	}
	if units != 318 { // and the paragraph before the first meeting
		t.Errorf("%d paragraphs, want 318", units)
	}
	var sum align.Agreement
	for ref, gold := range goldBeads(t) {
		r := a.By(corpus.MustRef(ref))
		if r == nil {
			t.Errorf("no row for %s", ref)
			continue
		}
		if got := align.Compare(gold, r.Beads); got.Right < got.Predicted {
			t.Logf("%s: found %s, gold %s", ref, beadList(r.Beads), beadList(gold))
		}
		sum = sum.Add(align.Compare(gold, r.Beads))
	}
	t.Logf("strict P %.4f R %.4f F1 %.4f", sum.Precision(), sum.Recall(), sum.F1())
	if sum.F1() < 0.99 {
		t.Errorf("F1 %.4f, want 0.99", sum.F1())
	}
}

func beadList(beads []align.Bead) string {
	var b strings.Builder
	for _, x := range beads {
		fmt.Fprintf(&b, "%v:%v ", x.Source, x.Target)
	}
	return b.String()
}

// goldBeads reads testdata/wg4/beads.tsv: unit, French sentences, English sentences, 1-based.
func goldBeads(t testing.TB) map[string][]align.Bead {
	t.Helper()
	data, err := os.ReadFile("../../testdata/wg4/beads.tsv")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]align.Bead{}
	for line := range strings.Lines(string(data)) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if len(f) == 3 && line[0] != '#' {
			out[f[0]] = append(out[f[0]], align.Bead{Source: oneBased(f[1]), Target: oneBased(f[2])})
		}
	}
	return out
}

func oneBased(s string) (out []int) {
	for _, f := range strings.Split(s, ",") {
		if n, err := strconv.Atoi(f); err == nil {
			out = append(out, n-1)
		}
	}
	return out
}
