package store_test

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/concord"
	"github.com/reprise-wording/reprise/corpus/store"
)

// BenchmarkSearchIn opens a file of 100,000 units and searches it: units of the built-in corpus with one word in twelve taken from
// another unit and one in a hundred misspelt.
func BenchmarkSearchIn(b *testing.B) {
	const papers, units = 100, 1000
	rng := rand.New(rand.NewPCG(1, 2))
	var texts [][]string
	for _, u := range builtIn(b)[1].Units() {
		texts = append(texts, strings.Fields(u.Text))
	}
	pick := func() []string { return texts[rng.IntN(len(texts))] }
	path := filepath.Join(b.TempDir(), "large.reprise")
	s := open(b, path)
	var docs []*corpus.Document
	for p := range papers {
		m := &corpus.Meeting{Number: p + 1, Start: corpus.Date{Year: 1900 + p}}
		for i := range units {
			var words []string
			for _, w := range pick() {
				if rng.IntN(12) == 0 {
					from := pick()
					w = from[rng.IntN(len(from))]
				}
				if rng.IntN(100) == 0 {
					w += string(rune('a' + rng.IntN(26)))
				}
				words = append(words, w)
			}
			m.Units = append(m.Units, &corpus.Unit{Ref: corpus.Ref{Meeting: p + 1, Path: fmt.Sprint(i + 1)}, Text: strings.Join(words, " ")})
		}
		docs = append(docs, &corpus.Document{Symbol: fmt.Sprintf("B/%d", p), Language: language.English, Meetings: []*corpus.Meeting{m}})
	}
	put(b, s, docs...)
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
	for _, query := range []string{"non-punishment of victims", "traficking in persons", "judicial .. victims", "punish*", "witness protection"} {
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
