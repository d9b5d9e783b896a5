package main

import (
	"io"
	"strconv"
	"strings"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
	"github.com/reprise-wording/reprise/corpus/read/check"
)

// writeTSV writes rows of fields; tabs and line ends inside a field become spaces.
func writeTSV(w io.Writer, rows [][]string) error {
	clean := strings.NewReplacer("\t", " ", "\n", " ", "\r", " ")
	for _, row := range rows {
		for i, f := range row {
			row[i] = clean.Replace(f)
		}
		if _, err := io.WriteString(w, strings.Join(row, "\t")+"\n"); err != nil {
			return err
		}
	}
	return nil
}

// countedHeading is the path of a heading that has no label of its own.
var countedHeading = lazyregexp.New(`^h\d+(~\d+)?$`)

// isLabelled reports whether a block is one of the labelled paragraphs: a unit, the words of a meeting that adopted
// nothing, or a heading whose number is a label of the numbering.
func isLabelled(b *corpus.Block) bool {
	return b.Kind == corpus.Unit || b.Ref.Path == corpus.NotePath ||
		b.Kind == corpus.Heading && !countedHeading.MatchString(b.Ref.Path)
}

// unitRows are the labelled paragraphs: ref, kind, text. A heading with a label is read with the text that stands
// under it.
func unitRows(d *corpus.Document) [][]string {
	var rows [][]string
	goesOn := false // the text that comes belongs to the heading of the last row
	for _, b := range d.Blocks {
		switch {
		case isLabelled(b):
			kind := "item"
			if b.Ref.Path == corpus.NotePath {
				kind = "note"
			} else if b.Ref.Depth() == 1 {
				kind = "recommendation"
			}
			rows = append(rows, []string{b.Ref.String(), kind, b.Marked()})
			goesOn = b.Kind == corpus.Heading
		case b.Kind == corpus.Heading:
			goesOn = false
		case b.Kind == corpus.Text && goesOn:
			last := rows[len(rows)-1]
			last[2] = strings.TrimSpace(last[2] + " " + b.Marked())
		}
	}
	return rows
}

// blockRows are all blocks in reading order: ref, kind, group, label, text.
func blockRows(d *corpus.Document) [][]string {
	rows := make([][]string, len(d.Blocks))
	for i, b := range d.Blocks {
		rows[i] = []string{b.Ref.String(), string(b.Kind), d.Group(b), b.Label, b.Text}
	}
	return rows
}

// leftOutRows are the stretches of the source that are no part of the wording: line, kind, words.
func leftOutRows(d *corpus.Document) [][]string {
	rows := make([][]string, len(d.LeftOut))
	for i, l := range d.LeftOut {
		rows[i] = []string{strconv.Itoa(l.Line), l.Kind, l.Text}
	}
	return rows
}

func repairRows(d *corpus.Document) [][]string {
	var rows [][]string
	for _, r := range d.Repairs {
		rows = append(
			rows,
			[]string{
				strconv.Itoa(r.Line),
				r.Ref.String(),
				r.Kind,
				strings.ReplaceAll(r.Before, "\n", " ⏎ "),
				r.After,
				r.Why,
			},
		)
	}
	return rows
}

func findingRows(findings []check.Finding) [][]string {
	var rows [][]string
	for _, f := range findings {
		rows = append(rows, []string{strconv.Itoa(f.Line), f.Ref.String(), f.Kind, f.Text})
	}
	return rows
}
