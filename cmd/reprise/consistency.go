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

type consistencyOptions struct {
	options
	reverse            bool
	phrase             string
	minCount, minWords int
	lexicon            cli.StringSlice
}

func consistencyCommand(con *console.Console) *cli.Command {
	o := &consistencyOptions{}
	return &cli.Command{
		Name:      "consistency",
		Usage:     "list the phrases that are translated in more ways than one",
		ArgsUsage: "[FILE...]",
		Description: "Lists the phrases of the original that are rendered in more ways than one, with each rendering, " +
			"over all papers that\n" +
			"are there in two languages. Without a file: the built-in corpus.\n\n" +
			examples(
				"reprise consistency --phrase 'law enforcement'",
				"reprise consistency --format xlsx -o terms.xlsx report.en.docx report.fr.docx",
			),
		Flags: []cli.Flag{
			o.corpusFlag(),
			&cli.BoolFlag{
				Name:        "reverse",
				Destination: &o.reverse,
				Usage:       "list phrases of the translation that render several of the original",
			},
			&cli.StringFlag{
				Name:        "phrase",
				Destination: &o.phrase,
				Usage:       "only phrases that contain `WORDS`",
			},
			&cli.IntFlag{
				Name:        "min-count",
				Destination: &o.minCount,
				Value:       3,
				Usage:       "only phrases that occur `N` times or more",
			},
			&cli.IntFlag{
				Name:        "min-words",
				Destination: &o.minWords,
				Value:       2,
				Usage:       "only phrases of `N` words or more",
			},
			&cli.StringSliceFlag{
				Name:        "lexicon",
				Destination: &o.lexicon,
				Usage: "use the pairs of words in `FILE`: tab-separated, hunalign, freedict or dictd (.index " +
					"or .dict.dz) (may be repeated)",
			},
			o.formatFlag("table", "tsv", "json", "xlsx"),
			o.outputFlag(),
		},
		Action: runner(con, o, runConsistency),
	}
}

func runConsistency(ctx context.Context, con *console.Console, o *consistencyOptions) error {
	if err := o.refuseBinary(con); err != nil {
		return err
	}
	if o.minCount < 2 || o.minWords < 1 {
		return fmt.Errorf("consistency: --min-count is at least 2 and --min-words at least 1")
	}
	corpus, err := load.Corpus(ctx, con, o.withCorpus(o.args), read.Options{})
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
		return fmt.Errorf("consistency: it takes a paper in two languages; give the files of both")
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
	write := map[string]func(io.Writer) error{
		"table": func(w io.Writer) error { return driftview.Terms(w, terms, con.Width()) },
		"tsv":   func(w io.Writer) error { return writeTSV(w, driftview.TermRows(terms)) },
		"json":  func(w io.Writer) error { return driftview.TermsJSON(w, terms) },
		"xlsx":  func(w io.Writer) error { return driftview.TermsXLSX(w, con.UI, terms) },
	}[o.format]
	return output.To(con.Out, o.output, write)
}
