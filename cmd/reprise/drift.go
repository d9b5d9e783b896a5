package main

import (
	"context"
	"fmt"
	"io"

	"github.com/urfave/cli/v2"

	"github.com/reprise-wording/reprise/align/drift"
	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/driftview"
	"github.com/reprise-wording/reprise/cmd/internal/load"
	"github.com/reprise-wording/reprise/cmd/internal/output"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read"
)

type driftOptions struct {
	options
	oneSided, versions, across bool
	lexicon, addressee, since  string
	minScore                   float64
}

func driftCommand(con *console.Console) *cli.Command {
	o := &driftOptions{}
	return &cli.Command{
		Name:      "drift",
		Usage:     "tell which changes are in both languages and which in one only",
		ArgsUsage: "[FILE...]",
		Description: "Compares the pairs that trace finds in papers in two languages: is a change of wording, force, " +
			"qualifiers or addressee\n" +
			"in both languages, or in one only? Of papers in one language only force, qualifiers and addressee are compared.\n" +
			"Without a file: the built-in corpus.\n\n" +
			examples(
				"reprise drift --one-sided",
				"reprise drift --versions draft.en.docx draft.fr.docx final.en.docx final.fr.docx",
			),
		Flags: []cli.Flag{
			&cli.BoolFlag{
				Name:        "one-sided",
				Destination: &o.oneSided,
				Usage:       "only pairs with a change in one language only",
			},
			&cli.BoolFlag{
				Name:        "versions",
				Destination: &o.versions,
				Usage:       "the files are two versions of one paper in two languages, paired by ref",
			},
			&cli.StringFlag{
				Name:        "lexicon",
				Destination: &o.lexicon,
				Usage:       "also use the pairs of words in `FILE`: tab-separated, hunalign or freedict",
			},
			&cli.StringFlag{
				Name:        "addressee",
				Destination: &o.addressee,
				Usage:       "only threads asked of `NAME`, in English: UNODC",
			},
			&cli.StringFlag{
				Name:        "since",
				Destination: &o.since,
				Usage:       "only what was adopted at `MEETING` (VII or 2017) or later",
			},
			&cli.BoolFlag{
				Name:        "across",
				Destination: &o.across,
				Usage:       "leave out pairs inside one file or meeting",
			},
			&cli.Float64Flag{
				Name:        "min-score",
				Destination: &o.minScore,
				Value:       reuse.DefaultThreshold,
				Usage:       "compare pairs above this `SCORE`",
			},
			o.langFlag("only this language `TAG` of the papers"),
			o.corpusFlag(),
			o.pinsFlag("apply manual decisions kept in `FILE`"),
			o.formatFlag("table", "tsv", "json", "xlsx"),
			o.outputFlag(),
		},
		Action: runner(con, o, runDrift),
	}
}

// runDrift judges the changes of every pair of every thread in both languages.
func runDrift(ctx context.Context, con *console.Console, o *driftOptions) error {
	if err := o.refuseBinary(con); err != nil {
		return err
	}
	if err := o.isScore(o.minScore); err != nil {
		return err
	}
	filter := driftview.Filter{Addressee: o.addressee, OneSided: o.oneSided}
	rep, err := driftReport(ctx, con, o, &filter)
	if err != nil {
		return err
	}
	if rep.Target.IsRoot() {
		con.Warn(
			"the papers are in one language; only force, qualifiers and addressee are compared. " +
				"Give the other language's files too",
		)
	}
	write := map[string]func(io.Writer) error{
		"table": func(w io.Writer) error { return driftview.Text(w, con.UI, rep, filter, con.Width()) },
		"tsv":   func(w io.Writer) error { return writeTSV(w, driftview.Rows(rep, filter)) },
		"json":  func(w io.Writer) error { return driftview.JSON(w, rep, filter) },
		"xlsx":  func(w io.Writer) error { return driftview.Workbook(w, con.UI, rep, filter) },
	}[o.format]
	return output.To(con.Out, o.output, write)
}

// driftReport compares the pairs of a trace, or two versions of one paper.
func driftReport(
	ctx context.Context,
	con *console.Console,
	o *driftOptions,
	filter *driftview.Filter,
) (*drift.Report, error) {
	var opts []drift.Option
	if name := o.lexicon; name != "" {
		l, err := readLexicon(name)
		if err != nil {
			return nil, err
		}
		opts = append(opts, drift.WithLexicon(l.Pairs))
	}
	if o.versions {
		old, adopted, err := twoVersions(ctx, con, o)
		if err != nil {
			return nil, err
		}
		return drift.Versions(ctx, old, adopted, opts...)
	}
	papers, err := o.papers(ctx, con)
	if err != nil {
		return nil, err
	}
	set := reuse.FromCorpus(papers)
	if filter.Since, err = sinceGroup(o.command, set, o.since); err != nil {
		return nil, err
	}
	r, err := tracedFor(ctx, con, o, set, papers)
	if err != nil {
		return nil, err
	}
	comparing := con.Progress("comparing", len(r.Pairs))
	defer comparing(-1)
	return drift.Trace(ctx, r, append(opts, drift.Progress(func(done, _ int) { comparing(done) }))...)
}

// twoVersions reads the files of an earlier and a later version, both in two languages: the first half of the arguments
// and the second.
func twoVersions(
	ctx context.Context,
	con *console.Console,
	o *driftOptions,
) (earlier, later drift.Bilingual, err error) {
	files := o.args
	if len(files) != 4 {
		return earlier, later, fmt.Errorf(
			"drift: --versions takes four files, the earlier version in two languages and the later in the same two",
		)
	}
	for i, p := range []*drift.Bilingual{&earlier, &later} {
		papers, err := load.Corpus(ctx, con, files[2*i:2*i+2], read.Options{})
		if err != nil {
			return earlier, later, err
		}
		if len(papers.Papers) != 1 {
			return earlier, later, fmt.Errorf(
				"drift: %s and %s are not one paper in two languages",
				files[2*i],
				files[2*i+1],
			)
		}
		v := papers.Papers[0].Versions
		*p = drift.Bilingual{Source: v[0], Target: v[1]}
	}
	return earlier, later, nil
}

// tracedFor traces the set as the flags say, less what a person decided against.
func tracedFor(
	ctx context.Context,
	con *console.Console,
	o *driftOptions,
	set *reuse.Set,
	papers *corpus.Corpus,
) (*reuse.Result, error) {
	step := con.Progress("tracing", len(set.Units))
	opts := []reuse.Option{reuse.Progress(func(done, _ int) { step(done) }), reuse.MinScore(o.minScore)}
	if o.across {
		opts = append(opts, reuse.Across())
	}
	r, err := reuse.Trace(ctx, set, opts...)
	step(-1)
	if err != nil {
		return nil, err
	}
	return r, o.judge(ctx, con, r, papers)
}
