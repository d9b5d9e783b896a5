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
	"github.com/reprise-wording/reprise/cmd/internal/output"
	"github.com/reprise-wording/reprise/cmd/internal/report"
	"github.com/reprise-wording/reprise/cmd/internal/traceview"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
)

type traceOptions struct {
	options
	pairs, threads, status, formulas bool // what is shown
	unit, since                      string
	lines, across                    bool
	minScore                         float64
	new, resume                      string // files
}

func traceCommand(con *console.Console) *cli.Command {
	o := &traceOptions{}
	return &cli.Command{
		Name:      "trace",
		Usage:     "find what was taken up again, and how",
		ArgsUsage: "[FILE...]",
		Description: "Compares every paragraph, headings and notes apart, with every earlier one. " +
			"Prints the pairs in which the later takes\n" +
			"up the earlier, best first, with score (0 to 1), relation (verbatim, amended, reworded, merged, split, cited) " +
			"and the rare\n" +
			"words that both have. Files that are one paper in two languages are read together. " +
			"Without a file: the built-in corpus.\n\n" +
			examples(
				"reprise trace --threads --since 2017",
				"reprise trace --unit 'V.35'",
				"reprise trace --corpus wg4.reprise --new ninth-meeting.docx",
				"reprise trace --format xlsx -o reiterations.xlsx report.fr.docx report.en.docx",
				"reprise trace --lines --lang en --format tsv --across old.txt new.txt",
			),
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "pairs", Destination: &o.pairs, Hidden: true, Usage: "print pairs, as without it"},
			&cli.BoolFlag{
				Name:        "threads",
				Destination: &o.threads,
				Usage:       "print threads: the connected reiterations of one recommendation, over time",
			},
			&cli.BoolFlag{
				Name:        "formulas",
				Destination: &o.formulas,
				Usage:       "print only formulas, wording that many papers share, which tables leave out otherwise",
			},
			&cli.StringFlag{
				Name:        "unit",
				Destination: &o.unit,
				Usage: "print everything about the paragraph `REF`; with --threads its thread, with --status " +
					"its status",
			},
			&cli.BoolFlag{
				Name:        "status",
				Destination: &o.status,
				Usage:       "print for every paragraph whether it is new, what it takes up and what takes it up",
			},
			&cli.StringFlag{
				Name:        "since",
				Destination: &o.since,
				Usage:       "only what was adopted at `MEETING` (VII or 2017) or later",
			},
			&cli.BoolFlag{
				Name:        "lines",
				Destination: &o.lines,
				Usage:       "take each line of the files as a paragraph",
			},
			o.langFlag("only this language `TAG` of the papers; with --lines the language of the lines"),
			&cli.BoolFlag{
				Name:        "across",
				Destination: &o.across,
				Usage:       "leave out pairs inside one file or meeting",
			},
			&cli.Float64Flag{
				Name:        "min-score",
				Destination: &o.minScore,
				Value:       reuse.DefaultThreshold,
				Usage:       "print pairs above this `SCORE`; 0 prints all that share anything",
			},
			o.corpusFlag(),
			&cli.StringFlag{
				Name:        "new",
				Destination: &o.new,
				Usage:       "with --corpus: only what the paper `FILE` takes up",
			},
			&cli.StringFlag{
				Name:        "resume",
				Destination: &o.resume,
				Usage:       "keep what is found in `FILE` while the work lasts, and go on from it after a stop",
			},
			o.pinsFlag("apply manual decisions kept in `FILE`"),
			o.formatFlag("table", "json", "tsv", "html", "xlsx"),
			o.outputFlag(),
		},
		Action: runner(con, o, runTrace),
	}
}

func runTrace(ctx context.Context, con *console.Console, o *traceOptions) error {
	if err := o.refuseBinary(con); err != nil {
		return err
	}
	if err := o.isScore(o.minScore); err != nil {
		return err
	}
	if o.format == "html" {
		return traceReport(ctx, con, o)
	}
	return traceReiterations(ctx, con, o)
}

// traceReiterations writes the pairs, the threads or the status of paragraphs.
func traceReiterations(ctx context.Context, con *console.Console, o *traceOptions) error {
	view := &traceview.View{Width: con.Width(), Colour: con.Colour(), UI: con.UI, Formulas: o.formulas}
	var write func(io.Writer) error
	look := func(set *reuse.Set) (unit int, err error) {
		if view.Since, err = sinceGroup(o.command, set, o.since); err != nil {
			return -1, err
		}
		if unit, err = traceUnit(set, o.unit, o.lines); err != nil {
			return -1, err
		}
		write, err = traceWriter(ctx, o, view, unit)
		return unit, err
	}
	opts := []reuse.Option{reuse.MinScore(o.minScore)}
	if o.across {
		opts = append(opts, reuse.Across())
	}
	if o.format == "tsv" && !o.threads && !o.status {
		opts = append(opts, reuse.Bare()) // rows of pairs have no text in them
	}
	done, err := traceInto(ctx, con, o, view, look, opts)
	if err != nil {
		return err
	}
	if err := output.To(con.Out, o.output, write); err != nil {
		return err
	}
	return done()
}

// traceInto traces what the flags name, once look has seen the units. What it returns is to be called when the result
// is written.
func traceInto(
	ctx context.Context,
	con *console.Console,
	o *traceOptions,
	view *traceview.View,
	look func(*reuse.Set) (int, error),
	opts []reuse.Option,
) (done func() error, err error) {
	if o.new != "" {
		n, err := traceNew(ctx, con, o, opts, look)
		if err != nil {
			return nil, err
		}
		view.Result, view.Only = n.Result, n.Fresh
		return func() error { return nil }, nil
	}
	set, papers, err := traceSet(ctx, con, o)
	if err != nil {
		return nil, err
	}
	if _, err := look(set); err != nil {
		return nil, err
	}
	step := con.Progress("tracing", len(set.Units))
	defer step(-1)
	view.Result, done, err = traceAll(ctx, con, o, set, append(opts, reuse.Progress(func(done, _ int) { step(done) })))
	if err != nil {
		return nil, err
	}
	return done, o.judge(ctx, con, view.Result, papers)
}

// traceSet reads the units: lines of files, or the papers given, which it returns too.
func traceSet(ctx context.Context, con *console.Console, o *traceOptions) (*reuse.Set, *corpus.Corpus, error) {
	if o.lines {
		tag, err := o.keyLanguage()
		if err != nil {
			return nil, nil, err
		}
		set, err := lineSet(ctx, con, tag, o.args)
		return set, &corpus.Corpus{}, err
	}
	papers, err := tracePapers(ctx, con, o)
	if err != nil {
		return nil, nil, err
	}
	return reuse.FromCorpus(papers), papers, nil
}

// tracePapers reads the papers given and those of --corpus, in every language or that of --lang.
func tracePapers(ctx context.Context, con *console.Console, o *traceOptions) (*corpus.Corpus, error) {
	papers, err := o.papers(ctx, con)
	if files := o.withCorpus(o.args); errors.Is(err, fs.ErrNotExist) && len(files) == 1 {
		if ref, no := corpus.ParseRef(files[0]); no == nil {
			return nil, fmt.Errorf("%w, or give --unit '%s' for the unit", err, ref)
		}
	}
	return papers, err
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

// firstYear is from which number on a number is taken for a year.
const firstYear = 1000

// sinceGroup finds the meeting that --since names: by its number, Roman or not, or its year.
func sinceGroup(command string, set *reuse.Set, name string) (int, error) {
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
		return 0, fmt.Errorf("%s: no meeting %q; there is %s", command, name, strings.Join(names, ", "))
	}
	return at, nil
}

// traceUnit finds the unit that --unit names, -1 for none.
func traceUnit(set *reuse.Set, name string, lines bool) (int, error) {
	if name == "" {
		return -1, nil
	}
	if at := set.Index(name); at >= 0 {
		return at, nil
	}
	if lines && len(set.Units) > 0 {
		last := set.Units[len(set.Units)-1]
		return -1, fmt.Errorf("trace: there is no line %s with words; the last is %s", name, last.ID)
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
	ref = ref.WithoutSentence()
	at := func(ref corpus.Ref, asPrinted func(corpus.Ref) corpus.Ref) int {
		return slices.IndexFunc(set.Units, func(u reuse.Unit) bool {
			g, own := set.Groups[u.Group], asPrinted(u.Ref)
			return own == ref ||
				strings.EqualFold(own.Path, ref.Path) && ref.Path != "" && (strings.EqualFold(own.Part, ref.Part) ||
					own.Part == g.Name && (ref.Part == strconv.Itoa(g.Year()) || ref.Part == strconv.Itoa(g.Number)))
		})
	}
	if i := at(ref, func(r corpus.Ref) corpus.Ref { return r }); i >= 0 {
		return i
	}
	return at(ref.LatinLook(), corpus.Ref.LatinLook)
}

// traceWriter picks the view and format asked for.
func traceWriter(ctx context.Context, o *traceOptions, v *traceview.View, unit int) (func(io.Writer) error, error) {
	format := o.format
	table, rows := v.PairTable, func(w io.Writer) error { return v.PairRows(ctx, w) }
	if unit >= 0 {
		v.Unit = &unit
	}
	switch {
	case o.threads && o.status || o.pairs && (o.threads || o.status || unit >= 0):
		return nil, fmt.Errorf("trace: --pairs, --threads and --status are views of their own; ask for one at a time")
	case o.threads:
		table, rows = v.ThreadTable, v.ThreadRows
	case o.status:
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
	}
	return v.Workbook, nil
}

// traceReport is trace --format html: the page of the report in the language of --ui, to stdout or a file.
func traceReport(ctx context.Context, con *console.Console, o *traceOptions) error {
	if o.lines {
		return fmt.Errorf("trace: --format html needs papers, not --lines")
	}
	papers, err := tracePapers(ctx, con, o)
	if err != nil {
		return err
	}
	page, err := o.reportPage(ctx, con, papers)
	if err != nil {
		return err
	}
	return output.To(con.Out, o.output, func(w io.Writer) error { return report.Write(w, page) })
}
