package workbook_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"github.com/reprise-wording/reprise/corpus/workbook"
)

func written(t testing.TB, sheets ...workbook.Sheet) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := workbook.Write(&b, sheets...); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// What is written another program reads: cells, names, widths, the heading that stays, the filter, the colour.
func TestWrite(t *testing.T) {
	t.Parallel()
	rows := [][]any{{"Ref", "Words", "Score"}, {"I.1", "a < b & \"c\"\n d", 0.25}, {"", "_x0041_ العربية", 7}}
	data := written(t, workbook.Sheet{
		Name:   "O'Neill & Co",
		Widths: []float64{12, 60, 8},
		Rows:   rows,
		Filter: true,
		Marked: []int{2},
	},
		workbook.Sheet{Name: "Second", Rows: [][]any{{"x"}}})
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if got, want := f.GetSheetList(), []string{"O'Neill & Co", "Second"}; !reflect.DeepEqual(got, want) {
		t.Errorf("sheets %q, want %q", got, want)
	}
	want := [][]string{{"Ref", "Words", "Score"}, {"I.1", "a < b & \"c\"\n d", "0.25"}, {"", "_x0041_ العربية", "7"}}
	if got, err := f.GetRows("O'Neill & Co"); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("rows %q, %v", got, err)
	}
	if width, _ := f.GetColWidth("O'Neill & Co", "B"); width != 60 {
		t.Errorf("width %v", width)
	}
	if panes, _ := f.GetPanes("O'Neill & Co"); !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("panes %+v", panes)
	}
	for cell, colour := range map[string]bool{"A2": false, "B3": true} {
		id, _ := f.GetCellStyle("O'Neill & Co", cell)
		style, err := f.GetStyle(id)
		if err != nil || (len(style.Fill.Color) > 0) != colour || !style.Alignment.WrapText {
			t.Errorf("%s: style %+v, %v", cell, style, err)
		}
	}
	id, _ := f.GetCellStyle("O'Neill & Co", "A1")
	if head, err := f.GetStyle(id); err != nil || !head.Font.Bold || !head.Alignment.WrapText {
		t.Errorf("the head: style %+v, %v", head, err)
	}
	if !bytes.Equal(data, written(t, workbook.Sheet{
		Name:   "O'Neill & Co",
		Widths: []float64{12, 60, 8},
		Rows:   rows,
		Filter: true,
		Marked: []int{2},
	},
		workbook.Sheet{Name: "Second", Rows: [][]any{{"x"}}})) {
		t.Error("the same sheets give other bytes")
	}
}

// What no workbook holds is refused, and a text too long is cut.
func TestLimits(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"", "a/b", strings.Repeat("x", 32)} {
		if err := workbook.Write(io.Discard, workbook.Sheet{Name: name}); err == nil {
			t.Errorf("a sheet is called %q", name)
		}
	}
	long := strings.Repeat("é😀", workbook.CellLimit)
	got := workbook.Clip(long)
	if n := len([]rune(got)); !strings.HasSuffix(got, "…") || n != 2*(workbook.CellLimit/3)+1 {
		t.Errorf("%d characters are left", n)
	}
	if s := strings.Repeat("x", workbook.CellLimit); workbook.Clip(s) != s {
		t.Error("a text that fits is cut")
	}
}

// What another program wrote is read: shared and formatted texts, numbers, dates, formulas, rows left out.
func TestRead(t *testing.T) {
	t.Parallel()
	f := excelize.NewFile()
	defer f.Close()
	date, err := f.NewStyle(&excelize.Style{NumFmt: 14})
	if err != nil {
		t.Fatal(err)
	}
	for cell, v := range map[string]any{
		"A1": "en", "B1": "fr", "A3": "_x0041_ & <b>\n", "C3": 0.1 + 0.2, "D3": true, "AB3": "far",
		"A4": time.Date(2019, 9, 11, 0, 0, 0, 0, time.UTC), "B4": 1e6,
	} {
		if err := f.SetCellValue("Sheet1", cell, v); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SetCellRichText("Sheet1", "B3", []excelize.RichTextRun{
		{Text: "Le "}, {Text: "droit", Font: &excelize.Font{Bold: true}},
	}); err != nil {
		t.Fatal(err)
	}
	if err := f.SetCellStyle("Sheet1", "A4", "A4", date); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	got, err := workbook.Read(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	far := append([]string{"A & <b>\n", "Le droit", "0.3", "TRUE"}, make([]string, 24)...)
	far[27] = "far"
	want := [][]string{{"en", "fr"}, nil, far, {"2019-09-11", "1000000"}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q", got)
	}
}

// Any texts come back as they were.
func TestRoundTrip(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		texts := rapid.SliceOfN(rapid.SliceOfN(rapid.StringMatching("(_x0041_ )?[ -^a-~\\n\\té😀]*x"), 1, 4), 1, 5).Draw(
			t, "texts",
		)
		rows := make([][]any, len(texts))
		for i, row := range texts {
			for _, s := range row {
				rows[i] = append(rows[i], s)
			}
		}
		var b bytes.Buffer
		if err := workbook.Write(&b, workbook.Sheet{Name: "x", Rows: rows}); err != nil {
			t.Fatal(err)
		}
		got, err := workbook.Read(b.Bytes())
		if err != nil || !reflect.DeepEqual(got, texts) {
			t.Fatalf("%q, %v", got, err)
		}
	})
}

// A file that is none, or that would fill the memory, is refused.
func TestBadInput(t *testing.T) {
	t.Parallel()
	if got, err := workbook.Read([]byte("words")); err == nil {
		t.Errorf("%q", got)
	}
	sound := written(t, workbook.Sheet{Name: "x", Rows: [][]any{{"a"}}})
	if got, err := workbook.Read(sound[:len(sound)-9]); err == nil {
		t.Errorf("%q", got)
	}
	f := excelize.NewFile()
	defer f.Close()
	for i := range 260 { // with a far cell each
		if err := f.SetCellValue("Sheet1", fmt.Sprintf("XFD%d", i+1), "x"); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	if got, err := workbook.Read(b.Bytes()); !errors.Is(err, workbook.ErrTooLarge) {
		t.Errorf("%d rows, %v", len(got), err)
	}
}

func ExampleWrite() {
	rows := [][]any{{"Ref", "Score"}, {"VII.2", 0.9}}
	if err := workbook.Write(io.Discard, workbook.Sheet{Name: "Pairs", Rows: rows, Widths: []float64{12, 8}}); err != nil {
		panic(err)
	}
}
