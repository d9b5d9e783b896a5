package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/job"
	"github.com/reprise-wording/reprise/cmd/internal/load"
	"github.com/reprise-wording/reprise/cmd/internal/words"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/bracket"
	"github.com/reprise-wording/reprise/corpus/ooxml"
	"github.com/reprise-wording/reprise/corpus/read"
)

// bracketList is what parse shows of the brackets of a text under negotiation.
func bracketList(ctx context.Context, con *console.Console, o *parseOptions, d *corpus.Document) (listing, error) {
	t := bracket.Read(d)
	for _, f := range t.Faults {
		con.Warn("%s: %s has no partner in %s: %q", d.At(f.Line), f.Sign, f.Ref, f.Words)
	}
	file, err := tracked(con, o, t)
	if err != nil {
		return listing{}, err
	}
	if o.as != "" {
		return bracketView(ctx, con, o, t, file)
	}
	if len(t.Brackets)+len(t.Options)+len(t.Proposals) == 0 {
		con.Note("%s: no brackets, no options and no tracked changes", d.Source)
	}
	data := struct {
		Counts bracket.Counts `json:"counts"`
		*bracket.Text
	}{t.Count(), t}
	return listing{func(w io.Writer) error { return bracketTable(w, con, t) }, data, bracketRows(t)}, nil
}

// fileOf is the file that a document was read from; empty for the built-in one and for stdin.
func (o *parseOptions) fileOf(d *corpus.Document) string {
	if len(o.args) == 0 || len(o.args) == 1 && o.arg(0) == load.Stdin {
		return ""
	}
	return d.Source
}

// tracked adds the tracked changes where the document was read from a Word file, which it returns.
func tracked(con *console.Console, o *parseOptions, t *bracket.Text) ([]byte, error) {
	var file []byte
	if name := o.fileOf(t.Document); name != "" {
		var err error
		if file, err = os.ReadFile(name); err != nil {
			return nil, fmt.Errorf("parse: %w", err)
		}
	}
	if !ooxml.IsPackage(file) {
		if slices.ContainsFunc(t.Document.Warnings, func(w corpus.Warning) bool { return w.Tracked > 0 }) {
			con.Warn(
				"%s: its tracked changes are not listed; that is done for Word files that are given by name",
				t.Document.Source,
			)
		}
		return nil, nil
	}
	if err := t.Track(file, o.changes == "accept"); err != nil {
		return nil, fmt.Errorf("parse: %s: %w", o.fileOf(t.Document), err)
	}
	return file, nil
}

// bracketRows are the brackets, the options and the tracked changes: number, ref, end, depth, parent, who, status,
// option, group, text. Of a tracked change the status is in, out, instead or withdrawn.
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
	for i := range t.Proposals {
		p := &t.Proposals[i]
		rows = append(rows, []string{
			"tracked", p.Ref.String(), "", "", "", p.Who, p.Change(), "", "", strings.Join(strings.Fields(p.Marked()), " "),
		})
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
		con.UI.Sprintf("brackets: %d", n.Brackets),
		con.UI.Sprintf("deepest: %d", n.Deepest),
		con.UI.Sprintf("groups of alternatives: %d", n.Groups),
		con.UI.Sprintf("options: %d", n.Options),
	}
	if n.Named > 0 {
		counts = append(counts, con.UI.Sprintf("with a proposer: %d", n.Named))
	}
	if n.Tracked > 0 {
		counts = append(counts, con.UI.Sprintf("tracked changes: %d", n.Tracked))
	}
	if n.Unpaired > 0 {
		counts = append(counts, con.UI.Sprintf("signs without a partner: %d", n.Unpaired))
	}
	s.WriteString(p.bold(strings.Join(counts, " · ")) + "\n")
	if who := t.Delegations(); len(who) > 0 {
		s.WriteString(con.UI.Sprintf("proposed by %s", strings.Join(who, ", ")) + "\n")
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
			notes = append(notes, con.UI.Sprintf("alternative %d", b.Group))
		}
		if b.Status != "" {
			notes = append(notes, con.UI.Translate(b.Status))
		}
		if b.End != b.Ref {
			notes = append(notes, con.UI.Sprintf("to %s", b.End))
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
		s.WriteString("\n" + p.cyan(o.Ref.String()) + "  " + console.Visible(strings.TrimSpace(o.Name+" "+o.Title)) +
			con.UI.Sprintf(" (place %d, to %s)", o.Group, t.Document.Blocks[o.To-1].Ref) + "\n")
	}
	proposalTable(&s, con.UI, p, t, width)
	_, err := io.WriteString(w, s.String())
	return err
}

// proposalTable sets the tracked changes, each with who made it and where.
func proposalTable(s *strings.Builder, ui words.Language, p pen, t *bracket.Text, width int) {
	if len(t.Proposals) > 0 {
		s.WriteString(
			"\n" + p.bold(ui.Sprintf("tracked changes by %s", console.Visible(strings.Join(t.Authors(), ", ")))) + "\n",
		)
	}
	ref := ""
	for i := range t.Proposals {
		c := &t.Proposals[i]
		if r := cmp.Or(c.Ref.String(), ui.Sprintf("in no paragraph that was read")); r != ref {
			ref = r
			s.WriteString("\n" + p.cyan(ref) + "\n")
		}
		notes := []string{cmp.Or(c.Who, ui.Sprintf("nobody named"))}
		if day, _, _ := strings.Cut(c.Date, "T"); day != "" {
			notes = append(notes, day)
		}
		if c.Whole {
			notes = append(notes, ui.Sprintf("whole paragraph"))
		}
		if c.Undone {
			notes = append(notes, ui.Sprintf("withdrawn"))
		}
		text := fmt.Sprintf("%d %s (%s)", c.Number, c.Marked(), strings.Join(notes, "; "))
		for k, line := range console.Lines(text, max(width-4, 20)) {
			if k > 0 {
				s.WriteString("  ")
			}
			s.WriteString("  " + console.Visible(line) + "\n")
		}
	}
	if t.Formatting > 0 {
		s.WriteString("\n" + ui.Sprintf("tracked changes of formatting and spaces, not listed: %d", t.Formatting) + "\n")
	}
}

// bracketView is the text of a view: what stands in no bracket, all of it, or what one delegation wants. Who made
// tracked changes in the file gets the text with these and none of the others.
func bracketView(
	ctx context.Context,
	con *console.Console,
	o *parseOptions,
	t *bracket.Text,
	file []byte,
) (listing, error) {
	as := o.as
	named := func(all []string) bool {
		return slices.ContainsFunc(all, func(w string) bool { return strings.EqualFold(w, as) })
	}
	author := named(t.Authors())
	switch {
	case author && as != "clean" && as != "full":
		theirs, err := textOf(ctx, o, o.fileOf(t.Document), file, as)
		if err != nil {
			return listing{}, err
		}
		con.Note("%s: the tracked changes of %s are accepted, those of all others rejected", t.Document.Source, as)
		t = theirs
	case len(t.Proposals) > 0:
		con.Note("%s: %s, --changes %s", t.Document.Source, con.UI.Sprintf("%d tracked changes", len(t.Proposals)), o.changes)
	}
	v := bracket.View{Who: as}
	switch as {
	case "clean":
		v.Who = ""
	case "full":
		v = bracket.View{All: true}
	default:
		if !author && !named(t.Delegations()) {
			return listing{}, fmt.Errorf(
				"parse: --as %q proposed nothing; give clean, full or one of: %s",
				as,
				strings.Join(append(t.Delegations(), t.Authors()...), ", "),
			)
		}
	}
	lines, dropped := t.Lines(v)
	if dropped > 0 {
		con.Note("%s: %s left out as not agreed", t.Document.Source, con.UI.Sprintf("%d brackets or options", dropped))
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

// textOf is the text of a Word file as the author of tracked changes wants it.
func textOf(ctx context.Context, o *parseOptions, name string, file []byte, author string) (*bracket.Text, error) {
	how, err := o.how()
	if err != nil {
		return nil, err
	}
	theirs, err := bracket.As(file, author)
	if err != nil {
		return nil, fmt.Errorf("parse: %s: %w", name, err)
	}
	d, err := job.Run(ctx, func() (*corpus.Document, error) { return read.Bytes(name, theirs, how) })
	if err != nil {
		return nil, err
	}
	return bracket.Read(d), nil
}
