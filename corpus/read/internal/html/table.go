package html

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// A table counts the cells of a table as they are laid out: cells may span rows and columns.
type table struct {
	id, row, column int32
	spans           []int32 // for each column, the row below the cell that reaches down into it
}

// maxColumns bounds what a cell may span.
const maxColumns = 1000

func (t *table) nextRow() {
	if t != nil {
		t.row++
		t.column = 0
	}
}

// nextCell is the place of the next cell of the row.
func (t *table) nextCell(n *html.Node) flow.Cell {
	if t == nil { // the parser lets none stand outside of a table
		return flow.Cell{}
	}
	for int(t.column) < len(t.spans) && t.spans[t.column] > t.row {
		t.column++
	}
	at := flow.Cell{Table: t.id, Row: t.row, Column: t.column}
	across, down := span(n, "colspan"), span(n, "rowspan")
	for range across {
		if t.column >= maxColumns {
			break
		}
		if down > 1 {
			for int(t.column) >= len(t.spans) {
				t.spans = append(t.spans, 0)
			}
			t.spans[t.column] = t.row + down
		}
		t.column++
	}
	return at
}

// span is how many rows or columns a cell takes.
func span(n *html.Node, key string) int32 {
	v, err := strconv.Atoi(attr(n, key))
	if err != nil || v < 1 {
		return 1
	}
	return int32(min(v, maxColumns))
}

// layoutTable reports whether a table only lays out a page: it holds headings, or another table in few rows, or has
// one column.
func layoutTable(n *html.Node) bool {
	if role := attr(n, "role"); role == "presentation" || role == "none" {
		return true
	}
	rows, wide, headed, nested := 0, false, false, false
	var walk func(*html.Node, bool)
	walk = func(n *html.Node, inner bool) {
		for k := n.FirstChild; k != nil; k = k.NextSibling {
			switch {
			case k.DataAtom == atom.Table:
				nested = true
				walk(k, true)
				continue
			case headings[k.DataAtom] > 0:
				headed = true
			case k.DataAtom == atom.Tr && !inner:
				rows++
				cells := 0
				for c := k.FirstChild; c != nil; c = c.NextSibling {
					if (c.DataAtom == atom.Td || c.DataAtom == atom.Th) && strings.TrimSpace(innerText(c, 40)) != "" {
						cells++
					}
				}
				wide = wide || cells > 1
			}
			walk(k, inner)
		}
	}
	walk(n, false)
	return headed || !wide || nested && rows <= 2
}
