package workbook

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"
	"unicode/utf16"
)

// The limits of what is read.
const (
	mostBytes   = 1 << 30 // of all parts, unpacked
	mostCells   = 1 << 24 // with the empty ones before others
	mostColumns = 1 << 14
)

// ErrTooLarge is told of a workbook that unpacks to more than is read.
var ErrTooLarge = errors.New("workbook: too large; split it")

// Read gives the cells of the first sheet as text, row by row; rows and cells that are left out before others are
// empty.
func Read(data []byte) ([][]string, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("workbook: %w", err)
	}
	r := &reader{zip: z, left: mostBytes}
	main, err := r.related("", "/officeDocument")
	if err != nil {
		return nil, err
	}
	sheet, err := r.book(main)
	if err != nil {
		return nil, err
	}
	if err := r.words(main); err != nil {
		return nil, err
	}
	if err := r.formats(main); err != nil {
		return nil, err
	}
	return r.cells(sheet)
}

type reader struct {
	zip    *zip.Reader
	left   int64    // bytes that may still be unpacked
	shared []string // the texts that cells share
	dates  []bool   // by style, whether it shows a number as a date
	from04 bool     // days are counted from 1904
}

// counted takes what is unpacked off what may still be.
type counted struct {
	io.Reader
	r *reader
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	if c.r.left -= int64(n); c.r.left < 0 {
		return 0, ErrTooLarge
	}
	return n, err
}

// part goes through the elements of a part; start is called at each beginning. A part that is not there has none.
func (r *reader) part(name string, start func(d *xml.Decoder, e xml.StartElement) error) error {
	f, err := r.zip.Open(strings.TrimPrefix(name, "/"))
	if err != nil {
		return nil
	}
	defer f.Close()
	d := xml.NewDecoder(&counted{f, r})
	for {
		t, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err == nil {
			if e, ok := t.(xml.StartElement); ok {
				err = start(d, e)
			}
		}
		if errors.Is(err, ErrTooLarge) {
			return err
		}
		if err != nil {
			return fmt.Errorf("workbook: %s: %w", name, err)
		}
	}
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// relations calls found for each relationship of a part, of the package for "".
func (r *reader) relations(of string, found func(id, kind, target string)) error {
	dir, file := path.Split(of)
	return r.part(dir+"_rels/"+file+".rels", func(_ *xml.Decoder, e xml.StartElement) error {
		if e.Name.Local == "Relationship" {
			target := attr(e, "Target")
			if !strings.HasPrefix(target, "/") {
				target = path.Join(dir, target)
			}
			found(attr(e, "Id"), attr(e, "Type"), target)
		}
		return nil
	})
}

// related is the part of a kind that another is related to.
func (r *reader) related(of, kind string) (name string, err error) {
	err = r.relations(of, func(_, k, target string) {
		if strings.HasSuffix(k, kind) && name == "" {
			name = target
		}
	})
	if err == nil && name == "" {
		err = fmt.Errorf("workbook: no %s is in it", strings.TrimPrefix(kind, "/"))
	}
	return name, err
}

// book reads the part that lists the sheets; sheet is the part of the first.
func (r *reader) book(main string) (sheet string, err error) {
	id, found := "", false
	err = r.part(main, func(_ *xml.Decoder, e xml.StartElement) error {
		switch e.Name.Local {
		case "workbookPr":
			on, _ := strconv.ParseBool(attr(e, "date1904"))
			r.from04 = on
		case "sheet":
			if !found {
				found = true
				for _, a := range e.Attr {
					if a.Name.Local == "id" && a.Name.Space != "" {
						id = a.Value
					}
				}
			}
		}
		return nil
	})
	if err != nil {
		return "", err
	}
	if !found {
		return "", errors.New("workbook: no sheet is in it")
	}
	err = r.relations(main, func(key, _, target string) {
		if key == id {
			sheet = strings.TrimPrefix(target, "/")
		}
	})
	if err != nil {
		return "", err
	}
	if f, err := r.zip.Open(sheet); err == nil {
		return sheet, f.Close()
	}
	return "", errors.New("workbook: its first sheet is not in it")
}

// words reads the texts that cells share.
func (r *reader) words(main string) error {
	name, err := r.related(main, "/sharedStrings")
	if err != nil {
		return nil // cells may have texts of their own
	}
	return r.part(name, func(d *xml.Decoder, e xml.StartElement) error {
		if e.Name.Local != "si" {
			return nil
		}
		text, err := richText(d)
		r.shared = append(r.shared, text)
		return err
	})
}

// richText reads the text of an element to its end, without how it is pronounced.
func richText(d *xml.Decoder) (string, error) {
	var b strings.Builder
	in := 0 // the depth of text
	for depth := 1; depth > 0; {
		t, err := d.Token()
		if err != nil {
			return "", err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if t.Name.Local == "rPh" {
				if err := d.Skip(); err != nil {
					return "", err
				}
				continue
			}
			depth++
			if t.Name.Local == "t" {
				in = depth
			}
		case xml.EndElement:
			if depth == in {
				in = 0
			}
			depth--
		case xml.CharData:
			if in > 0 {
				b.Write(t)
			}
		}
	}
	return decodeCodes(b.String()), nil
}

// decodeCodes makes signs of their codes.
func decodeCodes(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	var units []uint16 // of codes in a row, two of which may be one sign
	for i := 0; i < len(s); {
		if isCode(s[i:]) {
			n, _ := strconv.ParseUint(s[i+2:i+codeLength-1], 16, 16)
			units, i = append(units, uint16(n)), i+codeLength
			continue
		}
		b.WriteString(string(utf16.Decode(units)))
		b.WriteByte(s[i])
		units, i = units[:0], i+1
	}
	b.WriteString(string(utf16.Decode(units)))
	return b.String()
}

// cells reads a sheet.
func (r *reader) cells(name string) ([][]string, error) {
	var rows [][]string
	room := mostCells
	last := 0 // column, 1-based
	err := r.part(name, func(d *xml.Decoder, e xml.StartElement) error {
		switch e.Name.Local {
		case "row":
			n := len(rows) + 1
			if v, err := strconv.Atoi(attr(e, "r")); err == nil && v >= n && v <= mostRows {
				n = v
			}
			if room -= n - len(rows); room < 0 {
				return ErrTooLarge
			}
			rows, last = append(rows, make([][]string, n-len(rows))...), 0
		case "c":
			if len(rows) == 0 {
				return errors.New("a cell stands in no row")
			}
			at := columnOf(attr(e, "r"))
			if at <= last || at > mostColumns {
				at = last + 1
			}
			last = at
			text, err := r.cell(d, e)
			if text == "" || err != nil {
				return err
			}
			row := &rows[len(rows)-1]
			if room -= at - len(*row); room < 0 {
				return ErrTooLarge
			}
			*row = append(*row, make([]string, at-len(*row))...)
			(*row)[at-1] = text
		}
		return nil
	})
	return rows, err
}

// columnOf is the column of a cell by its name, 1-based: 28 of AB7. It is 0 where there is none.
func columnOf(name string) int {
	n := 0
	for _, c := range name {
		if c < 'A' || c > 'Z' || n > mostColumns {
			break
		}
		n = 26*n + int(c-'A') + 1
	}
	return n
}

// cell reads a cell to its end.
func (r *reader) cell(d *xml.Decoder, e xml.StartElement) (string, error) {
	var c struct {
		Value string `xml:"v"`
		Text  struct {
			Inner string `xml:",innerxml"`
		} `xml:"is"`
	}
	if err := d.DecodeElement(&c, &e); err != nil {
		return "", err
	}
	switch attr(e, "t") {
	case "s":
		if i, err := strconv.Atoi(strings.TrimSpace(c.Value)); err == nil && i >= 0 && i < len(r.shared) {
			return r.shared[i], nil
		}
		return "", fmt.Errorf("cell %s has a text that is not there", attr(e, "r"))
	case "inlineStr":
		inner := xml.NewDecoder(strings.NewReader("<is>" + c.Text.Inner + "</is>"))
		if _, err := inner.Token(); err != nil {
			return "", err
		}
		return richText(inner)
	case "str":
		return decodeCodes(c.Value), nil
	case "b":
		if c.Value == "1" {
			return "TRUE", nil
		}
		return "FALSE", nil
	case "", "n":
		style, _ := strconv.Atoi(attr(e, "s"))
		return r.number(strings.TrimSpace(c.Value), style), nil
	}
	return c.Value, nil
}
