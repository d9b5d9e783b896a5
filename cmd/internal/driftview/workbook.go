package driftview

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/reprise-wording/reprise/align/drift"
)

// A sheet is a table of a workbook, with a heading that stays in view and a filter over its columns.
type sheet struct {
	name    string
	heading []string
	widths  []float64
	numbers map[int]bool // columns of numbers
	rows    [][]string
}

// TermsXLSX writes a workbook of one sheet: a row a rendering.
func TermsXLSX(w io.Writer, terms []drift.Term) error {
	return workbook(
		w,
		sheet{
			"Consistency",
			[]string{"Phrase", "Occurrences", "Rendering", "Count", "Refs"},
			[]float64{32, 12, 44, 8, 60},
			map[int]bool{1: true, 3: true},
			TermRows(terms),
		},
	)
}

// Workbook writes the report as a workbook: a sheet of changes, a row a change, and one of threads with their courses.
func Workbook(w io.Writer, r *drift.Report, f Filter) error {
	source, target := r.Source.String(), r.Target.String()
	changes := sheet{
		"Changes",
		[]string{
			"Earlier", "Later", "Relation", "Part", "Seen in",
			"Before, " + source,
			"After, " + source,
			"Before, " + target,
			"After, " + target,
			"Score",
			"Minor",
		},
		[]float64{10, 10, 11, 11, 16, 40, 40, 40, 40, 8, 8},
		map[int]bool{9: true},
		Rows(r, f),
	}
	for _, row := range changes.rows {
		row[4] = r.In(drift.Verdict(row[4]))
	}
	threads := sheet{
		"Threads",
		[]string{"Units", "Name", "Course, " + source, "Course, " + target, "Changes"},
		[]float64{28, 40, 60, 60, 24},
		nil,
		nil,
	}
	for i := range r.Courses {
		c := &r.Courses[i]
		if !f.thread(r, c) {
			continue
		}
		var ids []string
		for _, s := range c.Steps {
			ids = append(ids, r.Set.Units[s.Unit].ID)
		}
		threads.rows = append(
			threads.rows,
			[]string{
				strings.Join(ids, " "),
				c.Name,
				c.Path(r, 0),
				c.Path(r, 1),
				strings.Join(flagWords(c.Flags()), ", "),
			},
		)
	}
	return workbook(w, changes, threads)
}

func workbook(w io.Writer, sheets ...sheet) error {
	f := excelize.NewFile()
	defer f.Close()
	for i, s := range sheets {
		if i == 0 {
			if err := f.SetSheetName("Sheet1", s.name); err != nil {
				return err
			}
		} else if _, err := f.NewSheet(s.name); err != nil {
			return err
		}
		if err := s.write(f); err != nil {
			return fmt.Errorf("driftview: sheet %s: %w", s.name, err)
		}
	}
	return f.Write(w)
}

func (s *sheet) write(f *excelize.File) error {
	for i, row := range append([][]string{s.heading}, s.rows...) {
		cells := make([]any, len(row))
		for k, c := range row {
			cells[k] = c
			if n, err := strconv.ParseFloat(c, 64); err == nil && i > 0 && s.numbers[k] {
				cells[k] = n
			}
		}
		if err := f.SetSheetRow(s.name, "A"+strconv.Itoa(i+1), &cells); err != nil {
			return err
		}
	}
	wrap, err := f.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
	if err != nil {
		return err
	}
	bold, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	for i, width := range s.widths {
		col, _ := excelize.ColumnNumberToName(i + 1)
		if err := f.SetColWidth(s.name, col, col, width); err != nil {
			return err
		}
	}
	edge, _ := excelize.ColumnNumberToName(len(s.heading))
	last := edge + strconv.Itoa(max(len(s.rows)+1, 2))
	if err := f.SetCellStyle(s.name, "A2", last, wrap); err != nil {
		return err
	}
	if err := f.SetCellStyle(s.name, "A1", edge+"1", bold); err != nil {
		return err
	}
	if err := f.SetPanes(s.name, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	return f.AutoFilter(s.name, "A1:"+last, nil)
}
