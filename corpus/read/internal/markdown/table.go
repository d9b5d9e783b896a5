package markdown

import (
	"strings"

	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

var (
	tableRow  = lazyregexp.New(`^\s*\|.*\|\s*$`)
	underHead = lazyregexp.New(`^\s*\|?\s*:?[-=]+:?\s*(?:[|+]\s*:?[-=]+:?\s*)*\|?\s*$`)
	border    = lazyregexp.New(`^\s*\+(?:[-=:]+\+)+\s*$`)
	lineBreak = lazyregexp.New(`(?i)<br\s*/?>|</?(?:ul|ol|p|div)\s*>|</li\s*>`)
	openItem  = lazyregexp.New(`(?i)<li\s*>`)
)

// A table is the table being read: of rows of pipes, with or without pipes at their ends, or a grid, whose rows go over
// several lines, with borders between them.
type table struct {
	id, row int32
	in      bool
	open    bool       // rows need no pipes at their ends
	grid    bool       // rows end at borders
	cells   [][]string // of the grid's row in hand: the lines of each cell
	places  []int      // the places of those lines
}

// tableLine reads a line if it is of a table.
func (r *reader) tableLine(raw string, num int) bool {
	if !strings.ContainsAny(raw, "|+") {
		r.endTable()
		return false
	}
	switch {
	case border.MatchString(raw):
		r.flush()
		r.begin()
		r.gridRow()
		r.grid = true
	case tableRow.MatchString(raw) && r.grid:
		if len(r.places) == maxHeight {
			r.gridRow()
		}
		r.places = append(r.places, num)
		for i, cell := range split(raw) {
			if i == len(r.cells) {
				r.cells = append(r.cells, make([]string, len(r.places)-1))
			}
			r.cells[i] = append(r.cells[i], cell)
		}
		for i := range r.cells {
			for len(r.cells[i]) < len(r.places) {
				r.cells[i] = append(r.cells[i], "")
			}
		}
	case underHead.MatchString(raw) && strings.Contains(raw, "|"):
		r.head(num)
	case tableRow.MatchString(raw), r.in && r.open && strings.Contains(raw, "|"):
		r.flush()
		r.begin()
		r.rowOf(split(raw), num)
	default:
		r.endTable()
		return false
	}
	return true
}

// head begins the table whose header is the line before the delimiter.
func (r *reader) head(num int) {
	last := len(r.para) - 1
	if r.in || last < 0 || !strings.Contains(r.para[last], "|") {
		return
	}
	header := r.para[last]
	r.para, r.nums, r.deep = r.para[:last], r.nums[:last], r.deep[:min(last, len(r.deep))]
	r.flush()
	r.begin()
	r.open = true
	r.rowOf(split(header), num-1)
}

func (r *reader) begin() {
	if !r.in {
		r.table = table{id: r.id + 1, in: true, places: r.places[:0]}
	}
}

func (r *reader) endTable() {
	if r.in {
		r.gridRow()
		r.in, r.grid = false, false
	}
}

// Bounds on a row: its last cell holds the rest, and a grid that draws no more borders ends it.
const (
	maxColumns = 64
	maxHeight  = 1000 // lines
)

// split gives the cells of a row; escaped pipes part none.
func split(raw string) []string {
	raw = strings.TrimPrefix(strings.TrimSpace(raw), "|")
	if strings.HasSuffix(raw, "|") && !strings.HasSuffix(raw, `\|`) {
		raw = raw[:len(raw)-1]
	}
	if !strings.Contains(raw, `\|`) {
		return strings.SplitN(raw, "|", maxColumns)
	}
	var cells []string
	start := 0
	for i := 0; i < len(raw) && len(cells) < maxColumns-1; i++ {
		switch raw[i] {
		case '\\':
			i++
		case '|':
			cells = append(cells, raw[start:i])
			start = i + 1
		}
	}
	return append(cells, raw[start:])
}

// rowOf reads a row that is one line; <br> parts the lines of a cell.
func (r *reader) rowOf(cells []string, num int) {
	for column, cell := range cells {
		lines := []string{cell}
		if strings.Contains(cell, "<") {
			lines = lineBreak.Split(openItem.ReplaceAllString(cell, "<br>• "), -1)
		}
		r.paragraph(column, lines, func(int) int { return num })
	}
	r.row++
}

// gridRow reads the row of a grid that is in hand; blank lines part the paragraphs of a cell.
func (r *reader) gridRow() {
	if len(r.cells) == 0 {
		return
	}
	for column, lines := range r.cells {
		start := 0
		for i := 0; i <= len(lines); i++ {
			if i == len(lines) || strings.TrimSpace(lines[i]) == "" {
				r.paragraph(column, lines[start:i], func(k int) int { return r.places[start+k] })
				start = i + 1
			}
		}
	}
	r.cells, r.places = nil, r.places[:0]
	r.row++
}

// paragraph reads a paragraph of a cell.
func (r *reader) paragraph(column int, lines []string, num func(int) int) {
	for i, raw := range lines {
		text, lead := block(strings.TrimSpace(raw), i > 0)
		if lead != nil {
			r.flush()
			r.lead = *lead
			r.lead.Heading = 0
		}
		r.para, r.nums = append(r.para, text), append(r.nums, num(i))
		r.lead.Cell = flow.Cell{Table: r.id, Row: r.row, Column: int32(column)}
	}
	r.flush()
}
