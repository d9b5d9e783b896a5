package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/reprise-wording/reprise/align/brackets"
	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/load"
	"github.com/reprise-wording/reprise/cmd/internal/output"
	"github.com/reprise-wording/reprise/corpus/bracket"
	"github.com/reprise-wording/reprise/corpus/read"
)

// diffBrackets tells which brackets of the first file were kept, changed or closed in the second, and which were
// opened.
func diffBrackets(ctx context.Context, con *console.Console, o *diffOptions) error {
	if len(o.args) != 2 {
		return fmt.Errorf("diff: --brackets compares two files, the earlier version first")
	}
	tag, err := o.keyLanguage()
	if err != nil {
		return err
	}
	var texts [2]*bracket.Text
	for i, name := range o.args {
		d, err := load.File(ctx, con, name, read.Options{Language: tag})
		if err != nil {
			return err
		}
		texts[i] = bracket.Read(d)
		for _, f := range texts[i].Faults {
			con.Warn("%s: %s has no partner in %s: %q", d.At(f.Line), f.Sign, f.Ref, f.Words)
		}
	}
	changes := brackets.Compare(texts[0], texts[1])
	var write func(io.Writer) error
	switch f := o.format; f {
	case "text":
		write = func(w io.Writer) error { return bracketChanges(w, con, texts, changes) }
	case "json":
		write = func(w io.Writer) error { return writeJSON(w, bracketChangeData(texts, changes)) }
	case "tsv":
		write = func(w io.Writer) error { return writeTSV(w, bracketChangeRows(texts, changes)) }
	default:
		return fmt.Errorf("diff: no format %q with --brackets; use text, json or tsv", f)
	}
	if err := output.To(con.Out, o.output, write); err != nil {
		return err
	}
	for _, ch := range changes {
		if ch.Outcome != brackets.Kept {
			return errDifferent
		}
	}
	return nil
}

// A bracketChange is what became of a bracket, as machines read it.
type bracketChange struct {
	Outcome brackets.Outcome `json:"outcome"`
	Earlier *bracket.Bracket `json:"earlier,omitempty"`
	Later   *bracket.Bracket `json:"later,omitempty"`
}

func bracketChangeData(texts [2]*bracket.Text, changes []brackets.Change) []bracketChange {
	out := []bracketChange{}
	for _, ch := range changes {
		x := bracketChange{Outcome: ch.Outcome}
		if ch.Earlier >= 0 {
			x.Earlier = &texts[0].Brackets[ch.Earlier]
		}
		if ch.Later >= 0 {
			x.Later = &texts[1].Brackets[ch.Later]
		}
		out = append(out, x)
	}
	return out
}

// bracketChangeRows are: opened, closed or both; outcome; ref and text in the earlier version; ref and text in the
// later one.
func bracketChangeRows(texts [2]*bracket.Text, changes []brackets.Change) [][]string {
	var rows [][]string
	for _, x := range bracketChangeData(texts, changes) {
		row := []string{"both", string(x.Outcome), "", "", "", ""}
		if x.Earlier != nil {
			row[2], row[3] = x.Earlier.Ref.String(), x.Earlier.Text
		} else {
			row[0] = "opened"
		}
		if x.Later != nil {
			row[4], row[5] = x.Later.Ref.String(), x.Later.Text
		} else {
			row[0] = "closed"
		}
		rows = append(rows, row)
	}
	return rows
}

// outcomes are the headings of what became of brackets, in the order in which they are shown.
var outcomes = []struct {
	outcome brackets.Outcome
	heading string
}{
	{brackets.Accepted, "Closed, words accepted"}, {brackets.Deleted, "Closed, words deleted"},
	{brackets.Reworded, "Closed, words changed or in another bracket"},
	{
		brackets.New,
		"Opened with new words",
	}, {brackets.Around, "Opened around words that were agreed"},
	{brackets.Mixed, "Opened around earlier words and new ones"},
	{brackets.Changed, "Still open, with other words"}, {brackets.Kept, "Still open, as before"},
}

func bracketChanges(w io.Writer, con *console.Console, texts [2]*bracket.Text, changes []brackets.Change) error {
	var s strings.Builder
	p := pen{con.Colour()}
	width := min(con.Width(), textWidth)
	s.WriteString(con.UI.Sprintf("brackets: %d, then %d", len(texts[0].Brackets), len(texts[1].Brackets)) + "\n")
	all := bracketChangeData(texts, changes)
	for _, o := range outcomes {
		n := 0
		for _, x := range all {
			if x.Outcome == o.outcome {
				n++
			}
		}
		if n == 0 {
			continue
		}
		s.WriteString("\n" + p.bold(fmt.Sprintf("%s: %d", con.UI.Translate(o.heading), n)) + "\n")
		for _, x := range all {
			if x.Outcome != o.outcome || o.outcome == brackets.Kept {
				continue
			}
			text := ""
			switch {
			case x.Later == nil:
				text = x.Earlier.Ref.String() + " [" + x.Earlier.Text + "]"
			case x.Earlier == nil:
				text = x.Later.Ref.String() + " [" + x.Later.Text + "]"
			default:
				text = x.Earlier.Ref.String() + " [" + x.Earlier.Text + "] -> " + x.Later.Ref.String() + " [" + x.Later.Text + "]"
			}
			for i, line := range console.Lines(strings.ReplaceAll(text, "\n", " / "), max(width-4, 20)) {
				if i > 0 {
					s.WriteString("  ")
				}
				s.WriteString("  " + console.Visible(line) + "\n")
			}
		}
	}
	_, err := io.WriteString(w, s.String())
	return err
}
