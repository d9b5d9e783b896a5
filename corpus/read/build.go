package read

import (
	"slices"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// build makes a document of the lines of a paper.
func build(name string, p paper, o Options) (*corpus.Document, error) {
	lines := p.lines
	if len(lines) == 0 {
		return nil, &Error{File: name, Why: "has no text", Hint: "give a file with text"}
	}
	if p.language != language.Und {
		o.Otherwise = p.language
	}
	d := &corpus.Document{Source: name, Warnings: p.warnings, Counted: p.counted}
	lines, running := takeRunning(takeNotes(d, lines))
	lines = namedLabels(lines)
	capitalLabels(lines)
	ordinalLabels(lines)
	bullets(lines)
	if hasTables(lines) { // which columns are read depends on the language, which the header may say
		said := &corpus.Document{Source: name}
		header, _ := parts(lines)
		headerFacts(said, header)
		lines = readTables(d, lines, saidLanguage(said, lines, o))
	}
	header, sections := parts(lines)
	headerFacts(d, header)
	if d.Symbol == "" {
		d.Symbol = symbolOf(d, running)
	}
	if len(sections) == 0 {
		sections = []*section{single(d, lines)}
	}
	if err := setLanguage(d, lines, o); err != nil {
		return nil, err
	}
	v := vocabularyOf(lines)
	for _, s := range sections {
		s.read(d, v, o)
	}
	if !slices.ContainsFunc(d.Units(), func(u *corpus.Unit) bool { return u.Kind != corpus.Note }) {
		return nil, &Error{File: name, Why: "has no numbered recommendation", Hint: "give a paper whose recommendations bear numbers (1. ... a) ...)"}
	}
	if !o.NoRepair {
		repairAcronyms(d)
		repairLetters(d)
	}
	slices.SortStableFunc(d.Repairs, func(a, b corpus.Repair) int { return a.Line - b.Line })
	return d, nil
}

// takeNotes moves the footnotes out of the lines to the document.
func takeNotes(d *corpus.Document, lines []flow.Line) []flow.Line {
	var out []flow.Line
	in, cut := false, false
	for _, l := range lines {
		switch {
		case l.Note != "":
			d.Notes = append(d.Notes, corpus.Footnote{Marker: l.Note, Text: l.Text, Line: l.Num})
			in, cut = true, true
		case in && l.Soft:
			n := &d.Notes[len(d.Notes)-1]
			n.Text += " " + l.Text
		default:
			l.Break = l.Break || cut
			out = append(out, l)
			in, cut = false, false
		}
	}
	return out
}

// takeRunning parts running heads, each once, from the text; other furniture is no part of it.
func takeRunning(lines []flow.Line) (text, running []flow.Line) {
	told := map[string]bool{}
	for _, l := range lines {
		switch {
		case l.Furniture == "":
			text = append(text, l)
		case l.Furniture == "running head" && !told[l.Text]:
			told[l.Text] = true
			running = append(running, l)
		}
	}
	return text, running
}

// parts gives the header and the meetings of a paper; the header of one without headings of meetings ends where its numbers begin.
func parts(lines []flow.Line) (header []flow.Line, sections []*section) {
	header, sections = split(lines)
	if len(sections) == 0 {
		if start := firstNumber(lines); start > 0 {
			header = lines[:start]
		}
	}
	return header, sections
}

// split parts the header from the meetings.
func split(lines []flow.Line) (header []flow.Line, sections []*section) {
	for _, l := range lines {
		if m := meetingOf(l); m != nil && !repeats(sections, m) {
			sections = append(sections, &section{meeting: m})
			continue
		}
		if len(sections) == 0 {
			header = append(header, l)
			continue
		}
		s := sections[len(sections)-1]
		s.lines = append(s.lines, l)
	}
	return header, sections
}

// repeats reports whether a meeting of that number stands already: two meetings can't have one number.
func repeats(sections []*section, m *corpus.Meeting) bool {
	for _, s := range sections {
		if s.meeting.Number == m.Number && m.Number > 0 {
			return true
		}
	}
	return false
}
