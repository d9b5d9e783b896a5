package main

import (
	"context"
	"fmt"
	"io"

	"github.com/urfave/cli/v2"

	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/load"
	"github.com/reprise-wording/reprise/cmd/internal/output"
	"github.com/reprise-wording/reprise/corpus/read"
)

func evalTraceCommand(con *console.Console) *cli.Command {
	o := &options{}
	return &cli.Command{
		Name:      "trace",
		Usage:     "score reiterations against gold",
		ArgsUsage: "GOLD [FILE...]",
		Description: "Prints the average precision of the ranked pairs, and the citations found. " +
			"GOLD is lines of thread, ref, ref and\n" +
			"relation between tabs: repeat and evolve are right, theme and skip count neither way, ref is a citation, none " +
			"and\n" +
			"every pair not listed is wrong.\n\n" +
			examples(
				"reprise eval trace reiterations.tsv",
				"reprise eval trace reiterations.tsv recommendations.fr.md",
			),
		Flags: []cli.Flag{
			o.outputFlag(),
		},
		Action: runner(con, o, runEvalTrace),
	}
}

func runEvalTrace(ctx context.Context, con *console.Console, o *options) error {
	if len(o.args) == 0 {
		return fmt.Errorf("eval trace: give the GOLD file")
	}
	name := o.arg(0)
	f, err := openList(name)
	if err != nil {
		return fmt.Errorf("eval trace: %w", err)
	}
	defer f.Close()
	gold, err := reuse.ReadGold(f)
	if err != nil {
		return fmt.Errorf("eval trace: %s: %s", name, console.OneLine(err))
	}
	papers, err := load.Corpus(ctx, con, o.rest(), read.Options{})
	if err != nil {
		return err
	}
	r, err := reuse.Trace(ctx, reuse.FromCorpus(papers), reuse.MinScore(0))
	if err != nil {
		return err
	}
	fig := r.Measure(gold)
	return output.To(con.Out, o.output, func(w io.Writer) error {
		_, err := fmt.Fprintf(
			w,
			"right\t%d\nfound\t%d\naverage precision\t%.4f\ncitations\t%d of %d\nnot in gold\t%d\n",
			fig.Right,
			fig.Found,
			fig.AveragePrecision,
			fig.Cited,
			fig.Citings,
			fig.False,
		)
		return err
	})
}
