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

// driftOptions are the flags of trace that go with --drift, and it.
type driftOptions struct {
	drift, oneSided, versions bool
	lexicon, addressee        string
}

func (o *driftOptions) driftFlags() []cli.Flag {
	return []cli.Flag{
		&cli.BoolFlag{
			Name:        "drift",
			Destination: &o.drift,
			Usage:       "tell which changes are in both languages and which in one only; table, tsv, json or xlsx",
		},
		&cli.BoolFlag{
			Name:        "one-sided",
			Destination: &o.oneSided,
			Usage:       "with --drift: only pairs with a change in one language only",
		},
		&cli.BoolFlag{
			Name:        "versions",
			Destination: &o.versions,
			Usage:       "with --drift: the files are two versions of one paper in two languages, paired by ref",
		},
		&cli.StringFlag{
			Name:        "lexicon",
			Destination: &o.lexicon,
			Usage:       "with --drift: know the pairs of words in `FILE` too: tab-separated, hunalign or freedict",
		},
		&cli.StringFlag{
			Name:        "addressee",
			Destination: &o.addressee,
			Usage:       "with --drift: only threads asked of `NAME`, in English: UNODC",
		},
	}
}

// runDrift is trace --drift: the changes of every pair of every thread, judged in both languages.
func runDrift(ctx context.Context, con *console.Console, o *traceOptions) error {
	if name := o.firstGiven(&o.lines, &o.threads, &o.status, &o.unit); name != "" {
		return fmt.Errorf("trace: --drift is a view of papers by itself and goes without --%s", name)
	}
	filter := driftview.Filter{Addressee: o.addressee, OneSided: o.oneSided}
	rep, err := driftReport(ctx, con, o, &filter)
	if err != nil {
		return err
	}
	if rep.Target.IsRoot() {
		con.Warn(
			"the papers are in one language; only force, qualifiers and addressee are compared. Give the other language's files too",
		)
	}
	write := map[string]func(io.Writer) error{
		"table": func(w io.Writer) error { return driftview.Text(w, rep, filter, con.Width()) },
		"tsv":   func(w io.Writer) error { return writeTSV(w, driftview.Rows(rep, filter)) },
		"json":  func(w io.Writer) error { return driftview.JSON(w, rep, filter) },
		"xlsx":  func(w io.Writer) error { return driftview.Workbook(w, rep, filter) },
	}[o.format]
	if write == nil {
		return fmt.Errorf("trace: --drift has no format %q; give table, tsv, json or xlsx", o.format)
	}
	return output.To(con.Out, o.output, write)
}

// driftReport compares the pairs of a trace, or two versions of one paper.
func driftReport(
	ctx context.Context,
	con *console.Console,
	o *traceOptions,
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
	set, papers, err := traceSet(ctx, con, o)
	if err != nil {
		return nil, err
	}
	if filter.Since, err = sinceGroup(set, o.since); err != nil {
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
	o *traceOptions,
) (earlier, later drift.Bilingual, err error) {
	files := o.args
	if len(files) != 4 {
		return earlier, later, fmt.Errorf(
			"trace: --versions takes four files, the earlier version in two languages and the later in the same two",
		)
	}
	for i, p := range []*drift.Bilingual{&earlier, &later} {
		papers, err := load.Corpus(ctx, con, files[2*i:2*i+2], read.Options{})
		if err != nil {
			return earlier, later, err
		}
		if len(papers.Papers) != 1 {
			return earlier, later, fmt.Errorf(
				"trace: %s and %s are not one paper in two languages",
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
	o *traceOptions,
	set *reuse.Set,
	papers *corpus.Corpus,
) (*reuse.Result, error) {
	step := con.Progress("tracing", len(set.Units))
	opts := []reuse.Option{reuse.Progress(func(done, _ int) { step(done) })}
	if o.across {
		opts = append(opts, reuse.Across())
	}
	if o.given(&o.minScore) {
		opts = append(opts, reuse.MinScore(o.minScore))
	}
	r, err := reuse.Trace(ctx, set, opts...)
	step(-1)
	if err != nil {
		return nil, err
	}
	return r, o.judge(ctx, con, r, papers)
}
