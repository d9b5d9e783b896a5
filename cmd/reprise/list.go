package main

import (
	"fmt"
	"io"
	"strconv"
	"text/tabwriter"

	"github.com/urfave/cli/v2"

	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/output"
	"github.com/reprise-wording/reprise/corpus/store"
)

func listCommand(con *console.Console) *cli.Command {
	return &cli.Command{
		Name:        "list",
		Usage:       "list the documents of a corpus file",
		ArgsUsage:   "--corpus FILE",
		Description: "Lists what a corpus file holds, a document a line.\n\n" + examples("reprise list --corpus wg4.reprise", "reprise list --corpus wg4.reprise --format json"),
		Flags: []cli.Flag{
			corpusFlag(),
			formatFlag("table", "json", "tsv"),
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write to `FILE` instead of stdout"},
		},
		Action: func(c *cli.Context) error { return runList(con, c) },
	}
}

func runList(con *console.Console, c *cli.Context) error {
	write, ok := map[string]func(io.Writer, []store.Entry) error{"table": listTable, "json": listJSON, "tsv": listTSV}[c.String("format")]
	if !ok {
		return fmt.Errorf("list: no format %q; use table, json or tsv", c.String("format"))
	}
	s, err := theStore(con, c)
	if err != nil {
		return err
	}
	defer s.Close()
	var entries []store.Entry
	err = s.View(c.Context, func(tx *store.Tx) error {
		entries, err = tx.List()
		return err
	})
	if err != nil {
		return err
	}
	if len(entries) == 0 {
		con.Warn("%s", oneLine(emptyStore(c, s)))
	}
	return output.To(con.Out, c.String("output"), func(w io.Writer) error { return write(w, entries) })
}

func listTable(w io.Writer, entries []store.Entry) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "paper\tlanguage\tdate\tmeetings\tparagraphs\tlabelled\tbeads\tfile")
	for _, e := range entries {
		fmt.Fprintf(t, "%s\t%s\t%s\t%d\t%d\t%d\t%d\t%s\n", e.Key.Paper, e.Key.Language, e.Date, e.Meetings, e.Blocks, e.Units, e.Beads, e.Source)
	}
	return t.Flush()
}

// listTSV writes a document a line: paper, language, date, meetings, labelled paragraphs, beads, file, all paragraphs.
func listTSV(w io.Writer, entries []store.Entry) error {
	rows := make([][]string, len(entries))
	for i, e := range entries {
		rows[i] = []string{e.Key.Paper, e.Key.Language.String(), e.Date.String(), strconv.Itoa(e.Meetings), strconv.Itoa(e.Units), strconv.Itoa(e.Beads), e.Source, strconv.Itoa(e.Blocks)}
	}
	return writeTSV(w, rows)
}

func listJSON(w io.Writer, entries []store.Entry) error {
	if entries == nil {
		entries = []store.Entry{}
	}
	return writeJSON(w, entries)
}
