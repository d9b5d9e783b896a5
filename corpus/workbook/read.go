package workbook

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/xuri/excelize/v2"
)

// The limits of what is read.
const (
	mostBytes = 1 << 30 // of all parts, unpacked
	mostCells = 1 << 22 // with the empty ones before others
)

// ErrTooLarge is told of a workbook that unpacks to more than is read.
var ErrTooLarge = errors.New("workbook: too large; split it")

// Read gives the cells of the first sheet as text, row by row; rows and cells that are left out before others are
// empty.
func Read(data []byte) (rows [][]string, err error) {
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		UnzipSizeLimit:   mostBytes,
		ShortDatePattern: "yyyy-mm-dd", // whatever the machine's country
	})
	if err != nil {
		return nil, fmt.Errorf("workbook: %w", err)
	}
	defer f.Close()
	lines, err := f.Rows(f.GetSheetName(0))
	if err != nil {
		return nil, fmt.Errorf("workbook: %w", err)
	}
	defer lines.Close()
	cells, filled := 0, 0
	for lines.Next() {
		row, err := lines.Columns()
		if err != nil {
			return nil, fmt.Errorf("workbook: %w", err)
		}
		if cells += len(row); cells > mostCells {
			return nil, ErrTooLarge
		}
		rows = append(rows, row)
		if len(row) > 0 {
			filled = len(rows)
		}
	}
	if err := lines.Error(); err != nil {
		return nil, fmt.Errorf("workbook: %w", err)
	}
	return rows[:filled], nil
}
