package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/reprise-wording/reprise/align/mandates"
	"github.com/reprise-wording/reprise/align/series"
	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/output"
	"github.com/reprise-wording/reprise/cmd/internal/traceview"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/mandate"
)

// runMandates lists who is asked for what, paragraph by paragraph, and what became of it along the series of the
// papers.
func runMandates(con *console.Console, c *cli.Context) error {
	docs, err := papersOf(con, c, "mandates")
	if err != nil {
		return err
	}
	if len(docs) > 0 && !mandate.Knows(docs[0].Language) {
		return fmt.Errorf(
			"trace: no formulas of mandates are known in %s; they are in ar, en, es, fr, ru and zh",
			docs[0].Language,
		)
	}
	o := series.Options{}
	if c.IsSet("min-score") {
		o.MinScore = max(c.Float64("min-score"), 1e-9)
	}
	links, err := series.Find(c.Context, docs, o)
	if err != nil {
		return err
	}
	all := mandates.Follow(docs, links)
	if len(all) == 0 {
		con.Note("no mandates found")
	}
	var write func(io.Writer) error
	switch f := c.String("format"); f {
	case "table":
		write = func(w io.Writer) error { return mandateTable(w, con, docs, all) }
	case "tsv":
		write = func(w io.Writer) error { return writeTSV(w, mandateRows(docs, all)) }
	case "json":
		write = func(w io.Writer) error { return writeJSON(w, mandateData(docs, all)) }
	case "xlsx":
		write = func(w io.Writer) error { return mandateWorkbook(w, docs, all) }
	case "html":
		write = func(w io.Writer) error { return mandatePage(w, docs, all) }
	default:
		return fmt.Errorf("trace: no format %q with --mandates; use table, tsv, json, html or xlsx", f)
	}
	return output.To(con.Out, c.String("output"), write)
}

// mandateHeads are the columns of the rows of mandates.
var mandateHeads = []string{
	"ref", "kind", "who", "to", "sessions", "due", "recurring", "budget", "state", "earlier", "later paper",
	"duplicate", "words",
}

// mandateRow is a mandate in a row; see mandateHeads.
func mandateRow(docs []*corpus.Document, all []mandates.Entry, e mandates.Entry) []string {
	at := func(i int) string {
		if i < 0 {
			return ""
		}
		return all[i].Ref.String()
	}
	yes := func(b bool) string {
		if b {
			return "yes"
		}
		return ""
	}
	later := ""
	if e.Later >= 0 {
		later = docs[e.Later].Called()
	}
	return []string{
		e.Ref.String(),
		string(e.Kind),
		e.Who,
		e.To,
		sessionList(e.Sessions),
		e.Due.String(),
		yes(e.Recurring),
		yes(e.Budget),
		string(e.State),
		at(e.Earlier),
		later,
		at(e.Duplicate),
		e.Words,
	}
}

func sessionList(sessions []int) string {
	s := make([]string, len(sessions))
	for i, n := range sessions {
		s[i] = strconv.Itoa(n)
	}
	return strings.Join(s, ", ")
}

func mandateRows(docs []*corpus.Document, all []mandates.Entry) [][]string {
	rows := make([][]string, len(all))
	for i, e := range all {
		rows[i] = mandateRow(docs, all, e)
	}
	return rows
}

// A mandateItem is a mandate as machines read it.
type mandateItem struct {
	mandate.Mandate
	Paper     string         `json:"paper"`
	State     mandates.State `json:"state"`
	Earlier   string         `json:"earlier,omitempty"`     // the mandate that it takes up
	Later     string         `json:"later_paper,omitempty"` // the paper that does not have it any more
	Duplicate string         `json:"duplicate,omitempty"`   // in another series of the same session
}

func mandateData(docs []*corpus.Document, all []mandates.Entry) []mandateItem {
	out := make([]mandateItem, len(all))
	for i, e := range all {
		row := mandateRow(docs, all, e)
		out[i] = mandateItem{e.Mandate, docs[e.Document].Called(), e.State, row[9], row[10], row[11]}
	}
	return out
}

// mandateTable sets the mandates paper by paper, what is asked with who, when and how often before the words.
func mandateTable(w io.Writer, con *console.Console, docs []*corpus.Document, all []mandates.Entry) error {
	var s strings.Builder
	p := pen{con.Colour()}
	width := min(con.Width(), textWidth)
	count := map[mandate.Kind]int{}
	for _, e := range all {
		count[e.Kind]++
	}
	fmt.Fprintf(&s, "%s", p.bold(fmt.Sprintf("requests for a report: %d · other requests: %d · review or end: %d · agenda: %d · seized: %d · resources: %d",
		count[mandate.Report], count[mandate.Task], count[mandate.Review], count[mandate.Agenda], count[mandate.Seized], count[mandate.Budget]))+"\n")
	last := -1
	for _, e := range all {
		if e.Document != last {
			last = e.Document
			d := docs[last]
			s.WriteString("\n" + p.bold(strings.TrimSpace(d.Called()+"  "+d.Title)) + "\n")
		}
		row := mandateRow(docs, all, e)
		notes := []string{string(e.Kind)}
		for _, n := range []struct{ label, value string }{{"", e.Who}, {"to ", e.To}, {"session ", row[4]}, {"by ", row[5]}} {
			if n.value != "" {
				notes = append(notes, n.label+n.value)
			}
		}
		if e.Recurring {
			notes = append(notes, "recurring")
		}
		if e.Budget {
			notes = append(notes, "says from which resources")
		}
		if e.State != mandates.First {
			state := string(e.State)
			switch {
			case e.Earlier >= 0:
				state += " from " + row[9]
			case e.Later >= 0 && (e.State == mandates.Lapsed || e.State == mandates.Merged):
				state += " in " + row[10]
			}
			notes = append(notes, state)
		}
		if e.Duplicate >= 0 {
			notes = append(notes, "also in "+row[11])
		}
		s.WriteString(p.cyan(row[0]) + "  " + console.Visible(strings.Join(notes, " · ")) + "\n")
		for _, line := range console.Lines(e.Words, max(width-4, 20)) {
			s.WriteString("    " + p.dim(line) + "\n")
		}
	}
	_, err := io.WriteString(w, s.String())
	return err
}

// mandateWorkbook writes the rows as a sheet.
func mandateWorkbook(w io.Writer, docs []*corpus.Document, all []mandates.Entry) error {
	head := make([]any, 0, len(mandateHeads)+1)
	head = append(head, "paper")
	for _, h := range mandateHeads {
		head = append(head, h)
	}
	rows := [][]any{head}
	for _, e := range all {
		row := []any{docs[e.Document].Called()}
		for _, cell := range mandateRow(docs, all, e) {
			row = append(row, cell)
		}
		rows = append(rows, row)
	}
	return traceview.Sheet(w, "Mandates", rows, []float64{14, 16, 9, 30, 20, 10, 11, 10, 8, 10, 18, 16, 18, 80})
}
