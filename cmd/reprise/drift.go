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
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read"
)

const driftUsage = "tell which changes are in both languages and which in one only; table, tsv, json or xlsx"

// runDrift is trace --drift: the changes of every pair of every thread, judged in both languages.
func runDrift(con *console.Console, c *cli.Context) error {
	for _, name := range []string{"lines", "threads", "status", "unit"} {
		if c.IsSet(name) {
			return fmt.Errorf("trace: --drift is a view of papers by itself and goes without --%s", name)
		}
	}
	filter := driftview.Filter{Addressee: c.String("addressee"), OneSided: c.Bool("one-sided")}
	rep, err := driftReport(con, c, &filter)
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
	}[c.String("format")]
	if write == nil {
		return fmt.Errorf("trace: --drift has no format %q; give table, tsv, json or xlsx", c.String("format"))
	}
	return output.To(con.Out, c.String("output"), write)
}

// driftReport compares the pairs of a trace, or two versions of one paper.
func driftReport(con *console.Console, c *cli.Context, filter *driftview.Filter) (*drift.Report, error) {
	var opts []drift.Option
	if name := c.String("lexicon"); name != "" {
		l, err := readLexicon(name)
		if err != nil {
			return nil, err
		}
		opts = append(opts, drift.WithLexicon(l.Pairs))
	}
	if c.Bool("versions") {
		old, adopted, err := twoVersions(con, c)
		if err != nil {
			return nil, err
		}
		return drift.Versions(c.Context, old, adopted, opts...)
	}
	set, papers, err := traceSet(con, c)
	if err != nil {
		return nil, err
	}
	if filter.Since, err = sinceGroup(set, c.String("since")); err != nil {
		return nil, err
	}
	r, err := tracedFor(con, c, set, papers)
	if err != nil {
		return nil, err
	}
	comparing := con.Progress("comparing", len(r.Pairs))
	defer comparing(-1)
	return drift.Trace(c.Context, r, append(opts, drift.Progress(func(done, _ int) { comparing(done) }))...)
}

// twoVersions reads the files of an earlier and a later version, both in two languages: the first half of the arguments
// and the second.
func twoVersions(con *console.Console, c *cli.Context) (earlier, later drift.Bilingual, err error) {
	files := c.Args().Slice()
	if len(files) != 4 {
		return earlier, later, fmt.Errorf(
			"trace: --versions takes four files, the earlier version in two languages and the later in the same two",
		)
	}
	for i, p := range []*drift.Bilingual{&earlier, &later} {
		papers, err := load.Corpus(c.Context, con, files[2*i:2*i+2], read.Options{})
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
func tracedFor(con *console.Console, c *cli.Context, set *reuse.Set, papers *corpus.Corpus) (*reuse.Result, error) {
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
	if err != nil {
		return nil, err
	}
	return r, judge(con, c, r, papers)
}
