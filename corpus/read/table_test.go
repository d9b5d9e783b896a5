package read

import (
	"testing"

	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// Rows of contents in a table are handed on, a row a line; the wording of the table stays.
func TestRowsOfContentsInTables(t *testing.T) {
	t.Parallel()
	cell := func(row int32, text, furniture string) flow.Line {
		return flow.Line{Text: text, Furniture: furniture, Cell: flow.Cell{Table: 1, Row: row}}
	}
	pass := tables{}
	wording := pass.withoutFurniture([]flow.Line{
		cell(1, "Lamps", contentsList), cell(1, "3", contentsList),
		cell(2, "Oil", contentsList), cell(2, "7", contentsList),
		cell(3, "The keeper lights the lamp.", ""),
		cell(4, "Wicks", contentsList), cell(4, "Opening", agendaList),
	})
	if len(wording) != 1 || wording[0].Text != "The keeper lights the lamp." {
		t.Errorf("wording %+v, want the row of the keeper", wording)
	}
	var got []string
	for _, l := range pass.out {
		if l.Cell != (flow.Cell{}) {
			t.Errorf("%q stands in a table still", l.Text)
		}
		got = append(got, l.Text+" "+l.Furniture)
	}
	want := []string{"Lamps 3 " + contentsList, "Oil 7 " + contentsList, "Wicks " + contentsList, "Opening " + agendaList}
	if len(got) != len(want) {
		t.Fatalf("%q, want %q", got, want)
	}
	for k := range want {
		if got[k] != want[k] {
			t.Errorf("line %d is %q, want %q", k+1, got[k], want[k])
		}
	}
}
