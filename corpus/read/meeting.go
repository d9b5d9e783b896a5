package read

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

var (
	romanHead   = regexp.MustCompile(`^([IVXLC]{1,8})[ \x{a0}]?[.)–—-]?[\s\x{a0}]+(\S.*)$`)
	meetingWord = regexp.MustCompile(`(?i)\b(?:r[ée]uni[oó]n(?:e?s)?|sessions?|meetings?|conf[ée]rences?|sesiones|sesión|conferencias?)(?:\P{L}|$)`)
	digitOrd    = regexp.MustCompile(`(?i)\b([0-9]{1,3})(?:st|nd|rd|th|er|ère|re|e|ème|\.?[ªº])\s+(?:\p{L}+\s+){0,3}?` + meetingName)
	wordOrd     = regexp.MustCompile(`(?i)([\p{L}-]+)\s+(?:\p{L}+\s+){0,3}?` + meetingName)
)

// meetingName is what an ordinal numbers.
const meetingName = `(?:r[ée]union|reunión|sessions?|sesión|sesiones|meeting|conférence|conference|conferencia)\b`

// ordinals of the three languages, folded, up to the fortieth; of Spanish up to the twentieth.
var ordinals = func() map[string]int {
	m := map[string]int{"premiere": 1, "premier": 1, "seconde": 2, "second": 2}
	fr := strings.Fields("x deuxieme troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme onzieme douzieme treizieme quatorzieme quinzieme seizieme dix-septieme dix-huitieme dix-neuvieme vingtieme")
	en := strings.Fields("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth")
	for i := range fr {
		m[fr[i]], m[en[i]] = i+1, i+1
	}
	for tens, names := range map[int][2]string{20: {"vingt", "twenty"}, 30: {"trente", "thirty"}} {
		m[names[0]+"-et-unieme"] = tens + 1
		for i := 1; i < 10; i++ {
			m[names[0]+"-"+fr[i]], m[names[1]+"-"+en[i]] = tens+i+1, tens+i+1
		}
		m[names[1]+"-first"] = tens + 1
	}
	es := strings.Fields("x primer segund tercer cuart quint sext septim octav noven decim undecim duodecim decimotercer decimocuart decimoquint decimosext decimoseptim decimoctav decimonoven vigesim")
	for i := 1; i < len(es); i++ {
		m[es[i]+"o"], m[es[i]+"a"] = i, i
	}
	m["primer"], m["tercer"], m["decimoprimera"], m["decimosegunda"] = 1, 3, 11, 12
	m["trentieme"], m["thirtieth"], m["quarantieme"], m["fortieth"] = 30, 30, 40, 40
	return m
}()

// ordinalOf is the number a text gives a meeting ("Deuxième réunion", "10th meeting"), 0 where it gives none.
func ordinalOf(text string) int {
	if m := digitOrd.FindStringSubmatch(text); m != nil {
		return num(m[1])
	}
	for _, m := range wordOrd.FindAllStringSubmatch(text, -1) {
		words := strings.FieldsFunc(text[:strings.Index(text, m[0])+len(m[1])], func(r rune) bool { return r == ' ' || r == '\u00a0' })
		for k := min(3, len(words)); k > 0; k-- { // "vingt et unième"
			if n := ordinals[lang.FoldAll.Key(strings.Join(words[len(words)-k:], "-"))]; n > 0 {
				return n
			}
		}
		for _, w := range strings.Fields(m[0]) {
			if n := ordinals[lang.FoldAll.Key(w)]; n > 0 {
				return n
			}
		}
	}
	return 0
}

// opensOrdinal reports whether a text begins by numbering a meeting.
func opensOrdinal(text string) bool {
	words := strings.Fields(text)
	if len(words) < 3 {
		return false
	}
	if digitOrd.MatchString(strings.Join(words[:min(len(words), 5)], " ")) && text[0] >= '0' && text[0] <= '9' {
		return true
	}
	return ordinals[lang.FoldAll.Key(strings.Trim(words[0], ",."))] > 0 && meetingWord.MatchString(strings.Join(words[1:min(len(words), 5)], " "))
}

// meetingHeads are the lines that head meetings, by their index.
type meetingHeads map[int]*corpus.Part

func (h meetingHeads) meeting(i int, _ flow.Line) *corpus.Part { return h[i] }

// meetingLevels finds the headings of meetings in a paper that is divided by them: headings that name a meeting by an ordinal or
// a Roman number and say when it was held, or headings of one level that all bear dates. One alone is the paper's own title,
// or names a session to come.
func meetingLevels(lines []flow.Line) meetingHeads {
	named, numbers := meetingHeads{}, map[string]bool{}
	dated, levels := map[int]meetingHeads{}, map[int]int{}
	for i, l := range lines {
		if l.Soft || l.Furniture != "" || l.Cell.Table > 0 {
			continue
		}
		if m := meetingOf(l); m != nil && !numbers[m.Number+m.Held.String()] {
			numbers[m.Number+m.Held.String()] = true
			named[i] = m
		}
		if l.Heading == 0 {
			continue
		}
		levels[l.Heading]++
		if m := datedHeading(l); m != nil {
			if dated[l.Heading] == nil {
				dated[l.Heading] = meetingHeads{}
			}
			dated[l.Heading][i] = m
		}
	}
	if len(named) > 1 {
		return named
	}
	for level := 1; level < 7; level++ {
		if n := len(dated[level]); n > 1 && n*3 >= levels[level]*2 {
			return withUndated(lines, level, dated[level])
		}
	}
	return nil
}

// withUndated adds the headings of a level that bear no date themselves: the meeting is dated by the first words under it.
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
			if s, ok := findDates(next.Text); ok {
				m.Held = corpus.Period{Start: s.start, End: s.end}
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
	s, ok := findDates(text)
	if !ok {
		if s, ok = findYear(text); !ok || s.start.Month == 0 {
			return nil
		}
	}
	return &corpus.Part{Kind: corpus.MeetingPart, Title: text, Held: corpus.Period{Start: s.start, End: s.end}, Place: placeOf(text[:s.from]), Line: l.Num}
}

// meetingOf reads the heading of a meeting; nil where the line is none. It names a meeting, says which, by an ordinal or a
// Roman number, and when; it is marked as a heading, is bold or bears a Roman number.
func meetingOf(l flow.Line) *corpus.Part {
	text := l.Printed()
	if text == "" {
		return nil
	}
	marked := l.Heading > 0 || l.Bold || l.Label != ""
	plain := !marked && opensOrdinal(text) // "Second session, held in Geneva on 5 March 2012"
	if len(text) > maxHeading || !marked && !plain && !strings.ContainsRune("IVXLC", rune(text[0])) || !meetingWord.MatchString(text) {
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
	if !labelled && l.Heading == 0 && !l.Bold && !plain || endingOf(text).colon || strings.HasSuffix(text, ".") || strings.HasSuffix(text, ";") {
		return nil
	}
	n := ordinalOf(text)
	dates, dated := findDates(text)
	if !dated {
		dates, dated = findYear(text)
	}
	if !dated || n == 0 && m.Number == "" {
		return nil
	}
	if n > 0 {
		m.Number = corpus.Roman(n)
	}
	m.Name = m.Number
	m.Held = corpus.Period{Start: dates.start, End: dates.end}
	m.Place = placeOf(text[:dates.from])
	return m
}
