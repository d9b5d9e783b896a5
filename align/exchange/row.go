package exchange

import (
	"fmt"
	"strconv"

	"github.com/reprise-wording/reprise/align"
)

// newRow is a row as a file has it that says nothing of its bead.
func newRow() Row {
	return Row{Kind: "segment", Bead: align.Bead{Origin: align.Automatic, Score: 1}}
}

// said is what a file says of a row beside its texts, by the names given; take reads it back.
func said(r *Row, names ...string) [][2]string {
	out := make([][2]string, len(names))
	for k, name := range names {
		out[k][0] = name
		switch name {
		case "ref":
			out[k][1] = r.Ref
		case "kind":
			out[k][1] = r.Kind
		case "score":
			out[k][1] = strconv.FormatFloat(r.Bead.Score, 'f', 4, 64)
		case "origin":
			out[k][1] = string(r.Bead.Origin)
		case "shape":
			out[k][1] = r.Bead.Type()
		}
	}
	return out
}

// take sets what a file says of a row under a name that said writes, and reports whether it is one. A value that is
// no score or no origin is passed over, and so is the shape, which the texts tell.
func (r *Row) take(name, value string) bool {
	switch name {
	case "ref":
		r.Ref = value
	case "kind":
		r.Kind = value
	case "score":
		if s, err := strconv.ParseFloat(value, 64); err == nil && s >= 0 && s <= 1 {
			r.Bead.Score = s
		}
	case "origin":
		if o := align.Origin(value); o == align.Automatic || o == align.ByHand {
			r.Bead.Origin = o
		}
	case "shape":
	default:
		return false
	}
	return true
}

// A counter numbers the texts of the rows of a file, each side from 0.
type counter struct{ source, target int }

// add adds a row to a memory, with a bead of the sides that it has; a row without any is left out.
func (n *counter) add(m *Memory, r Row, source, target bool) {
	if source {
		r.Bead.Source = []int{n.source}
		n.source++
	}
	if target {
		r.Bead.Target = []int{n.target}
		n.target++
	}
	if source || target {
		m.Rows = append(m.Rows, r)
	}
}

// warnForbidden tells of lines with characters that were read as U+FFFD.
func (m *Memory) warnForbidden(lines []int) {
	if len(lines) > 0 {
		m.Warnings = append(m.Warnings, fmt.Sprintf(
			"%s:%d: characters that XML forbids were read as U+FFFD; lines with them: %d", m.Name, lines[0], len(lines)))
	}
}

// warnOthers tells of units in other languages that were left out.
func (m *Memory) warnOthers(units int) {
	if units > 0 {
		m.Warnings = append(m.Warnings, fmt.Sprintf(
			"%s: units in other languages than %s and %s were left out: %d; state the languages with --langs",
			m.Name, m.Source, m.Target, units))
	}
}
