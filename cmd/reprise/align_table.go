package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/reprise-wording/reprise/align"
	"github.com/reprise-wording/reprise/align/exchange"
	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// alignTable lays an alignment out for the terminal: ref and score, then both texts side by side.
func alignTable(w io.Writer, con *console.Console, m *exchange.Memory) error {
	if len(m.Rows) == 0 {
		return nil // nothing to check: a head over nothing says less than nothing
	}
	const left, gap = 16, 2
	column := max(20, (con.Width()-left-gap)/2)
	bold, dim, warn, off := "", "", "", ""
	if con.Colour() {
		bold, dim, warn, off = "\x1b[1m", "\x1b[2m", "\x1b[33m", "\x1b[0m"
	}
	if _, err := fmt.Fprintf(
		w, "%s%-*s%-*s%s%s\n", bold, left, con.UI.Sprintf("ref"), column+gap, m.Source.String(), m.Target.String(), off,
	); err != nil {
		return err
	}
	for _, r := range m.Rows {
		head := []string{r.Ref, fmt.Sprintf("%s %.2f", r.Bead.Type(), r.Bead.Score)}
		if r.Other != "" {
			head = []string{r.Ref, "= " + r.Other, head[1]}
		}
		if r.Ref == "" {
			head = []string{fmt.Sprintf("%s:%s", place(r.Bead.Source), place(r.Bead.Target)), head[1]}
		}
		if r.Bead.Origin == align.ByHand {
			head = append(head, con.UI.Sprintf("by hand"))
		}
		a, b := console.Lines(r.Source, column), console.Lines(r.Target, column)
		for k := range max(len(head), len(a), len(b)) {
			line := fmt.Sprintf(
				"%s%s%s%s",
				dim,
				console.Visible(padded(at(head, k), left)),
				off,
				padded(at(a, k), column+gap)+at(b, k),
			)
			if _, err := fmt.Fprintln(w, strings.TrimRight(line, " ")); err != nil {
				return err
			}
		}
		if len(r.Doubts) > 0 {
			if _, err := fmt.Fprintf(
				w, "%s%s> %s%s\n", strings.Repeat(" ", left), warn,
				console.Visible(con.UI.Join(align.Say(r.Doubts, con.UI.Sprintf), "; ")), off,
			); err != nil {
				return err
			}
		}
	}
	return nil
}

// place prints segments counted from 1.
func place(ids []int) string {
	switch len(ids) {
	case 0:
		return "-"
	case 1:
		return fmt.Sprint(ids[0] + 1)
	}
	return fmt.Sprintf("%d-%d", ids[0]+1, ids[len(ids)-1]+1)
}

func at(lines []string, k int) string {
	if k < len(lines) {
		return lines[k]
	}
	return ""
}

func padded(s string, width int) string {
	return s + strings.Repeat(" ", max(1, width-lang.Columns(s)))
}
