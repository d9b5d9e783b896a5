package read

import (
	"slices"
	"strings"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// A grid is the lines of one table, cell by cell.
type grid struct {
	lines   []flow.Line
	cells   []cell  // in the order of the lines
	rows    []int   // the first cell of each row
	columns []int   // of those that hold anything, the places as the format counts
	of      [][]int // the cells of each column
}

// A cell is the lines of a grid from one on to another.
type cell struct {
	row, column, from, to int // the column as an index of grid.columns
}

func gridOf(lines []flow.Line) grid {
	g := grid{lines: lines}
	for i, l := range lines {
		at := l.Cell
		if i == 0 || at.Row != lines[i-1].Cell.Row {
			g.rows = append(g.rows, len(g.cells))
		}
		if i == 0 || at.Row != lines[i-1].Cell.Row || at.Column != lines[i-1].Cell.Column {
			g.cells = append(g.cells, cell{len(g.rows) - 1, int(at.Column), i, i})
			g.columns = append(g.columns, int(at.Column))
		}
		g.cells[len(g.cells)-1].to = i + 1
	}
	slices.Sort(g.columns)
	g.columns = slices.Compact(g.columns)
	g.of = make([][]int, len(g.columns))
	for i := range g.cells {
		c := &g.cells[i]
		c.column, _ = slices.BinarySearch(g.columns, c.column)
		g.of[c.column] = append(g.of[c.column], i)
	}
	return g
}

// row gives the cells of a row that hold something.
func (g *grid) row(i int) []cell {
	end := len(g.cells)
	if i+1 < len(g.rows) {
		end = g.rows[i+1]
	}
	return g.cells[g.rows[i]:end]
}

// at finds a cell of a row.
func (g *grid) at(row, column int) (cell, bool) {
	cells := g.row(row)
	i, ok := slices.BinarySearchFunc(cells, column, func(c cell, column int) int { return c.column - column })
	if !ok {
		return cell{}, false
	}
	return cells[i], true
}

// text is the words of a cell's first line, with the label that the format numbered.
func (g *grid) text(c cell) string {
	return strings.TrimSpace(g.lines[c.from].Printed())
}

// words counts the words of a cell.
func (g *grid) words(c cell) int {
	n := 0
	for _, l := range g.lines[c.from:c.to] {
		n += strings.Count(l.Text, " ") + 1
	}
	return n
}

// rowTitle is the words that stand behind the label in the label's own cell, as a heading; none where the label
// stands alone.
func (g *grid) rowTitle(row, column int) []flow.Line {
	c, ok := g.at(row, column)
	if !ok {
		return nil
	}
	out := slices.Clone(g.lines[c.from:c.to])
	if _, alone := markOf(g.text(c), false); alone {
		out = out[1:]
	} else if lab, ok := labelOf(out[0].Text, false); ok && out[0].Label == "" {
		out[0] = out[0].Trim(lab.length)
	}
	for i := range out {
		out[i].Cell, out[i].Label, out[i].Kind = flow.Cell{}, "", string(corpus.Heading)
	}
	return out
}

// rowLine is a row as one line, its cells but those left out joined by bars.
func (g *grid) rowLine(row int, without []int) flow.Line {
	var line flow.Line
	var texts []string
	for _, c := range g.row(row) {
		if slices.Contains(without, c.column) {
			continue
		}
		var words []string
		for _, l := range g.lines[c.from:c.to] {
			if line.Num == 0 {
				line.Num = l.Num
			}
			for _, m := range l.Marks {
				line.Marks = append(line.Marks, corpus.Mark{Marker: m.Marker})
			}
			words = append(words, l.Printed())
		}
		if text := strings.TrimSpace(strings.Join(words, " ")); text != "" {
			texts = append(texts, text)
		}
	}
	line.Text, line.Kind = strings.Join(texts, corpus.CellSeparator), string(corpus.Cell)
	for i := range line.Marks { // the places of the markers inside a row are not kept
		line.Marks[i].Offset = len(line.Text)
	}
	return line
}

// count is how many words each column has.
func (g *grid) count() []int {
	count := make([]int, len(g.columns))
	for _, c := range g.cells {
		count[c.column] += g.words(c)
	}
	return count
}

var figure = lazyregexp.New(`^(?:[\s0-9.,:/%()+<>≥≤±*–—-]|[€$£]|n/?a\.?)*$`)

// figures reports whether a table is one of figures: most of its cells are, headers aside.
func (g *grid) figures() bool {
	cells, figures := 0, 0
	for _, c := range g.cells {
		if c.row == 0 || c.column == 0 {
			continue
		}
		cells++
		if figure.MatchString(g.text(c)) {
			figures++
		}
	}
	return cells >= 4 && float64(figures) >= figureShare*float64(cells)
}
