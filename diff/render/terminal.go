package render

import (
	"bufio"
	"cmp"
	"io"
	"strconv"
	"strings"

	"github.com/reprise-wording/reprise/diff"
)

// A style is how a stretch of text is set on the terminal.
type style struct {
	open, close string // brackets in plain text
	sgr         string // ANSI codes
}

// Deletions are struck through and insertions underlined, so that the colours can be missed. Brackets are those of
// git and wdiff.
var (
	plain    = style{}
	deleted  = style{"[-", "-]", "31;9"}
	inserted = style{"{+", "+}", "32;4"}
	dim      = style{"", "", "2"}
	bold     = style{"", "", "1"}
)

// sideBySideFrom is the number of columns from which two texts stand beside one another.
const sideBySideFrom = 140

// Terminal writes the lines that changed, with o.Context lines around them, wrapped to o.Width, in colours or marked
// [-taken out-]{+brought in+}; the texts stand beside one another where there is room. Where o.Places names the
// lines, each paragraph that changed stands under its name, else each run of lines under its number. A phrase that
// moved is marked with its number: [-1> at its old place-], {+>1 at its new one+}.
func Terminal(w io.Writer, s *diff.Script, o Options) error {
	s = shown(s, o)
	v := &view{o: o}
	if o.placed() {
		v = viewOf(s, o, o.Colour)
	} else {
		v.rows = rows(s, o, o.Colour)
	}
	all, some := v.rows, around(v.rows, o)
	p := newWrapper(w, o)
	wide := o.Layout == Columns || o.Layout == Auto && p.width >= sideBySideFrom
	if wide {
		p.width = (p.width - 3) / 2
		sideBySide(
			p.w,
			[][]string{
				lines(o, p.width, func(p *wrapper) { p.write(o.name(0), bold) }),
				lines(o, p.width, func(p *wrapper) { p.write(o.name(1), bold) }),
			},
			p.width,
		)
	}
	return halves(p.w, len(all), func(w *bufio.Writer, from, to int) error {
		p := newWrapper(w, Options{Colour: o.Colour, Width: p.width})
		for x := from; x < to; x++ {
			r := all[x]
			if !some[x] {
				continue
			}
			for _, head := range v.heads(some, x) {
				p.write(head, dim)
				p.flushWord()
				p.newline()
			}
			if wide {
				sideBySide(p.w, [][]string{
					lines(o, p.width, func(p *wrapper) { p.row(r, diff.Delete) }),
					lines(o, p.width, func(p *wrapper) { p.row(r, diff.Insert) }),
				}, p.width)
				continue
			}
			p.row(r, diff.Equal)
			p.flushWord()
			p.newline()
		}
		return p.end()
	})
}

// heads are the lines above a row that is shown: where it stands, if the row before is not shown or it changed and
// has a name, and above that the heading of its part, where the row shown before it is of another part.
func (v *view) heads(shown []bool, x int) []string {
	all, o := v.rows, v.o
	r, gap := all[x], x > 0 && !shown[x-1] || x == 0 && len(all) > 1 && !all[x].changed
	if !o.placed() {
		if gap {
			return []string{o.say("@@ line %d, line %d @@", r.a, r.b)}
		}
		return nil
	}
	if len(all) == 1 || !gap && !r.changed {
		return nil
	}
	var out []string
	if part := o.part(r, all[:x], shown); part != "" {
		out = append(out, "== "+part+" ==")
	}
	return append(out, "@@ "+v.where(r)+" @@")
}

// around marks the rows to show: those that changed and o.Context to either side; all where nothing or o.All says so.
func around(all []row, o Options) []bool {
	shown := make([]bool, len(all))
	some := false
	context := max(0, cmp.Or(o.Context, 1))
	for x, r := range all {
		some = some || r.changed
		for y := max(0, x-context); r.changed && y <= min(x+context, len(all)-1); y++ {
			shown[y] = true
		}
	}
	for x := range shown {
		shown[x] = shown[x] || o.All || !some && len(all) == 1
	}
	return shown
}

// row writes the fragments of a row: all of them, or those of one side.
func (p *wrapper) row(r row, side diff.OpKind) {
	for _, f := range r.frags {
		gone := f.op.Kind == diff.Delete
		switch {
		case f.op.Kind == diff.Equal || f.op.Ignored && gone == (side == diff.Delete):
			p.write(f.text, plain)
		case f.op.Ignored || side == diff.Delete && !gone || side == diff.Insert && gone:
		default:
			p.change(f, gone)
		}
	}
}

// change writes what was taken out or brought in.
func (p *wrapper) change(f frag, gone bool) {
	st := inserted
	if gone {
		st = deleted
	}
	switch c := f.op.Change; {
	case c == diff.Force:
		st.sgr += ";1"
	case c < diff.Punctuation:
		st.sgr += ";2" // typography, case and accents are faint
	}
	if f.op.Link > 0 {
		if f.op.Change == diff.Moved {
			st.sgr = strings.Replace(strings.Replace(st.sgr, "31", "35", 1), "32", "36", 1)
		}
		if f.first && gone {
			st.open += strconv.Itoa(f.op.Link) + ">"
		} else if f.first {
			st.open += ">" + strconv.Itoa(f.op.Link)
		}
		if f.first && !strings.HasPrefix(f.text, " ") {
			st.open += " "
		}
	}
	switch {
	case f.ends:
		p.write(breakSign, st)
		p.write(f.text, plain)
		return
	case !p.colour || len(f.inner) == 0:
		p.write(f.text, st)
		return
	}
	f.pieces(func(text string, differs bool) {
		piece := style{sgr: st.sgr}
		if differs {
			piece.sgr += ";7"
		}
		p.write(text, piece)
	})
}

// TerminalTable writes a table of wordings in columns.
func TerminalTable(w io.Writer, t *diff.Table, o Options) error {
	buf := bufio.NewWriter(w)
	n := len(t.Texts)
	width := max((cmp.Or(o.Width, 100)-3*(n-1))/n, 12)
	head := make([][]string, n)
	for i := range n {
		head[i] = lines(o, width, func(p *wrapper) { p.write(o.name(i), bold) })
	}
	sideBySide(buf, head, width)
	rule := make([]string, n)
	for i := range rule {
		rule[i] = strings.Repeat("─", width)
	}
	buf.WriteString(strings.Join(rule, "─┼─") + "\n")
	for _, r := range t.Rows {
		cells := make([][]string, n)
		for k, c := range r.Cells {
			cells[k] = lines(o, width, func(p *wrapper) { terminalCell(p, t, k, c, r.Same) })
		}
		sideBySide(buf, cells, width)
	}
	return buf.Flush()
}

func terminalCell(p *wrapper, t *diff.Table, k int, c diff.Cell, same bool) {
	st := plain
	if same && p.colour {
		st = dim
	}
	cell(t, k, c, func(kind diff.OpKind, text string) {
		switch kind {
		case diff.Delete:
			p.write(text, deleted)
		case diff.Insert:
			p.write(text, inserted)
		default:
			p.write(text, st)
		}
	})
}

func sideBySide(buf *bufio.Writer, cells [][]string, width int) {
	height := 0
	for _, c := range cells {
		height = max(height, len(c))
	}
	for y := range height {
		var line strings.Builder
		for k, c := range cells {
			text := ""
			if y < len(c) {
				text = c[y]
			}
			if k > 0 {
				line.WriteString(" │ ")
			}
			line.WriteString(text + strings.Repeat(" ", max(0, width-visible(text))))
		}
		buf.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
}
