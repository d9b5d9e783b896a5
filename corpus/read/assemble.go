package read

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
	"github.com/reprise-wording/reprise/corpus/read/internal/page"
)

// A section is the lines under one meeting's heading.
type section struct {
	meeting *meeting
	lines   []flow.Line
}

// read reads the units of the section into the document.
func (s *section) read(d *corpus.Document, index int, v vocabulary, o Options) {
	labels := make([]label, len(s.lines))
	for i, l := range s.lines {
		text := l.Printed()
		var ok bool
		if l.Plain {
			continue
		}
		if labels[i], ok = labelOf(text, !o.NoRepair); !ok && l.Bullet {
			labels[i] = label{mark: "•", style: "•", readings: []reading{{kind: bullet}}}
		}
	}
	lines, labels, left := s.recommended(labels)
	if left > 0 {
		d.Warnings = append(d.Warnings, leftOut(left))
	}
	steps := outline(lines, labels, d.Language)
	closeText(lines, labels, steps)
	a := assembly{doc: d, meeting: s.meeting, ref: meetingRef(index), vocabulary: v, guess: !o.NoRepair, paths: map[string]int{}}
	for i, st := range steps {
		l := lines[i]
		if l.Section && !st.opens {
			a.skip(l, "a heading between the units")
			a.headed = true
			continue
		}
		if !st.opens {
			a.add(l, len(labels[i].readings) > 0)
			continue
		}
		if l.Label == "" {
			l = l.Trim(labels[i].length)
		}
		a.open(st.top, labels[i], lines[i], l)
	}
	a.finish()
}

// An assembly makes units of lines.
type assembly struct {
	doc        *corpus.Document
	meeting    *meeting
	ref        corpus.Ref // what the meeting is called until the document is addressed
	vocabulary vocabulary
	guess      bool
	paths      map[string]int // how often each path was used
	unit       *corpus.Block  // the unit in hand, nil before the first
	text       strings.Builder
	tabled     bool        // it stands in a table
	last       string      // its last line
	held       []held      // paragraphs after it that may be of it or stand over a list that begins anew
	before     []flow.Line // text before the first unit
	headed     bool        // a heading stands since the last label
}

// A held line waits for the next label.
type held struct {
	flow.Line
	why string // it would be joined
}

func (a *assembly) repair(r corpus.Repair) { a.doc.Repairs = append(a.doc.Repairs, r) }

// open begins a unit.
func (a *assembly) open(top *level, lab label, raw, l flow.Line) {
	if top.offset > 0 && top.reading.kind == number && top.reading.value == 1 {
		for _, h := range a.held {
			a.skip(h.Line, "it stands over a list that begins anew")
		}
		a.held = nil
	}
	a.close()
	a.headed = false
	if top.up != nil && a.unit == nil {
		a.unnumbered(top.up.path())
	}
	path := top.path()
	ref := a.ref
	ref.Path = path
	if a.paths[path] > 0 {
		ref.Path = a.unused(path)
		a.repair(corpus.Repair{Kind: "label", Line: raw.Num, Ref: ref, Before: lab.mark, After: ref.Path, Why: "the label stands twice; a ref names one unit only"})
	}
	a.paths[path]++
	a.paths[ref.Path] = max(a.paths[ref.Path], 1)
	a.unit = &corpus.Block{Ref: ref, Kind: corpus.Unit, Line: raw.Num}
	a.meeting.Units = append(a.meeting.Units, a.unit)
	a.tabled = raw.Cell.Table > 0
	a.join(l, "")
	if raw.Heading > 0 {
		a.repair(corpus.Repair{Kind: "heading", Line: raw.Num, Ref: ref, Before: strings.Repeat("#", raw.Heading) + " " + lab.mark, After: lab.mark, Why: "a heading whose label goes on the numbering is a unit"})
	}
	switch {
	case top.reading.kind == bullet:
		a.repair(corpus.Repair{Kind: "label", Line: raw.Num, Ref: ref, Before: lab.mark, After: top.name(), Why: "the item bears no label; it is counted"})
	case top.reading.ocr:
		a.repair(corpus.Repair{Kind: "label", Line: raw.Num, Ref: ref, Before: lab.mark, After: top.reading.text, Why: "the sequence of the labels wants this one, which looks alike"})
	case top.offset > 0:
		a.repair(corpus.Repair{Kind: "label", Line: raw.Num, Ref: ref, Before: lab.mark, After: top.name(), Why: "the numbering begins anew in the middle of the list"})
	}
}

// unnumbered makes a unit of the words that open the first list of a section and bear no number themselves.
func (a *assembly) unnumbered(path string) {
	n := len(a.before)
	if n == 0 || !endingOf(a.before[n-1].Text).colon {
		return
	}
	start := n - 1
	for start > 0 && a.before[start].Soft {
		start--
	}
	ref := a.ref
	ref.Path = path
	a.paths[path]++
	a.unit = &corpus.Block{Ref: ref, Kind: corpus.Unit, Line: a.before[start].Num}
	a.meeting.Units = append(a.meeting.Units, a.unit)
	for _, l := range a.before[start:] {
		a.join(l, "")
	}
	a.repair(corpus.Repair{Kind: "label", Line: a.unit.Line, Ref: ref, After: path, Why: "the words that open the list bear no number"})
	a.close()
}

// unused finds a path like path that no unit has.
func (a *assembly) unused(path string) string {
	stem, tail := path, ""
	if p, ok := strings.CutSuffix(path, ")"); ok {
		stem, tail = p, ")"
	}
	if n := len(stem); n > 0 && stem[n-1] >= '0' && stem[n-1] <= '9' {
		for _, s := range []string{"bis", "ter", "quater"} {
			if p := stem + s + tail; a.paths[p] == 0 {
				return p
			}
		}
	}
	for n := a.paths[path] + 1; ; n++ {
		if p := fmt.Sprintf("%s(%d)", path, n); a.paths[p] == 0 {
			return p
		}
	}
}

// add takes a line that opens no unit: the rest of the unit before it, a heading, or words before the first unit. labelled
// says that it begins with what looks like a label and fits no list.
func (a *assembly) add(l flow.Line, labelled bool) {
	if a.unit == nil {
		a.before = append(a.before, l)
		return
	}
	last := a.last
	if n := len(a.held); n > 0 {
		last = a.held[n-1].Text
	}
	end := endingOf(last)
	open := !end.done && !end.colon || startsLower(l.Text)
	switch {
	case l.Soft && a.headed:
		return // the rest of a heading, or of what follows one
	case !l.Soft && !open && (l.Heading > 0 || l.Bold):
		a.headed = true
		a.skip(l, "a heading between the units")
		return
	case a.headed && !startsLower(l.Text):
		a.skip(l, "it stands under a heading and bears no label")
		return
	case a.tabled && l.Cell.Table == 0 && !l.Soft:
		a.headed = true
		a.skip(l, "it stands after the table and bears no label")
		return
	case furniture(l.Text):
		a.skip(l, "a running head or page number")
		return
	case end.done && closing(l.Text):
		a.headed = true
		a.skip(l, "it says when the text was adopted")
		return
	}
	a.headed = false
	why := "the words before have no end and these no label"
	switch {
	case l.Soft && labelled && end.done:
		why = "what looks like a label fits no list: read as words of the unit"
	case l.Soft:
		why = ""
	case l.Break && open:
		why = "the paragraph is cut by a page end or footnotes: " + why
	case !open:
		why = "no label: read as a further paragraph of the unit"
	}
	if len(a.held) > 0 || !l.Soft && !open {
		a.held = append(a.held, held{l, why})
		return
	}
	a.join(l, why)
}

// skip records that a line is no part of any unit.
func (a *assembly) skip(l flow.Line, why string) {
	a.doc.LeftOut = append(a.doc.LeftOut, corpus.LeftOut{Kind: "text", Line: l.Num, Text: l.Text})
	a.repair(corpus.Repair{Kind: "left out", Line: l.Num, Before: lead(l.Text), Why: why})
}

// furniture reports whether a line in the middle of the text is a running head or foot: a page number, a job number, or
// nothing but the symbol of a paper.
func furniture(text string) bool {
	return strings.ContainsAny(text, "/.-*") && (page.IsNumber(text) || symbolPat.FindString(text) == text)
}

// join appends a line to the unit in hand. why says, where it is not plain, on what grounds.
func (a *assembly) join(l flow.Line, why string) {
	text, before := a.text.String(), a.last
	if text != "" && l.Text != "" {
		s := a.vocabulary.seam(before, l.Text, a.guess && why != "")
		if s.cut > 0 {
			a.text.Reset()
			a.text.WriteString(text[:len(text)-s.cut])
		}
		a.text.WriteString(s.glue)
		joined := tail(before[:len(before)-s.cut]) + s.glue + lead(l.Text)
		if s.kind != "" {
			a.repair(corpus.Repair{Kind: s.kind, Line: l.Num, Ref: a.unit.Ref, Before: tail(before) + "\n" + lead(l.Text), After: joined, Why: s.why})
		}
		if why != "" {
			a.repair(corpus.Repair{Kind: "joined", Line: l.Num, Ref: a.unit.Ref, Before: tail(before) + "\n" + lead(l.Text), After: joined, Why: why})
		}
	}
	for _, m := range l.Marks {
		m.Offset += a.text.Len()
		a.unit.Marks = append(a.unit.Marks, m)
	}
	a.text.WriteString(l.Text)
	if l.Text != "" {
		a.last = l.Text
	}
}

// close ends the unit in hand.
func (a *assembly) close() {
	for _, h := range a.held {
		a.join(h.Line, h.why)
	}
	a.held = nil
	if a.unit != nil {
		a.unit.Text = a.text.String()
	}
	a.text.Reset()
	a.last = ""
}

// finish ends the section. The words of a meeting without units are its note; words before the units of others introduce
// them and are left out.
func (a *assembly) finish() {
	a.close()
	if len(a.meeting.Units) > 0 || len(a.before) == 0 {
		return
	}
	ref := a.ref
	ref.Path = corpus.NotePath
	a.unit = &corpus.Block{Ref: ref, Kind: corpus.Text, Line: a.before[0].Num}
	a.meeting.Units = append(a.meeting.Units, a.unit)
	for _, l := range a.before {
		a.join(l, "")
	}
	a.close()
}

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// shown is how many bytes of a text show where it was joined.
const shown = 40

// lead and tail are the first and last words of a text.
func lead(s string) string {
	if len(s) <= shown {
		return s
	}
	if i := strings.LastIndexByte(s[:shown], ' '); i > 0 {
		return s[:i]
	}
	return strings.ToValidUTF8(s[:shown], "")
}

func tail(s string) string {
	if len(s) <= shown {
		return s
	}
	end := s[len(s)-shown:]
	if i := strings.IndexByte(end, ' '); i >= 0 {
		return end[i+1:]
	}
	return strings.ToValidUTF8(end, "")
}
