package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/exchange"
	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/output"
	"github.com/reprise-wording/reprise/corpus/lang"
)

var alignFormats = []string{"table", "json", "tsv", "beads", "tmx", "xliff", "xliff-1.2", "html", "xlsx"}

type alignOptions struct {
	options
	lines, check, suspicious          bool
	langs, keepOriginal, learnLexicon string
	lexicon                           cli.StringSlice
}

func alignCommand(con *console.Console) *cli.Command {
	o := &alignOptions{}
	return &cli.Command{
		Name:      "align",
		Usage:     "align the sentences of two languages",
		ArgsUsage: "[SOURCE TARGET | MEMORY]",
		Description: "Pairs the paragraphs of two versions of a paper, headings and notes among them, by label, and by " +
			"their words where\n" +
			"the labels differ, and aligns the sentences inside each; with --lines, the lines of two texts. " +
			"Works for any two\n" +
			"languages; English, French, Spanish, Russian, Arabic and Chinese have built-in lexicons. A translation memory\n" +
			"(TMX, XLIFF 1.2 or 2) or a bilingual table (TSV, XLSX) is read back: to review or check it, or to write it in " +
			"another\n" +
			"format.\n\n" +
			"Each bead has a score: of beads at 0.9 about nine in ten are right. --suspicious lists those to check, worst " +
			"first, and\n" +
			"why; --pins keeps what a person decided on every rerun.\n\n" +
			"The table, html, xlsx, tmx and xliff formats never split or merge the original where the paper says which one " +
			"it is;\n" +
			"the translation is merged or cut instead. tsv, json and beads give the beads as found.\n\n" +
			examples(
				"reprise align english.docx french.docx --format tmx -o memory.tmx",
				"reprise align --lines --format beads --langs en,fr a.txt b.txt",
				"reprise align --suspicious",
			),
		Flags: []cli.Flag{
			&cli.BoolFlag{
				Name:        "lines",
				Destination: &o.lines,
				Usage:       "take each line of the files as a segment; use no labels",
			},
			&cli.StringFlag{
				Name:        "langs",
				Destination: &o.langs,
				Usage: "`LANG,LANG`, the languages of SOURCE and TARGET, such as en,fr (default: as the " +
					"names of the files or the documents say)",
			},
			o.formatFlag(alignFormats...),
			&cli.BoolFlag{
				Name:        "check",
				Destination: &o.check,
				Usage: "list what a reviser would mark: negation, numbers, dates, symbols, strength, " +
					"addressees, terms, omissions; table, tsv, json or xlsx",
			},
			&cli.BoolFlag{
				Name:        "suspicious",
				Destination: &o.suspicious,
				Usage:       "list only what should be checked, worst first",
			},
			oneOf(
				&cli.StringFlag{
					Name:        "keep-original",
					Destination: &o.keepOriginal,
					Usage:       "never split or merge this `SIDE`: %s",
				},
				"source",
				"target",
				"none",
			),
			&cli.StringSliceFlag{
				Name:        "lexicon",
				Destination: &o.lexicon,
				Usage: "use the pairs of words in `FILE`: tab-separated, hunalign, freedict or dictd (.index " +
					"or .dict.dz) (may be repeated)",
			},
			&cli.StringFlag{
				Name:        "learn-lexicon",
				Destination: &o.learnLexicon,
				Usage:       "write the pairs of words learnt from the texts to `FILE`",
			},
			o.pinsFlag(
				"leave the beads in `FILE` as they are, and with --check its rejected findings out; with --lines " +
					"the beads that are marked hand or have no score",
			),
			o.outputFlag(),
		},
		Action: runner(con, o, runAlign),
	}
}

func runAlign(ctx context.Context, con *console.Console, o *alignOptions) error {
	if err := o.refuseBinary(con); err != nil {
		return err
	}
	format := o.format
	if o.check && !slices.Contains([]string{"table", "tsv", "json", "xlsx"}, format) {
		return fmt.Errorf("align: --check has no format %q; give table, tsv, json or xlsx", format)
	}
	j, err := newAlignJob(ctx, con, o)
	if err != nil {
		return err
	}
	switch {
	case len(o.args) == 1 && memoryReaders[strings.ToLower(filepath.Ext(o.arg(0)))] != nil:
		err = j.memoryFile(o.arg(0))
	case o.lines:
		err = j.lines(o.args)
	default:
		err = j.documents(o.args)
	}
	if err != nil {
		return err
	}
	if j.learnt != nil {
		if err := output.To(con.Out, o.learnLexicon, j.learnt.Write); err != nil {
			return err
		}
		con.Note("%d pairs of words learnt", len(j.learnt.Pairs))
	}
	if o.check {
		return output.To(con.Out, o.output, func(w io.Writer) error { return j.runCheck(w, format) })
	}
	if o.suspicious {
		j.onlyDoubts()
	}
	return output.To(con.Out, o.output, func(w io.Writer) error { return j.write(w, format) })
}

func (j *alignJob) write(w io.Writer, format string) error {
	switch format {
	case "beads":
		return exchange.WriteBeads(w, j.memory.Beads())
	case "tsv":
		return exchange.WriteTSV(w, j.memory)
	case "json":
		return exchange.WriteJSON(w, j.memory)
	case "tmx":
		return exchange.WriteTMX(w, j.memory)
	case "xliff":
		return exchange.WriteXLIFF(w, j.memory)
	case "xliff-1.2":
		return exchange.WriteXLIFF12(w, j.memory)
	case "xlsx":
		if n := exchange.CutCells(j.memory); n > 0 {
			j.con.Warn(
				"%d texts are longer than a cell of a workbook holds (32,767 characters) and were cut; --format tsv has them whole",
				n,
			)
		}
		return exchange.WriteXLSX(w, j.memory, j.pageUI())
	case "html":
		return exchange.WriteHTML(w, j.memory, j.pageUI())
	}
	return alignTable(w, j.con, j.memory)
}

// pairLanguages reads --langs.
func pairLanguages(langs string) (s, t language.Tag, err error) {
	a, b, ok := strings.Cut(langs, ",")
	source, err := lang.Parse(a)
	if err != nil || !ok {
		return s, t, fmt.Errorf("align: --langs %q is not a pair of languages; write it like en,fr", langs)
	}
	target, err := lang.Parse(b)
	if err != nil {
		return s, t, fmt.Errorf("align: --langs %q is not a pair of languages; write it like en,fr", langs)
	}
	s, t = source.Tag(), target.Tag()
	return s, t, nil
}

// nameLanguage is the language that the name of a file states.
func nameLanguage(file string) (language.Tag, error) {
	tag, _ := lang.OfFile(file)
	if tag == language.Und {
		return tag, fmt.Errorf("align: %s: the language is not stated; add --langs, such as --langs en,fr", file)
	}
	return tag, nil
}
