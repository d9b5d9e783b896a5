package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read/check"
)

// writeTSV writes rows of fields; tabs and line ends inside a field become spaces.
func writeTSV(w io.Writer, rows [][]string) error {
	clean := strings.NewReplacer("\t", " ", "\n", " ", "\r", " ")
	for _, row := range rows {
		for i, f := range row {
			row[i] = clean.Replace(f)
		}
		if _, err := io.WriteString(w, strings.Join(row, "\t")+"\n"); err != nil {
			return err
		}
	}
	return nil
}

func unitRows(d *corpus.Document) [][]string {
	var rows [][]string
	for _, u := range d.Units() {
		rows = append(rows, []string{u.Ref.String(), string(u.Kind), u.Marked()})
	}
	return rows
}

func repairRows(d *corpus.Document) [][]string {
	var rows [][]string
	for _, r := range d.Repairs {
		rows = append(rows, []string{strconv.Itoa(r.Line), r.Ref.String(), r.Kind, strings.ReplaceAll(r.Before, "\n", " ⏎ "), r.After, r.Why})
	}
	return rows
}

func findingRows(findings []check.Finding) [][]string {
	var rows [][]string
	for _, f := range findings {
		rows = append(rows, []string{strconv.Itoa(f.Line), f.Ref.String(), f.Kind, f.Text})
	}
	return rows
}

// A pen styles text for a terminal, or not at all.
type pen struct{ colour bool }

func (p pen) style(code, s string) string {
	s = console.Visible(s)
	if !p.colour || s == "" {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}

func (p pen) bold(s string) string { return p.style("1", s) }
func (p pen) dim(s string) string  { return p.style("2", s) }
func (p pen) cyan(s string) string { return p.style("36", s) }

// textWidth is the widest that text is set: longer lines read badly.
const textWidth = 110

// unitTable lists the meetings and their units, the texts wrapped beside their refs and indented by depth.
func unitTable(w io.Writer, con *console.Console, d *corpus.Document) error {
	p, width := pen{con.Colour()}, min(con.Width(), textWidth)
	var b strings.Builder
	documentHead(&b, p, d, width)
	for _, m := range d.Meetings {
		b.WriteString("\n")
		for _, line := range console.Lines(meetingTitle(m), width) {
			b.WriteString(p.bold(line) + "\n")
		}
		if facts := meetingFacts(m); facts != "" {
			b.WriteString(p.dim(facts) + "\n")
		}
		b.WriteString("\n")
		column := 0
		for _, u := range m.Units {
			column = max(column, utf8.RuneCountInString(u.Ref.String()))
		}
		column = min(column, 20) + 2
		for _, u := range m.Units {
			unitLines(&b, p, u, column, width)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func unitLines(b *strings.Builder, p pen, u *corpus.Unit, column, width int) {
	indent := 2 * max(u.Ref.Depth()-1, 0)
	ref := u.Ref.String()
	for i, line := range console.Lines(u.Text, max(width-column-indent, 20)) {
		if i == 0 {
			b.WriteString(p.cyan(ref) + strings.Repeat(" ", max(column-utf8.RuneCountInString(ref), 1)+indent))
		} else {
			b.WriteString(strings.Repeat(" ", column+indent))
		}
		b.WriteString(line + "\n")
	}
}

func documentHead(b *strings.Builder, p pen, d *corpus.Document, width int) {
	for _, line := range console.Lines(d.Title, width) {
		b.WriteString(p.bold(line) + "\n")
	}
	facts := []string{d.Symbol, d.Body, d.Date.String(), "in " + d.Language.String()}
	if d.Original != language.Und && d.Original != d.Language {
		facts[3] += ", from " + d.Original.String()
	}
	facts = append(facts, console.Count(len(d.Meetings), "meeting"), console.Count(len(d.Units()), "unit"), console.Count(len(d.Notes), "footnote"), console.Count(len(d.Repairs), "repair"))
	var there []string
	for _, f := range facts {
		if f != "" && !strings.HasPrefix(f, "0 ") {
			there = append(there, f)
		}
	}
	for _, line := range console.Lines(strings.Join(there, " · "), width) {
		b.WriteString(p.dim(line) + "\n")
	}
}

func meetingTitle(m *corpus.Meeting) string {
	if m.Heading != "" {
		return m.Heading
	}
	return m.Ref().String()
}

// meetingFacts says what the heading was read as, so that a slip in reading it shows.
func meetingFacts(m *corpus.Meeting) string {
	when := m.Start.String()
	if m.End != m.Start && !m.End.IsZero() {
		when += " to " + m.End.String()
	}
	var facts []string
	for _, f := range []string{m.Place, when, console.Count(len(m.Units), "unit")} {
		if f != "" {
			facts = append(facts, f)
		}
	}
	return strings.Join(facts, " · ")
}

// repairTable lists the repairs: place, ref and kind, then what was and what is, then why.
func repairTable(w io.Writer, con *console.Console, d *corpus.Document) error {
	p, width := pen{con.Colour()}, min(con.Width(), textWidth)
	var b strings.Builder
	for _, r := range d.Repairs {
		fmt.Fprintf(&b, "%s  %s  %s\n", d.Place(r.Line), p.cyan(r.Ref.String()), p.bold(r.Kind))
		for i, text := range []string{r.Before, r.After, r.Why} {
			if text == "" {
				continue
			}
			sign := []string{"  - ", "  + ", "    "}[i]
			for k, line := range console.Lines(strings.ReplaceAll(text, "\n", " ⏎ "), width-4) {
				if k > 0 {
					sign = "    "
				}
				b.WriteString([]string{p.style("31", sign+line), p.style("32", sign+line), p.dim(sign + line)}[i] + "\n")
			}
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// findingLines prints one line for each finding: place, ref, what is odd.
func findingLines(w io.Writer, d *corpus.Document, findings []check.Finding) error {
	for _, f := range findings {
		line := d.Place(f.Line) + ": "
		if !f.Ref.IsZero() {
			line += f.Ref.String() + ": "
		}
		if _, err := io.WriteString(w, line+f.Text+"\n"); err != nil {
			return err
		}
	}
	return nil
}
