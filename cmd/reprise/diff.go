package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/load"
	"github.com/reprise-wording/reprise/cmd/internal/output"
	"github.com/reprise-wording/reprise/cmd/internal/pace"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/diff"
	"github.com/reprise-wording/reprise/diff/render"
)

type diffOptions struct {
	options
	in                         cli.StringSlice // papers that refs are taken from
	brackets, noItems, chapeau bool
	unit                       string
	ignore                     cli.StringSlice
	layout                     string
	width, context             int
	all, spaces                bool
	authors                    cli.StringSlice // of the changes in a Word file
	formatting                 bool
	changes                    string // what becomes of tracked changes that are there already
	date                       string
}

func diffCommand(con *console.Console) *cli.Command {
	o := &diffOptions{}
	return &cli.Command{
		Name:      "diff",
		Usage:     "show what changed in the wording of two or more paragraphs or files",
		ArgsUsage: "A B [C...]",
		Description: "Compares two wordings word by word, or lays three and more beside one another in a table. " +
			"A wording is a\n" +
			"paragraph of the corpus with its items (VII.2), one of them (VII.2(b)), one sentence (VI.19#2), a whole meeting " +
			"(VII), or\n" +
			"a file: a plain text as it stands, or all paragraphs of a paper in Markdown, DOCX, PDF, HTML or another format, " +
			"its\n" +
			"headings, recitals, notes and tables among them. Each paragraph that changed is named by its ref; " +
			"a line of a plain text\n" +
			"of more than 512 KB, by its number.\n" +
			"Typographic variants (apostrophes, spaces, dashes, case, accents) are told apart from changes of words. " +
			"Without colour\n" +
			"changes are marked [-out-]{+in+}.\n\n" +
			"Of two Word files --format docx gives a redline over the second one: what changed from the first is tracked, " +
			"everything\n" +
			"else stays as it is. Other papers are set in a plain style first, with automatic numbers and notes. " +
			"Of three and more files\n" +
			"the first is the base, and the redline over it shows what each of the others changed, under the name of who " +
			"did.\n\n" +
			"Exit status: 0 same, 1 different, 2 error.\n\n" +
			examples(
				"reprise diff 'I.11(b)' 'VII.2(b)' 'VIII.1(c)'",
				"reprise diff draft.txt final.txt --format docx -o changes.docx --author 'Documents Unit'",
				"reprise diff --brackets draft-1.docx draft-2.docx",
			),
		Flags: slices.Concat([]cli.Flag{
			oneOf(
				&cli.StringFlag{
					Name:        "format",
					Destination: &o.format,
					Value:       "text",
					Usage:       "`FORMAT` of the output: %s (tsv only with --brackets)",
				},
				"text", "json", "html", "md", "docx", "tei", "tsv",
			),
			&cli.BoolFlag{
				Name:        "brackets",
				Destination: &o.brackets,
				Usage: "of two drafts under negotiation: which brackets were opened and closed, and with " +
					"which outcome (as text, json or tsv)",
			},
			o.outputFlag(),
			o.langFlag(
				"language `TAG` of the wordings (default: the first of the corpus; of files, as their names say)",
			),
			&cli.StringSliceFlag{
				Name:        "in",
				Destination: &o.in,
				Usage:       "take refs from this `FILE` instead of the built-in corpus (may be repeated)",
			},
			&cli.BoolFlag{
				Name:        "no-items",
				Destination: &o.noItems,
				Usage:       "compare only the words that open a list, without its items",
			},
			&cli.BoolFlag{
				Name:        "chapeau",
				Destination: &o.chapeau,
				Usage:       "compare a sub-item together with the words that open its list",
			},
			oneOf(
				&cli.StringFlag{
					Name:        "unit",
					Destination: &o.unit,
					Value:       "word",
					Usage:       "smallest thing that changes as a whole: %s",
				},
				"word",
				"sentence",
			),
			someOf(
				&cli.StringSliceFlag{
					Name:        "ignore",
					Destination: &o.ignore,
					Usage:       "do not count changes of this `KIND`: %s (may be repeated)",
				},
				"typography", "case", "accents", "labels", "punctuation", "numbers",
			),
			&cli.BoolFlag{
				Name:        "spaces",
				Destination: &o.spaces,
				Usage: "show changes of spaces alone too (no-break, narrow, doubled, of no width) and make them " +
					"visible, instead of only counting them",
			},
		}, o.showFlags(), o.wordFlags()),
		Action: runner(con, o, runDiff),
	}
}

// showFlags say how the changes are shown.
func (o *diffOptions) showFlags() []cli.Flag {
	return []cli.Flag{
		&cli.IntFlag{
			Name:        "width",
			Destination: &o.width,
			Usage:       "wrap text to `N` columns",
			DefaultText: "those of the terminal",
		},
		oneOf(
			&cli.StringFlag{
				Name:        "layout",
				Destination: &o.layout,
				Value:       "auto",
				Usage:       "how text shows two wordings: %s (auto: side by side if there are 140 columns or more)",
			},
			"inline",
			"columns",
			"auto",
		),
		&cli.IntFlag{
			Name:        "context",
			Destination: &o.context,
			Value:       1,
			Usage:       "show `N` unchanged lines around a changed one",
		},
		&cli.BoolFlag{Name: "all", Destination: &o.all, Usage: "show every line"},
	}
}

// wordFlags are about the changes in a Word file.
func (o *diffOptions) wordFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringSliceFlag{
			Name:        "author",
			Destination: &o.authors,
			Usage: "docx: `NAME` under which the changes stand; with three and more files give one for " +
				"each version, in their order",
			DefaultText: "reprise; of several versions, who saved each last",
		},
		&cli.BoolFlag{
			Name:        "formatting",
			Destination: &o.formatting,
			Value:       true,
			Usage: "docx of two Word files: track changes of formatting too; with --formatting=false " +
				"they are only counted, and rejecting all changes keeps the new formatting",
		},
		oneOf(
			&cli.StringFlag{
				Name:        "changes",
				Destination: &o.changes,
				Value:       "accept",
				Usage: "docx of Word files that have tracked changes already: %s these first (keep: " +
					"those of the later file stay, under their authors' names)",
			},
			"accept",
			"reject",
			"keep",
		),
		&cli.StringFlag{
			Name:        "date",
			Destination: &o.date,
			Usage:       "docx: `DATE` of the changes, like 2019-09-11 or 2019-09-11T10:00:00Z",
			DefaultText: "none",
		},
	}
}

// littleText is the size in bytes up to which memory is not worth saving.
const littleText = 16 << 20

// expand puts the papers of a folder, or of a pattern that the shell has left as it is, in its place; refs stay.
func (o *diffOptions) expand() error {
	var all []string
	for _, arg := range o.args {
		info, noFile := os.Stat(arg)
		if _, err := corpus.ParseRef(arg); err == nil && (noFile != nil || !info.IsDir()) {
			all = append(all, arg)
			continue
		}
		files, err := load.Expand([]string{arg})
		if err != nil {
			return err
		}
		for _, f := range files {
			all = append(all, f.Path)
		}
	}
	o.args = all
	return nil
}

func runDiff(ctx context.Context, con *console.Console, o *diffOptions) error {
	if err := o.expand(); err != nil {
		return err
	}
	if len(o.args) < 2 {
		return fmt.Errorf("diff: give two or more refs or files; reprise diff --help shows examples")
	}
	if o.brackets {
		return diffBrackets(ctx, con, o)
	}
	if err := o.refuseBinary(con); err != nil {
		return err
	}
	opts, err := compareOptions(o)
	if err != nil {
		return err
	}
	if o.format == "docx" {
		files, err := redlineFiles(ctx, con, o)
		if err != nil {
			return err
		}
		return diffWord(con, o, files)
	}
	in, err := readWordings(ctx, con, o)
	if err != nil {
		return err
	}
	ro, err := renderOptions(con, o, in)
	if err != nil {
		return err
	}
	opts, texts := append(opts, diff.In(ro.Lang)), in.texts
	size := 0
	for _, text := range texts {
		size += len(text)
	}
	if size > littleText {
		pace.FavourMemory()
	}
	if o.format == "tei" { // what the witnesses share stands outside of the apparatus, word for word
		opts = append(opts, diff.Shortest())
	}
	if len(texts) > 2 || o.format == "tei" {
		return diffTable(con, o, in, opts, ro)
	}
	s := diff.Texts(texts[0], texts[1], append(opts, ro.Labels())...)
	write, ok := map[string]func(io.Writer, *diff.Script, render.Options) error{
		"text": render.Terminal, "html": render.HTML, "md": render.Markdown, "json": render.JSON,
	}[o.format]
	if !ok {
		return fmt.Errorf("diff: no format %q; use text, json, html, md, docx or tei", o.format)
	}
	if err := output.To(con.Out, o.output, func(w io.Writer) error { return write(w, s, ro) }); err != nil {
		return err
	}
	if s.Same() {
		noChange(con, o, in)
		if o.format != "json" {
			sayLabels(con, s, ro)
		}
		return nil
	}
	if o.format == "text" {
		con.Say("%s", render.Summary(s, ro))
		if in.files == 2 {
			for _, part := range render.Parts(s, ro) {
				con.Say("%s", part)
			}
			sayLabels(con, s, ro)
		}
	}
	return errDifferent
}

// noChange says so where a person reads along, since equal wordings print nothing; it says it only of what was
// compared.
func noChange(con *console.Console, o *diffOptions, in *wordings) {
	switch {
	case o.format == "json" || o.format == "tei":
	case in.leftOut:
		con.Say("no change of wording in what was compared; what was left out was not")
	default:
		con.Say("no change of wording")
	}
}

// sayLabels tells which paragraphs have other labels than before.
func sayLabels(con *console.Console, s *diff.Script, ro render.Options) {
	if labels := render.Labels(s, ro); labels != "" {
		con.Say("%s", labels)
	}
}

func diffTable(
	con *console.Console,
	o *diffOptions,
	in *wordings,
	opts []diff.Option,
	ro render.Options,
) error {
	write, ok := map[string]func(io.Writer, *diff.Table, render.Options) error{
		"text": render.TerminalTable,
		"html": render.HTMLTable,
		"md":   render.MarkdownTable,
		"json": render.JSONTable,
		"tei":  render.TEI,
	}[o.format]
	if !ok {
		return fmt.Errorf(
			"diff: no format %q for three or more wordings; use text, json, html, md or tei, or compare two",
			o.format,
		)
	}
	texts := in.texts
	t := diff.Variants(texts, opts...)
	if err := output.To(con.Out, o.output, func(w io.Writer) error { return write(w, t, ro) }); err != nil {
		return err
	}
	for i := range texts[1:] {
		if !diff.Texts(texts[i], texts[i+1], opts...).Same() {
			return errDifferent
		}
	}
	noChange(con, o, in)
	return nil
}

// compareOptions reads what is compared and what is not to count.
func compareOptions(o *diffOptions) ([]diff.Option, error) {
	var opts []diff.Option
	var fold lang.Fold
	for _, kind := range o.ignore.Value() {
		switch kind {
		case "typography":
			fold |= lang.FoldTypography
		case "case":
			fold |= lang.FoldCase
		case "accents":
			fold |= lang.FoldAccents
		case "labels":
			opts = append(opts, diff.Without(diff.Label))
		case "punctuation":
			opts = append(opts, diff.Without(diff.Punctuation))
		case "numbers":
			opts = append(opts, diff.Without(diff.Number))
		default:
			return nil, fmt.Errorf(
				"diff: --ignore %q is not a valid kind; use typography, case, accents, labels, punctuation or numbers",
				kind,
			)
		}
	}
	switch o.unit {
	case "word":
	case "sentence":
		opts = append(opts, diff.By(diff.Sentence))
	default:
		return nil, fmt.Errorf("diff: --unit %q is neither word nor sentence", o.unit)
	}
	return append(opts, diff.Ignoring(fold)), nil
}

func renderOptions(con *console.Console, o *diffOptions, in *wordings) (render.Options, error) {
	ro := render.Options{Names: in.names, Lang: in.lang, Colour: con.Colour(), Width: con.Width(), Places: in.places}
	ro.UI = render.UI{Lang: con.UI.Tag(), Sprintf: con.UI.Sprintf}
	if w := o.width; o.given(&o.width) {
		if w < 1 || w > console.Widest {
			return ro, fmt.Errorf("diff: --width %d is not a valid width; give 1 to %d columns", w, console.Widest)
		}
		ro.Width = w
	}
	ro.Context, ro.All, ro.Spaces = max(o.context, 0), o.all, o.spaces
	if ro.Context == 0 {
		ro.Context = -1
	}
	layouts := map[string]render.Layout{"auto": render.Auto, "inline": render.Running, "columns": render.Columns}
	var ok bool
	if ro.Layout, ok = layouts[o.layout]; !ok {
		return ro, fmt.Errorf("diff: --layout %q is none of auto, inline, columns", o.layout)
	}
	_, err := changeDate(o)
	return ro, err
}

// changeDate is the date of the changes in a Word file, zero for none.
func changeDate(o *diffOptions) (time.Time, error) {
	d := o.date
	if d == "" {
		return time.Time{}, nil
	}
	for _, layout := range []string{time.DateOnly, time.RFC3339} {
		if t, err := time.Parse(layout, d); err == nil {
			return t, nil
		}
	}
	return time.Time{}, fmt.Errorf("diff: --date %q is neither like 2019-09-11 nor like 2019-09-11T10:00:00Z", d)
}
