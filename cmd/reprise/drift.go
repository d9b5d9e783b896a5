package main

import (
	"fmt"
	"io"

	"github.com/urfave/cli/v2"

	"github.com/reprise-wording/reprise/align/drift"
	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/driftview"
	"github.com/reprise-wording/reprise/cmd/internal/load"
	"github.com/reprise-wording/reprise/cmd/internal/output"
	"github.com/reprise-wording/reprise/corpus/read"
)

const driftUsage = "tell which changes are in both languages and which in one only, with the course of force and addressee; table, tsv or json"

// runDrift is trace --drift: the changes of every pair of every thread, judged in both languages.
func runDrift(con *console.Console, c *cli.Context) error {
	if c.Bool("lines") {
		return fmt.Errorf("--drift needs papers in two languages, not --lines")
	}
	corpus, err := load.Corpus(c.Context, c.Args().Slice(), read.Options{})
	if err != nil {
		return err
	}
	set := reuse.FromCorpus(corpus)
	tracing := con.Progress("tracing", len(set.Units))
	opts := []reuse.Option{reuse.Progress(func(done, _ int) { tracing(done) })}
	if c.IsSet("min-score") {
		opts = append(opts, reuse.MinScore(c.Float64("min-score")))
	}
	r, err := reuse.Trace(c.Context, set, opts...)
	tracing(-1)
	if err != nil {
		return err
	}
	comparing := con.Progress("comparing", len(r.Pairs))
	rep, err := drift.Trace(c.Context, r, drift.Progress(func(done, _ int) { comparing(done) }))
	comparing(-1)
	if err != nil {
		return err
	}
	if rep.Target.IsRoot() {
		con.Warn("the papers are in one language; only force, qualifiers and addressee are compared. Give the other language's files too")
	}
	filter := driftview.Filter{Addressee: c.String("addressee"), OneSided: c.Bool("one-sided")}
	write := map[string]func(io.Writer) error{
		"table": func(w io.Writer) error { return driftview.Text(w, rep, filter, con.Width()) },
		"tsv":   func(w io.Writer) error { return writeTSV(w, driftview.Rows(rep, filter)) },
		"json":  func(w io.Writer) error { return driftview.JSON(w, rep, filter) },
	}[c.String("format")]
	if write == nil {
		return fmt.Errorf("trace: --drift has no format %q; give table, tsv or json", c.String("format"))
	}
	return output.To(con.Out, c.String("output"), write)
}
