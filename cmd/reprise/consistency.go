package main

import (
	"context"
	"fmt"
	"io"

	"github.com/urfave/cli/v2"

	"github.com/reprise-wording/reprise/align/bitext"
	"github.com/reprise-wording/reprise/align/drift"
	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/driftview"
	"github.com/reprise-wording/reprise/cmd/internal/load"
	"github.com/reprise-wording/reprise/cmd/internal/output"
	"github.com/reprise-wording/reprise/corpus/read"
)

// consistencyOptions are the flags of align that go with --consistency, and it.
type consistencyOptions struct {
	consistency, reverse bool
	phrase               string
	minCount, minWords   int
}

func (o *consistencyOptions) consistencyFlags() []cli.Flag {
	return []cli.Flag{
		&cli.BoolFlag{
			Name:        "consistency",
			Destination: &o.consistency,
			Usage: "list the phrases of the original that are rendered in more ways than one: table, tsv, " +
				"json or xlsx",
		},
		&cli.BoolFlag{
			Name:        "reverse",
			Destination: &o.reverse,
			Usage:       "with --consistency: phrases of the translation that stand for several of the original",
		},
		&cli.StringFlag{
			Name:        "phrase",
			Destination: &o.phrase,
			Usage:       "with --consistency: only phrases that contain `WORDS`",
		},
		&cli.IntFlag{
			Name:        "min-count",
			Destination: &o.minCount,
			Value:       3,
			Usage:       "with --consistency: only phrases met `N` times or more",
		},
		&cli.IntFlag{
			Name:        "min-words",
			Destination: &o.minWords,
			Value:       2,
			Usage:       "with --consistency: only phrases of `N` words or more",
		},
	}
}

// runConsistency is align --consistency: terms with their renderings over all papers there in two languages.
func runConsistency(ctx context.Context, con *console.Console, o *alignOptions) error {
	if name := o.firstGiven(&o.lines, &o.suspicious, &o.pins, &o.keepOriginal, &o.learnLexicon); name != "" {
		return fmt.Errorf("align: --consistency is a list by itself and goes without --%s", name)
	}
	if o.minCount < 2 || o.minWords < 1 {
		return fmt.Errorf("align: --min-count is at least 2 and --min-words at least 1")
	}
	corpus, err := load.Corpus(ctx, con, o.args, read.Options{})
	if err != nil {
		return err
	}
	var papers []drift.Bilingual
	for _, p := range corpus.Papers {
		if len(p.Versions) < 2 {
			continue
		}
		b := drift.Bilingual{Source: p.Versions[0], Target: p.Versions[1]}
		if o.reverse {
			b.Source, b.Target = b.Target, b.Source
		}
		papers = append(papers, b)
	}
	if len(papers) == 0 {
		return fmt.Errorf("align: --consistency needs a paper in two languages; give the files of both")
	}
	var pairs []bitext.Pair
	for _, name := range o.lexicon.Value() {
		l, err := readLexicon(name)
		if err != nil {
			return err
		}
		pairs = append(pairs, l.Pairs...)
	}
	step := con.Progress("comparing renderings", len(corpus.Papers))
	terms, err := drift.Consistency(
		ctx,
		papers,
		drift.ConsistencyOptions{
			MinCount: o.minCount,
			MinWords: o.minWords,
			Phrase:   o.phrase,
			Lexicon:  pairs,
			Progress: func(done, _ int) { step(done) },
		},
	)
	step(-1)
	if err != nil {
		return err
	}
	if len(terms) == 0 {
		con.Warn("no phrase is rendered in more ways than one")
	}
	format := o.format
	if !o.given(&o.format) {
		format = "table"
	}
	write := map[string]func(io.Writer) error{
		"table": func(w io.Writer) error { return driftview.Terms(w, terms, con.Width()) },
		"tsv":   func(w io.Writer) error { return writeTSV(w, driftview.TermRows(terms)) },
		"json":  func(w io.Writer) error { return driftview.TermsJSON(w, terms) },
		"xlsx":  func(w io.Writer) error { return driftview.TermsXLSX(w, terms) },
	}[format]
	if write == nil {
		return fmt.Errorf("align: --consistency has no format %q; give table, tsv, json or xlsx", format)
	}
	return output.To(con.Out, o.output, write)
}
