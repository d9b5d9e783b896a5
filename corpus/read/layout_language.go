package read

import (
	"slices"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// From how many words on the language of a column is told, and from which share of function words: references have
// some too.
const (
	leastSample = 12
	columnTold  = 0.3
)

// chooseLanguage takes, of columns that hold the same in several languages, the one in the language of the paper, or
// else the first.
func (t *tables) chooseLanguage(g *grid, lay *layout, columns []int, own bool) {
	slices.Sort(columns)
	columns = slices.Compact(columns)
	if !slices.Contains(columns, lay.text) {
		return
	}
	keep, others, said := t.inLanguage(g, columns, lay.text)
	if len(others) == 0 {
		return
	}
	lay.text, lay.language = keep, said
	if own {
		lay.label = keep
		lay.marks = g.labels(keep, false).byRow(len(g.rows))
	}
}

// columnLanguages are those that a column may be told to be in.
var columnLanguages = []language.Tag{language.English, language.French, language.Spanish}

// inLanguage finds, of some columns, those in other languages than the one to read: the one in the language of the
// paper, or else the first of them. Where all are in the language of the column text, it is read.
func (t *tables) inLanguage(g *grid, columns []int, text int) (keep int, others []int, said string) {
	if len(columns) < 2 {
		return text, nil, ""
	}
	tags := make([]language.Tag, len(columns))
	first, stated, own := -1, -1, language.Und
	for i, column := range columns {
		var lines []flow.Line
		for _, k := range g.of[column] {
			lines = append(lines, g.lines[g.cells[k].from:g.cells[k].to]...)
		}
		tags[i] = detect(lines, columnLanguages, columnTold)
		if first < 0 && tags[i] != language.Und {
			first = i
		}
		if (stated < 0 || column == text) && tags[i] != language.Und && lang.Same(tags[i], t.said) {
			stated = i
		}
		if column == text {
			own = tags[i]
		}
	}
	known := func(tag language.Tag) bool { return tag != language.Und && tag != own }
	if own == language.Und || !slices.ContainsFunc(tags, known) {
		return text, nil, ""
	}
	if stated >= 0 {
		first = stated
	}
	for i, tag := range tags {
		if tag != language.Und && tag != tags[first] {
			others = append(others, columns[i])
		}
	}
	return columns[first], others, tags[first].String()
}
