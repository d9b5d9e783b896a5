package text

import (
	"strings"

	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// A table is lines whose cells are parted by tabulators, as a spreadsheet or a word processor saves them.
type table struct {
	id       int32
	from, to int // of the lines
}

// How many lines a table has at least, and how many columns at most.
const (
	leastRows  = 2
	maxColumns = 64
)

// printed is a label that opens a paragraph: with a tabulator after it, it makes no table.
var printed = lazyregexp.New(`^\(?[0-9A-Za-z.]{1,8}[.)]\s*$|^[•‣▪●◦*+–—-]$`)

// tabbed finds the tables: lines that follow one another, most of them with the same number of tabulators.
func tabbed(src []source) []table {
	var out []table
	for i := 0; i < len(src); {
		if tabs(src[i].text) == 0 {
			i++
			continue
		}
		from, most, labels := i, 0, 0
		for ; i < len(src) && (i == from || src[i].piped == src[from].piped && goesOnTable(src, i)); i++ {
			most = max(most, tabs(src[i].text))
			if cell, _, _ := strings.Cut(strings.TrimSpace(src[i].text), "\t"); printed.MatchString(strings.TrimSpace(cell)) {
				labels++
			}
		}
		full := 0 // rows that fill the columns, or all but the last
		for _, s := range src[from:i] {
			if n := tabs(strings.TrimRight(s.text, " \t")); n >= max(most-1, min(most, 2)) {
				full++
			}
		}
		rows := i - from
		if rows >= leastRows && most < maxColumns && full*2 > rows && (most > 1 || labels*2 < rows) {
			out = append(out, table{int32(len(out) + 1), from, i})
		}
	}
	return out
}

// goesOnTable reports whether a line goes on the table of the lines before: it has cells, or names the part that the
// next ones are of.
func goesOnTable(src []source, i int) bool {
	if src[i].brk {
		return false
	}
	return tabs(src[i].text) > 0 || !src[i].blank && i+1 < len(src) && !src[i+1].blank && tabs(src[i+1].text) > 1
}

// piped parts by tabulators the cells of rows that bars part, "| AC | Adaptation Committee |", where several follow
// one another with as many.
func piped(src []source) {
	for i := 0; i < len(src); {
		n := bars(src[i].text)
		to := i + 1
		for n > 0 && to < len(src) && bars(src[to].text) == n {
			to++
		}
		if to-i >= leastRows {
			for k := i; k < to; k++ {
				row := strings.TrimSpace(src[k].text)
				cells := strings.Split(row[1:len(row)-1], "|") // the first of them may be empty: ||a|b|
				for c := range cells {
					cells[c] = strings.TrimSpace(cells[c])
				}
				src[k].text, src[k].piped = strings.Join(cells, "\t"), true
			}
		}
		i = to
	}
}

// bars is how many bars a line has that begins and ends with one and has no tabulators; else 0.
func bars(s string) int {
	s = strings.TrimSpace(s)
	if n := strings.Count(s, "|"); n > 2 && s[0] == '|' && s[len(s)-1] == '|' && !strings.Contains(s, "\t") {
		return n
	}
	return 0
}

// tabs is how many tabulators part or end the cells of a line. Those that indent it don't.
func tabs(s string) int {
	return strings.Count(s, "\t") - strings.Count(s[:indent(s)], "\t")
}

// row gives the cells of a line of the table.
func (t table) row(s source, i int, known map[string]bool) []flow.Line {
	var out []flow.Line
	for column, cell := range strings.Split(s.text, "\t") {
		l := line(unquoted(strings.TrimSpace(cell)), known)
		if l.Text == "" && len(l.Marks) == 0 || s.piped && strings.Trim(l.Text, "-:= ") == "" {
			continue // an empty cell, or the rule under a header
		}
		l.Num, l.Cell = s.num, flow.Cell{Table: t.id, Row: int32(i - t.from), Column: int32(column), Tab: !s.piped}
		l.Break, l.Soft = s.brk && len(out) == 0, false
		out = append(out, l)
	}
	return out
}

// unquoted takes off the quotation marks that a spreadsheet puts around a cell with quotation marks in it.
func unquoted(s string) string {
	if n := len(s); n > 1 && s[0] == '"' && s[n-1] == '"' && strings.Contains(s[1:n-1], `""`) {
		return strings.ReplaceAll(s[1:n-1], `""`, `"`)
	}
	return s
}
