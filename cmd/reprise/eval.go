package main

import (
	"bufio"
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
	return &cli.Command{
		Name:  "eval",
		Usage: "score results against gold",
		Description: "Measures what this program finds against annotations made by hand.\n\n" +
			examples("reprise eval align beads.tsv", "reprise eval trace reiterations.tsv"),
		Subcommands: []*cli.Command{evalAlignCommand(con), evalTraceCommand(con), evalAknCommand(con)},
		Action: func(c *cli.Context) error {
			if name := c.Args().First(); name != "" {
				return noCommand("reprise eval", name, c.Command.Subcommands)
			}
			return fmt.Errorf(
				"eval: say what to score: reprise eval align GOLD, reprise eval trace GOLD or reprise eval akn with files",
			)
		},
	}
}

func evalAlignCommand(con *console.Console) *cli.Command {
	return &cli.Command{
		Name:      "align",
		Usage:     "score sentence beads against gold",
		ArgsUsage: "GOLD [SOURCE TARGET]",
		Description: "Prints strict precision, recall and F1. Precision is over every bead found, unaligned sentences included; recall over\n" +
			"gold beads with both sides. Each line of GOLD is a ref and the numbers of the sentences in SOURCE and in TARGET,\n" +
			"from 1 (I.6<TAB>1<TAB>1,2); with --lines, a bead ([0]:[0, 1]).\n\n" +
			examples(
				"reprise eval align beads.tsv",
				"reprise eval align --lines --langs en,fr text.gold text.en.txt text.fr.txt",
				"reprise eval align --lines --beads found.beads text.gold",
			),
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "lines", Usage: "each line of SOURCE and TARGET is a segment; GOLD is beads"},
			&cli.StringFlag{Name: "langs", Usage: "languages of SOURCE and TARGET, `LANG,LANG`"},
			&cli.StringFlag{Name: "beads", Usage: "with --lines: score the beads in `FILE` instead of aligning"},
			&cli.StringSliceFlag{Name: "lexicon", Usage: "use the pairs of words in `FILE` (may be repeated)"},
			&cli.BoolFlag{Name: "wrong", Usage: "also list the gold beads that were not found, and what was"},
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write to `FILE` instead of stdout"},
		},
		Action: func(c *cli.Context) error { return runEvalAlign(con, c) },
	}
}

// A judged is a stretch of text with its gold beads and those found.
type judged struct {
	name        string
	gold, found []align.Bead
}

func runEvalAlign(con *console.Console, c *cli.Context) error {
	if c.NArg() == 0 {
		return fmt.Errorf("eval align: give the GOLD file")
	}
	var all []judged
	var err error
	if c.Bool("lines") {
		all, err = evalLines(con, c)
	} else {
		all, err = evalUnits(con, c)
	}
	if err != nil {
		return err
	}
	var sum align.Agreement
	for _, u := range all {
		sum = sum.Add(align.Compare(u.gold, u.found))
	}
	return output.To(con.Out, c.String("output"), func(w io.Writer) error {
		if c.Bool("wrong") {
			listWrong(w, all)
		}
		_, err := fmt.Fprintf(w, "gold\t%d\nfound\t%d\nright\t%d\nprecision\t%.4f\nrecall\t%.4f\nF1\t%.4f\n",
			sum.Gold, sum.Predicted, sum.Right, sum.Precision(), sum.Recall(), sum.F1())
		return err
	})
}

func evalLines(con *console.Console, c *cli.Context) ([]judged, error) {
	gold, err := readBeads(c.Args().First())
	if err != nil {
		return nil, err
	}
	if name := c.String("beads"); name != "" {
		found, err := readBeads(name)
		return []judged{{c.Args().First(), gold, found}}, err
	}
	j, err := newAlignJob(con, c)
	if err != nil {
		return nil, err
	}
	if err := j.lines(c.Args().Slice()[1:]); err != nil {
		return nil, err
	}
	return []judged{{c.Args().First(), gold, j.memory.Beads()}}, nil
}

func evalUnits(con *console.Console, c *cli.Context) ([]judged, error) {
	refs, gold, err := readUnitBeads(c.Args().First())
	if err != nil {
		return nil, err
	}
	j, err := newAlignJob(con, c)
	if err != nil {
		return nil, err
	}
	source, target, err := j.versions(c.Args().Slice()[1:])
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
			return nil, fmt.Errorf("eval align: %s of %s is in neither document", ref, c.Args().First())
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
