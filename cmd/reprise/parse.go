package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"
	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/load"
	"github.com/reprise-wording/reprise/cmd/internal/output"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/akn"
	"github.com/reprise-wording/reprise/corpus/read"
	"github.com/reprise-wording/reprise/corpus/read/check"
)

func parseCommand(con *console.Console) *cli.Command {
	return &cli.Command{
		Name:      "parse",
		Usage:     "read a document and list its paragraphs",
		ArgsUsage: "[FILE]",
		Description: "Reads a paper whole (DOCX, PDF, HTML, Markdown, OpenDocument, RTF, Akoma Ntoso, other XML, CSV or text) and lists its\n" +
			"paragraphs by its parts, each with its ref: units (labelled paragraphs), items, recitals, text, headings, notes, rows of\n" +
			"tables. What is not part of the wording, such as\n" +
			"running heads and page numbers, is counted; --left-out lists it. Paragraphs cut by a page end are joined and misread letters\n" +
			"corrected where the paper itself shows what is meant; --repairs lists each with its line and reason. --check lists what looks\n" +
			"odd. --brackets reads a draft under negotiation: each bracket with its ref, depth, who proposed it and its alternatives.\n" +
			"Without a file: the built-in document, in French or, with --lang en, in English.\n\n" +
			"The formats json and table have the whole document; akn is Akoma Ntoso 3.0, which reads back as the same document.\n" +
			"tsv lists the labelled paragraphs (ref, kind, text), and with --blocks every paragraph (ref, kind, group, label, text), where\n" +
			"the group is the part within which labels start anew.\n\n" +
			examples(
				"reprise parse report.docx --format tsv -o units.tsv",
				"reprise parse report.docx --blocks --format tsv", "reprise parse report.pdf --left-out",
				"reprise parse draft.docx --brackets", "reprise parse draft.docx --brackets --as clean",
			),
		Flags: append(
			forceFlags(),
			oneOf(
				&cli.StringFlag{Name: "format", Value: "table", Usage: "`FORMAT` of the output: %s"},
				"table", "json", "tsv", "akn",
			),
			&cli.StringFlag{
				Name:  "lang",
				Usage: "language of the paper, a `TAG` like en or fr (default: as its name, such as x.fr.md, or its header says)",
			},
			&cli.BoolFlag{Name: "blocks", Usage: "list every paragraph, also in tsv and without the facts in json"},
			&cli.BoolFlag{Name: "left-out", Usage: "list what is not part of the wording instead (line, kind, words)"},
			&cli.BoolFlag{Name: "repairs", Usage: "list what was corrected in reading instead"},
			&cli.BoolFlag{Name: "no-repair", Usage: "leave letters and spaces as they are"},
			&cli.BoolFlag{
				Name:  "brackets",
				Usage: "list what stands in square brackets, the options, and the tracked changes of a Word file by author, of a text under negotiation instead",
			},
			&cli.StringFlag{
				Name:  "as",
				Usage: "with --brackets: print the text instead, as `VIEW`: clean (nothing bracketed), full (all of it) or the name of a delegation or of an author of tracked changes",
			},
			&cli.BoolFlag{Name: "check", Usage: "list what looks odd instead"},
			&cli.IntFlag{
				Name:  "why",
				Usage: "tell which readings of the line `LINE` were weighed and what each costs, instead",
			},
			oneOf(
				&cli.StringFlag{Name: "changes", Value: "accept", Usage: "tracked changes of a DOCX: %s"},
				"accept",
				"reject",
			),
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write to `FILE` instead of stdout"},
		),
		Action: func(c *cli.Context) error { return runParse(con, c) },
	}
}

func runParse(con *console.Console, c *cli.Context) error {
	if err := goesWith(c, "brackets", "as"); err != nil {
		return err
	}
	if err := goesWith(c, "force", "addressee", "at-least"); err != nil {
		return err
	}
	if c.IsSet("why") {
		return runWhy(con, c)
	}
	d, err := parseInput(con, c)
	if err != nil {
		return err
	}
	if n := given(c, parseViews...); n > 1 {
		return fmt.Errorf("parse: %s are lists of their own; ask for one at a time", flagList(parseViews))
	}
	v, err := parseView(con, c, d)
	if err != nil {
		return err
	}
	var write func(io.Writer) error
	switch f := c.String("format"); f {
	case "table":
		write = v.table
	case "json":
		write = func(w io.Writer) error { return writeJSON(w, v.data) }
	case "tsv":
		write = func(w io.Writer) error { return writeTSV(w, v.rows) }
	case "akn":
		if given(c, parseViews...) > 0 {
			return fmt.Errorf("parse: --format akn is of the whole document; leave out %s", flagList(parseViews))
		}
		write = func(w io.Writer) error { return akn.Write(w, d) }
	default:
		return fmt.Errorf("parse: no format %q; give table, json, tsv or akn", f)
	}
	return output.To(con.Out, c.String("output"), write)
}

// parseViews are the flags of lists that stand in the place of the document.
var parseViews = []string{"blocks", "left-out", "repairs", "check", "force", "brackets"}

// given counts the flags that are set.
func given(c *cli.Context, flags ...string) (n int) {
	for _, name := range flags {
		if c.Bool(name) {
			n++
		}
	}
	return n
}

// flagList names flags in a sentence: --a, --b and --c.
func flagList(flags []string) string {
	last := len(flags) - 1
	return "--" + strings.Join(flags[:last], ", --") + " and --" + flags[last]
}

// A listing is what parse shows, in each of its formats.
type listing struct {
	table func(io.Writer) error
	data  any
	rows  [][]string
}

// parseView picks what is shown of a document.
func parseView(con *console.Console, c *cli.Context, d *corpus.Document) (listing, error) {
	switch {
	case c.Bool("brackets"):
		return bracketList(con, c, d)
	case c.Bool("force"):
		all, err := forces(c, d)
		return listing{func(w io.Writer) error { return forceTable(w, all, con.Width()) }, all, forceRows(all)}, err
	case c.Bool("repairs"):
		return listing{func(w io.Writer) error { return repairTable(w, con, d) }, d.Repairs, repairRows(d)}, nil
	case c.Bool("left-out"):
		if len(d.LeftOut) == 0 {
			con.Note("%s: nothing was left out", d.Source)
		}
		return listing{
			func(w io.Writer) error { return leftOutTable(w, con, d) },
			append([]corpus.LeftOut{}, d.LeftOut...),
			leftOutRows(d),
		}, nil
	case c.Bool("check"):
		findings := check.Document(d)
		if len(findings) == 0 {
			con.Note("%s: nothing odd", d.Source)
		}
		return listing{
			func(w io.Writer) error { return findingLines(w, d, findings) },
			findings,
			findingRows(findings),
		}, nil
	}
	v := listing{func(w io.Writer) error { return documentTable(w, con, d) }, d, unitRows(d)}
	if c.Bool("blocks") {
		v.data, v.rows = d.Blocks, blockRows(d)
	}
	return v, nil
}

// readOptions reads the flags that say how a paper is read.
func readOptions(c *cli.Context) (read.Options, error) {
	o := read.Options{NoRepair: c.Bool("no-repair")}
	if tag := c.String("lang"); tag != "" {
		t, err := language.Parse(tag)
		if err != nil {
			return o, fmt.Errorf("parse: --lang %q is not a language tag; write it like en or fr", tag)
		}
		o.Language = t
	}
	switch s := c.String("changes"); s {
	case "accept":
	case "reject":
		o.Changes = read.Reject
	default:
		return o, fmt.Errorf("parse: --changes %q is neither accept nor reject", s)
	}
	return o, nil
}

// parseInput reads the one document that parse works on.
func parseInput(con *console.Console, c *cli.Context) (*corpus.Document, error) {
	o, err := readOptions(c)
	if err != nil {
		return nil, err
	}
	if c.NArg() > 1 {
		return nil, fmt.Errorf("parse: %d files given; parse reads one at a time", c.NArg())
	}
	if c.NArg() == 1 {
		return load.File(c.Context, con, c.Args().First(), o)
	}
	tag := o.Language
	o.Language = language.Und // the built-in documents say theirs
	built, err := load.BuiltIn(o)
	if err != nil {
		return nil, err
	}
	if tag == language.Und {
		tag = language.French // the one that has its slips still
	}
	docs := built.Documents(tag)
	if len(docs) == 0 {
		return nil, fmt.Errorf("parse: the built-in document is in French and English, not in %s; name a file", tag)
	}
	return docs[0], nil
}

func writeJSON(w io.Writer, data any) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(data)
}
