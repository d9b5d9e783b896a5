package exchange

import (
	"fmt"
	"io"

	"github.com/reprise-wording/reprise/align"
	"github.com/reprise-wording/reprise/corpus/workbook"
)

// doubtful is the score under which a row is coloured.
const doubtful = 0.7

// WriteXLSX writes a workbook of one sheet, a bead a row, texts side by side; rows to check are coloured. The header
// stays in view and filters. ReadXLSX knows the columns by their heads, which are the same in every language; what
// should be checked is said in that of ui.
func WriteXLSX(w io.Writer, m *Memory, ui UI) error {
	ui = ui.orEnglish()
	sheet := workbook.Sheet{
		Name:   "Alignment",
		Widths: []float64{12, 60, 60, 8, 8, 11, 30},
		Rows:   [][]any{{"Ref", m.Source.String(), m.Target.String(), "Score", "Shape", "By", "Check"}},
		Filter: true,
	}
	for i, r := range m.Rows {
		if r.Bead.Origin != align.ByHand && (r.Bead.Score < doubtful || len(r.Doubts) > 0) {
			sheet.Marked = append(sheet.Marked, i+1)
		}
		score := float64(int(r.Bead.Score*1000+0.5)) / 1000
		sheet.Rows = append(sheet.Rows, []any{
			r.Ref, r.Source, r.Target, score, r.Bead.Type(), string(r.Bead.Origin), ui.remarks(r.Doubts),
		})
	}
	if err := workbook.Write(w, sheet); err != nil {
		return fmt.Errorf("exchange: %w", err)
	}
	return nil
}

// CutCells is how many texts of a memory WriteXLSX cuts, as no cell of a workbook holds them.
func CutCells(m *Memory) (n int) {
	for _, r := range m.Rows {
		for _, s := range []string{r.Source, r.Target} {
			if workbook.Clip(s) != s {
				n++
			}
		}
	}
	return n
}
