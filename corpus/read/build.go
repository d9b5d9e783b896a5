package read

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// build makes a document of the lines of a paper.
func build(name string, p paper, o Options) (*corpus.Document, error) {
	lines := p.lines
	if len(lines) == 0 {
		return nil, &Error{File: name, Why: "has no text", Hint: "give a file with text"}
	}
	d := &corpus.Document{Source: name, Warnings: p.warnings, Counted: p.counted}
	lines = takeNotes(d, lines)
	header, sections := split(lines)
	headerFacts(d, header)
	if len(sections) == 0 {
		sections = []*section{single(d, lines)}
	}
	if err := setLanguage(d, lines, o); err != nil {
		return nil, err
	}
	for _, s := range sections {
		s.read(d)
	}
	if !slices.ContainsFunc(d.Units(), func(u *corpus.Unit) bool { return u.Kind != corpus.Note }) {
		return nil, &Error{File: name, Why: "has no numbered recommendation", Hint: "give a paper whose recommendations bear numbers (1. ... a) ...)"}
	}
	if !o.NoRepair {
		repairAcronyms(d)
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

// A section is the lines under one meeting's heading.
type section struct {
	meeting *corpus.Meeting
	lines   []flow.Line
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

// read reads the units of the section into the document.
func (s *section) read(d *corpus.Document) {
	m := s.meeting
	d.Meetings = append(d.Meetings, m)
	labels := make([]label, len(s.lines))
	for i, l := range s.lines {
		text := l.Text
		if l.Label != "" {
			text = l.Label + " " + text
		}
		labels[i], _ = labelOf(text)
	}
	a := assembly{doc: d, meeting: m, paths: map[string]bool{}}
	for i, st := range outline(s.lines, labels) {
		l := s.lines[i]
		if st.opens {
			if l.Label == "" {
				l = l.Trim(labels[i].length)
			}
			a.open(st.top.path(), labels[i], s.lines[i], l)
			continue
		}
		a.add(l, s.lines[i+1:])
	}
	a.finish()
}

// An assembly makes units of lines.
type assembly struct {
	doc     *corpus.Document
	meeting *corpus.Meeting
	unit    *corpus.Unit // the last unit
	paths   map[string]bool
	before  []flow.Line // text before the first unit
}

func (a *assembly) repair(r corpus.Repair) { a.doc.Repairs = append(a.doc.Repairs, r) }

// open begins a unit.
func (a *assembly) open(path string, lab label, raw, l flow.Line) {
	ref := a.meeting.Ref()
	ref.Path = path
	if a.paths[path] {
		ref.Path = unused(path, a.paths)
		a.repair(corpus.Repair{Kind: "label", Line: raw.Num, Ref: ref, Before: lab.mark, After: ref.Path, Why: "the label stands twice; a ref names one unit only"})
	}
	a.paths[ref.Path] = true
	kind := corpus.Item
	if ref.Depth() == 1 {
		kind = corpus.Recommendation
	}
	a.unit = &corpus.Unit{Ref: ref, Kind: kind, Text: l.Text, Marks: l.Marks, Line: raw.Num}
	a.meeting.Units = append(a.meeting.Units, a.unit)
	if raw.Heading > 0 {
		a.repair(corpus.Repair{Kind: "heading", Line: raw.Num, Ref: ref, Before: strings.Repeat("#", raw.Heading) + " " + lab.mark, After: lab.mark, Why: "a heading whose label goes on the numbering is a unit"})
	}
	if labels := ref.Labels(); len(labels) > 0 && lab.readings[0].kind == number && labels[len(labels)-1] != lab.readings[0].text && ref.Path == path {
		a.repair(corpus.Repair{Kind: "label", Line: raw.Num, Ref: ref, Before: lab.mark, After: labels[len(labels)-1], Why: "the numbering begins anew in the middle of the list"})
	}
}

// unused finds a path like path that no unit has.
func unused(path string, taken map[string]bool) string {
	stem, tail := path, ""
	if p, ok := strings.CutSuffix(path, ")"); ok {
		stem, tail = p, ")"
	}
	for _, s := range []string{"bis", "ter", "quater"} {
		if p := stem + s + tail; !taken[p] {
			return p
		}
	}
	for n := 2; ; n++ {
		if p := fmt.Sprintf("%s(%d)", path, n); !taken[p] {
			return p
		}
	}
}

// add takes a line without a label: the rest of the unit before it, a heading, or words before the first unit.
func (a *assembly) add(l flow.Line, _ []flow.Line) {
	if a.unit == nil {
		a.before = append(a.before, l)
		return
	}
	end := endingOf(a.unit.Text)
	open := !end.done && !end.colon || startsLower(l.Text)
	if !l.Soft && !open && (l.Heading > 0 || l.Bold) {
		return // a heading between the units
	}
	before := tail(a.unit.Text)
	join(a.unit, l)
	if l.Soft {
		return
	}
	why := "the words before have no end and these no label"
	switch {
	case l.Break:
		why = "the paragraph is cut by a page end or footnotes: " + why
	case !open:
		why = "no label: read as a further paragraph of the unit"
	}
	a.repair(corpus.Repair{Kind: "joined", Line: l.Num, Ref: a.unit.Ref, Before: before + "\n" + lead(l.Text), After: before + " " + lead(l.Text), Why: why})
}

func join(u *corpus.Unit, l flow.Line) {
	if u.Text != "" && l.Text != "" {
		u.Text += " "
	}
	for _, m := range l.Marks {
		m.Offset += len(u.Text)
		u.Marks = append(u.Marks, m)
	}
	u.Text += l.Text
}

// finish makes the words of a meeting without units its note.
func (a *assembly) finish() {
	if len(a.meeting.Units) > 0 || len(a.before) == 0 {
		return
	}
	ref := a.meeting.Ref()
	ref.Path = corpus.NotePath
	u := &corpus.Unit{Ref: ref, Kind: corpus.Note, Line: a.before[0].Num}
	for _, l := range a.before {
		join(u, l)
	}
	a.meeting.Units = append(a.meeting.Units, u)
}

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// lead and tail are the first and last words of a text, to show where it was joined.
func lead(s string) string {
	if len(s) <= 40 {
		return s
	}
	if i := strings.LastIndexByte(s[:40], ' '); i > 0 {
		return s[:i]
	}
	return s
}

func tail(s string) string {
	if len(s) <= 40 {
		return s
	}
	if i := strings.IndexByte(s[len(s)-40:], ' '); i >= 0 {
		return s[len(s)-40+i+1:]
	}
	return s
}
