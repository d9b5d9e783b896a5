package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/reprise-wording/reprise/align"
	"github.com/reprise-wording/reprise/align/check"
	"github.com/reprise-wording/reprise/align/exchange"
	"github.com/reprise-wording/reprise/align/pins"
	"github.com/reprise-wording/reprise/cmd/internal/words"
	"github.com/reprise-wording/reprise/corpus/workbook"
)

// A checkRow is a finding with the pair that it is in.
type checkRow struct {
	Row        int          `json:"row"` // of the alignment, 1-based
	Ref        string       `json:"ref,omitempty"`
	Kind       check.Kind   `json:"kind"`
	Confidence float64      `json:"confidence"`
	Words      string       `json:"words,omitempty"`       // of the source
	OtherWords string       `json:"other_words,omitempty"` // of the target
	Why        align.Remark `json:"why"`
	Source     string       `json:"source"`
	Target     string       `json:"target"`
	Decided    string       `json:"decided,omitempty"` // confirmed by a person
}

// runCheck writes what a reviser would mark in the pairs of the job.
func (j *alignJob) runCheck(w io.Writer, format string) error {
	m := j.memory
	pairs := make([]check.Pair, len(m.Rows))
	for k, r := range m.Rows {
		pairs[k] = check.Pair{Source: r.Source, Target: r.Target, Of: r.Ref}
	}
	c, err := check.New(pairs, m.Source, m.Target, j.opts...)
	if err != nil {
		return err
	}
	rows := []checkRow{}
	alone, dismissed := 0, 0
	for k, r := range m.Rows {
		if k%256 == 0 && j.ctx.Err() != nil {
			return j.ctx.Err()
		}
		if r.Source == "" || r.Target == "" {
			alone++
		}
		for _, f := range c.Findings(k) {
			decided := j.decidedOn(r.Ref, f)
			if decided == pins.Rejected {
				dismissed++
				continue
			}
			rows = append(
				rows,
				checkRow{k + 1, r.Ref, f.Kind, f.Confidence, f.Source, f.Target, f.Why, r.Source, r.Target, string(decided)},
			)
		}
	}
	if alone > 0 {
		j.con.Note("%d of %d rows have one side only and were not checked; --suspicious lists them", alone, len(m.Rows))
	}
	if dismissed > 0 {
		j.con.Say("%d findings that a person rejected left out", dismissed)
	}
	switch format {
	case "json":
		e := json.NewEncoder(w)
		e.SetIndent("", "  ")
		e.SetEscapeHTML(false)
		return e.Encode(rows)
	case "tsv":
		return checkTSV(w, rows)
	case "xlsx":
		return checkXLSX(w, j.con.UI, rows, m)
	}
	return checkTable(w, j.con.UI, rows, m)
}

// decidedOn is what a person decided about a finding.
func (j *alignJob) decidedOn(ref string, f check.Finding) pins.Verdict {
	if j.pins == nil {
		return ""
	}
	languages := j.memory.Source.String() + "-" + j.memory.Target.String()
	return j.pins.Judged(languages, ref, string(f.Kind), f.Source, f.Target).Verdict
}

func checkTSV(w io.Writer, rows []checkRow) error {
	flat := strings.NewReplacer("\t", " ", "\n", " ", "\r", " ")
	if _, err := fmt.Fprintln(w, "row\tref\tkind\tconfidence\twords\tother words\twhy\tsource\ttarget"); err != nil {
		return err
	}
	for _, r := range rows {
		fields := []string{
			strconv.Itoa(r.Row),
			r.Ref,
			string(r.Kind),
			strconv.FormatFloat(r.Confidence, 'f', 2, 64),
			r.Words,
			r.OtherWords,
			r.Why.String(),
			r.Source,
			r.Target,
		}
		for k := range fields {
			fields[k] = flat.Replace(fields[k])
		}
		if _, err := fmt.Fprintln(w, strings.Join(fields, "\t")); err != nil {
			return err
		}
	}
	return nil
}

// checkXLSX writes a workbook of one sheet, a finding a row.
func checkXLSX(w io.Writer, ui words.Language, rows []checkRow, m *exchange.Memory) error {
	source, target := m.Source.String(), m.Target.String()
	sheet := workbook.Sheet{
		Name:   ui.Translate("translation check"),
		Widths: []float64{8, 12, 14, 8, 30, 30, 50, 60, 60},
		Rows: [][]any{{
			ui.Translate("row"), ui.Translate("Ref"), ui.Translate("Kind"), ui.Translate("Score"),
			ui.Sprintf("Words (%s)", source),
			ui.Sprintf("Words (%s)", target), ui.Translate("finding"), source, target,
		}},
		Filter: true,
	}
	for _, r := range rows {
		score := float64(int(r.Confidence*100+0.5)) / 100
		sheet.Rows = append(sheet.Rows, []any{
			r.Row, r.Ref, ui.Translate(string(r.Kind)), score, r.Words, r.OtherWords, r.Why.In(ui.Sprintf), r.Source, r.Target,
		})
	}
	if err := workbook.Write(w, sheet); err != nil {
		return fmt.Errorf("align: %w", err)
	}
	return nil
}

// comma puts a word that may be missing behind another.
func comma(word string) string {
	if word == "" {
		return ""
	}
	return ", " + word
}

func checkTable(w io.Writer, ui words.Language, rows []checkRow, m *exchange.Memory) error {
	for _, r := range rows {
		place := ui.Sprintf("row %d", r.Row)
		if r.Ref != "" {
			place = r.Ref
		}
		if _, err := fmt.Fprintf(
			w, "%s  %s (%.2f%s)  %s\n    %s: %s\n    %s: %s\n\n", place, ui.Translate(string(r.Kind)), r.Confidence,
			comma(ui.Translate(r.Decided)), r.Why.In(ui.Sprintf), m.Source, r.Source, m.Target, r.Target,
		); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintln(
		w, ui.Sprintf("%s in %s", ui.Sprintf("%d findings", len(rows)), ui.Sprintf("%d rows", len(m.Rows))),
	)
	return err
}
