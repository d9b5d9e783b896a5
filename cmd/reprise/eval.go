package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/reprise-wording/reprise/align"
	"github.com/reprise-wording/reprise/align/bitext"
	"github.com/reprise-wording/reprise/align/exchange"
	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/output"
	"github.com/reprise-wording/reprise/corpus"
)

func evalCommand(con *console.Console) *cli.Command {
	o := &options{}
	parts := []*cli.Command{evalAlignCommand(con), evalTraceCommand(con), evalAknCommand(con)}
	return &cli.Command{
		Name:  "eval",
		Usage: "score results against gold",
		Description: "Measures what this program finds against annotations made by hand.\n\n" +
			examples("reprise eval align beads.tsv", "reprise eval trace reiterations.tsv"),
		Subcommands: parts,
		Action: runner(con, o, func(context.Context, *console.Console, *options) error {
			if name := o.arg(0); name != "" {
				return noCommand("reprise eval", name, parts)
			}
			return fmt.Errorf(
				"eval: say what to score: reprise eval align GOLD, reprise eval trace GOLD or reprise eval akn with files",
			)
		}),
	}
}

// evalAlignOptions are those of align, of which eval has a few, and its own.
type evalAlignOptions struct {
	alignOptions
	beads string
	wrong bool
}

func evalAlignCommand(con *console.Console) *cli.Command {
	o := &evalAlignOptions{}
	return &cli.Command{
		Name:      "align",
		Usage:     "score sentence beads against gold",
		ArgsUsage: "GOLD [SOURCE TARGET]",
		Description: "Prints strict precision, recall and F1. Precision is over every bead found, unaligned sentences " +
			"included; recall over\n" +
			"gold beads with both sides. Each line of GOLD is a ref and the numbers of the sentences in SOURCE and in " +
			"TARGET,\n" +
			"from 1 (I.6<TAB>1<TAB>1,2); with --lines, a bead ([0]:[0, 1]).\n\n" +
			examples(
				"reprise eval align beads.tsv",
				"reprise eval align --lines --langs en,fr text.gold text.en.txt text.fr.txt",
				"reprise eval align --lines --beads found.beads text.gold",
			),
		Flags: []cli.Flag{
			&cli.BoolFlag{
				Name:        "lines",
				Destination: &o.lines,
				Usage:       "each line of SOURCE and TARGET is a segment; GOLD is beads",
			},
			&cli.StringFlag{
				Name:        "langs",
				Destination: &o.langs,
				Usage:       "languages of SOURCE and TARGET, `LANG,LANG`",
			},
			&cli.StringFlag{
				Name:        "beads",
				Destination: &o.beads,
				Usage:       "with --lines: score the beads in `FILE` instead of aligning",
			},
			&cli.StringSliceFlag{
				Name:        "lexicon",
				Destination: &o.lexicon,
				Usage:       "use the pairs of words in `FILE` (may be repeated)",
			},
			&cli.BoolFlag{
				Name:        "wrong",
				Destination: &o.wrong,
				Usage:       "also list the gold beads that were not found, and what was",
			},
			o.outputFlag(),
		},
		Action: runner(con, o, runEvalAlign),
	}
}

// A judged is a stretch of text with its gold beads and those found.
type judged struct {
	name        string
	gold, found []align.Bead
}

func runEvalAlign(ctx context.Context, con *console.Console, o *evalAlignOptions) error {
	if len(o.args) == 0 {
		return fmt.Errorf("eval align: give the GOLD file")
	}
	var all []judged
	var err error
	if o.lines {
		all, err = evalLines(ctx, con, o)
	} else {
		all, err = evalUnits(ctx, con, o)
	}
	if err != nil {
		return err
	}
	var sum align.Agreement
	for _, u := range all {
		sum = sum.Add(align.Compare(u.gold, u.found))
	}
	return output.To(con.Out, o.output, func(w io.Writer) error {
		if o.wrong {
			listWrong(w, all)
		}
		_, err := fmt.Fprintf(w, "gold\t%d\nfound\t%d\nright\t%d\nprecision\t%.4f\nrecall\t%.4f\nF1\t%.4f\n",
			sum.Gold, sum.Predicted, sum.Right, sum.Precision(), sum.Recall(), sum.F1())
		return err
	})
}

func evalLines(ctx context.Context, con *console.Console, o *evalAlignOptions) ([]judged, error) {
	gold, err := readBeads(o.arg(0))
	if err != nil {
		return nil, err
	}
	if name := o.beads; name != "" {
		found, err := readBeads(name)
		return []judged{{o.arg(0), gold, found}}, err
	}
	j, err := newAlignJob(ctx, con, &o.alignOptions)
	if err != nil {
		return nil, err
	}
	if err := j.lines(o.args[1:]); err != nil {
		return nil, err
	}
	return []judged{{o.arg(0), gold, j.memory.Beads()}}, nil
}

func evalUnits(ctx context.Context, con *console.Console, o *evalAlignOptions) ([]judged, error) {
	refs, gold, err := readUnitBeads(o.arg(0))
	if err != nil {
		return nil, err
	}
	j, err := newAlignJob(ctx, con, &o.alignOptions)
	if err != nil {
		return nil, err
	}
	source, target, err := j.versions(o.args[1:])
	if err != nil {
		return nil, err
	}
	a, err := bitext.Documents(source, target, j.opts...)
	if err != nil {
		return nil, err
	}
	var all []judged
	for _, ref := range refs {
		r, err := corpus.ParseRef(ref)
		if err != nil {
			return nil, err
		}
		row := a.By(r)
		if row == nil {
			return nil, fmt.Errorf("eval align: %s of %s is in neither document", ref, o.arg(0))
		}
		all = append(all, judged{ref, gold[ref], row.Beads})
	}
	return all, nil
}

// readUnitBeads reads gold beads of units: ref, source sentences, target sentences, counted from 1.
func readUnitBeads(name string) (refs []string, gold map[string][]align.Bead, err error) {
	f, err := openList(name)
	if err != nil {
		return nil, nil, fmt.Errorf("eval align: %w", err)
	}
	defer f.Close()
	gold = map[string][]align.Bead{}
	sc := bufio.NewScanner(f)
	for n := 1; sc.Scan(); n++ {
		line := strings.TrimSpace(sc.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) < 3 {
			return nil, nil, fmt.Errorf(
				"eval align: %s:%d: not a ref and two lists of sentences, tab-separated",
				name,
				n,
			)
		}
		s, okS := sentenceNumbers(cells[1])
		t, okT := sentenceNumbers(cells[2])
		if !okS || !okT {
			return nil, nil, fmt.Errorf(
				"eval align: %s:%d: sentences are numbers from 1, such as 1,2, or - for none",
				name,
				n,
			)
		}
		if gold[cells[0]] == nil {
			refs = append(refs, cells[0])
		}
		gold[cells[0]] = append(gold[cells[0]], align.Bead{Source: s, Target: t})
	}
	if err := sc.Err(); errors.Is(err, bufio.ErrTooLong) {
		return nil, nil, fmt.Errorf(
			"eval align: %s: a line is too long for gold beads; give lines of a ref and two lists of sentences",
			name,
		)
	} else if err != nil {
		return nil, nil, fmt.Errorf("eval align: %s: %w", name, err)
	}
	if len(refs) == 0 {
		return nil, nil, fmt.Errorf("eval align: %s has no gold beads", name)
	}
	return refs, gold, nil
}

func sentenceNumbers(s string) (out []int, ok bool) {
	if s = strings.TrimSpace(s); s == "" || s == "-" {
		return nil, true
	}
	for f := range strings.SplitSeq(s, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(f))
		if err != nil || n < 1 {
			return nil, false
		}
		out = append(out, n-1)
	}
	return out, true
}

func listWrong(w io.Writer, all []judged) {
	for _, u := range all {
		for _, b := range align.Missing(u.gold, u.found) {
			fmt.Fprintf(w, "missed\t%s\t%s", u.name, exchange.BeadString(b))
			for _, f := range u.found {
				if align.Overlap(b, f) {
					fmt.Fprintf(w, "\t%s", exchange.BeadString(f))
				}
			}
			fmt.Fprintln(w)
		}
	}
}
