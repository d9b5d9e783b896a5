package main

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/bracket"
)

// bracketList is what parse shows of the brackets of a text under negotiation.
func bracketList(con *console.Console, c *cli.Context, d *corpus.Document) (listing, error) {
	t := bracket.Read(d)
	for _, f := range t.Faults {
		con.Warn("%s: %s has no partner in %s: %q", d.At(f.Line), f.Sign, f.Ref, f.Words)
	}
	if as := c.String("as"); as != "" {
		return bracketView(con, t, as)
	}
	if len(t.Brackets)+len(t.Options) == 0 {
		con.Note("%s: no brackets and no options", d.Source)
	}
	data := struct {
		Counts bracket.Counts `json:"counts"`
		*bracket.Text
	}{t.Count(), t}
	return listing{func(w io.Writer) error { return bracketTable(w, con, t) }, data, bracketRows(t)}, nil
}

// bracketRows are the brackets and the options: number, ref, end, depth, parent, who, status, option, group, text.
func bracketRows(t *bracket.Text) [][]string {
	number := func(n int) string {
		if n == 0 {
			return ""
		}
		return strconv.Itoa(n)
	}
	var rows [][]string
	for _, b := range t.Brackets {
		rows = append(
			rows,
			[]string{strconv.Itoa(b.Number), b.Ref.String(), b.End.String(), strconv.Itoa(b.Depth), number(b.Parent),
				strings.Join(b.Who, ", "), b.Status, b.Option, number(b.Group), strings.ReplaceAll(b.Text, "\n", " ")},
		)
	}
	for _, o := range t.Options {
		rows = append(
			rows,
			[]string{
				"option",
				o.Ref.String(),
				t.Document.Blocks[o.To-1].Ref.String(),
				"",
				"",
				strings.Join(o.Who, ", "),
				"",
				o.Name,
				number(o.Group),
				o.Title,
			},
		)
	}
	return rows
}

// bracketTable sets the counts, then each bracket, indented by its depth.
func bracketTable(w io.Writer, con *console.Console, t *bracket.Text) error {
	var s strings.Builder
	p := pen{con.Colour()}
	width := min(con.Width(), textWidth)
	n := t.Count()
	counts := []string{
		fmt.Sprintf("brackets: %d", n.Brackets),
		fmt.Sprintf("deepest: %d", n.Deepest),
		fmt.Sprintf("groups of alternatives: %d", n.Groups),
		fmt.Sprintf("options: %d", n.Options),
	}
	if n.Named > 0 {
		counts = append(counts, fmt.Sprintf("with a proposer: %d", n.Named))
	}
	if n.Unpaired > 0 {
		counts = append(counts, fmt.Sprintf("signs without a partner: %d", n.Unpaired))
	}
	s.WriteString(p.bold(strings.Join(counts, " · ")) + "\n")
	if who := t.Delegations(); len(who) > 0 {
		s.WriteString("proposed by " + strings.Join(who, ", ") + "\n")
	}
	ref := ""
	for _, b := range t.Brackets {
		if r := b.Ref.String(); r != ref {
			ref = r
			s.WriteString("\n" + p.cyan(ref) + "\n")
		}
		var notes []string
		if len(b.Who) > 0 {
			notes = append(notes, strings.Join(b.Who, ", "))
		}
		if b.Option != "" {
			notes = append(notes, b.Option)
		}
		if b.Group > 0 {
			notes = append(notes, fmt.Sprintf("alternative %d", b.Group))
		}
		if b.Status != "" {
			notes = append(notes, b.Status)
		}
		if b.End != b.Ref {
			notes = append(notes, "to "+b.End.String())
		}
		indent := strings.Repeat("  ", b.Depth)
		text := "[" + strings.ReplaceAll(b.Text, "\n", " / ") + "]"
		if len(notes) > 0 {
			text += " (" + strings.Join(notes, "; ") + ")"
		}
		for i, line := range console.Lines(fmt.Sprintf("%d %s", b.Number, text), max(width-len(indent)-2, 20)) {
			if i > 0 {
				s.WriteString("  ")
			}
			s.WriteString(indent + console.Visible(line) + "\n")
		}
	}
	for _, o := range t.Options {
		s.WriteString("\n" + p.cyan(o.Ref.String()) + "  " + console.Visible(strings.TrimSpace(o.Name+" "+o.Title)) + fmt.Sprintf(" (place %d, to %s)", o.Group, t.Document.Blocks[o.To-1].Ref) + "\n")
	}
	_, err := io.WriteString(w, s.String())
	return err
}

// bracketView is the text of a view: what stands in no bracket, all of it, or what one delegation wants.
func bracketView(con *console.Console, t *bracket.Text, as string) (listing, error) {
	v := bracket.View{Who: as}
	switch as {
	case "clean":
		v.Who = ""
	case "full":
		v = bracket.View{All: true}
	default:
		who := t.Delegations()
		if !slices.ContainsFunc(who, func(w string) bool { return strings.EqualFold(w, as) }) {
			return listing{}, fmt.Errorf(
				"parse: --as %q proposed nothing; give clean, full or one of: %s",
				as,
				strings.Join(who, ", "),
			)
		}
	}
	lines, dropped := t.Lines(v)
	if dropped > 0 {
		con.Note("%s: %s left out as not agreed", t.Document.Source, plus(dropped, "bracket or option"))
	}
	rows := make([][]string, len(lines))
	data := make([]map[string]string, len(lines))
	for i, l := range lines {
		rows[i] = []string{l.Ref.String(), l.Label, l.Text}
		data[i] = map[string]string{"ref": l.Ref.String(), "label": l.Label, "text": l.Text}
	}
	return listing{func(w io.Writer) error {
		for _, l := range lines {
			if _, err := fmt.Fprintln(w, strings.TrimSpace(console.Visible(l.Label+" "+l.Text))); err != nil {
				return err
			}
		}
		return nil
	}, data, rows}, nil
}
