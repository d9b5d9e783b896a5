package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"github.com/urfave/cli/v2"
	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/agreed"
	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/cmd/internal/agreedview"
	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/keep"
	"github.com/reprise-wording/reprise/cmd/internal/load"
	"github.com/reprise-wording/reprise/cmd/internal/output"
	"github.com/reprise-wording/reprise/corpus"
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
		Description: "Tells for each paragraph of a draft whether it is agreed word for word, agreed with changes, composed of several\n" +
			"earlier paragraphs, or new; cites the source and shows what changed. Earlier papers are those of --against or\n" +
			"--corpus; without either the built-in corpus. They are compared in the language of the draft, by the versions\n" +
			"they have in it. Scores are probabilities. The format docx is the draft with a comment at each paragraph,\n" +
			"and with --redline the changes against the best source as tracked changes.\n\n" +
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
	view := &agreedview.View{Width: con.Width(), Colour: con.Colour() && o.output == ""}
	write, err := agreedWriter(con, o, view)
	if err != nil {
		return err
	}
	var tag language.Tag
	if o.lines {
		tag, err = agreedLines(ctx, con, o, view)
	} else {
		tag, err = agreedPapers(ctx, con, o, view)
	}
	if err != nil {
		return err
	}
	if view.Findings != nil { // a corpus file was asked
		return output.To(con.Out, o.output, write)
	}
	step := con.Progress("comparing", len(view.Earlier)+len(view.Draft))
	defer step(-1)
	view.Findings, err = agreed.Compare(ctx, view.Earlier, view.Draft,
		agreed.Options{Language: tag, Threshold: o.minScore, Progress: func(done, _ int) { step(done) }})
	if errors.Is(err, agreed.ErrNothing) {
		return fmt.Errorf(
			"agreed: nothing to compare: %d earlier paragraphs, %d in the draft; check the files",
			len(view.Earlier),
			len(view.Draft),
		)
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
			con.Warn("no tracked changes in %s, whose words were not found as a paragraph of the file; their comments say what changed",
				strings.Join(done.Missed, ", "))
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
) (language.Tag, error) {
	draft := o.draft
	if draft == "" || len(o.args) == 0 {
		return language.Und, errors.New("agreed: --lines needs earlier files and a draft; give OLD... --draft NEW")
	}
	tag, err := o.keyLanguage()
	if err != nil {
		return tag, err
	}
	if tag == language.Und {
		return tag, errors.New("agreed: --lines needs the language of the lines; give --lang en")
	}
	for k, name := range append(slices.Clone(o.args), draft) {
		ls, err := readLines(ctx, con, name)
		if err != nil {
			return tag, fmt.Errorf("agreed: %w", err)
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
	v.Title = draft
	return tag, nil
}

// agreedPapers reads the draft, or the paragraph given, and the earlier papers in its language.
func agreedPapers(
	ctx context.Context,
	con *console.Console,
	o *agreedOptions,
	v *agreedview.View,
) (language.Tag, error) {
	tag, err := o.keyLanguage()
	if err != nil {
		return tag, err
	}
	switch {
	case o.given(&o.draft):
		return tag, errors.New("agreed: --draft goes with --lines; without it the draft is the argument")
	case o.given(&o.text) && len(o.args) > 0 || len(o.args) > 1:
		return tag, errors.New(
			"agreed: give one draft, or --text; earlier papers go with --against FILE or --corpus FILE",
		)
	case !o.given(&o.text) && len(o.args) == 0:
		return tag, errors.New("agreed: give the draft, - for stdin, or --text 'PARAGRAPH'")
	}
	if text := o.text; o.given(&o.text) {
		if strings.TrimSpace(text) == "" {
			return tag, errors.New("agreed: --text is empty; give a paragraph")
		}
		v.Title, v.Draft = "text", []agreed.Paragraph{{Cite: "text", Text: text}}
	} else {
		d, err := load.File(ctx, con, o.arg(0), read.Options{Fallback: tag})
		if err != nil {
			return tag, err
		}
		if tag == language.Und {
			tag = d.Language
		}
		v.Title, v.Draft, v.Paper = paperName(d), paragraphsOf(d, 0, false), d
	}
	files := o.against.Value()
	if o.corpus != "" && len(files) == 0 && tag != language.Und && len(v.Draft) > 0 {
		if found, err := agreedKept(ctx, con, o, v, tag); found || err != nil {
			return tag, err
		}
	}
	papers, err := load.Corpus(ctx, con, o.withCorpus(files), read.Options{Fallback: tag})
	if err != nil {
		return tag, err
	}
	if tag == language.Und {
		tag = mostLike(o.text, papers.Languages())
		if len(papers.Languages()) > 1 {
			con.Note("the text is taken for %s; --lang says otherwise", lang.For(tag).Tag())
		}
	}
	return tag, earlierOf(con, o, v, papers, tag)
}

// mostLike gives the language that has most of the words of a text among its function words; the first of those that
// have as many.
func mostLike(text string, tags []language.Tag) language.Tag {
	best, most := tags[0], -1
	for _, tag := range tags {
		l, n := lang.For(tag), 0
		for _, t := range l.Tokens(text) {
			if l.IsFunctionWord(lang.FoldAll.Key(t.Text(text))) {
				n++
			}
		}
		if n > most {
			best, most = tag, n
		}
	}
	return best
}

// agreedKept looks for the draft in the corpus file, by the digests that it keeps. It is false where the papers have
// to be read for that.
func agreedKept(
	ctx context.Context,
	con *console.Console,
	o *agreedOptions,
	v *agreedview.View,
	tag language.Tag,
) (bool, error) {
	s, err := o.openStore(ctx, con)
	if err != nil {
		return false, err
	}
	defer s.Close()
	left := leftOutBy(o)
	found, err := keep.Agreed(ctx, s, keep.AgreedJob{
		Draft:    v.Draft,
		Options:  agreed.Options{Language: tag, Threshold: o.minScore},
		Leaves:   left.has,
		Cite:     cited,
		Progress: con.Progress,
		Stale: func() {
			con.Note("%s was made by another version of reprise: all its papers are read anew, which takes longer; adding a paper to it brings it up to date",
				o.corpus)
		},
	})
	if err != nil || found == nil {
		return false, err
	}
	v.Earlier, v.Findings = found.Earlier, found.Findings
	left.tell(con)
	v.Others = found.Others
	tellOthers(con, v.Others, tag)
	return true, nil
}

// A leftOut is the papers of --not.
type leftOut struct {
	symbols []string // as they were given
	met     []bool
}

func leftOutBy(o *agreedOptions) *leftOut {
	symbols := o.not.Value()
	return &leftOut{symbols, make([]bool, len(symbols))}
}

// has reports whether a paper is left out.
func (l *leftOut) has(symbol string) (is bool) {
	for k, s := range l.symbols {
		if strings.EqualFold(s, symbol) {
			is, l.met[k] = true, true
		}
	}
	return is
}

// tell tells of what was to be left out and is not there.
func (l *leftOut) tell(con *console.Console) {
	for k, s := range l.symbols {
		if !l.met[k] {
			con.Warn("no earlier paper has the symbol %s of --not", s)
		}
	}
}

// tellOthers tells of papers that have no version in the language.
func tellOthers(con *console.Console, n int, tag language.Tag) {
	if n > 0 {
		con.Warn(
			"not compared: %s that %s no version in %s; --lang chooses another language",
			console.Count(n, "paper"),
			plural(n, "has", "have"),
			lang.For(tag).Tag(),
		)
	}
}

// earlierOf takes the paragraphs of the earlier papers, in the order of time, without the papers of --not. What has
// no version in the language of the draft is told.
func earlierOf(
	con *console.Console,
	o *agreedOptions,
	v *agreedview.View,
	papers *corpus.Corpus,
	tag language.Tag,
) error {
	left := leftOutBy(o)
	docs := papers.Documents(tag)
	for k, d := range earlierFirst(docs) {
		if !left.has(d.Symbol) {
			v.Earlier = append(v.Earlier, paragraphsOf(d, k, true)...)
		}
	}
	left.tell(con)
	if len(docs) > 0 {
		v.Others = len(papers.Papers) - len(docs)
		tellOthers(con, v.Others, tag)
	}
	if len(v.Earlier) == 0 {
		return errors.New("agreed: " + noPaperIn(tag, papers.Languages()))
	}
	return nil
}

func plural(n int, one, more string) string {
	if n == 1 {
		return one
	}
	return more
}

// earlierFirst puts documents in the order of their dates, those without one last.
func earlierFirst(docs []*corpus.Document) []*corpus.Document {
	docs = slices.Clone(docs)
	start := func(d *corpus.Document) corpus.Date { return (&corpus.Paper{Versions: []*corpus.Document{d}}).Start() }
	slices.SortStableFunc(docs, func(a, b *corpus.Document) int {
		x, y := start(a), start(b)
		switch {
		case x.IsZero() || y.IsZero():
			if x.IsZero() == y.IsZero() {
				return 0
			} else if x.IsZero() {
				return 1
			}
			return -1
		}
		return x.Compare(y)
	})
	return docs
}

// paragraphsOf lists the paragraphs of a document, all blocks with words but headings and notes, named as people cite
// them. Of an earlier paper, which is named, those without a letter are left out: a number tells nothing.
func paragraphsOf(d *corpus.Document, paper int, named bool) []agreed.Paragraph {
	var out []agreed.Paragraph
	for _, b := range d.Wording() {
		if strings.TrimSpace(b.Text) == "" || named && !strings.ContainsFunc(b.Text, unicode.IsLetter) {
			continue
		}
		cite := b.Ref.String()
		if named {
			cite = cited(d, b.Ref)
		}
		out = append(out, agreed.Paragraph{Paper: paper, Cite: cite, Text: b.Text})
	}
	return out
}

// cited names a paragraph of a paper: its ref, after the name of the paper where that is not in it.
func cited(d *corpus.Document, ref corpus.Ref) string {
	if d.Symbol == "" || !strings.HasPrefix(ref.Part, d.Symbol) {
		return paperName(d) + ", " + ref.String()
	}
	return ref.String()
}

func paperName(d *corpus.Document) string {
	if d.Symbol != "" {
		return d.Symbol
	}
	return d.Source
}
