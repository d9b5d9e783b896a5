package beam_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	sdk "github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/runners/prism"
	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/align/reuse/beam"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/corpustest/testlevel"
	"github.com/reprise-wording/reprise/corpus/read"
	"github.com/reprise-wording/reprise/corpus/wg4"
)

func TestMain(m *testing.M) {
	sdk.Init()
	os.Exit(m.Run())
}

// onPrism runs a job on the Prism runner in this process and returns what it wrote.
func onPrism(t *testing.T, job beam.Job) string {
	t.Helper()
	job.Output = filepath.Join(t.TempDir(), "pairs.tsv")
	p, s := sdk.NewPipelineWithRoot()
	if err := beam.Trace(context.Background(), s, job); err != nil {
		t.Fatal(err)
	}
	if _, err := prism.Execute(context.Background(), p); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(job.Output)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// local runs the local engine.
func local(t *testing.T, set *reuse.Set, opts ...reuse.Option) string {
	t.Helper()
	r, err := reuse.Trace(context.Background(), set, opts...)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, p := range r.Pairs {
		fmt.Fprintf(
			&b, "%s\t%s\t%s\t%s\n", set.Units[p.Earlier].ID, set.Units[p.Later].ID, strconv.FormatFloat(p.Score, 'f', 6, 64),
			p.Relation,
		)
	}
	return b.String()
}

func builtIn(t *testing.T) (*reuse.Set, []string) {
	t.Helper()
	var docs []*corpus.Document
	var words []string
	for _, f := range wg4.Files() {
		d, err := read.Bytes(f.Name, f.Data, read.Options{})
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, d)
		if d.Language == language.English {
			for _, u := range d.Units() {
				words = append(words, u.Text)
			}
		}
	}
	c, err := corpus.New(docs...)
	if err != nil {
		t.Fatal(err)
	}
	return reuse.FromCorpus(c), words
}

// On the built-in corpus the cluster finds what the local engine finds, to the last digit.
func TestBuiltInCorpus(t *testing.T) {
	set, _ := builtIn(t)
	want := local(t, set, reuse.MinScore(0.1))
	if got := onPrism(t, beam.Job{MinScore: 0.1, Block: 50}); got != want || want == "" {
		t.Errorf("%d lines on Prism, %d local", strings.Count(got, "\n"), strings.Count(want, "\n"))
	}
}

// On thousands of varied units too.
func TestManyUnits(t *testing.T) {
	n := testlevel.Tries(2_000, 10_000)
	_, texts := builtIn(t)
	rng := rand.New(rand.NewPCG(1, 2))
	var lines []string
	for range n {
		words := strings.Fields(texts[rng.IntN(len(texts))])
		for k := range words {
			if rng.IntN(3) == 0 {
				other := strings.Fields(texts[rng.IntN(len(texts))])
				words[k] = other[rng.IntN(len(other))]
			}
			if rng.IntN(20) == 0 {
				words[k] += strconv.FormatInt(int64(rng.IntN(n)), 36)
			}
		}
		lines = append(lines, strings.Join(words, " "))
	}
	file := filepath.Join(t.TempDir(), "units.txt")
	if err := os.WriteFile(file, []byte(strings.Join(lines, "\n")+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	want := local(t, reuse.FromLines(language.English, reuse.File{Name: file, Lines: lines}))
	alone := time.Since(start)
	start = time.Now()
	got := onPrism(t, beam.Job{Files: []string{file}, Language: "en", MinScore: reuse.DefaultThreshold, Block: 500})
	t.Logf(
		"%d units, %d pairs: local %s, Prism %s",
		n,
		strings.Count(want, "\n"),
		alone.Round(time.Millisecond),
		time.Since(start).Round(time.Millisecond),
	)
	if got != want || want == "" {
		t.Errorf("%d lines on Prism, %d local", strings.Count(got, "\n"), strings.Count(want, "\n"))
	}
}

func TestRefuses(t *testing.T) {
	_, s := sdk.NewPipelineWithRoot()
	err := beam.Trace(context.Background(), s, beam.Job{Files: []string{"no-such-file"}, Language: "en"})
	if err == nil || !strings.Contains(err.Error(), "no-such-file") {
		t.Errorf("a missing file gives %v", err)
	}
	if err := beam.Trace(context.Background(), s, beam.Job{
		Files:    []string{"x"},
		Language: "!",
	}); err == nil || !strings.Contains(err.Error(), "not a language tag") {
		t.Errorf("a bad language gives %v", err)
	}
}
