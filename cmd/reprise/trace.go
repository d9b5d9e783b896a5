package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"
	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/load"
	"github.com/reprise-wording/reprise/cmd/internal/output"
	"github.com/reprise-wording/reprise/cmd/internal/report"
	"github.com/reprise-wording/reprise/cmd/internal/traceview"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/read"
)

func traceCommand(con *console.Console) *cli.Command {
	return &cli.Command{
		Name:      "trace",
		Usage:     "find what was taken up again, and how",
		ArgsUsage: "[FILE...]",
		Description: "Compares every paragraph, headings and notes apart, with every earlier one. Prints the pairs in which the later takes\n" +
			"up the earlier, best first, with score (0 to 1), relation (verbatim, amended, reworded, merged, split, cited) and the rare\n" +
			"words that both have. Files that are one paper in two languages are read together. Without a file: the built-in corpus.\n\n" +
			examples(
				"reprise trace --threads --since 2017",
				"reprise trace --unit 'V.35'",
				"reprise trace --corpus wg4.reprise --new ninth-meeting.docx",
				"reprise trace --format xlsx -o reiterations.xlsx report.fr.docx report.en.docx",
				"reprise trace --series --format tsv --corpus wg4.reprise",
				"reprise trace --series --paper A/RES/77/10 --format html -o series.html --corpus assembly.reprise",
				"reprise trace --mandates --lang en --format xlsx -o mandates.xlsx --corpus wg4.reprise",
				"reprise trace --drift --one-sided",
				"reprise trace --drift --versions draft.en.docx draft.fr.docx final.en.docx final.fr.docx",
				"reprise trace --lines --lang en --pairs --format tsv --across old.txt new.txt",
			),
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "pairs", Usage: "print pairs (the default view)"},
			&cli.BoolFlag{
				Name:  "threads",
				Usage: "print threads: the connected reiterations of one recommendation, over time",
			},
			&cli.BoolFlag{
				Name:  "formulas",
				Usage: "print only pairs of formulas: wording that stands in many papers, which tables leave out",
			},
			&cli.StringFlag{
				Name:  "unit",
				Usage: "print everything about the paragraph `REF`; with --threads its thread, with --status its status",
			},
			&cli.BoolFlag{
				Name:  "status",
				Usage: "print of every paragraph whether it is new, what it takes up and what takes it up",
			},
			&cli.StringFlag{Name: "since", Usage: "only what was adopted at `MEETING` (VII or 2017) or later"},
			&cli.BoolFlag{Name: "lines", Usage: "take each line of the files as a paragraph"},
			&cli.StringFlag{
				Name:  "lang",
				Usage: "only this language `TAG` of the papers; with --lines the language of the lines",
			},
			&cli.BoolFlag{Name: "across", Usage: "leave out pairs inside one file or meeting"},
			&cli.Float64Flag{
				Name:  "min-score",
				Value: reuse.DefaultThreshold,
				Usage: "print pairs above this `SCORE`; 0 prints all that share anything",
			},
			corpusFlag(),
			&cli.StringFlag{Name: "new", Usage: "with --corpus: only what the paper `FILE` takes up"},
			&cli.StringFlag{
				Name:  "resume",
				Usage: "keep what is found in `FILE` while the work lasts, and go on from it after a stop",
			},
			&cli.StringFlag{Name: "pins", Usage: "apply manual decisions kept in `FILE`"},
			&cli.BoolFlag{
				Name:  "series",
				Usage: "of whole papers: print which continues which over the years, by wording and references (table, tsv, json or html)",
			},
			&cli.StringFlag{
				Name:  "paper",
				Usage: "with --series: the papers of the series of `SYMBOL` beside one another, a row a paragraph (table, tsv, json or html)",
			},
			&cli.BoolFlag{
				Name:  "mandates",
				Usage: "print who is asked for what, for a report to whom, when and how often, and what became of it in the series (table, tsv, json, html or xlsx)",
			},
			&cli.BoolFlag{Name: "drift", Usage: driftUsage},
			&cli.BoolFlag{Name: "one-sided", Usage: "with --drift: only pairs with a change in one language only"},
			&cli.BoolFlag{
				Name:  "versions",
				Usage: "with --drift: the files are two versions of one paper in two languages, paired by ref",
			},
			&cli.StringFlag{
				Name:  "lexicon",
				Usage: "with --drift: know the pairs of words in `FILE` too: tab-separated, hunalign or freedict",
			},
			&cli.StringFlag{Name: "addressee", Usage: "with --drift: only threads asked of `NAME`, in English: UNODC"},
			formatFlag("table", "json", "tsv", "html", "xlsx"),
			uiFlag(),
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write to `FILE` instead of stdout"},
		},
		Action: func(c *cli.Context) error {
			if err := refuseBinary(con, c); err != nil {
				return err
			}
			if s := c.Float64("min-score"); !(s >= 0 && s <= 1) { // NaN too
				return fmt.Errorf("trace: --min-score %v is not a valid score; give one from 0 to 1", s)
			}
			if c.Bool("series") && c.Bool("mandates") {
				return fmt.Errorf("trace: --series and --mandates are views of their own; ask for one at a time")
			}
			if err := goesWith(c, "drift", "one-sided", "versions", "addressee", "lexicon"); err != nil {
				return err
			}
			if err := goesWith(c, "series", "paper"); err != nil {
				return err
			}
			if c.Bool("mandates") {
				return runMandates(con, c)
			}
			if c.Bool("series") {
				return runSeries(con, c)
			}
			if c.Bool("drift") {
				return runDrift(con, c)
			}
			return runTrace(con, c)
		},
	}
}

func runTrace(con *console.Console, c *cli.Context) error {
	if c.String("format") == "html" {
		return traceReport(con, c)
	}
	view := &traceview.View{Width: con.Width(), Colour: con.Colour(), Formulas: c.Bool("formulas")}
	var write func(io.Writer) error
	look := func(set *reuse.Set) (unit int, err error) {
		if view.Since, err = sinceGroup(set, c.String("since")); err != nil {
			return -1, err
		}
		if unit, err = traceUnit(set, c.String("unit")); err != nil {
			return -1, err
		}
		write, err = traceWriter(c, view, unit)
		return unit, err
	}
	opts := []reuse.Option{reuse.MinScore(c.Float64("min-score"))}
	if c.Bool("across") {
		opts = append(opts, reuse.Across())
	}
	if c.String("format") == "tsv" && !c.Bool("threads") && !c.Bool("status") {
		opts = append(opts, reuse.Bare()) // rows of pairs have no text in them
	}
	done, err := traceInto(con, c, view, look, opts)
	if err != nil {
		return err
	}
	if err := output.To(con.Out, c.String("output"), write); err != nil {
		return err
	}
	return done()
}

// traceInto traces what the flags name, once look has seen the units. What it returns is to be called when the result
// is written.
func traceInto(
	con *console.Console,
	c *cli.Context,
	view *traceview.View,
	look func(*reuse.Set) (int, error),
	opts []reuse.Option,
) (done func() error, err error) {
	if c.String("new") != "" {
		n, err := traceNew(con, c, opts, look)
		if err != nil {
			return nil, err
		}
		view.Result, view.Only = n.Result, n.Fresh
		return func() error { return nil }, nil
	}
	set, papers, err := traceSet(con, c)
	if err != nil {
		return nil, err
	}
	if _, err := look(set); err != nil {
		return nil, err
	}
	step := con.Progress("tracing", len(set.Units))
	defer step(-1)
	view.Result, done, err = traceAll(con, c, set, append(opts, reuse.Progress(func(done, _ int) { step(done) })))
	if err != nil {
		return nil, err
	}
	return done, judge(con, c, view.Result, papers)
}

// traceSet reads the units: lines of files, or the papers given, which it returns too.
func traceSet(con *console.Console, c *cli.Context) (*reuse.Set, *corpus.Corpus, error) {
	if c.Bool("lines") {
		tag, err := keyLanguage(c)
		if err != nil {
			return nil, nil, err
		}
		set, err := lineSet(c.Context, con, tag, c.Args().Slice())
		return set, &corpus.Corpus{}, err
	}
	papers, err := tracePapers(con, c)
	if err != nil {
		return nil, nil, err
	}
	return reuse.FromCorpus(papers), papers, nil
}

// tracePapers reads the papers given and those of --corpus, in every language or that of --lang.
func tracePapers(con *console.Console, c *cli.Context) (*corpus.Corpus, error) {
	files := c.Args().Slice()
	if kept := c.String("corpus"); kept != "" {
		files = append(files, kept)
	}
	tag, err := keyLanguage(c)
	if err != nil {
		return nil, err
	}
	papers, err := load.Corpus(c.Context, con, files, read.Options{Otherwise: tag})
	if errors.Is(err, fs.ErrNotExist) && len(files) == 1 {
		if ref, no := corpus.ParseRef(files[0]); no == nil {
			return nil, fmt.Errorf("%w, or give --unit '%s' for the unit", err, ref)
		}
	}
	if err != nil || tag == language.Und {
		return papers, err
	}
	return only(papers, tag)
}

func lineSet(ctx context.Context, con *console.Console, tag language.Tag, files []string) (*reuse.Set, error) {
	if len(files) == 0 {
		return nil, fmt.Errorf("trace: --lines needs files; give one or more texts with a unit a line")
	}
	asked := tag != language.Und
	for _, name := range files {
		named, _ := lang.OfFile(name)
		switch {
		case asked || named == language.Und:
		case tag != language.Und && !lang.Same(tag, named):
			return nil, fmt.Errorf(
				"trace: --lines: %s is in %s by its name, the files before it in %s; give --lang for all",
				name,
				named,
				tag,
			)
		default:
			tag = named
		}
	}
	if tag == language.Und {
		return nil, fmt.Errorf("trace: --lines needs the language of the lines; give --lang en")
	}
	var texts []reuse.File
	for _, name := range files {
		ls, err := readLines(ctx, con, name)
		if err != nil {
			return nil, fmt.Errorf("trace: %w", err)
		}
		texts = append(texts, reuse.File{Name: name, Lines: ls})
	}
	return reuse.FromLines(tag, texts...), nil
}

// only keeps one language of a corpus.
func only(c *corpus.Corpus, tag language.Tag) (*corpus.Corpus, error) {
	docs := c.Documents(tag)
	if len(docs) == 0 {
		var have []string
		for _, t := range c.Languages() {
			have = append(have, t.String())
		}
		return nil, fmt.Errorf("trace: no paper in %q; there is %s", tag.String(), strings.Join(have, ", "))
	}
	return corpus.New(docs...)
}

// firstYear is from which number on a number is taken for a year.
const firstYear = 1000

// sinceGroup finds the meeting that --since names: by its number, Roman or not, or its year.
func sinceGroup(set *reuse.Set, name string) (int, error) {
	if name == "" {
		return 0, nil
	}
	number, _ := strconv.Atoi(name)
	if n, err := corpus.ParseRoman(name); err == nil {
		number = n
	}
	at := slices.IndexFunc(set.Groups, func(g reuse.Group) bool { return strings.EqualFold(g.Name, name) })
	if at < 0 && number > 0 {
		at = slices.IndexFunc(
			set.Groups,
			func(g reuse.Group) bool { return g.Number == number || number >= firstYear && g.Year() >= number },
		)
	}
	if at < 0 {
		var names []string
		for _, g := range set.Groups {
			names = append(names, g.Name)
		}
		return 0, fmt.Errorf("trace: no meeting %q; there is %s", name, strings.Join(names, ", "))
	}
	return at, nil
}

// traceUnit finds the unit that --unit names, -1 for none.
func traceUnit(set *reuse.Set, name string) (int, error) {
	if name == "" {
		return -1, nil
	}
	if at := set.Index(name); at >= 0 {
		return at, nil
	}
	ref, err := corpus.ParseRef(name)
	if err != nil {
		var re *corpus.RefError
		errors.As(err, &re)
		return -1, fmt.Errorf("trace: --unit %q is not a paragraph: %s", name, re.Why)
	}
	if at := unitAt(set, ref); at >= 0 {
		return at, nil
	}
	if ref.Path == "" {
		return -1, fmt.Errorf(
			"trace: --unit %s is a meeting; give a unit, such as %s, or --since %[1]s for all from it on",
			ref,
			ref.Child("1"),
		)
	}
	refs := make([]corpus.Ref, len(set.Units))
	for i, u := range set.Units {
		refs[i] = u.Ref
	}
	return -1, &corpus.UnknownRefError{Ref: ref, Nearest: corpus.Nearest(ref, refs)}
}

// unitAt finds the unit at a ref, whose part may be named by the number or the year of its meeting; -1 where there is
// none.
func unitAt(set *reuse.Set, ref corpus.Ref) int {
	ref = ref.Whole()
	return slices.IndexFunc(set.Units, func(u reuse.Unit) bool {
		g := set.Groups[u.Group]
		return u.Ref == ref ||
			strings.EqualFold(u.Ref.Path, ref.Path) && ref.Path != "" && (strings.EqualFold(u.Ref.Part, ref.Part) ||
				u.Ref.Part == g.Name && (ref.Part == strconv.Itoa(g.Year()) || ref.Part == strconv.Itoa(g.Number)))
	})
}

// traceWriter picks the view and format asked for.
func traceWriter(c *cli.Context, v *traceview.View, unit int) (func(io.Writer) error, error) {
	format := c.String("format")
	table, rows := v.PairTable, func(w io.Writer) error { return v.PairRows(c.Context, w) }
	if unit >= 0 {
		v.Unit = &unit
	}
	switch {
	case c.Bool("threads") && c.Bool("status") || c.Bool("pairs") && (c.Bool("threads") || c.Bool("status") || unit >= 0):
		return nil, fmt.Errorf("trace: --pairs, --threads and --status are views of their own; ask for one at a time")
	case c.Bool("threads"):
		table, rows = v.ThreadTable, v.ThreadRows
	case c.Bool("status"):
		table, rows = v.StatusTable, v.StatusRows
	case unit >= 0:
		table, rows = func(w io.Writer) error { return v.UnitTable(w, unit) }, nil
	}
	switch {
	case format == "table":
		return table, nil
	case format == "tsv" && rows != nil:
		return rows, nil
	case format == "tsv":
		return nil, fmt.Errorf(
			"trace: --unit has no rows; give --format table or json, or --threads or --status besides",
		)
	case format == "json":
		return v.JSON, nil
	case format == "xlsx":
		return v.Workbook, nil
	}
	return nil, fmt.Errorf("trace: no format %q; give table, json, tsv, html or xlsx", format)
}

// traceReport is trace --format html: the page of the report in the language of --ui, to stdout or a file.
func traceReport(con *console.Console, c *cli.Context) error {
	if c.Bool("lines") {
		return fmt.Errorf("trace: --format html needs papers, not --lines")
	}
	papers, err := tracePapers(con, c)
	if err != nil {
		return err
	}
	page, err := reportPage(con, c, papers, c.String("ui"))
	if err != nil {
		return err
	}
	return output.To(con.Out, c.String("output"), func(w io.Writer) error { return report.Write(w, page) })
}
