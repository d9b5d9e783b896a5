package driftview

import (
	"io"
	"strconv"
	"strings"

	"github.com/reprise-wording/reprise/align/drift"
	"github.com/reprise-wording/reprise/cmd/internal/words"
	"github.com/reprise-wording/reprise/corpus/workbook"
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
func TermsXLSX(w io.Writer, ui words.Language, terms []drift.Term) error {
	return workbookOf(
		w,
		ui,
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
func Workbook(w io.Writer, ui words.Language, r *drift.Report, f Filter) error {
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
		row[4] = seenIn(ui, r, drift.Verdict(row[4]))
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
				strings.Join(flagWords(ui, c.Flags()), ", "),
			},
		)
	}
	return workbookOf(w, ui, changes, threads)
}

// workbookOf writes sheets.
func workbookOf(w io.Writer, ui words.Language, sheets ...sheet) error {
	out := make([]workbook.Sheet, len(sheets))
	for i, s := range sheets {
		out[i] = workbook.Sheet{Name: ui.Translate(s.name), Widths: s.widths, Filter: true}
		for n, row := range append([][]string{s.heading}, s.rows...) {
			cells := make([]any, len(row))
			for k, c := range row {
				cells[k] = c
				if n == 0 {
					cells[k] = ui.Translate(c)
				}
				if x, err := strconv.ParseFloat(c, 64); err == nil && n > 0 && s.numbers[k] {
					cells[k] = x
				}
			}
			out[i].Rows = append(out[i].Rows, cells)
		}
	}
	return workbook.Write(w, out...)
}
