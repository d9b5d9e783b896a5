package workbook

import (
	"errors"
	"fmt"
	"io"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
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

// write writes a sheet cell by cell: excelize puts the sheets that it streams into the file in no fixed order.
func (s *Sheet) write(f *excelize.File, styles styles) error {
	for i, width := range s.Widths {
		column, err := excelize.ColumnNumberToName(i + 1)
		if err == nil {
			err = f.SetColWidth(s.Name, column, column, width)
		}
		if err != nil {
			return err
		}
	}
	columns := 0
	for i, row := range s.Rows {
		cells := make([]any, len(row))
		for k, v := range row {
			if text, ok := v.(string); ok {
				v = code.ReplaceAllString(Clip(text), "_x005F$0")
			}
			cells[k] = v
		}
		if err := f.SetSheetRow(s.Name, fmt.Sprintf("A%d", i+1), &cells); err != nil {
			return err
		}
		columns = max(columns, len(row))
	}
	panes := &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}
	if err := f.SetPanes(s.Name, panes); err != nil || columns == 0 {
		return err
	}
	return s.applyStyles(f, styles, columns)
}

// applyStyles gives the cells of a sheet with rows their styles, and the heading its filter.
func (s *Sheet) applyStyles(f *excelize.File, styles styles, columns int) error {
	edge, err := excelize.ColumnNumberToName(columns)
	if err != nil {
		return err
	}
	style := func(from, to, style int) error {
		return f.SetCellStyle(s.Name, fmt.Sprint("A", from), fmt.Sprint(edge, to), style)
	}
	last := max(2, len(s.Rows))
	if err := errors.Join(style(2, last, styles.plain), style(1, 1, styles.head)); err != nil {
		return err
	}
	for _, i := range s.Marked {
		if err := style(i+1, i+1, styles.marked); err != nil {
			return err
		}
	}
	if !s.Filter {
		return nil
	}
	return f.AutoFilter(s.Name, fmt.Sprint("A1:", edge, last), nil)
}

// code is the code of a sign, by which the format writes those that XML has not. Words that look like one are written
// so that they stay what they are.
var code = lazyregexp.New(`_x[0-9A-Fa-f]{4}_`)

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
