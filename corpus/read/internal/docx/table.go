package docx

import (
	"encoding/xml"
	"strconv"

	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// A table counts the cells of a table as they are laid out. Cells merged downwards are there in each row, empty.
type table struct {
	id, row, column int32
	next            int32 // the column after the cell in hand
	gone            bool  // the row in hand is deleted, or its insertion rejected
}

// maxColumns bounds what a cell may span: Word has no more than 63 columns.
const maxColumns = 1000

// table takes the beginning of a row or cell, or how many columns the cell spans.
func (r *reader) table(name string, t xml.StartElement) {
	if len(r.tables) == 0 {
		return
	}
	in := &r.tables[len(r.tables)-1]
	switch name {
	case "tr":
		if !in.gone {
			in.row++
		}
		in.next, in.gone = 0, false
	case "tc":
		in.column = in.next
		in.next = min(in.next+1, maxColumns)
	case "gridSpan":
		if n, err := strconv.Atoi(attr(t, "val")); err == nil && n > 1 && r.parent(1) == "tcPr" {
			in.next = in.column + int32(min(n, maxColumns))
		}
	}
}

// cellNow is where the paragraph in hand stands.
func (r *reader) cellNow() flow.Cell {
	if len(r.tables) == 0 {
		return flow.Cell{}
	}
	in := r.tables[len(r.tables)-1]
	return flow.Cell{Table: in.id, Row: max(in.row, 0), Column: in.column}
}
