package main

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/reprise-wording/reprise/align/mandates"
	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/output"
	"github.com/reprise-wording/reprise/cmd/internal/recordview"
	"github.com/reprise-wording/reprise/cmd/internal/traceview"
	"github.com/reprise-wording/reprise/cmd/internal/words"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/mandate"
)

type mandatesOptions struct {
	options
	minScore float64
}

func mandatesCommand(con *console.Console) *cli.Command {
	o := &mandatesOptions{}
	return &cli.Command{
		Name:      "mandates",
		Usage:     "list who is asked for what, when and how often",
		ArgsUsage: "[FILE...]",
		Description: "Lists who is asked for what, for a report to whom, when and how often, and what became of it in the " +
			"series of the\n" +
			"papers: renewed, changed, lapsed or merged. Papers are read in one language: that of --lang, else the one that " +
			"most of\n" +
			"them are in. Without a file: the built-in corpus.\n\n" +
			examples(
				"reprise mandates --lang en --format xlsx -o mandates.xlsx --corpus wg4.reprise",
			),
		Flags: []cli.Flag{
			scoreOfLink(&o.minScore),
			o.langFlag("the language `TAG` to read the papers in"),
			o.corpusFlag(),
			o.formatFlag("table", "tsv", "json", "html", "xlsx"),
			o.outputFlag(),
		},
		Action: runner(con, o, runMandates),
	}
}

func runMandates(ctx context.Context, con *console.Console, o *mandatesOptions) error {
	if err := o.refuseBinary(con); err != nil {
		return err
	}
	if err := o.isScore(o.minScore); err != nil {
		return err
	}
	docs, err := papersOf(ctx, con, &o.options)
	if err != nil {
		return err
	}
	if len(docs) > 0 && !mandate.Knows(docs[0].Language) {
		return fmt.Errorf(
			"mandates: no formulas of mandates are known in %s; they are in ar, en, es, fr, ru and zh",
			docs[0].Language,
		)
	}
	links, err := linksOf(ctx, docs, o.minScore)
	if err != nil {
		return err
	}
	all := mandates.Follow(docs, links)
	if len(all) == 0 {
		con.Note("no mandates found")
	}
	var write func(io.Writer) error
	switch o.format {
	case "table":
		write = func(w io.Writer) error { return mandateTable(w, con, docs, all) }
	case "tsv":
		write = func(w io.Writer) error { return writeTSV(w, mandateRows(mandateItems(docs, all))) }
	case "json":
		write = func(w io.Writer) error { return writeJSON(w, mandateItems(docs, all)) }
	case "xlsx":
		write = func(w io.Writer) error { return mandateWorkbook(w, con.UI, mandateItems(docs, all)) }
	case "html":
		write = func(w io.Writer) error {
			ui := recordview.UI(con.UI)
			return recordview.WriteMandates(w, ui, recordview.MandatesOf(ui, docs, all), len(docs))
		}
	}
	return output.To(con.Out, o.output, write)
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

func mandateItems(docs []*corpus.Document, all []mandates.Entry) []mandateItem {
	ref := func(i int) string {
		if i < 0 {
			return ""
		}
		return all[i].Ref.String()
	}
	out := make([]mandateItem, len(all))
	for i, e := range all {
		later := ""
		if e.Later >= 0 {
			later = docs[e.Later].Called()
		}
		out[i] = mandateItem{
			Mandate:   e.Mandate,
			Paper:     docs[e.Document].Called(),
			State:     e.State,
			Earlier:   ref(e.Earlier),
			Later:     later,
			Duplicate: ref(e.Duplicate),
		}
	}
	return out
}

// row is a mandate in a row: ref, kind, who is asked, to whom it reports, sessions, due, recurring, resources, state,
// the earlier mandate, the later paper, its duplicate, words.
func (m *mandateItem) row() []string {
	yes := func(b bool) string {
		if b {
			return "yes"
		}
		return ""
	}
	return []string{
		m.Ref.String(),
		string(m.Kind),
		m.Who,
		m.To,
		sessionList(m.Sessions),
		m.Due.String(),
		yes(m.Recurring),
		yes(m.Budget),
		string(m.State),
		m.Earlier,
		m.Later,
		m.Duplicate,
		m.Words,
	}
}

func sessionList(sessions []int) string {
	s := make([]string, len(sessions))
	for i, n := range sessions {
		s[i] = strconv.Itoa(n)
	}
	return strings.Join(s, ", ")
}

func mandateRows(items []mandateItem) [][]string {
	rows := make([][]string, len(items))
	for i := range items {
		rows[i] = items[i].row()
	}
	return rows
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
	fmt.Fprintf(&s, "%s", p.bold(con.UI.Sprintf(
		"requests for a report: %d · other requests: %d · review or end: %d · agenda: %d · seized: %d · resources: %d",
		count[mandate.Report], count[mandate.Task], count[mandate.Review], count[mandate.Agenda], count[mandate.Seized],
		count[mandate.Budget],
	))+"\n")
	last := -1
	for i, m := range mandateItems(docs, all) {
		if at := all[i].Document; at != last {
			last = at
			s.WriteString("\n" + p.bold(console.Visible(strings.TrimSpace(m.Paper+"  "+docs[at].Title))) + "\n")
		}
		s.WriteString(
			p.cyan(console.Visible(m.Ref.String())) + "  " + console.Visible(strings.Join(m.notes(con.UI), " · ")) + "\n",
		)
		for _, line := range console.Lines(m.Words, max(width-4, 20)) {
			s.WriteString("    " + p.dim(line) + "\n")
		}
	}
	_, err := io.WriteString(w, s.String())
	return err
}

// notes say who is asked, when, how often and what became of it.
func (m *mandateItem) notes(ui words.Language) []string {
	out := []string{ui.Translate(string(m.Kind))}
	if m.Who != "" {
		out = append(out, m.Who)
	}
	if m.To != "" {
		out = append(out, ui.Sprintf("to %s", m.To))
	}
	if s := sessionList(m.Sessions); s != "" {
		out = append(out, ui.Sprintf("session %s", s))
	}
	if d := m.Due.String(); d != "" {
		out = append(out, ui.Sprintf("by %s", d))
	}
	if m.Recurring {
		out = append(out, ui.Sprintf("recurring"))
	}
	if m.Budget {
		out = append(out, ui.Sprintf("says from which resources"))
	}
	switch state := ui.Translate(string(m.State)); {
	case m.State == mandates.First:
	case m.State == mandates.Lapsed || m.State == mandates.Merged:
		out = append(out, ui.Sprintf("%s in %s", state, m.Later))
	case m.Earlier != "":
		out = append(out, ui.Sprintf("%s from %s", state, m.Earlier))
	default:
		out = append(out, state)
	}
	if m.Duplicate != "" {
		out = append(out, ui.Sprintf("also in %s", m.Duplicate))
	}
	return out
}

// mandateWorkbook writes the rows as a sheet.
func mandateWorkbook(w io.Writer, ui words.Language, items []mandateItem) error {
	rows := [][]any{{
		ui.Sprintf("Paper"),
		ui.Sprintf("Ref"),
		ui.Sprintf("Kind"),
		ui.Sprintf("Who is asked"),
		ui.Sprintf("Report to"),
		ui.Sprintf("Sessions"),
		ui.Sprintf("Due"),
		ui.Sprintf("Recurring"),
		ui.Sprintf("Resources named"),
		ui.Sprintf("State"),
		ui.Sprintf("Earlier"),
		ui.Sprintf("Later paper"),
		ui.Sprintf("Duplicate"),
		ui.Sprintf("Words"),
	}}
	for i := range items {
		m := items[i]
		rows = append(rows, []any{
			m.Paper,
			m.Ref.String(),
			ui.Translate(string(m.Kind)),
			m.Who,
			m.To,
			sessionList(m.Sessions),
			m.Due.String(),
			tick(ui, m.Recurring),
			tick(ui, m.Budget),
			ui.Translate(string(m.State)),
			m.Earlier,
			m.Later,
			m.Duplicate,
			m.Words,
		})
	}
	return traceview.Sheet(w, ui.Sprintf("Mandates"), rows, []float64{
		14, 16, 9, 30, 20, 10, 11, 10, 8, 10, 18, 16, 18, 80,
	})
}

// tick is yes, or empty.
func tick(ui words.Language, yes bool) string {
	if yes {
		return ui.Sprintf("yes")
	}
	return ""
}
