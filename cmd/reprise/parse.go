package main

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/urfave/cli/v2"
	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/load"
	"github.com/reprise-wording/reprise/cmd/internal/output"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read"
	"github.com/reprise-wording/reprise/corpus/read/check"
)

func parseCommand(con *console.Console) *cli.Command {
	return &cli.Command{
		Name:      "parse",
		Usage:     "list the units of a document",
		ArgsUsage: "[FILE]",
		Description: "Reads a paper (DOCX, PDF, HTML, Markdown or text) and lists its meetings and units, with their refs. Paragraphs cut\n" +
			"by a page end are joined and slips of character recognition mended where the paper itself shows what is meant;\n" +
			"--repairs lists each with its line and reason. --check lists what looks odd, a line each. Without a file: the\n" +
			"built-in document, in French or, with --lang en, in English.\n\n" +
			examples("reprise parse report.docx --format tsv -o units.tsv", "reprise parse report.pdf --repairs"),
		Flags: append(forceFlags(),
			oneOf(&cli.StringFlag{Name: "format", Value: "table", Usage: "`FORMAT` of the output: %s (ref, kind, text)"}, "table", "json", "tsv"),
			&cli.StringFlag{Name: "lang", Usage: "language of the paper, a `TAG` like en or fr (default: as its name, such as x.fr.md, or its header says)"},
			&cli.BoolFlag{Name: "repairs", Usage: "list what was mended instead of the units"},
			&cli.BoolFlag{Name: "no-repair", Usage: "leave letters and spaces as they are"},
			&cli.BoolFlag{Name: "check", Usage: "list what looks odd instead of the units"},
			oneOf(&cli.StringFlag{Name: "changes", Value: "accept", Usage: "tracked changes of a DOCX: %s"}, "accept", "reject"),
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write to `FILE` instead of stdout"},
		),
		Action: func(c *cli.Context) error { return runParse(con, c) },
	}
}

func runParse(con *console.Console, c *cli.Context) error {
	d, err := parseInput(con, c)
	if err != nil {
		return err
	}
	if c.Bool("repairs") && c.Bool("check") || c.Bool("force") && (c.Bool("repairs") || c.Bool("check")) {
		return fmt.Errorf("parse: --repairs, --check and --force are lists of their own; ask for one at a time")
	}
	var table func(io.Writer) error
	var data any
	var rows [][]string
	switch {
	case c.Bool("force"):
		all, err := forces(c, d)
		if err != nil {
			return err
		}
		table, data, rows = func(w io.Writer) error { return forceTable(w, all, con.Width()) }, all, forceRows(all)
	case c.Bool("repairs"):
		table, data, rows = func(w io.Writer) error { return repairTable(w, con, d) }, d.Repairs, repairRows(d)
	case c.Bool("check"):
		findings := check.Document(d)
		if len(findings) == 0 {
			con.Note("%s: nothing odd", d.Source)
		}
		table, data, rows = func(w io.Writer) error { return findingLines(w, d, findings) }, findings, findingRows(findings)
	default:
		table, data, rows = func(w io.Writer) error { return unitTable(w, con, d) }, d, unitRows(d)
	}
	var write func(io.Writer) error
	switch f := c.String("format"); f {
	case "table":
		write = table
	case "json":
		write = func(w io.Writer) error { return writeJSON(w, data) }
	case "tsv":
		write = func(w io.Writer) error { return writeTSV(w, rows) }
	default:
		return fmt.Errorf("parse: no format %q; give table, json or tsv", f)
	}
	return output.To(con.Out, c.String("output"), write)
}

// parseInput reads the one document that parse works on.
func parseInput(con *console.Console, c *cli.Context) (*corpus.Document, error) {
	o := read.Options{NoRepair: c.Bool("no-repair")}
	if tag := c.String("lang"); tag != "" {
		t, err := language.Parse(tag)
		if err != nil {
			return nil, fmt.Errorf("parse: --lang %q is no language tag; write it like en or fr", tag)
		}
		o.Language = t
	}
	switch s := c.String("changes"); s {
	case "accept":
	case "reject":
		o.Changes = read.Reject
	default:
		return nil, fmt.Errorf("parse: --changes %q is neither accept nor reject", s)
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
