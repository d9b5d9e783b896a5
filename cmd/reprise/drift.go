package main

import (
	"fmt"
	"io"

	"github.com/urfave/cli/v2"

	"github.com/reprise-wording/reprise/align/drift"
	"github.com/reprise-wording/reprise/align/pins"
	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/driftview"
	"github.com/reprise-wording/reprise/cmd/internal/output"
)

const driftUsage = "tell which changes are in both languages and which in one only, with the course of force and addressee: table, tsv, json or xlsx"

// runDrift is trace --drift: the changes of every pair of every thread, judged in both languages.
func runDrift(con *console.Console, c *cli.Context) error {
	for _, name := range []string{"lines", "threads", "status", "unit"} {
		if c.IsSet(name) {
			return fmt.Errorf("trace: --drift is a view of papers by itself and goes without --%s", name)
		}
	}
	set, err := traceSet(c)
	if err != nil {
		return err
	}
	filter := driftview.Filter{Addressee: c.String("addressee"), OneSided: c.Bool("one-sided")}
	if filter.Since, err = sinceGroup(set, c.String("since")); err != nil {
		return err
	}
	r, err := tracedFor(con, c, set)
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
	write := map[string]func(io.Writer) error{
		"table": func(w io.Writer) error { return driftview.Text(w, rep, filter, con.Width()) },
		"tsv":   func(w io.Writer) error { return writeTSV(w, driftview.Rows(rep, filter)) },
		"json":  func(w io.Writer) error { return driftview.JSON(w, rep, filter) },
		"xlsx":  func(w io.Writer) error { return driftview.Workbook(w, rep, filter) },
	}[c.String("format")]
	if write == nil {
		return fmt.Errorf("trace: --drift has no format %q; give table, tsv, json or xlsx", c.String("format"))
	}
	return output.To(con.Out, c.String("output"), write)
}

// tracedFor traces the set as the flags say, less what a person decided against.
func tracedFor(con *console.Console, c *cli.Context, set *reuse.Set) (*reuse.Result, error) {
	step := con.Progress("tracing", len(set.Units))
	opts := []reuse.Option{reuse.Progress(func(done, _ int) { step(done) })}
	if c.Bool("across") {
		opts = append(opts, reuse.Across())
	}
	if c.IsSet("min-score") {
		opts = append(opts, reuse.MinScore(c.Float64("min-score")))
	}
	r, err := reuse.Trace(c.Context, set, opts...)
	step(-1)
	if err != nil || c.String("pins") == "" {
		return r, err
	}
	p, err := pins.File(c.String("pins"))
	if err != nil {
		return nil, err
	}
	for _, stale := range r.Judge(p) {
		con.Warn("%s: the pair %s, %s is about units that are not here", c.String("pins"), stale.Earlier, stale.Later)
	}
	return r, nil
}
