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
	lines, notes := takeNotes(lines)
	lines, running := takeRunning(lines)
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
	alone := len(sections) == 0
	if alone {
		sections = []*section{single(d, lines)}
	}
	if err := setLanguage(d, lines, o); err != nil {
		return nil, err
	}
	v := vocabularyOf(lines)
	for i, s := range sections {
		s.read(d, i, v, o)
	}
	addressed(d, sections, notes, alone)
	if !slices.ContainsFunc(d.Blocks, func(u *corpus.Block) bool { return u.Kind == corpus.Unit }) {
		return nil, &Error{File: name, Why: "has no numbered recommendation", Hint: "give a paper whose recommendations bear numbers (1. ... a) ...)"}
	}
	if !o.NoRepair {
		repairAcronyms(d)
		repairLetters(d)
	}
	slices.SortStableFunc(d.Repairs, func(a, b corpus.Repair) int { return a.Line - b.Line })
	return d, nil
}

// takeNotes moves the footnotes out of the lines.
func takeNotes(lines []flow.Line) (out []flow.Line, notes []*corpus.Block) {
	in, cut := false, false
	for _, l := range lines {
		switch {
		case l.Note != "":
			notes = append(notes, &corpus.Block{Kind: corpus.Note, Label: l.Note, Text: l.Text, Line: l.Num})
			in, cut = true, true
		case in && l.Soft:
			n := notes[len(notes)-1]
			n.Text += " " + l.Text
		default:
			l.Break = l.Break || cut
			out = append(out, l)
			in, cut = false, false
		}
	}
	return out, notes
}

// takeRunning parts running heads from the text.
func takeRunning(lines []flow.Line) (text, running []flow.Line) {
	for _, l := range lines {
		if l.Running {
			running = append(running, l)
		} else {
			text = append(text, l)
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
func repeats(sections []*section, m *meeting) bool {
	for _, s := range sections {
		if s.meeting.Number == m.Number && m.Number > 0 {
			return true
		}
	}
	return false
}
