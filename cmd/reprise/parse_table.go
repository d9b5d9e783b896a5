package main

import (
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/load"
	"github.com/reprise-wording/reprise/cmd/internal/words"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/read/check"
)

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

const (
	textWidth  = 110 // the widest that text is set: longer lines read badly
	widestRefs = 24  // the widest that the column of refs is set
)

// A blockTable sets a document for reading: its facts, then part by part all blocks, wrapped beside their refs.
type blockTable struct {
	b      strings.Builder
	ui     words.Language
	pen    pen
	width  int
	column int // where the texts begin
	d      *corpus.Document
}

// documentTable lists all blocks of a document by its parts.
func documentTable(w io.Writer, con *console.Console, d *corpus.Document) error {
	t := &blockTable{ui: con.UI, pen: pen{con.Colour()}, width: min(con.Width(), textWidth), d: d}
	t.head()
	for i := 0; i < len(d.Blocks); {
		end := i + 1
		for end < len(d.Blocks) && d.Blocks[end].Part == d.Blocks[i].Part {
			end++
		}
		t.part(d.Blocks[i:end])
		i = end
	}
	_, err := io.WriteString(w, t.b.String())
	return err
}

// part sets blocks that stand together in one part. The part's heading is a block itself, or else it is set above them.
func (t *blockTable) part(blocks []*corpus.Block) {
	t.b.WriteString("\n")
	t.column = 0
	for _, b := range blocks {
		t.column = max(t.column, lang.Columns(b.Ref.String()))
	}
	t.column = min(t.column, widestRefs) + 2
	p, rest := t.d.PartOf(blocks[0]), blocks
	if blocks[0].Kind == corpus.Heading {
		t.block(blocks[0])
		rest = blocks[1:]
	} else {
		for _, line := range console.Lines(p.Heading(), t.width) {
			t.b.WriteString(t.pen.bold(line) + "\n")
		}
	}
	if facts := partFacts(t.ui, p, rest); facts != "" && (p.Heading() != "" || !p.Held.IsZero()) {
		t.b.WriteString(t.pen.dim(facts) + "\n\n")
	}
	for i, b := range rest {
		if b.Kind == corpus.Heading && i > 0 {
			t.b.WriteString("\n")
		}
		t.block(b)
	}
}

// block sets one block: its ref, and its text, indented by its depth.
func (t *blockTable) block(b *corpus.Block) {
	indent, style := 0, func(s string) string { return s }
	switch b.Kind {
	case corpus.Unit:
		indent = 2 * max(b.Ref.Depth()-1, 0)
	case corpus.Item:
		indent = 2
	case corpus.Heading:
		style = t.pen.bold
	case corpus.Note:
		style = t.pen.dim
	}
	text := b.Text
	if b.Kind == corpus.Heading || b.Kind == corpus.Note {
		text = strings.TrimSpace(b.Label + " " + text)
	}
	ref := b.Ref.String()
	begin := t.pen.cyan(ref) + strings.Repeat(" ", max(t.column-lang.Columns(ref), 1)+indent)
	lines := console.Lines(text, max(t.width-t.column-indent, 20))
	if wide := lang.Columns(ref) + 2; wide > t.column { // a long ref stands on a line of its own
		t.b.WriteString(t.pen.cyan(ref) + "\n")
		begin = strings.Repeat(" ", t.column+indent)
	}
	for i, line := range lines {
		if i > 0 {
			begin = strings.Repeat(" ", t.column+indent)
		}
		t.b.WriteString(begin + style(line) + "\n")
	}
	if len(lines) == 0 {
		t.b.WriteString(strings.TrimRight(begin, " ") + "\n")
	}
}

// head tells the facts of the document: what it is, how much is in it, and what was left out of it.
func (t *blockTable) head() {
	d := t.d
	for _, line := range console.Lines(d.Title, t.width) {
		t.b.WriteString(t.pen.bold(line) + "\n")
	}
	in := t.ui.Sprintf("language not known")
	if d.Language != language.Und {
		in = t.ui.Sprintf("in %s", d.Language)
	}
	if d.Original != language.Und && d.Original != d.Language {
		in = t.ui.Sprintf("in %s, from %s", d.Language, d.Original)
	}
	facts := []string{d.Symbol, d.Body, d.Session}
	if !d.Adopted.IsZero() {
		facts = append(facts, t.ui.Sprintf("adopted or held %s", spanOf(t.ui, d.Adopted)))
	}
	if !d.Issued.IsZero() {
		facts = append(facts, t.ui.Sprintf("issued %s", d.Issued))
	}
	t.facts(append(facts, d.Place, in)...)
	counts := kindCounts(t.ui, d.Blocks)
	if n := len(d.Repairs); n > 0 {
		counts = append(counts, t.ui.Sprintf("%d repairs", n))
	}
	t.facts(counts...)
	if len(d.LeftOut) > 0 {
		t.facts(t.ui.Sprintf("left out: %s", load.LeftOut(t.ui, d)))
	}
}

// facts sets the facts that there are in one line, which is wrapped.
func (t *blockTable) facts(facts ...string) {
	var there []string
	for _, f := range facts {
		if f != "" {
			there = append(there, f)
		}
	}
	for _, line := range console.Lines(strings.Join(there, " · "), t.width) {
		t.b.WriteString(t.pen.dim(line) + "\n")
	}
}

// kindCounts tells how many blocks there are of each kind.
func kindCounts(ui words.Language, blocks []*corpus.Block) []string {
	n := map[corpus.Kind]int{}
	for _, b := range blocks {
		n[b.Kind]++
	}
	all := []string{
		ui.Sprintf("%d units", n[corpus.Unit]), ui.Sprintf("%d items", n[corpus.Item]),
		ui.Sprintf("%d recitals", n[corpus.Recital]), ui.Sprintf("%d texts", n[corpus.Text]),
		ui.Sprintf("%d headings", n[corpus.Heading]), ui.Sprintf("%d notes", n[corpus.Note]),
		ui.Sprintf("%d table rows", n[corpus.Cell]),
	}
	var out []string
	for i, k := range []corpus.Kind{
		corpus.Unit, corpus.Item, corpus.Recital, corpus.Text, corpus.Heading, corpus.Note, corpus.Cell,
	} {
		if n[k] > 0 {
			out = append(out, all[i])
		}
	}
	return out
}

// spanOf tells a period for readers.
func spanOf(ui words.Language, p corpus.Period) string {
	s := p.Start.String()
	if p.End != p.Start && !p.End.IsZero() {
		s = ui.Sprintf("%s to %s", s, p.End)
	}
	return s
}

// partFacts tells what the heading was read as, so that an error in reading it shows, and how much stands under it.
func partFacts(ui words.Language, p *corpus.Part, blocks []*corpus.Block) string {
	var facts []string
	for _, f := range append([]string{p.Place, spanOf(ui, p.Held)}, kindCounts(ui, blocks)...) {
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
		fmt.Fprintf(
			&b, "%s  %s  %s\n", console.Visible(d.At(r.Line)), p.cyan(r.Ref.String()), p.bold(con.UI.Translate(r.Kind)),
		)
		for i, text := range []string{r.Before, r.After, con.UI.Translate(r.Why)} {
			if text == "" {
				continue
			}
			sign := []string{"  - ", "  + ", "    "}[i]
			for k, line := range console.Lines(strings.ReplaceAll(text, "\n", " ⏎ "), width-4) {
				if k > 0 {
					sign = "    "
				}
				b.WriteString(
					[]string{p.style("31", sign+line), p.style("32", sign+line), p.dim(sign + line)}[i] + "\n",
				)
			}
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// leftOutTable lists what was left out: place, kind, words.
func leftOutTable(w io.Writer, con *console.Console, d *corpus.Document) error {
	p, width := pen{con.Colour()}, min(con.Width(), textWidth)
	var b strings.Builder
	for _, l := range d.LeftOut {
		fmt.Fprintf(&b, "%s  %s\n", console.Visible(d.At(l.Line)), p.bold(con.UI.Translate(l.Kind)))
		for _, line := range console.Lines(l.Text, width-4) {
			b.WriteString("    " + line + "\n")
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// findingLines prints one line for each finding: place, ref, what is odd.
func findingLines(w io.Writer, ui words.Language, d *corpus.Document, findings []check.Finding) error {
	for _, f := range findings {
		line := d.At(f.Line) + ": "
		if !f.Ref.IsZero() {
			line += f.Ref.String() + ": "
		}
		if _, err := io.WriteString(w, line+ui.Translate(f.Text)+"\n"); err != nil {
			return err
		}
	}
	return nil
}
