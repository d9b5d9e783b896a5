package read

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// Tables are read by what they hold, in whichever format they come. One whose columns include a sequence of labels
// lists units: the words of a unit are those of the column whose header names them, or else of the one with the most
// words, and the other columns (status, remarks, another language) are left out. One of figures is left out. In any
// other, a cell with nothing but a label goes before the next cell, which is how paragraphs are laid out in tables.
const (
	labelColumns = 4   // how far from the left the labels may stand
	leastWords   = 4.0 // words a row that a column of recommendations has at least, where no header names it
	namedWords   = 2.0 // and where one does
	figureShare  = 0.6 // of the cells, from which a table is one of figures
	columnShare  = 0.4 // of the words of the longest column, from which another may hold the same in another language
	lookRound    = 300 // lines after a table within which the numbering may go on
)

// A tables pass reads the tables of a paper one after the other.
type tables struct {
	doc    *corpus.Document
	said   language.Tag // the language that the paper is said to be in
	out    []flow.Line
	number int    // the last number that a line outside of tables bears, or a table that lists recommendations
	before layout // of the table before
}

// readTables turns the tables into lines as paragraphs would be.
func readTables(d *corpus.Document, lines []flow.Line, said language.Tag) []flow.Line {
	t := tables{doc: d, said: said, out: make([]flow.Line, 0, len(lines))}
	for i := 0; i < len(lines); {
		if lines[i].Cell.Table == 0 {
			if r, ok := numberOf(lines[i]); ok {
				t.number = r
			}
			t.out = append(t.out, lines[i])
			i++
			continue
		}
		from := i
		for i < len(lines) && lines[i].Cell.Table == lines[from].Cell.Table {
			i++
		}
		if wording := t.withoutFurniture(lines[from:i]); len(wording) > 0 {
			t.read(wording, lines[i:])
		}
	}
	return t.out
}

// withoutFurniture gives the lines of a table that are no contents or agenda; those are handed on, a row a line.
func (t *tables) withoutFurniture(lines []flow.Line) []flow.Line {
	isList := func(l flow.Line) bool { return l.Furniture == contentsList || l.Furniture == agendaList }
	if !slices.ContainsFunc(lines, isList) {
		return lines
	}
	var wording []flow.Line
	open := false // the last line handed on is of the row
	for i, l := range lines {
		open = open && l.Cell.Row == lines[i-1].Cell.Row
		switch last := len(t.out) - 1; {
		case !isList(l):
			wording = append(wording, l)
		case open && t.out[last].Furniture == l.Furniture:
			t.out[last] = t.out[last].Append(l)
		default:
			l.Cell, open = flow.Cell{}, true
			t.out = append(t.out, l)
		}
	}
	return wording
}

// hasTables reports whether any line stands in a table.
func hasTables(lines []flow.Line) bool {
	return slices.ContainsFunc(lines, func(l flow.Line) bool { return l.Cell.Table > 0 })
}

// numberOf is the number that opens a line outside of tables.
func numberOf(l flow.Line) (int, bool) {
	text := l.Printed()
	if text == "" || l.Soft || (text[0] < '0' || text[0] > '9') && text[0] != '(' {
		return 0, false
	}
	lab, ok := labelOf(text, false)
	if !ok || lab.readings[0].kind != number {
		return 0, false
	}
	return lab.readings[0].value, true
}

// read reads one table; after is the lines after it.
func (t *tables) read(lines, after []flow.Line) {
	g := gridOf(lines)
	lay, ok := t.layoutOf(&g)
	switch {
	case ok && t.inside(lay, after):
		t.inner(&g, lay)
	case ok:
		t.list(&g, lay)
	case !lines[0].Cell.Tab && (g.figures() || !g.holdsParagraphs()):
		t.rowsOf(&g)
	default:
		t.paragraphs(&g)
	}
}

// inside reports whether a table stands in a recommendation: the numbers around it go on without those in it.
func (t *tables) inside(lay layout, after []flow.Line) bool {
	if t.number == 0 || lay.first == t.number+1 {
		return false
	}
	for _, l := range after[:min(len(after), lookRound)] {
		if l.Cell.Table > 0 {
			continue
		}
		if n, ok := numberOf(l); ok {
			return n == t.number+1
		}
	}
	return false
}

// inner reads a table in a recommendation: as its items, where its words announce them, else as words of it.
func (t *tables) inner(g *grid, lay layout) {
	from := len(t.out)
	if n := len(t.out); n > 0 && endingOf(t.out[n-1].Text).colon {
		number := t.number
		for i, mark := range lay.marks {
			if n, ok := strings.CutSuffix(mark, "."); ok {
				lay.marks[i] = "(" + n + ")"
			}
		}
		t.list(g, lay)
		t.number = number
	} else {
		for _, l := range g.lines {
			l.Plain, l.Heading, l.Bold, l.Soft = true, 0, false, false
			t.out = append(t.out, l)
		}
	}
	for i := range t.out[from:] {
		t.out[from+i].Cell, t.out[from+i].Listed = flow.Cell{}, false
	}
}

// list reads a table that lists units: the words of a row behind its label, then its other cells as one line.
func (t *tables) list(g *grid, lay layout) {
	opened := 0
	for row := range g.rows {
		cells := g.row(row)
		mark := lay.marks[row]
		switch {
		case opened == 0 && mark == "" && !lay.continues && len(cells) > 1, lay.repeats(g, row): // the header
			t.out = append(t.out, g.rowLine(row, nil))
			continue
		case mark == "" && len(cells) == 1 && cells[0].column <= lay.label && lay.label != lay.text:
			l := g.lines[cells[0].from] // a row that names a part
			l.Cell, l.Heading = flow.Cell{}, max(l.Heading, 3)
			t.out = append(t.out, l)
			for _, l := range g.lines[cells[0].from+1 : cells[0].to] {
				l.Cell = flow.Cell{}
				t.out = append(t.out, l)
			}
			continue
		}
		c, ok := g.at(row, lay.text)
		if !ok {
			t.out = append(t.out, g.rowLine(row, nil))
			continue
		}
		if mark != "" && lay.label != lay.text {
			t.out = append(t.out, g.rowTitle(row, lay.label)...)
		}
		for i, l := range g.lines[c.from:c.to] {
			if i == 0 {
				l.Heading, l.Bold, l.Soft = 0, false, false
				if mark != "" {
					if lay.label == lay.text {
						if lab, ok := labelOf(l.Text, false); ok {
							l = l.Trim(lab.length)
						}
					}
					l.Label, l.Bullet, l.Listed = mark, false, true
				}
			}
			l.Cell = flow.Cell{}
			t.out = append(t.out, l)
		}
		used := []int{lay.text}
		if mark != "" && lay.label != lay.text {
			used = append(used, lay.label)
		}
		if rest := g.rowLine(row, used); rest.Text != "" {
			t.out = append(t.out, rest)
		}
		opened++
	}
	if lay.last > 0 {
		t.number = lay.last
	}
	lay.tell(t.doc, g)
	t.before = lay
}

// rowsOf reads a table as data: a line a row.
func (t *tables) rowsOf(g *grid) {
	for row := range g.rows {
		if l := g.rowLine(row, nil); l.Text != "" {
			t.out = append(t.out, l)
		}
	}
}

// layoutWords is how many words a cell has on average in a table that is there for the layout.
const layoutWords = 14

// holdsParagraphs reports whether the cells of a table hold paragraphs or lists rather than data.
func (g *grid) holdsParagraphs() bool {
	if len(g.columns) == 1 {
		return true
	}
	words, cells := 0, 0
	for _, c := range g.cells {
		cells++
		words += g.words(c)
		if loneLabel.MatchString(g.text(c)) && g.words(c) == 1 && c.column == 0 && len(g.columns) == 2 {
			return true
		}
		for _, l := range g.lines[c.from:c.to] {
			if l.Bullet && l.Label == "" {
				return true
			}
		}
	}
	return words >= layoutWords*cells
}

// paragraphs reads a table that is there for the layout: a paragraph a line, but rows of short cells one line each.
func (t *tables) paragraphs(g *grid) {
	drop := t.otherLanguages(g)
	prefix, row := "", -1
	for i, l := range g.lines {
		at := l.Cell
		if i == 0 || g.lines[i-1].Cell.Row != at.Row {
			row++
			if len(drop) == 0 && prefix == "" && g.shortRow(row) {
				t.out = append(t.out, g.rowLine(row, nil))
			}
		}
		if len(drop) == 0 && prefix == "" && g.shortRow(row) {
			continue
		}
		l.Cell = flow.Cell{}
		switch {
		case slices.Contains(drop, int(at.Column)): // few: as many as languages
			l.Furniture = "other language"
		case at.Tab:
			if i > 0 && g.lines[i-1].Cell.Row == at.Row {
				last := &t.out[len(t.out)-1]
				*last = last.Append(l)
				continue
			}
		case loneLabel.MatchString(l.Text) && l.Label == "" && len(l.Marks) == 0 && i+1 < len(g.lines):
			prefix = strings.TrimSpace(prefix + " " + l.Text)
			continue
		case prefix != "":
			l = l.Prefix(prefix + " ")
			prefix = ""
		}
		if n, ok := numberOf(l); ok {
			t.number = n
		}
		t.out = append(t.out, l)
	}
}

// shortRow reports whether a row has several cells, each of a few words.
func (g *grid) shortRow(row int) bool {
	cells := g.row(row)
	if len(cells) < 2 || loneLabel.MatchString(g.text(cells[0])) {
		return false
	}
	for _, c := range cells {
		if c.to-c.from > 1 || g.words(c) > 8 || g.lines[c.from].Bullet {
			return false
		}
	}
	return !g.lines[cells[0].from].Cell.Tab
}

// loneLabel is a label as a paragraph bears it, with nothing after it.
var loneLabel = lazyregexp.New(`^(?:[0-9]{1,3}[.)]|\([0-9]{1,3}\)|\(?[a-z]{1,4}\)|[IVX]{1,6}\.)$`)

// otherLanguages gives the columns of a table laid out in two languages side by side that are not read.
func (t *tables) otherLanguages(g *grid) []int {
	if len(g.lines) < 4 || len(g.columns) < 2 {
		return nil
	}
	var long []int
	count := g.count()
	for column, n := range count {
		if n >= leastSample && float64(n) >= columnShare*float64(slices.Max(count)) {
			long = append(long, column)
		}
	}
	if len(long) == 0 {
		return nil
	}
	keep, others, said := t.inLanguage(g, long, long[0])
	if len(others) == 0 {
		return nil
	}
	t.doc.Warnings = append(t.doc.Warnings, corpus.Warning{Line: g.lines[0].Num,
		Text: fmt.Sprintf(
			"a table in several languages: the column in %s is read, number %d",
			said,
			g.columns[keep]+1,
		)})
	for i, column := range others {
		others[i] = g.columns[column]
	}
	return others
}
