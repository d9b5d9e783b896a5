package main

import (
	"context"
	"fmt"
	"io"
	"strconv"

	"github.com/urfave/cli/v2"

	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/output"
	"github.com/reprise-wording/reprise/corpus/lang"
)

func traceCommand(con *console.Console) *cli.Command {
	return &cli.Command{
		Name:      "trace",
		Usage:     "find what was taken up again, and how",
		ArgsUsage: "[FILE...]",
		Description: "Compares every unit with every earlier one and prints the pairs of which the later takes up the earlier,\n" +
			"best first, with a score from 0 to 1.\n\n" +
			examples("reprise trace --lines --lang en --pairs --format tsv old.txt new.txt --across",
				"reprise trace --lines --lang fr --min-score 0.3 recommendations.txt"),
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "pairs", Usage: "print pairs (the default view)"},
			&cli.BoolFlag{Name: "lines", Usage: "take each line of the files as a unit"},
			&cli.StringFlag{Name: "lang", Usage: "language of the lines, as a tag: en, fr"},
			&cli.BoolFlag{Name: "across", Usage: "leave out pairs inside one file or meeting"},
			&cli.Float64Flag{Name: "min-score", Value: reuse.DefaultThreshold, Usage: "print pairs above this score; 0 prints all that share anything"},
			&cli.BoolFlag{Name: "drift", Usage: driftUsage},
			&cli.BoolFlag{Name: "one-sided", Usage: "with --drift: only pairs with a change in one language only"},
			&cli.StringFlag{Name: "addressee", Usage: "with --drift: only threads asked of `NAME`, in English: UNODC"},
			&cli.StringFlag{Name: "format", Value: "table", Usage: "table or tsv"},
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write to this file instead of stdout"},
		},
		Action: func(c *cli.Context) error {
			if c.Bool("drift") {
				return runDrift(con, c)
			}
			set, err := traceSet(c)
			if err != nil {
				return err
			}
			step := con.Progress("tracing", len(set.Units))
			opts := []reuse.Option{reuse.MinScore(c.Float64("min-score")), reuse.Progress(func(done, _ int) { step(done) })}
			if c.Bool("across") {
				opts = append(opts, reuse.Across())
			}
			r, err := reuse.Trace(c.Context, set, opts...)
			if err != nil {
				return err
			}
			return output.To(con.Out, c.String("output"), func(w io.Writer) error { return writePairs(c.Context, w, r) })
		},
	}
}

func traceSet(c *cli.Context) (*reuse.Set, error) {
	if !c.Bool("lines") {
		return nil, fmt.Errorf("give --lines and files")
	}
	l, err := lang.Parse(c.String("lang"))
	if err != nil {
		return nil, fmt.Errorf("--lines needs the language of the lines: %w", err)
	}
	var files []reuse.File
	for _, path := range c.Args().Slice() {
		f, err := readLines(path)
		if err != nil {
			return nil, err
		}
		files = append(files, f)
	}
	return reuse.FromLines(l.Tag(), files...), nil
}

// writePairs writes the machine format: earlier, later, score, relation.
func writePairs(ctx context.Context, w io.Writer, r *reuse.Result) error {
	var line []byte
	for i, p := range r.Pairs {
		if i%4096 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		line = append(line[:0], r.Set.Units[p.Earlier].ID...)
		line = append(append(line, '\t'), r.Set.Units[p.Later].ID...)
		line = strconv.AppendFloat(append(line, '\t'), p.Score, 'f', 6, 64)
		line = append(append(append(line, '\t'), p.Relation...), '\n')
		if _, err := w.Write(line); err != nil {
			return err
		}
	}
	return nil
}
