package workbook

import (
	"fmt"
	"io"
	"slices"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"
)

// CellLimit is how many characters (UTF-16 units) a cell holds.
const CellLimit = excelize.TotalCellChars

// A Sheet is a table of a workbook.
type Sheet struct {
	Name   string    // up to 31 characters, none of :\/?*[]
	Widths []float64 // of the columns, in characters
	Rows   [][]any   // strings and numbers (int, float64); the first row is the heading
	Filter bool      // whether the heading has a filter for each column
	Marked []int     // indices of rows in colour
}

// Write writes a workbook of some sheets, at least one.
func Write(w io.Writer, sheets ...Sheet) error {
	if err := write(w, sheets); err != nil {
		return fmt.Errorf("workbook: %w", err)
	}
	return nil
}

func write(w io.Writer, sheets []Sheet) error {
	f := excelize.NewFile()
	defer f.Close()
	styles, err := newStyles(f)
	if err != nil {
		return err
	}
	for i := range sheets {
		s := &sheets[i]
		if i == 0 {
			err = f.SetSheetName("Sheet1", s.Name)
		} else {
			_, err = f.NewSheet(s.Name)
		}
		if err == nil {
			err = s.write(f, styles)
		}
		if err != nil {
			return fmt.Errorf("sheet %q: %w", s.Name, err)
		}
	}
	return f.Write(w)
}

// styles are those of cells, as the file numbers them.
type styles struct{ plain, head, marked int }

func newStyles(f *excelize.File) (s styles, err error) {
	wrap := &excelize.Alignment{WrapText: true, Vertical: "top"}
	if s.plain, err = f.NewStyle(&excelize.Style{Alignment: wrap}); err != nil {
		return s, err
	}
	if s.head, err = f.NewStyle(&excelize.Style{Alignment: wrap, Font: &excelize.Font{Bold: true}}); err != nil {
		return s, err
	}
	yellow := excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FFF2CC"}}
	s.marked, err = f.NewStyle(&excelize.Style{Alignment: wrap, Fill: yellow})
	return s, err
}

func (s *Sheet) write(f *excelize.File, styles styles) error {
	sw, err := f.NewStreamWriter(s.Name)
	if err != nil {
		return err
	}
	for i, width := range s.Widths {
		if err := sw.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	panes := &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}
	if err := sw.SetPanes(panes); err != nil {
		return err
	}
	for i, row := range s.Rows {
		style := styles.plain
		switch {
		case i == 0:
			style = styles.head
		case slices.Contains(s.Marked, i):
			style = styles.marked
		}
		cells := make([]any, len(row))
		for k, v := range row {
			if text, ok := v.(string); ok {
				v = Clip(text)
			}
			cells[k] = excelize.Cell{StyleID: style, Value: v}
		}
		if err := sw.SetRow(fmt.Sprintf("A%d", i+1), cells); err != nil {
			return err
		}
	}
	if err := sw.Flush(); err != nil || !s.Filter || len(s.Rows) == 0 {
		return err
	}
	last, err := excelize.CoordinatesToCellName(len(s.Rows[0]), max(2, len(s.Rows)))
	if err != nil {
		return err
	}
	return f.AutoFilter(s.Name, "A1:"+last, nil)
}

// Clip is what a cell holds of a text: all of it or, of a longer one, its beginning and an ellipsis.
func Clip(s string) string {
	if len(s) <= CellLimit {
		return s
	}
	units, end := 0, 0
	for i, r := range s {
		if units < CellLimit {
			end = i // where the ellipsis still fits
		}
		if units += max(1, utf16.RuneLen(r)); units > CellLimit {
			return s[:end] + "…"
		}
	}
	return s
}
