package driftview

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/reprise-wording/reprise/align/drift"
)

// TermRows are the renderings, one a row: phrase, its count, rendering, its count, refs.
func TermRows(terms []drift.Term) [][]string {
	papers := map[string]bool{}
	for _, t := range terms {
		for _, r := range t.Renderings {
			for _, s := range r.Sites {
				papers[s.Paper] = true
			}
		}
	}
	var rows [][]string
	for _, t := range terms {
		for _, r := range t.Renderings {
			rows = append(rows, []string{t.Phrase, strconv.Itoa(t.Count), r.Text, strconv.Itoa(r.Count), refs(r, len(papers) > 1)})
		}
	}
	return rows
}

// refs lists the places of a rendering, each once, with the paper where there are several.
func refs(r drift.Rendering, papers bool) string {
	var out []string
	seen := map[string]bool{}
	for _, s := range r.Sites {
		ref := s.Ref.String()
		if papers {
			ref = s.Paper + " " + ref
		}
		if !seen[ref] {
			seen[ref] = true
			out = append(out, ref)
		}
	}
	return strings.Join(out, ", ")
}

// Terms writes the renderings for reading, no line wider than width where words allow.
func Terms(w io.Writer, terms []drift.Term, width int) error {
	p := &printer{w: w, width: max(width, 40)}
	rows := TermRows(terms)
	n := 0
	for i, t := range terms {
		gap := "\n"
		if i == 0 {
			gap = ""
		}
		p.wrap(gap, "  ", fmt.Sprintf("%s (%d)", t.Phrase, t.Count))
		for range t.Renderings {
			p.wrap(fmt.Sprintf("%5s  ", rows[n][3]), "       ", rows[n][2]+": "+rows[n][4])
			n++
		}
	}
	return p.err
}

// TermsJSON writes the terms with every place.
func TermsJSON(w io.Writer, terms []drift.Term) error {
	if terms == nil {
		terms = []drift.Term{}
	}
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(terms)
}

// TermsXLSX writes a workbook of one sheet: a row a rendering, with a heading that stays in view and a filter.
func TermsXLSX(w io.Writer, terms []drift.Term) error {
	const sheet = "Consistency"
	f := excelize.NewFile()
	defer f.Close()
	if err := f.SetSheetName("Sheet1", sheet); err != nil {
		return err
	}
	rows := append([][]string{{"Phrase", "Occurrences", "Rendering", "Count", "Refs"}}, TermRows(terms)...)
	for i, row := range rows {
		cells := make([]any, len(row))
		for k, c := range row {
			cells[k] = c
			if n, err := strconv.Atoi(c); err == nil && i > 0 && (k == 1 || k == 3) {
				cells[k] = n
			}
		}
		if err := f.SetSheetRow(sheet, "A"+strconv.Itoa(i+1), &cells); err != nil {
			return err
		}
	}
	if err := layout(f, sheet, len(rows)); err != nil {
		return err
	}
	return f.Write(w)
}

func layout(f *excelize.File, sheet string, rows int) error {
	wrap, err := f.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
	if err != nil {
		return err
	}
	bold, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	last := "E" + strconv.Itoa(max(rows, 2))
	for _, step := range []func() error{
		func() error { return f.SetCellStyle(sheet, "A2", last, wrap) },
		func() error { return f.SetCellStyle(sheet, "A1", "E1", bold) },
		func() error { return f.SetColWidth(sheet, "A", "A", 32) },
		func() error { return f.SetColWidth(sheet, "B", "B", 12) },
		func() error { return f.SetColWidth(sheet, "C", "C", 44) },
		func() error { return f.SetColWidth(sheet, "E", "E", 60) },
		func() error {
			return f.SetPanes(sheet, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
		},
		func() error { return f.AutoFilter(sheet, "A1:"+last, nil) },
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}
