package concord_test

import (
	"context"
	"os"
	"slices"
	"testing"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/concord"
	"github.com/reprise-wording/reprise/corpus/corpustest"
)

// benchUnits is how many units the benchmarks search.
const benchUnits = 100_000

// largeCorpus makes papers of benchUnits units, of the folder BENCH_TEXT or of the built-in corpus.
func largeCorpus(b *testing.B) *corpus.Corpus {
	b.Helper()
	sentences, err := corpustest.Sentences(os.Getenv(corpustest.FolderVariable))
	if err != nil {
		b.Fatal(err)
	}
	c, err := corpus.New(corpustest.Documents(corpustest.Vary(sentences, benchUnits), slices.Repeat([]int{
		1000,
	}, benchUnits/1000)...)...)
	if err != nil {
		b.Fatal(err)
	}
	return c
}

// BenchmarkSearch searches 100,000 units: a rare phrase, a frequent one, a word nobody wrote, words apart, an
// expression.
func BenchmarkSearch(b *testing.B) {
	c := largeCorpus(b)
	ix := concord.New(c)
	ctx := context.Background()
	for _, query := range []string{
		"in accordance with", "the", "the person", "traficking", "minister .. regulations", "act & person", "provis*",
	} {
		b.Run(query, func(b *testing.B) {
			n := 0
			for b.Loop() {
				q, err := concord.Parse(query)
				if err != nil {
					b.Fatal(err)
				}
				r, err := ix.Search(ctx, q, concord.Options{Limit: 1000})
				if err != nil {
					b.Fatal(err)
				}
				n = r.Total
			}
			b.ReportMetric(float64(n), "hits")
		})
	}
	for _, source := range []string{`section \d+`, `person(s|nel) (who|that)`, `\d{4}`} {
		b.Run("regexp "+source, func(b *testing.B) {
			n := 0
			for b.Loop() {
				p, err := concord.ParseRegexp(source)
				if err != nil {
					b.Fatal(err)
				}
				r, err := ix.Regexp(ctx, p, concord.Options{Limit: 1000})
				if err != nil {
					b.Fatal(err)
				}
				n = r.Total
			}
			b.ReportMetric(float64(n), "hits")
		})
	}
}

// BenchmarkNew builds the index of 100,000 units.
func BenchmarkNew(b *testing.B) {
	c := largeCorpus(b)
	for b.Loop() {
		concord.New(c)
	}
}
