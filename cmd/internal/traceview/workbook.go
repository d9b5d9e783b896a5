package traceview

import (
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Workbook writes an XLSX file: a sheet with a row a reiteration, then one a thread with its wordings in every
// language.
func (v *View) Workbook(w io.Writer) error {
	f := excelize.NewFile()
	defer f.Close()
	const first = "Reiterations"
	if err := f.SetSheetName("Sheet1", first); err != nil {
		return err
	}
	rows := [][]any{
		{
			"Earlier", "Meeting", "Later", "Meeting", "Relation", "Score", "Shared words", "Earlier wording",
			"Later wording",
		},
	}
	for _, p := range v.pairs() {
		shared := v.citation(p)
		if ev := v.Result.Explain(p); shared == "" && len(ev) > 0 {
			shared = phrases(ev[0].Shared, 2*mostPhrases)
		}
		rows = append(
			rows,
			[]any{
				v.id(p.Earlier),
				v.when(p.Earlier),
				v.id(p.Later),
				v.when(p.Later),
				string(p.Relation),
				p.Score,
				shared,
				v.text(p.Earlier),
				v.text(p.Later),
			},
		)
	}
	if err := fill(f, first, rows, []float64{12, 12, 12, 12, 12, 8, 40, 60, 60}); err != nil {
		return err
	}
	for n, t := range v.threads() {
		name := sheetName(n+1, t.Name)
		if _, err := f.NewSheet(name); err != nil {
			return err
		}
		head, widths := []any{"Unit", "Meeting", "How"}, []float64{12, 12, 26}
		for _, tag := range v.Result.Set.Languages {
			head, widths = append(head, "Wording ("+tag.String()+")"), append(widths, 70)
		}
		rows := [][]any{head}
		for k, u := range t.Units {
			how := "first seen"
			if k > 0 {
				how = v.how(t, k)
			}
			row := []any{v.id(u), v.when(u), how}
			for i := range v.Result.Set.Languages {
				row = append(row, v.Result.Set.Units[u].Texts[i].Body)
			}
			rows = append(rows, row)
		}
		if err := fill(f, name, rows, widths); err != nil {
			return err
		}
	}
	return f.Write(w)
}

// Sheet writes an XLSX file of one sheet, the first row as its heading, with the widths of its columns.
func Sheet(w io.Writer, name string, rows [][]any, widths []float64) error {
	f := excelize.NewFile()
	defer f.Close()
	if err := f.SetSheetName("Sheet1", name); err != nil {
		return err
	}
	if err := fill(f, name, rows, widths); err != nil {
		return err
	}
	return f.Write(w)
}

// fill writes rows to a sheet, the first as its heading, with wrapped text.
func fill(f *excelize.File, sheet string, rows [][]any, widths []float64) error {
	style, err := f.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
	if err != nil {
		return err
	}
	head, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	for i, width := range widths {
		col, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		if err := f.SetColWidth(sheet, col, col, width); err != nil {
			return err
		}
		if err := f.SetColStyle(sheet, col, style); err != nil {
			return err
		}
	}
	for i, row := range rows {
		if err := f.SetSheetRow(sheet, fmt.Sprintf("A%d", i+1), &row); err != nil {
			return err
		}
	}
	if err := f.SetRowStyle(sheet, 1, 1, head); err != nil {
		return err
	}
	return f.SetPanes(sheet, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
}

// sheetName makes the name of a thread one that a sheet may have: at most 31 characters, none of :\/?*[].
func sheetName(n int, name string) string {
	clean := []rune(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]'`, r) {
			return ' '
		}
		return r
	}, fmt.Sprintf("%d %s", n, flat(name))))
	return strings.TrimSpace(string(clean[:min(31, len(clean))]))
}
