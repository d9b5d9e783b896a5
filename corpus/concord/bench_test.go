package concord_test

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/concord"
	"github.com/reprise-wording/reprise/corpus/wg4"
)

// benchUnits is how many units the benchmarks search.
const benchUnits = 100_000

// lines gives real sentences to vary: the text files of the folder BENCH_TEXT, else the built-in corpus.
func lines(b *testing.B) []string {
	var all []string
	take := func(data []byte) {
		for s := bufio.NewScanner(bytes.NewReader(data)); s.Scan(); {
			if len(s.Text()) > 40 {
				all = append(all, s.Text())
			}
		}
	}
	if dir := os.Getenv("BENCH_TEXT"); dir != "" {
		files, err := filepath.Glob(filepath.Join(dir, "*.en*.txt"))
		if err != nil || len(files) == 0 {
			b.Fatalf("no *.en*.txt in %s: %v", dir, err)
		}
		for _, f := range files {
			data, err := os.ReadFile(f)
			if err != nil {
				b.Fatal(err)
			}
			take(data)
		}
		return all
	}
	take(wg4.Files()[1].Data)
	return all
}

// largeDocument makes a document of benchUnits units: real sentences with one word in six taken from another sentence or made up, in
// a hundred meetings.
func largeDocument(b *testing.B) *corpus.Document {
	rng := rand.New(rand.NewPCG(1, 2))
	texts := lines(b)
	var words []string
	for _, t := range texts {
		words = append(words, strings.Fields(t)...)
	}
	d := &corpus.Document{Language: language.English}
	for i := range benchUnits {
		if i%1000 == 0 {
			d.Meetings = append(d.Meetings, &corpus.Meeting{Number: i/1000 + 1})
		}
		fields := strings.Fields(texts[rng.IntN(len(texts))])
		for k := range fields {
			switch rng.IntN(12) {
			case 0:
				fields[k] = words[rng.IntN(len(words))]
			case 1:
				fields[k] += string(rune('a'+rng.IntN(26))) + string(rune('a'+rng.IntN(26)))
			}
		}
		m := d.Meetings[len(d.Meetings)-1]
		m.Units = append(m.Units, &corpus.Unit{Ref: corpus.Ref{Meeting: m.Number, Path: fmt.Sprint(i%1000 + 1)}, Text: strings.Join(fields, " ")})
	}
	return d
}

// BenchmarkSearch searches 100,000 units: a rare phrase, a frequent one, a word nobody wrote, words apart, an expression.
func BenchmarkSearch(b *testing.B) {
	c, err := corpus.New(largeDocument(b))
	if err != nil {
		b.Fatal(err)
	}
	ix := concord.New(c)
	ctx := context.Background()
	for _, query := range []string{"in accordance with", "the", "the person", "traficking", "minister .. regulations", "act & person", "provis*"} {
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
	c, err := corpus.New(largeDocument(b))
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		concord.New(c)
	}
}
