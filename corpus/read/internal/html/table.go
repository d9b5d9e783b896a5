package html

import (
	"strconv"

	"golang.org/x/net/html"

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
