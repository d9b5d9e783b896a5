package reuse_test

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read"
	"github.com/reprise-wording/reprise/corpus/wg4"
)

// builtIn traces the built-in corpus in the languages asked for, and keeps every pair.
func builtIn(tb testing.TB, tags ...language.Tag) *reuse.Result {
	tb.Helper()
	var docs []*corpus.Document
	for _, f := range wg4.Files() {
		d, err := read.Bytes(f.Name, f.Data, read.Options{})
		if err != nil {
			tb.Fatal(err)
		}
		if slices.Contains(tags, d.Language) {
			docs = append(docs, d)
		}
	}
	c, err := corpus.New(docs...)
	if err != nil {
		tb.Fatal(err)
	}
	r, err := reuse.Trace(context.Background(), reuse.FromCorpus(c), reuse.MinScore(0))
	if err != nil {
		tb.Fatal(err)
	}
	return r
}

func ids(r *reuse.Result, units []int) string {
	var out []string
	for _, u := range units {
		out = append(out, r.Set.Units[u].ID)
	}
	return strings.Join(out, " ")
}

func TestBuiltInThread(t *testing.T) {
	t.Parallel()
	r := builtIn(t, language.French, language.English)
	var threads []string
	for _, th := range r.Threads {
		threads = append(threads, ids(r, th.Units))
		if th.Name == "" {
			t.Errorf("the thread of %s has no name", ids(r, th.Units))
		}
	}
	for _, want := range []string{"I.11(b) II.43 V.35 VII.2(b) VIII.1(c)", "IV.24 VII.1(f)", "IV.30 VII.1(i)"} {
		if !slices.Contains(threads, want) {
			t.Errorf("no thread %s among\n%s", want, strings.Join(threads, "\n"))
		}
	}
}

// The offset of the numbers of the first report is inferred, and every citation of it is resolved.
func TestBuiltInCitations(t *testing.T) {
	t.Parallel()
	for _, tags := range [][]language.Tag{{language.French}, {language.English}, {language.French, language.English}} {
		r := builtIn(t, tags...)
		var got []string
		for _, c := range r.Citations {
			if c.Paper == "64/293" && c.Group < 0 && c.Why != "" { // a resolution that is not in the corpus
				continue
			}
			if !c.Resolved || c.Why == "" {
				t.Errorf("%s: %q is not resolved: %s", r.Set.Units[c.Later].ID, c.Phrase, c.Why)
			}
			if c.Earlier >= 0 {
				got = append(got, r.Set.Units[c.Later].ID+">"+r.Set.Units[c.Earlier].ID)
			} else {
				got = append(got, r.Set.Units[c.Later].ID+">"+r.Set.Groups[c.Group].Name)
			}
		}
		want := "II.8>I.16 II.15>I.18 II.17>I.17 II.24(b)>I.6 II.34>I.10 II.43>I.11 III.0>III IV.46>III VII.1(f)>IV.24"
		if g := strings.Join(got, " "); g != want {
			t.Errorf("%v:\ngot  %s\nwant %s", tags, g, want)
		}
	}
}

func TestBuiltInFigures(t *testing.T) {
	t.Parallel()
	f, err := os.Open("../../testdata/wg4/reiterations.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	gold, err := reuse.ReadGold(f)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		tags  []language.Tag
		least float64
	}{{[]language.Tag{language.French}, 0.62}, {[]language.Tag{language.French, language.English}, 0.67}} {
		fig := builtIn(t, c.tags...).Measure(gold)
		t.Logf("%v: %+v", c.tags, fig)
		if fig.AveragePrecision < c.least || fig.Cited != fig.Citings {
			t.Errorf("%v: %+v, want an average precision of %.2f and all citations", c.tags, fig, c.least)
		}
	}
}
