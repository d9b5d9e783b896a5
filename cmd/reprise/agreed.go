package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/agreed"
	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/cmd/internal/agreedview"
	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/load"
	"github.com/reprise-wording/reprise/cmd/internal/output"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/read"
)

type agreedOptions struct {
	options
	against, not   cli.StringSlice
	text, draft    string
	lines, redline bool
	minScore       float64
}

func agreedCommand(con *console.Console) *cli.Command {
	o := &agreedOptions{}
	return &cli.Command{
		Name:      "agreed",
		Usage:     "show where each paragraph of a draft stands already",
		ArgsUsage: "DRAFT",
		Description: "Tells for each paragraph of a draft whether it is agreed word for word, agreed with changes, " +
			"composed of several\n" +
			"earlier paragraphs, or new; cites the source and shows what changed. Earlier papers are those of --against or\n" +
			"--corpus; without either the built-in corpus. They are compared in the language of the draft, by the versions\n" +
			"they have in it; the best source is shown in the other languages of its paper, too. Papers that have no version\n" +
			"in it are counted and not compared. Scores are probabilities. The format docx is the draft with a comment at " +
			"each\n" +
			"paragraph, and with --redline the changes against the best source as tracked changes.\n\n" +
			examples(
				"reprise agreed draft.md --corpus wg4.reprise",
				"reprise agreed draft.docx --against seventh.md --format html -o draft.html",
				"reprise agreed draft.docx --against seventh.md --format docx --redline -o commented.docx",
				"reprise agreed --text 'States parties should train border guards.'",
				"reprise agreed --lines --lang en --format tsv old.txt --draft new.txt",
			),
		Flags: []cli.Flag{
			&cli.StringSliceFlag{
				Name:        "against",
				Destination: &o.against,
				Usage:       "an earlier paper `FILE` (may be repeated)",
			},
			o.corpusFlag(),
			&cli.StringFlag{
				Name:        "text",
				Destination: &o.text,
				Usage:       "look for this `PARAGRAPH` instead of those of a file",
			},
			&cli.StringSliceFlag{
				Name:        "not",
				Destination: &o.not,
				Usage: "do not compare with the paper `SYMBOL`, such as an earlier version of the draft " +
					"(may be repeated)",
			},
			&cli.BoolFlag{
				Name:        "lines",
				Destination: &o.lines,
				Usage: "take each line of the files as a paragraph; the files are the earlier papers, " +
					"--draft is the draft",
			},
			&cli.StringFlag{Name: "draft", Destination: &o.draft, Usage: "with --lines: the draft, `FILE`"},
			o.langFlag("the language `TAG` of the draft"),
			&cli.Float64Flag{
				Name:        "min-score",
				Destination: &o.minScore,
				Value:       reuse.DefaultThreshold,
				Usage:       "take a paragraph for a source from this `SCORE` on",
			},
			o.formatFlag("table", "json", "tsv", "html", "xlsx", "docx"),
			&cli.BoolFlag{
				Name:        "redline",
				Destination: &o.redline,
				Usage:       "with --format docx: show the changes against the best source as tracked changes, too",
			},
			o.outputFlag(),
		},
		Action: runner(con, o, runAgreed),
	}
}

func runAgreed(ctx context.Context, con *console.Console, o *agreedOptions) error {
	if err := o.refuseBinary(con); err != nil {
		return err
	}
	if s := o.minScore; !(s > 0 && s <= 1) {
		return fmt.Errorf("agreed: --min-score %v is not a valid score; give one above 0, to 1", s)
	}
	view := &agreedview.View{Width: con.Width(), UI: con.UI, Colour: con.Colour() && o.output == ""}
	write, err := agreedWriter(con, o, view)
	if err != nil {
		return err
	}
	if o.lines {
		err = agreedLines(ctx, con, o, view)
	} else {
		err = agreedPapers(ctx, con, o, view)
	}
	if err != nil {
		return err
	}
	return output.To(con.Out, o.output, write)
}

func agreedWriter(con *console.Console, o *agreedOptions, v *agreedview.View) (func(io.Writer) error, error) {
	if o.redline && o.format != "docx" {
		return nil, errors.New("agreed: --redline goes with --format docx; give both")
	}
	switch o.format {
	case "table":
		return v.Table, nil
	case "tsv":
		return v.TSV, nil
	case "json":
		return v.JSON, nil
	case "html":
		return v.HTML, nil
	case "xlsx":
		return v.Workbook, nil
	}
	return func(w io.Writer) error {
		var word []byte
		if name := o.arg(0); !o.lines && name != "" && name != load.Stdin {
			var err error
			if word, err = wordFile(name); err != nil {
				return err
			}
		}
		done, err := v.Word(w, agreedview.WordOptions{File: word, Redline: o.redline})
		if len(done.Missed) > 0 {
			con.Warn(
				"no tracked changes in %s, whose words were not found as a paragraph of the file; their comments say what changed",
				strings.Join(done.Missed, ", "),
			)
		}
		for _, m := range done.Messages {
			con.Warn("redline of a copy that says what the sources say (the first file) and the draft: %s", m)
		}
		return err
	}, nil
}

// agreedLines reads files of lines; a line is FILE:LINE, the draft the last file.
func agreedLines(
	ctx context.Context,
	con *console.Console,
	o *agreedOptions,
	v *agreedview.View,
) error {
	draft := o.draft
	if draft == "" || len(o.args) == 0 {
		return errors.New("agreed: --lines needs earlier files and a draft; give OLD... --draft NEW")
	}
	tag, err := o.keyLanguage()
	if err != nil {
		return err
	}
	if tag == language.Und {
		return errors.New("agreed: --lines needs the language of the lines; give --lang en")
	}
	for k, name := range append(slices.Clone(o.args), draft) {
		ls, err := readLines(ctx, con, name)
		if err != nil {
			return fmt.Errorf("agreed: %w", err)
		}
		for n, line := range ls {
			p := agreed.Paragraph{Paper: k, Cite: fmt.Sprintf("%d:%d", k+1, n+1), Text: line}
			if k < len(o.args) {
				v.Earlier = append(v.Earlier, p)
			} else {
				v.Draft = append(v.Draft, p)
			}
		}
	}
	v.Title, v.Papers = draft, o.args
	v.Findings, err = o.compareAll(ctx, con, v.Earlier, v.Draft,
		agreed.Options{Language: tag, Threshold: o.minScore})
	return err
}

// agreedPapers reads the draft, or the paragraph given, and looks for it in the earlier papers.
func agreedPapers(
	ctx context.Context,
	con *console.Console,
	o *agreedOptions,
	v *agreedview.View,
) error {
	tag, err := o.keyLanguage()
	if err != nil {
		return err
	}
	switch {
	case o.given(&o.draft):
		return errors.New("agreed: --draft goes with --lines; without it the draft is the argument")
	case o.given(&o.text) && len(o.args) > 0 || len(o.args) > 1:
		return errors.New(
			"agreed: give one draft, or --text; earlier papers go with --against FILE or --corpus FILE",
		)
	case !o.given(&o.text) && len(o.args) == 0:
		return errors.New("agreed: give the draft, - for stdin, or --text 'PARAGRAPH'")
	}
	if text := o.text; o.given(&o.text) {
		if strings.TrimSpace(text) == "" {
			return errors.New("agreed: --text is empty; give a paragraph")
		}
		v.Title, v.Draft = "text", []agreed.Paragraph{{Cite: "text", Text: text}}
	} else if tag, err = agreedDraft(ctx, con, o, v, tag); err != nil {
		return err
	}
	left := &leftOut{symbols: o.not.Value()}
	found, err := o.lookUp(ctx, con, &lookedFor{
		draft:     v.Draft,
		language:  tag,
		files:     o.against.Value(),
		threshold: o.minScore,
		leaves:    left.has,
	})
	if err != nil {
		return err
	}
	left.tell(con)
	v.Earlier, v.Findings, v.Others = found.earlier, found.findings, found.others
	for _, d := range found.papers {
		v.Papers = append(v.Papers, paperName(d))
	}
	if found.others > 0 {
		con.Warn("not compared: %d papers that have no version in %s; --lang chooses another language",
			found.others, lang.For(found.language).Tag())
	}
	return nil
}

// agreedDraft reads the draft and gives its language. Text from stdin that is no paper, such as a line that reads as a
// heading or is too short to tell its language, is taken by its paragraphs; the language may be und then.
func agreedDraft(
	ctx context.Context,
	con *console.Console,
	o *agreedOptions,
	v *agreedview.View,
	tag language.Tag,
) (language.Tag, error) {
	name, data := o.arg(0), []byte(nil)
	if name == load.Stdin {
		var err error
		if data, err = load.FromStdin(ctx, con); err != nil {
			return tag, err
		}
		con.In = bytes.NewReader(data)
	}
	d, err := load.File(ctx, con, name, read.Options{Fallback: tag})
	if err == nil {
		v.Title, v.Draft, v.Paper = paperName(d), paragraphsOf(d, 0, nil), d
		if tag == language.Und {
			tag = d.Language
		}
	}
	if data != nil && (err == nil && len(v.Draft) == 0 || errors.Is(err, read.ErrLanguage)) {
		v.Title, v.Paper = "text", nil
		for _, text := range strings.Split(strings.ReplaceAll(string(data), "\r\n", "\n"), "\n\n") {
			if text = strings.TrimSpace(text); text != "" {
				v.Draft = append(v.Draft, agreed.Paragraph{Cite: fmt.Sprint(len(v.Draft) + 1), Text: text})
			}
		}
		return tag, nil
	}
	return tag, err
}

// A leftOut is the papers of --not.
type leftOut struct {
	symbols []string // as they were given
	met     []string // of them, those that a paper has
}

// has reports whether a paper is left out.
func (l *leftOut) has(symbol string) (is bool) {
	for _, s := range l.symbols {
		if strings.EqualFold(s, symbol) {
			l.met = append(l.met, s)
			is = true
		}
	}
	return is
}

// tell tells of what was to be left out and is not there.
func (l *leftOut) tell(con *console.Console) {
	for _, s := range l.symbols {
		if !slices.Contains(l.met, s) {
			con.Warn("no earlier paper has the symbol %s of --not", s)
		}
	}
}
