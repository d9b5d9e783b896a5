package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/output"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/akn"
	"github.com/reprise-wording/reprise/corpus/read/check"
)

type parseOptions struct {
	readingOptions
	blocks, leftOut, repairs, check, brackets bool   // lists that stand in the place of the document
	as                                        string // of brackets
	why                                       int
}

func parseCommand(con *console.Console) *cli.Command {
	o := &parseOptions{}
	return &cli.Command{
		Name:      "parse",
		Usage:     "read a document and list its paragraphs",
		ArgsUsage: "[FILE...]",
		Description: "Reads a paper whole (DOCX, PDF, HTML, Markdown, OpenDocument, RTF, Akoma Ntoso, other XML, CSV or " +
			"text) and lists its\n" +
			"paragraphs by its parts, each with its ref: units (labelled paragraphs), items, recitals, text, headings, " +
			"notes, rows of\n" +
			"tables. What is not part of the wording, such as\n" +
			"running heads and page numbers, is counted; --left-out lists it. Paragraphs cut by a page end are joined and " +
			"misread letters\n" +
			"corrected where the paper itself shows what is meant; --repairs lists each with its line and reason. " +
			"--check lists what looks\n" +
			"odd. --brackets reads a draft under negotiation: each bracket with its ref, depth, who proposed it and its " +
			"alternatives.\n" +
			"Without a file: the built-in document, in French or, with --lang en, in English.\n\n" +
			"The formats json and table have the whole document; akn is Akoma Ntoso 3.0, which reads back as the same " +
			"document.\n" +
			"tsv lists the labelled paragraphs (ref, kind, text), and with --blocks every paragraph (ref, kind, group, " +
			"label, text), where\n" +
			"the group is the part within which labels start anew.\n\n" +
			examples(
				"reprise parse report.docx --format tsv -o units.tsv",
				"reprise parse report.docx --blocks --format tsv", "reprise parse report.pdf --left-out",
				"reprise parse draft.docx --brackets", "reprise parse draft.docx --brackets --as clean",
			),
		Flags: append(
			o.readingFlags(),
			o.formatFlag("table", "json", "tsv", "akn"),
			&cli.BoolFlag{
				Name:        "blocks",
				Destination: &o.blocks,
				Usage:       "list every paragraph, also in tsv and without the facts in json",
			},
			&cli.BoolFlag{
				Name:        "left-out",
				Destination: &o.leftOut,
				Usage:       "list what is not part of the wording instead (line, kind, words)",
			},
			&cli.BoolFlag{
				Name:        "repairs",
				Destination: &o.repairs,
				Usage:       "list what was corrected in reading instead",
			},
			&cli.BoolFlag{
				Name:        "brackets",
				Destination: &o.brackets,
				Usage: "list what stands in square brackets, the options, and the tracked changes of a Word " +
					"file by author, of a text under negotiation instead",
			},
			&cli.StringFlag{
				Name:        "as",
				Destination: &o.as,
				Usage: "with --brackets: print the text instead, as `VIEW`: clean (nothing bracketed), full " +
					"(all of it) or the name of a delegation or of an author of tracked changes",
			},
			&cli.BoolFlag{Name: "check", Destination: &o.check, Usage: "list what looks odd instead"},
			&cli.IntFlag{
				Name:        "why",
				Destination: &o.why,
				Usage:       "tell which readings of the line `LINE` were weighed and what each costs, instead",
			},
			o.outputFlag(),
		),
		Action: runner(con, o, runParse),
	}
}

func runParse(ctx context.Context, con *console.Console, o *parseOptions) error {
	if err := o.onlyWith(&o.brackets, &o.as); err != nil {
		return err
	}
	if o.given(&o.why) {
		return runWhy(con, o)
	}
	docs, err := o.documents(ctx, con)
	if err != nil {
		return err
	}
	if n := asked(o.lists()); n > 1 {
		return fmt.Errorf("parse: %s are lists of their own; ask for one at a time", o.flagList(o.lists()))
	}
	if o.format == "akn" {
		return writeAkn(con, o, docs)
	}
	v, err := together(docs, func(d *corpus.Document) (listing, error) { return parseView(ctx, con, o, d) })
	if err != nil {
		return err
	}
	return output.To(con.Out, o.output, func(w io.Writer) error { return v.write(w, o.format) })
}

// writeAkn writes the one document that there is as Akoma Ntoso.
func writeAkn(con *console.Console, o *parseOptions, docs []*corpus.Document) error {
	switch {
	case asked(o.lists()) > 0:
		return fmt.Errorf("parse: --format akn is of the whole document; leave out %s", o.flagList(o.lists()))
	case len(docs) > 1:
		return fmt.Errorf("parse: --format akn writes one document; export --format akn -o DIR writes those of a corpus file")
	}
	return output.To(con.Out, o.output, func(w io.Writer) error { return akn.Write(w, docs[0]) })
}

// lists are the flags of lists that stand in the place of the document.
func (o *parseOptions) lists() []*bool {
	return []*bool{&o.blocks, &o.leftOut, &o.repairs, &o.check, &o.brackets}
}

// asked counts the flags that are on.
func asked(flags []*bool) (n int) {
	for _, on := range flags {
		if *on {
			n++
		}
	}
	return n
}

// flagList names flags in a sentence: --a, --b and --c.
func (o *parseOptions) flagList(flags []*bool) string {
	names := make([]string, len(flags))
	for i, f := range flags {
		names[i] = dashed(o.flagOf(f))
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

// parseView picks what is shown of a document.
func parseView(ctx context.Context, con *console.Console, o *parseOptions, d *corpus.Document) (listing, error) {
	switch {
	case o.brackets:
		return bracketList(ctx, con, o, d)
	case o.repairs:
		return listing{func(w io.Writer) error { return repairTable(w, con, d) }, d.Repairs, repairRows(d)}, nil
	case o.leftOut:
		if len(d.LeftOut) == 0 {
			con.Note("%s: nothing was left out", d.Source)
		}
		return listing{
			func(w io.Writer) error { return leftOutTable(w, con, d) },
			append([]corpus.LeftOut{}, d.LeftOut...),
			leftOutRows(d),
		}, nil
	case o.check:
		findings := check.Document(d)
		if len(findings) == 0 {
			con.Note("%s: nothing odd", d.Source)
		}
		return listing{
			func(w io.Writer) error { return findingLines(w, con.UI, d, findings) },
			findings,
			findingRows(findings),
		}, nil
	}
	v := listing{func(w io.Writer) error { return documentTable(w, con, d) }, d, unitRows(d)}
	if o.blocks {
		v.data, v.rows = d.Blocks, blockRows(d)
	}
	return v, nil
}

func writeJSON(w io.Writer, data any) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(data)
}
