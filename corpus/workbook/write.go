package workbook

import (
	"archive/zip"
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// The limits of the format.
const (
	CellLimit = 32767 // characters (UTF-16 units) of a cell
	mostRows  = 1 << 20
	mostName  = 31 // characters of the name of a sheet
)

// A Sheet is a table of a workbook.
type Sheet struct {
	Name   string    // up to 31 characters, none of :\/?*[]
	Widths []float64 // of the columns, in characters
	Rows   [][]any   // strings and numbers (int, float64); the first row is the heading
	Filter bool      // whether the heading has a filter for each column
	Marked []int     // indices of rows in colour, rising
}

// The styles of cells, by their places in the part of styles.
const (
	plainCell  = 1 // wrapped, at the top
	headCell   = 2 // bold too
	markedCell = 3 // in colour too
)

const stylesXML = `<styleSheet xmlns="` + mainNS + `"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>` +
	`<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>` +
	`<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>` +
	`<fill><patternFill patternType="solid"><fgColor rgb="FFFFF2CC"/><bgColor indexed="64"/></patternFill></fill></fills>` +
	`<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
	`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4">` +
	`<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>` +
	`<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">` + wrapped + `</xf>` +
	`<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1">` + wrapped + `</xf>` +
	`<xf numFmtId="0" fontId="0" fillId="2" borderId="0" xfId="0" applyFill="1" applyAlignment="1">` + wrapped + `</xf>` +
	`</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

const (
	wrapped = `<alignment vertical="top" wrapText="1"/>`
	mainNS  = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	relNS   = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packNS  = "http://schemas.openxmlformats.org/package/2006/"
	typeOf  = "application/vnd.openxmlformats-officedocument.spreadsheetml."
)

// Write writes a workbook of some sheets, at least one.
func Write(w io.Writer, sheets ...Sheet) error {
	z := zip.NewWriter(w)
	parts := []struct {
		name  string
		write func(b *bufio.Writer)
	}{
		{"[Content_Types].xml", func(b *bufio.Writer) { contentTypes(b, len(sheets)) }},
		{"_rels/.rels", func(b *bufio.Writer) {
			fmt.Fprintf(b, `<Relationships xmlns="%srelationships"><Relationship Id="rId1" Type="%s/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
				packNS, relNS)
		}},
		{"xl/workbook.xml", func(b *bufio.Writer) { book(b, sheets) }},
		{"xl/_rels/workbook.xml.rels", func(b *bufio.Writer) { bookRels(b, len(sheets)) }},
		{"xl/styles.xml", func(b *bufio.Writer) { b.WriteString(stylesXML) }},
	}
	for i := range sheets {
		s := &sheets[i]
		if err := s.check(); err != nil {
			return err
		}
		parts = append(parts, struct {
			name  string
			write func(b *bufio.Writer)
		}{fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1), s.write})
	}
	for _, p := range parts {
		f, err := z.Create(p.name)
		if err != nil {
			return fmt.Errorf("workbook: %w", err)
		}
		b := bufio.NewWriter(f)
		b.WriteString(xml.Header)
		p.write(b)
		if err := b.Flush(); err != nil {
			return fmt.Errorf("workbook: %w", err)
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("workbook: %w", err)
	}
	return nil
}

// check tells what the format does not hold.
func (s *Sheet) check() error {
	if n := utf8.RuneCountInString(s.Name); n == 0 || n > mostName || strings.ContainsAny(s.Name, `:\/?*[]`) {
		return fmt.Errorf("workbook: %q can't be the name of a sheet; give 1 to %d characters without :\\/?*[]", s.Name, mostName)
	}
	if len(s.Rows) > mostRows {
		return fmt.Errorf("workbook: sheet %q would have %d rows; a sheet holds %d", s.Name, len(s.Rows), mostRows)
	}
	return nil
}

func contentTypes(b *bufio.Writer, sheets int) {
	fmt.Fprintf(b, `<Types xmlns="%scontent-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`, packNS)
	b.WriteString(`<Default Extension="xml" ContentType="application/xml"/>`)
	fmt.Fprintf(b, `<Override PartName="/xl/workbook.xml" ContentType="%ssheet.main+xml"/>`, typeOf)
	fmt.Fprintf(b, `<Override PartName="/xl/styles.xml" ContentType="%sstyles+xml"/>`, typeOf)
	for i := range sheets {
		fmt.Fprintf(b, `<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="%sworksheet+xml"/>`, i+1, typeOf)
	}
	b.WriteString("</Types>")
}

func bookRels(b *bufio.Writer, sheets int) {
	fmt.Fprintf(b, `<Relationships xmlns="%srelationships">`, packNS)
	for i := range sheets {
		fmt.Fprintf(b, `<Relationship Id="rId%d" Type="%s/worksheet" Target="worksheets/sheet%[1]d.xml"/>`, i+1, relNS)
	}
	fmt.Fprintf(b, `<Relationship Id="rId%d" Type="%s/styles" Target="styles.xml"/></Relationships>`, sheets+1, relNS)
}

func book(b *bufio.Writer, sheets []Sheet) {
	fmt.Fprintf(b, `<workbook xmlns="%s" xmlns:r="%s"><sheets>`, mainNS, relNS)
	for i := range sheets {
		fmt.Fprintf(b, `<sheet name="%s" sheetId="%d" r:id="rId%[2]d"/>`, escaped(sheets[i].Name), i+1)
	}
	b.WriteString("</sheets>")
	filters := ""
	for i := range sheets {
		if s := &sheets[i]; s.Filter && len(s.Rows) > 0 {
			name := "'" + strings.ReplaceAll(s.Name, "'", "''") + "'"
			filters += fmt.Sprintf(`<definedName name="_xlnm._FilterDatabase" localSheetId="%d" hidden="1">%s!$A$1:$%s$%d</definedName>`,
				i, escaped(name), columnName(len(s.Rows[0])), len(s.Rows))
		}
	}
	if filters != "" {
		b.WriteString("<definedNames>" + filters + "</definedNames>")
	}
	b.WriteString("</workbook>")
}

func (s *Sheet) write(b *bufio.Writer) {
	fmt.Fprintf(b, `<worksheet xmlns="%s"><sheetViews><sheetView workbookViewId="0">`, mainNS)
	b.WriteString(`<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`)
	if len(s.Widths) > 0 {
		b.WriteString("<cols>")
		for i, width := range s.Widths {
			fmt.Fprintf(b, `<col min="%d" max="%[1]d" width="%s" style="%d" customWidth="1"/>`, i+1,
				strconv.FormatFloat(width, 'g', -1, 64), plainCell)
		}
		b.WriteString("</cols>")
	}
	b.WriteString("<sheetData>")
	marked := s.Marked
	for i, row := range s.Rows {
		style := plainCell
		if i == 0 {
			style = headCell
		}
		if len(marked) > 0 && marked[0] == i {
			style, marked = markedCell, marked[1:]
		}
		fmt.Fprintf(b, `<row r="%d">`, i+1)
		for k, v := range row {
			writeCell(b, columnName(k+1)+strconv.Itoa(i+1), style, v)
		}
		b.WriteString("</row>")
	}
	b.WriteString("</sheetData>")
	if s.Filter && len(s.Rows) > 0 {
		fmt.Fprintf(b, `<autoFilter ref="A1:%s%d"/>`, columnName(len(s.Rows[0])), len(s.Rows))
	}
	b.WriteString("</worksheet>")
}

func writeCell(b *bufio.Writer, at string, style int, v any) {
	number := ""
	switch v := v.(type) {
	case int:
		number = strconv.Itoa(v)
	case float64:
		number = strconv.FormatFloat(v, 'g', -1, 64)
	}
	if number != "" {
		fmt.Fprintf(b, `<c r="%s" s="%d"><v>%s</v></c>`, at, style, number)
		return
	}
	text := Clip(fmt.Sprint(v))
	if text == "" {
		fmt.Fprintf(b, `<c r="%s" s="%d"/>`, at, style)
		return
	}
	fmt.Fprintf(b, `<c r="%s" s="%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, at, style, escaped(escapeCodes(text)))
}

// escapeCodes keeps words that look like the code of a sign (_x0041_) what they are.
func escapeCodes(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for i := range len(s) {
		if isCode(s[i:]) {
			b.WriteString("_x005F")
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// codeLength is the length of the code of a sign, by which the format writes those that XML has not: _x0001_.
const codeLength = len("_x0001_")

// isCode reports whether s begins with the code of a sign.
func isCode(s string) bool {
	if len(s) < codeLength || s[:2] != "_x" || s[codeLength-1] != '_' {
		return false
	}
	_, err := strconv.ParseUint(s[2:codeLength-1], 16, 16)
	return err == nil
}

func escaped(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a builder takes all
	return b.String()
}

// columnName is the name of a column, 1-based: A, B, AA.
func columnName(n int) string {
	name := ""
	for ; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}

// Clip is what a cell holds of a text: all of it or, of a longer one, its beginning and an ellipsis.
func Clip(s string) string {
	if len(s) <= CellLimit {
		return s
	}
	units, end := 0, 0
	for i, r := range s {
		if units < CellLimit {
			end = i // where the ellipsis still fits
		}
		if units += max(1, utf16.RuneLen(r)); units > CellLimit {
			return s[:end] + "…"
		}
	}
	return s
}
