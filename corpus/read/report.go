package read

import (
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// single makes one section of a paper without headings of meetings: the report of a single meeting. Which meeting it was,
// where and when, the header says.
func single(d *corpus.Document, lines []flow.Line) *section {
	m := &corpus.Meeting{Heading: d.Title}
	start := 0
	for i, p := range lines {
		if lab, ok := labelOf(p.Text, false); ok && lab.readings[0].kind == number && lab.readings[0].value == 1 {
			start = i
			break
		}
	}
	for _, p := range paragraphs(lines[:min(start, headerLines)]) {
		if m.Number == 0 && meetingWord.MatchString(p.Text) {
			m.Number = ordinalOf(p.Text)
		}
		if s, ok := findDates(p.Text); ok && m.Start.IsZero() && s.start != d.Date {
			m.Start, m.End, m.Place = s.start, s.end, placeOf(p.Text[:s.from])
			m.Line = p.Num
		}
	}
	if m.Number == 0 && m.Start.IsZero() {
		m.Number = 1
	}
	return &section{meeting: m, lines: lines[start:]}
}
