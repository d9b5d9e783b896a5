package exchange

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/workbook"
)

// columns are where a bilingual table has what a row holds, from 0; -1 for what it lacks.
type columns struct {
	source, target, ref, score, by int
	header                         bool
}

// ReadTSV reads a bilingual table with tabs between its cells: one that WriteTSV wrote, one whose first line names
// two languages (en, fr-CA), or, where the languages are given, one whose first two columns are the texts. Rows
// become beads over the lists of their texts. Characters that no text has become U+FFFD, with a warning. Errors are
// *SyntaxError; name stands in them.
func ReadTSV(r io.Reader, name string, source, target language.Tag) (*Memory, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, &SyntaxError{name, 0, err.Error()}
	}
	data, bad := readable(data)
	var rows [][]string
	for line := range strings.Lines(string(data)) {
		rows = append(rows, strings.Split(strings.TrimRight(line, "\r\n"), "\t"))
	}
	m, err := readTable(rows, name, source, target)
	if err != nil {
		return nil, err
	}
	m.warnForbidden(bad)
	return m, nil
}

// ReadXLSX reads the first sheet of a workbook as ReadTSV reads a file.
func ReadXLSX(r io.Reader, name string, source, target language.Tag) (*Memory, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, &SyntaxError{name, 0, err.Error()}
	}
	rows, err := workbook.Read(data)
	if err != nil {
		return nil, &SyntaxError{name, 0, "is no workbook (XLSX) that can be read: " + err.Error()}
	}
	return readTable(rows, name, source, target)
}

func readTable(rows [][]string, name string, source, target language.Tag) (*Memory, error) {
	m := &Memory{Source: source, Target: target, Name: name}
	at, err := m.columns(rows)
	if err != nil {
		return nil, &SyntaxError{name, 1, err.Error()}
	}
	var texts counter
	odd := 0
	for k, row := range rows {
		if k == 0 && at.header || len(row) == 0 || len(row) == 1 && strings.TrimSpace(row[0]) == "" {
			continue
		}
		cell := func(column int) string {
			if column < 0 || column >= len(row) {
				return ""
			}
			return row[column]
		}
		if max(at.source, at.target) >= len(row) {
			odd++
		}
		r := newRow()
		r.Ref, r.Source, r.Target = cell(at.ref), cell(at.source), cell(at.target)
		r.take("score", cell(at.score))
		r.take("origin", cell(at.by))
		texts.add(m, r, r.Source != "", r.Target != "")
	}
	if odd > 0 {
		m.Warnings = append(
			m.Warnings,
			fmt.Sprintf("%s: %d rows have fewer cells than the first; what they lack is taken as empty", name, odd),
		)
	}
	return m, nil
}

var errNoLanguages = errors.New(
	"the first row names no two languages; name them there (en, fr), or state the languages of its first two columns " +
		"with --langs",
)

// columns finds the columns by the first row, and sets the languages that were not given.
func (m *Memory) columns(rows [][]string) (at columns, err error) {
	at = columns{0, 1, -1, -1, -1, false}
	if len(rows) == 0 {
		return at, errors.New("is empty")
	}
	head := slices.Clone(rows[0])
	for k := range head {
		head[k] = strings.ToLower(strings.TrimSpace(strings.TrimPrefix(head[k], "# ")))
	}
	var found []int
	var tags []language.Tag
	for k, h := range head {
		if tag, ok := headLanguage(h); ok {
			found, tags = append(found, k), append(tags, tag)
		}
	}
	for _, code := range alsoHeads {
		k := slices.IndexFunc(found, func(column int) bool { return head[column] == code })
		if k >= 0 && len(found) > 2 && m.Source == language.Und {
			found, tags = slices.Delete(found, k, k+1), slices.Delete(tags, k, k+1)
		}
	}
	if len(found) < 2 {
		if m.Source == language.Und || m.Target == language.Und || len(head) < 2 {
			return at, errNoLanguages
		}
		return at, nil
	}
	s, t := 0, 1
	if m.Source != language.Und {
		s = slices.IndexFunc(tags, func(tag language.Tag) bool { return lang.Same(tag, m.Source) })
		t = slices.IndexFunc(tags, func(tag language.Tag) bool { return lang.Same(tag, m.Target) })
		if s < 0 || t < 0 {
			return at, fmt.Errorf("has no columns %s and %s", m.Source, m.Target)
		}
	}
	m.Source, m.Target = tags[s], tags[t]
	at = columns{
		found[s],
		found[t],
		slices.Index(head, "ref"),
		slices.Index(head, "score"),
		slices.Index(head, "by"),
		true,
	}
	if k := slices.Index(head, "source"); k >= 0 &&
		slices.Contains(head, "target") { // WriteTSV: the languages head the numbers of segments
		at.source, at.target = k, slices.Index(head, "target")
		if s > t {
			at.source, at.target = at.target, at.source
		}
	}
	return at, nil
}

// headLanguage is the language that the head of a column names, by its code.
func headLanguage(head string) (language.Tag, bool) {
	code, _, _ := strings.Cut(head, "-")
	if len(code) < 2 || len(code) > 3 {
		return language.Und, false
	}
	tag, err := language.Parse(head)
	return tag, err == nil
}

// alsoHeads are codes of languages that also head columns of numbers: Indonesian and Norwegian.
var alsoHeads = []string{"id", "no"}
