package text

import (
	"encoding/csv"
	"errors"
	"io"
	"strings"

	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// Separated reads a table of values parted by tabulators (.tsv), or by commas or semicolons (.csv): a quoted cell may
// hold line ends, which part its lines. ok is false where the text is no such table; it is then read as any other.
func Separated(s string, ext string) (lines []flow.Line, ok bool) {
	comma := '\t'
	if ext == ".csv" {
		head, _, _ := strings.Cut(s, "\n")
		if comma = ','; strings.Count(head, ";") > strings.Count(head, ",") {
			comma = ';'
		}
	}
	r := csv.NewReader(strings.NewReader(s))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes, r.ReuseRecord = comma, -1, true, true
	many, records := 0, 0
	for row := int32(0); ; row++ {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil || len(record) > maxColumns {
			return nil, false
		}
		records++
		if len(record) > 1 {
			many++
		}
		for column, cell := range record {
			num, _ := r.FieldPos(column)
			for i, part := range strings.Split(cell, "\n") {
				l := plain(part)
				if l.Text == "" {
					continue
				}
				l.Num, l.Cell = num+i, flow.Cell{Table: 1, Row: row, Column: int32(column)}
				lines = append(lines, l)
			}
		}
	}
	return lines, many*2 > records
}
