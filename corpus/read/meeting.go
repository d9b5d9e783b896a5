package read

import (
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/internal/terms"
	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
	"github.com/reprise-wording/reprise/corpus/read/internal/facts"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// romanHead is a Roman number before the words of a heading.
var romanHead = lazyregexp.New(`^([IVXLC]{1,8})[ \x{a0}]?[.)–—-]?[\s\x{a0}]+(\S.*)$`)

// meetingHeads are the lines that head meetings, by their index.
type meetingHeads map[int]*corpus.Part

// meetingLevels finds the headings of meetings in a paper that is divided by them: headings that name a meeting by an
// ordinal or a Roman number and say when it was held, or headings of one level that all bear dates. One alone is the
// paper's own title, or names a session to come.
func meetingLevels(lines []flow.Line) meetingHeads {
	named, numbers := meetingHeads{}, map[string]bool{}
	dated, levels := map[int]meetingHeads{}, map[int]int{}
	for i, l := range lines {
		if l.Soft || l.Furniture != "" || l.Cell.Table > 0 {
			continue
		}
		if m := meetingOf(l); m != nil && !numbers[m.Number+m.Held.String()] && lengthOf(lines, i) <= maxHeading {
			numbers[m.Number+m.Held.String()] = true
			named[i] = m
		}
		if l.Heading == 0 {
			continue
		}
		levels[l.Heading]++
		if m := datedHeading(l); m != nil && opensText(lines, i) {
			if dated[l.Heading] == nil {
				dated[l.Heading] = meetingHeads{}
			}
			dated[l.Heading][i] = m
		}
	}
	if len(named) > 1 || onlyMeeting(lines, named) {
		return named
	}
	for level := 1; level < 7; level++ {
		if n := len(dated[level]); n > 1 && n*3 >= levels[level]*2 {
			return withUndated(lines, level, dated[level])
		}
	}
	return nil
}

// lengthOf is how long the paragraph is that a line opens, as far as the format knows.
func lengthOf(lines []flow.Line, i int) int {
	n := len(lines[i].Text)
	for k := i + 1; k < len(lines) && lines[k].Soft; k++ {
		n += 1 + len(lines[k].Text)
	}
	return n
}

// opensText reports whether words stand under a heading before the next of its level or above, as under the heading of
// a meeting: "Adopted on 5 May 2010" and "Amended on 6 June 2012" are lines of a head.
func opensText(lines []flow.Line, i int) bool {
	for _, l := range lines[i+1:] {
		switch {
		case l.Furniture != "":
		case l.Heading == 0:
			return true
		case l.Heading <= lines[i].Heading:
			return false
		}
	}
	return false
}

// onlyMeeting reports whether the one heading that names a meeting heads what the paper says: the format marks it as
// a heading or it bears a number, and nothing before it is numbered.
func onlyMeeting(lines []flow.Line, named meetingHeads) bool {
	for i, l := range lines {
		if m := named[i]; m != nil {
			return l.Heading > 0 || m.Title != l.Printed()
		}
		if lab, ok := labelOf(l.Printed(), false); ok && !lab.weak() {
			return false
		}
	}
	return false
}

// withUndated adds the headings of a level that bear no date themselves: the meeting is dated by the first words
// under it.
func withUndated(lines []flow.Line, level int, heads meetingHeads) meetingHeads {
	for i, l := range lines {
		if l.Heading != level || heads[i] != nil || l.Furniture != "" {
			continue
		}
		m := &corpus.Part{Kind: corpus.MeetingPart, Title: l.Printed(), Line: l.Num}
		for _, next := range lines[i+1 : min(i+4, len(lines))] {
			if next.Heading > 0 {
				break
			}
			if terms.OpensRecital(next.Text, language.Und) > 0 {
				break // whose dates are of other papers
			}
			if s, ok := terms.FindDates(next.Text); ok && s.Precise() {
				m.Held = periodOf(s)
				break
			}
		}
		heads[i] = m
	}
	nameByYear(heads)
	return heads
}

// nameByYear names meetings without a number by the year, or, where several are of one, by the day.
func nameByYear(heads meetingHeads) {
	years := map[int]int{}
	for _, m := range heads {
		years[m.Year()]++
	}
	for _, m := range heads {
		switch {
		case m.Year() == 0:
			m.Name = groupName(m.Title)
		case years[m.Year()] == 1:
			m.Name = strconv.Itoa(m.Year())
		default:
			m.Name = m.Held.Start.String()
		}
	}
}

// datedHeading reads a heading that bears a date as that of a meeting; nil where it bears none.
func datedHeading(l flow.Line) *corpus.Part {
	text := l.Printed()
	if len(text) > maxHeading {
		return nil
	}
	s, ok := terms.FindDates(text)
	if !ok || s.Start.Month == 0 || longerThanMeeting(periodOf(s)) {
		return nil
	}
	return &corpus.Part{
		Kind:  corpus.MeetingPart,
		Title: text,
		Held:  periodOf(s),
		Place: facts.PlaceBefore(text, s.From),
		Line:  l.Num,
	}
}

// longestMeeting is how long a meeting lasts that a heading names by its dates alone. What lasts longer is the period
// of a budget, a plan or a report.
const longestMeeting = 92 * 24 * time.Hour

func longerThanMeeting(p corpus.Period) bool {
	day := func(d corpus.Date) time.Time {
		return time.Date(d.Year, time.Month(max(1, d.Month)), max(1, d.Day), 0, 0, 0, 0, time.UTC)
	}
	return day(p.End).Sub(day(p.Start)) > longestMeeting
}

// meetingOf reads the heading of a meeting; nil where the line is none. It names a meeting, says which, by an ordinal
// or a Roman number, and when; it is marked as a heading, is bold or bears a Roman number.
func meetingOf(l flow.Line) *corpus.Part {
	text := l.Printed()
	if text == "" {
		return nil
	}
	marked := l.Heading > 0 || l.Bold || l.Label != ""
	plain := !marked && !l.Bullet && opensOrdinal(text) && // "Second session, held in Geneva on 5 March 2012"
		!terms.HoldsVerb(text, language.Und)
	if len(text) > maxHeading || !marked && !plain && !strings.ContainsRune("IVXLC", rune(text[0])) ||
		!terms.MeetingWord(text) || opensDecimal(text) {
		return nil
	}
	m := &corpus.Part{Kind: corpus.MeetingPart, Title: text, Line: l.Num}
	labelled := false
	if r := romanHead.FindStringSubmatch(text); r != nil {
		if _, err := corpus.ParseRoman(r[1]); err == nil {
			m.Number, labelled = r[1], true
			m.Title = r[2]
			text = r[2]
		}
	}
	if !labelled && l.Heading == 0 && !l.Bold && !plain || endingOf(text).colon || strings.HasSuffix(text, ".") ||
		strings.HasSuffix(text, ";") {
		return nil
	}
	n, _ := terms.Session(text)
	dates, dated := terms.FindDates(text)
	if !dated || n == 0 && m.Number == "" {
		return nil
	}
	if n > 0 {
		m.Number = corpus.Roman(n)
	}
	m.Name = m.Number
	m.Held = periodOf(dates)
	m.Place = facts.PlaceBefore(text, dates.From)
	return m
}

// opensOrdinal reports whether a text begins by numbering a meeting.
func opensOrdinal(text string) bool {
	s, ok := terms.FindSession(text)
	return ok && s.From < 12
}

// opensDecimal reports whether a text begins with a decimal label: "10.1 41st meeting (2006)" is an item of an agenda.
func opensDecimal(text string) bool {
	lab, ok := labelOf(text, false)
	return ok && lab.readings[0].kind == decimal
}

func periodOf(s terms.Span) corpus.Period {
	return corpus.Period{Start: corpus.Date(s.Start), End: corpus.Date(s.End)}
}
