package main

import (
	"fmt"
	"io"
	"os"
	"strconv"

	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/output"
	"github.com/reprise-wording/reprise/corpus/read"
)

// shownWays is how many readings of a line the table shows.
const shownWays = 8

// runWhy tells the readings of a line that were weighed.
func runWhy(con *console.Console, o *parseOptions) error {
	line := o.why
	switch {
	case len(o.args) != 1 || o.arg(0) == "-":
		return fmt.Errorf("parse: --why takes one file: reprise parse --why 12 paper.txt")
	case line < 1:
		return fmt.Errorf("parse: --why %d is not a line; lines are counted from 1", line)
	}
	how, err := o.how()
	if err != nil {
		return err
	}
	name := o.arg(0)
	data, err := os.ReadFile(name)
	if err != nil {
		return fmt.Errorf("parse: %w", err)
	}
	ways, err := read.Explain(name, data, line, how)
	if err != nil {
		return err
	}
	if len(ways) == 0 {
		return fmt.Errorf("parse: no paragraph begins at line %d of %s", line, name)
	}
	write := func(w io.Writer) error { return whyTable(w, ways) }
	switch f := o.format; f {
	case "table":
	case "json":
		write = func(w io.Writer) error { return writeJSON(w, ways) }
	case "tsv":
		write = func(w io.Writer) error { return writeTSV(w, whyRows(ways)) }
	default:
		return fmt.Errorf("parse: no format %q; give table, json or tsv", f)
	}
	return output.To(con.Out, o.output, write)
}

// whyTable lists the cheapest readings of each text, the chosen one with a mark.
func whyTable(w io.Writer, ways []read.Way) error {
	shown, text := 0, ""
	for _, way := range ways {
		if way.Text != text {
			shown, text = 0, way.Text
			fmt.Fprintln(w, console.Lines(way.Text, 100)[0])
		}
		if shown++; shown > shownWays && !way.Chosen {
			continue
		}
		mark := " "
		if way.Chosen {
			mark = "→"
		}
		if _, err := fmt.Fprintf(w, "%s %6.2f  %8.2f  %s\n", mark, way.Cost, way.Total, way.As); err != nil {
			return err
		}
	}
	return nil
}

// whyRows are line, chosen, cost, total and reading.
func whyRows(ways []read.Way) [][]string {
	var rows [][]string
	for _, way := range ways {
		rows = append(
			rows,
			[]string{
				strconv.Itoa(way.Line),
				strconv.FormatBool(way.Chosen),
				fmt.Sprintf("%.2f", way.Cost),
				fmt.Sprintf("%.2f", way.Total),
				way.As,
			},
		)
	}
	return rows
}
