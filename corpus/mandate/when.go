package mandate

import (
	"slices"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/internal/terms"
)

// farthest is how many sessions ahead a mandate may be due.
const farthest = 12

// when finds the sessions and the day at which it is due, behind a place of the text: those that are not past. A year
// that is the aim of something else, such as that by which a goal is to be reached, is no day at which it is due.
func (r *reader) when(m *Mandate, text string, from int) {
	for at := from; at < len(text); {
		s, ok := terms.FindSession(text[at:])
		if !ok {
			break
		}
		if s.N > r.session && s.N <= r.session+farthest || r.session == 0 {
			m.Sessions = append(m.Sessions, s.N)
		}
		at += max(s.To, 1)
	}
	slices.Sort(m.Sessions)
	m.Sessions = slices.Compact(m.Sessions)
	for _, s := range terms.AllDates(text) {
		before, due := text[:s.From], corpus.Date(s.End)
		if s.From < from || !r.doc.Adopted.Start.Before(due) || !r.f.has("date", before) ||
			due.Month == 0 && r.f.has("goal", before) {
			continue
		}
		m.Due = due
		return
	}
}
