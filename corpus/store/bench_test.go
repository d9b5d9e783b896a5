package store_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/reprise-wording/reprise/corpus/concord"
	"github.com/reprise-wording/reprise/corpus/corpustest"
	"github.com/reprise-wording/reprise/corpus/store"
)

// BenchmarkSearchIn opens a file of 100,000 units and searches it.
func BenchmarkSearchIn(b *testing.B) {
	const papers, units = 100, 1000
	sentences, err := corpustest.Sentences(os.Getenv(corpustest.FolderVariable))
	if err != nil {
		b.Fatal(err)
	}
	path := filepath.Join(b.TempDir(), "large.reprise")
	s := open(b, path)
	put(b, s, corpustest.Documents(corpustest.Vary(sentences, papers*units), slices.Repeat([]int{units}, papers)...)...)
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
	for _, query := range []string{
		"non-punishment of victims", "traficking in persons", "judicial .. victims", "punish*", "witness protection",
	} {
		b.Run(query, func(b *testing.B) {
			n := 0
			for b.Loop() {
				q, err := concord.Parse(query)
				if err != nil {
					b.Fatal(err)
				}
				s, err := store.Open(ctx, path)
				if err != nil {
					b.Fatal(err)
				}
				err = s.View(ctx, func(tx *store.Tx) error {
					r, _, err := concord.SearchIn(ctx, tx.Source(), q, concord.Options{Limit: 200})
					if err == nil {
						n = r.Total
					}
					return err
				})
				if err != nil {
					b.Fatal(err)
				}
				s.Close()
			}
			b.ReportMetric(float64(n), "hits")
		})
	}
}
