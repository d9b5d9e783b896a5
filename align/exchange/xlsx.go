package exchange

import (
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/reprise-wording/reprise/align"
)

// doubtful is the score under which a row is coloured.
const doubtful = 0.7

// cellLimit is the longest text, in characters, that a cell of XLSX holds.
const cellLimit = 32767

// WriteXLSX writes a workbook of one sheet, a bead a row, texts side by side; rows to check are coloured. The header
// stays in view and filters.
func WriteXLSX(w io.Writer, m *Memory) error {
	f := excelize.NewFile()
	defer f.Close()
	const sheet = "Alignment"
	if err := f.SetSheetName("Sheet1", sheet); err != nil {
		return fmt.Errorf("exchange: %w", err)
	}
	styles, err := newStyles(f)
	if err != nil {
		return fmt.Errorf("exchange: %w", err)
	}
	sw, err := f.NewStreamWriter(sheet)
	if err != nil {
		return fmt.Errorf("exchange: %w", err)
	}
	for i, width := range []float64{12, 60, 60, 8, 8, 11, 30} {
		if err := sw.SetColWidth(i+1, i+1, width); err != nil {
			return fmt.Errorf("exchange: %w", err)
		}
	}
	if err := sw.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return fmt.Errorf("exchange: %w", err)
	}
	head := []any{"Ref", m.Source.String(), m.Target.String(), "Score", "Shape", "By", "Check"}
	for i, h := range head {
		head[i] = excelize.Cell{StyleID: styles.head, Value: h}
	}
	if err := sw.SetRow("A1", head); err != nil {
		return fmt.Errorf("exchange: %w", err)
	}
	for i, r := range m.Rows {
		style := styles.plain
		if r.Bead.Origin != align.ByHand && (r.Bead.Score < doubtful || len(r.Doubts) > 0) {
			style = styles.doubt
		}
		var row []any
		for _, v := range []any{r.Ref, clipCell(r.Source), clipCell(r.Target), float64(int(r.Bead.Score*1000+0.5)) / 1000, r.Bead.Type(), string(r.Bead.Origin), strings.Join(r.Doubts, "; ")} {
			row = append(row, excelize.Cell{StyleID: style, Value: v})
		}
		if err := sw.SetRow(fmt.Sprintf("A%d", i+2), row); err != nil {
			return fmt.Errorf("exchange: %w", err)
		}
	}
	if err := sw.Flush(); err != nil {
		return fmt.Errorf("exchange: %w", err)
	}
	if err := f.AutoFilter(sheet, fmt.Sprintf("A1:G%d", len(m.Rows)+1), nil); err != nil {
		return fmt.Errorf("exchange: %w", err)
	}
	if err := f.Write(w); err != nil {
		return fmt.Errorf("exchange: %w", err)
	}
	return nil
}

type styles struct{ head, plain, doubt int }

func newStyles(f *excelize.File) (s styles, err error) {
	wrap := &excelize.Alignment{WrapText: true, Vertical: "top"}
	if s.head, err = f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: wrap}); err != nil {
		return s, err
	}
	if s.plain, err = f.NewStyle(&excelize.Style{Alignment: wrap}); err != nil {
		return s, err
	}
	s.doubt, err = f.NewStyle(
		&excelize.Style{Alignment: wrap, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FFF2CC"}}},
	)
	return s, err
}

// CutCells is how many texts of a memory WriteXLSX cuts, as no cell of a workbook holds them.
func CutCells(m *Memory) (n int) {
	for _, r := range m.Rows {
		for _, s := range []string{r.Source, r.Target} {
			if clipCell(s) != s {
				n++
			}
		}
	}
	return n
}

func clipCell(s string) string {
	if len(s) <= cellLimit {
		return s
	}
	if r := []rune(s); len(r) > cellLimit {
		return string(r[:cellLimit-1]) + "…"
	}
	return s
}
