package traceview

import (
	"fmt"
	"io"
	"strings"

	"github.com/reprise-wording/reprise/corpus/workbook"
)

// Workbook writes an XLSX file: a sheet with a row a reiteration, then one a thread with its wordings in every
// language.
func (v *View) Workbook(w io.Writer) error {
	rows := [][]any{v.heads("Earlier", "Meeting", "Later", "Meeting", "Relation", "Score", "Shared words",
		"Earlier wording", "Later wording")}
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
				v.relationWord(p),
				p.Score,
				shared,
				v.text(p.Earlier),
				v.text(p.Later),
			},
		)
	}
	sheets := []workbook.Sheet{
		{Name: v.UI.Translate("Reiterations"), Rows: rows, Widths: []float64{12, 12, 12, 12, 12, 8, 40, 60, 60}},
	}
	for n, t := range v.threads() {
		head, widths := v.heads("Unit", "Meeting", "How"), []float64{12, 12, 26}
		for _, tag := range v.Result.Set.Languages {
			head, widths = append(head, v.UI.Sprintf("Wording (%s)", tag)), append(widths, 70)
		}
		rows := [][]any{head}
		for k, u := range t.Units {
			how := v.UI.Sprintf("first seen")
			if k > 0 {
				how = v.how(t, k)
			}
			row := []any{v.id(u), v.when(u), how}
			for i := range v.Result.Set.Languages {
				row = append(row, v.Result.Set.Units[u].Texts[i].Body)
			}
			rows = append(rows, row)
		}
		sheets = append(sheets, workbook.Sheet{Name: sheetName(n+1, t.Name), Rows: rows, Widths: widths})
	}
	return workbook.Write(w, sheets...)
}

// heads are the heads of columns.
func (v *View) heads(names ...string) []any {
	out := make([]any, len(names))
	for k, name := range names {
		out[k] = v.UI.Translate(name)
	}
	return out
}

// Sheet writes an XLSX file of one sheet, the first row as its heading, with the widths of its columns.
func Sheet(w io.Writer, name string, rows [][]any, widths []float64) error {
	return workbook.Write(w, workbook.Sheet{Name: name, Rows: rows, Widths: widths})
}

// longestSheetName is how many characters the name of a sheet may have.
const longestSheetName = 31

// sheetName makes the name of a thread one that a sheet may have: none of :\/?*[], and whole words only, with … where
// some are left out.
func sheetName(n int, name string) string {
	clean := []rune(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]'`, r) {
			return ' '
		}
		return r
	}, fmt.Sprintf("%d %s", n, flat(name))))
	if len(clean) <= longestSheetName {
		return strings.TrimSpace(string(clean))
	}
	cut := longestSheetName - 1 // for the …
	for clean[cut] != ' ' && cut > longestSheetName/2 {
		cut--
	}
	if clean[cut] != ' ' {
		cut = longestSheetName - 1 // one long word
	}
	return strings.TrimSpace(string(clean[:cut])) + "…"
}
