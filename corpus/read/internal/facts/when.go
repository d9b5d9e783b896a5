package facts

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/internal/terms"
)

// statedInHead takes the facts that stand inside the lines of the head: "on its twentieth session, held in Lima
// from 1 to 14 December 2014", "Regulation (EU) 2016/679 of 27 April 2016". Lines without a role count less.
func (p *paper) statedInHead() {
	for i := p.start; i < p.end; i++ {
		text, role := p.text(i), p.roles[i]
		inTable := p.lines[i].Cell.Table > 0 && !p.lines[i].Cell.Tab && role == ""
		if text == "" || inTable || p.skipped(p.lines[i]) || terms.Is(terms.Future, text) ||
			role == Letterhead || role == AgendaLine || role == Note || role == FrontMatter {
			continue
		}
		less := 0.
		if role == "" || role == AdoptionLine { // of a session, the plenary meeting that adopted it
			less = .2
		}
		whole, reach := p.joined(i), len(text)
		if role == TitleLine {
			if whole = p.titleFrom(i); whole == "" {
				continue // of a title that is read already
			}
			reach = len(whole)
		}
		p.sessionInLine(i, whole, reach, role, less)
		p.dateInLine(i, whole, reach, role, less)
	}
}

// titleFrom is the title that begins at a line, with the lines that go on it; "" where none does, or where it is a
// subject, whose dates are those of other things.
func (p *paper) titleFrom(i int) string {
	for _, c := range p.facts.Title {
		if c.Line == i && c.Why != subjectTitle {
			if text := p.text(i); !strings.HasPrefix(c.Text, text) && len(text) > len(c.Text) {
				return text
			}
			return c.Text
		}
	}
	return ""
}

func (p *paper) sessionInLine(i int, whole string, reach int, role string, less float64) {
	s, ok := terms.FindSession(whole)
	if !ok || role == SessionLine || s.From >= reach || terms.Is(terms.Several, whole[s.From:s.To]) ||
		p.lines[i].Bullet && terms.HoldsVerb(whole, language.Und) {
		return
	}
	p.saySession(s.N, whole[s.From:s.To], i, whole, "named in the head", .85-less)
}

func (p *paper) dateInLine(i int, whole string, reach int, role string, less float64) {
	for _, span := range terms.AllDates(whole) {
		if !span.Precise() || span.From >= reach {
			continue
		}
		switch place, held := heldBefore(whole, span.From); {
		case held:
			p.sayHeld(datesOf(span), i, whole, "when the meeting was held", .9-less)
			if place != "" {
				p.say(&p.facts.Place, place, i, whole, "where the meeting was held", .9-less)
			}
		case role == "" || role == TitleLine || role == Organ:
			p.titleDate(i, whole, span, less)
		}
		return
	}
}

// longestTitleLine is how long a line is, in bytes, that ends as a sentence does and may still be a title.
const longestTitleLine = 100

// titleDate takes a date in a line that is no more than a title: behind a word of adoption, behind the number of an
// act, or in the name of a meeting.
func (p *paper) titleDate(i int, text string, span terms.Span, less float64) {
	before := text[:span.From]
	switch {
	case adoptedBefore(before) && terms.Is(terms.Paper, before): // "Recommendations adopted on": what a meeting came to
		p.sayHeld(datesOf(span), i, text, "when it was adopted", .85-less)
	case adoptedBefore(before):
		p.sayDates(&p.facts.Date, datesOf(span), i, text, "when it was adopted", .85-less)
	case less > 0 && len(text) > longestTitleLine && (sentence(text) || len(text) > longLine/2): // a paragraph, whose dates are of what it cites
	case terms.Is(terms.Paper, text) && strings.ContainsFunc(before, unicode.IsDigit) && endsOfNumber(before):
		p.sayDates(&p.facts.Date, datesOf(span), i, text, "behind the number of the act", .85-less)
	case terms.Is(terms.Paper, text) && terms.MeetingWord(before), terms.Is(terms.Minutes, text):
		p.sayHeld(datesOf(span), i, text, "in the name of the meeting", .8-less)
	case terms.Is(terms.Paper, text) && len(strings.Fields(before)) <= 3:
		p.sayDates(&p.facts.Date, datesOf(span), i, text, "behind the word for the paper", .8-less)
	case terms.MeetingWord(before) && len(text) < 200:
		p.sayHeld(datesOf(span), i, text, "in the name of the meeting", .8-less)
	case terms.BodyWord(before) && len(before) < 80:
		p.sayHeld(datesOf(span), i, text, "behind the name of the body", .6-less)
	case span.From == 0 && len(text) < longestTitleLine && terms.MeetingWord(text[span.To:]): // 2020-05-03 Meeting notes
		p.sayHeld(datesOf(span), i, text, "before the word for a meeting", .75-less)
	}
}

// endsOfNumber reports that a date stands right behind a number, with only a word or two between: "2016/679 of",
// "n° 2019-1063 du".
func endsOfNumber(before string) bool {
	tail := before[strings.LastIndexFunc(before, unicode.IsDigit)+1:]
	return len(strings.Fields(tail)) <= 2 && len(tail) < 20
}

// adoptedBefore reports that the last words before a date are of adoption.
func adoptedBefore(before string) bool {
	fields := strings.Fields(before)
	for k := len(fields) - 1; k >= 0 && k >= len(fields)-12; k-- {
		if strings.HasSuffix(fields[k], ".") && k < len(fields)-1 && len(fields[k]) > 4 {
			return false
		}
		if terms.Cut(terms.Adopted, strings.Join(fields[k:], " ")) > 0 {
			return true
		}
	}
	return false
}

// heldBefore reports that the words before a date say that a meeting was held, and where.
func heldBefore(text string, to int) (place string, held bool) {
	before := text[:to]
	start := max(0, len(before)-160)
	for start < len(before) && before[start]&0xc0 == 0x80 {
		start++
	}
	before = before[start:]
	for i := len(before) - 1; i >= 0; i-- {
		if i > 0 && before[i-1] != ' ' {
			continue
		}
		if strings.ContainsAny(before[i:min(len(before), i+1)], " ") {
			continue
		}
		if n := terms.Cut(terms.Held, before[i:]); n > 0 {
			return placeOf(before[i+n:]), true
		}
	}
	return "", false
}

func heldPlace(text string, to int) string {
	place, _ := heldBefore(text, to)
	return place
}

// PlaceBefore is the place that stands before the date at a byte of a text: behind "held in", or else the last phrase
// before it, as in "First meeting (Vienna, 14 April 2009)". It is empty where there is none.
func PlaceBefore(text string, to int) string {
	if place, held := heldBefore(text, to); held {
		return place
	}
	before := strings.TrimRight(text[:to], " ,\u00a0")
	if i := strings.LastIndexAny(before, "(,;:–—"); i >= 0 {
		_, size := utf8.DecodeRuneInString(before[i:])
		before = before[i+size:]
	}
	return placeOf(before)
}

// placeOf reads the place that stands before a date: " Lima from", "Paris, le", "Geneva, ". What begins in lower
// case is none, nor what a colon ends.
func placeOf(before string) string {
	if before = strings.TrimRight(before, " \u00a0"); strings.HasSuffix(before, ":") || strings.HasSuffix(before, "：") {
		return "" // the name of a field: "Effective date: 5 May 2019"
	}
	words := strings.Fields(strings.Trim(before, " ,()–—-:"))
	if len(words) == 1 && smallWord(words[0]) {
		return "" // "Vom 12. Mai"
	}
	for len(words) > 0 && connects(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	for len(words) > 0 && connects(words[0]) && !unicode.IsUpper(firstRune(words[0])) {
		words = words[1:]
	}
	if countWords(words) > mostPlaceWords {
		return "" // "Réunie sur convocation envoyée par courriel"
	}
	place := strings.Join(words, " ")
	if bare := trimPunct(place); strings.Count(bare, "(") > strings.Count(bare, ")") &&
		strings.HasPrefix(place, bare+")") {
		place = bare + ")"
	} else {
		place = bare
	}
	r := firstRune(place)
	if place == "" || len(place) > 60 || !unicode.IsLetter(r) || unicode.IsLower(r) ||
		strings.ContainsAny(place, ";:：0123456789") || terms.MeetingWord(place) || terms.Is(terms.Paper, place) ||
		terms.HoldsVerb(place, language.Und) || adoptedBefore(place) {
		return ""
	}
	return place
}

// mostPlaceWords is how many words in small letters a place has at most, function words aside: "City hall".
const mostPlaceWords = 2

// countWords counts the words in small letters that are no function words.
func countWords(words []string) (n int) {
	for _, w := range words {
		if unicode.IsLower(firstRune(w)) && !smallWord(strings.Trim(w, ",.")) {
			n++
		}
	}
	return n
}

// connects reports a small word between a place and a date, in lower case: from, on, du, le, el, vom, с.
func connects(word string) bool {
	word = strings.Trim(word, ",")
	return word == "" || len([]rune(word)) <= 4 && unicode.IsLower(firstRune(word))
}

// tail reads the last lines of a paper and of its parts: "28th plenary meeting / 29 October 2018", "Done at Vienna
// on 5 May 1990".
func (p *paper) tail() {
	seen := 0
	for i := len(p.lines) - 1; i >= p.end && seen < 60; i-- {
		l, text := p.lines[i], p.text(i)
		if l.Furniture != "" || text == "" {
			continue
		}
		seen++
		long := len(text) > longLine
		if long { // of the clause by which a treaty is signed the place and the date come first
			text = strings.ToValidUTF8(text[:longLine], "")
		}
		switch {
		case l.Note != "":
		case !long && terms.Is(terms.Closing, text):
			p.closing(i, text)
		case terms.Is(terms.Adopted, text) && !numbered.MatchString(text):
			if span, ok := terms.FindDates(text); ok && span.Precise() {
				p.sayDates(&p.facts.Date, datesOf(span), i, text, "where the paper is signed", .6)
			}
		case !long && len(text) <= longestSigned && !numbered.MatchString(text):
			p.signed(i, text)
		}
	}
}

// closing takes the date beside the number of the meeting that adopted a resolution.
func (p *paper) closing(i int, text string) {
	for _, j := range []int{i, i + 1} {
		if j >= len(p.lines) {
			return
		}
		line := p.text(j)
		if span, ok := terms.FindDates(line); ok && span.Precise() && len(line)-(span.To-span.From) < 60 {
			score := .75
			if p.closings() > 0 {
				score = .5 // several resolutions in one paper
			}
			p.sayDates(
				&p.facts.Date,
				datesOf(span),
				j,
				strings.TrimSpace(text+" "+line),
				"the meeting that adopted it",
				score,
			)
			return
		}
	}
}

func (p *paper) closings() (n int) {
	for _, c := range p.facts.Date {
		if c.Why == "the meeting that adopted it" {
			n++
		}
	}
	return n
}

// bodyLines is how many lines of the text are looked at for the adoption of a report.
const bodyLines = 60

// body reads the first paragraphs of the text for what they say of the paper itself: that the body adopted the
// report at a meeting of a day, and what ballots say of their period. Recitals never count.
func (p *paper) body() {
	for i := p.start; i < len(p.lines) && i < p.end+bodyLines; i++ {
		l := p.lines[i]
		if l.Soft || p.skipped(l) {
			continue
		}
		text := p.paragraph(i)
		if i < p.end && l.Cell.Table == 0 {
			continue
		}
		if l.Cell.Table > 0 && l.Cell.Column == 0 && terms.Is(terms.Voted, text) {
			p.ballot(i)
			continue
		}
		p.adoptedInText(i, text)
		if i < p.end+4 {
			p.adoptedFirst(i, text)
			p.heldFirst(i, text)
		}
	}
	p.comingSession()
}

// adoptedInText takes the date of a sentence that says that the report, this paper, was adopted.
func (p *paper) adoptedInText(i int, text string) {
	for _, s := range strings.SplitAfter(text, ". ") {
		for _, span := range terms.AllDates(s) {
			after := s[span.To:]
			if !span.Precise() || len(after) > 200 || !terms.MeetingWord(s[:span.From]) {
				continue
			}
			if verb, object := cutAdopted(after); verb && terms.Is(terms.Paper, object) {
				p.sayHeld(datesOf(span), i, strings.TrimSpace(s), "the text says that it was adopted then", .8)
				return
			}
		}
	}
}

// adoptedFirst takes the date of a first sentence that says nothing but when the paper was adopted: "Version 2
// ratified on 5 May 2010."
func (p *paper) adoptedFirst(i int, text string) {
	first, _, _ := strings.Cut(text, ". ")
	span, ok := terms.FindDates(first)
	if !ok || !span.Precise() || len(first) > 100 || len(first)-span.To > 4 || numbered.MatchString(text) ||
		!adoptedBefore(first[:span.From]) || terms.OpensRecital(text, language.Und) > terms.No {
		return
	}
	p.sayDates(&p.facts.Date, datesOf(span), i, first, "the first sentence says when it was adopted", .7)
}

// cutAdopted finds a word of adoption and gives the words behind it, without their article.
func cutAdopted(s string) (bool, string) {
	fields := strings.Fields(s)
	for k := range fields {
		rest := strings.Join(fields[k:], " ")
		if n := terms.Cut(terms.Adopted, rest); n > 0 && len(strings.Fields(rest[:n])) == 1 {
			object := strings.Fields(rest[n:])
			for len(object) > 0 && connects(object[0]) && !terms.Is(terms.Paper, object[0]) {
				object = object[1:]
			}
			return true, strings.Join(object, " ")
		}
	}
	return false, ""
}

// ballot takes the first and the last day of the row of a table that tells when a vote was held.
func (p *paper) ballot(i int) {
	var all []terms.Span
	row := p.lines[i].Cell
	for j := i; j < len(p.lines) && p.lines[j].Cell.Table == row.Table && p.lines[j].Cell.Row == row.Row; j++ {
		for _, s := range terms.AllDates(p.text(j)) {
			if s.Precise() {
				all = append(all, s)
			}
		}
	}
	if len(all) > 0 {
		d := Dates{datesOf(all[0]).Start, datesOf(all[len(all)-1]).End}
		p.sayDates(&p.facts.Date, d, i, p.text(i), "when the vote was held", .75)
	}
}

// comingSession lowers the dates of a session that begins after the paper was issued: it was written for it, not at
// it.
func (p *paper) comingSession() {
	var issued Candidate
	for _, c := range p.facts.Issued {
		if c.Score > issued.Score {
			issued = c
		}
	}
	if issued.Score == 0 {
		return
	}
	for k := range p.facts.Date {
		if c := &p.facts.Date[k]; c.Why == sessionDates && issued.Dates.Start.Before(c.Dates.Start) {
			c.Score, c.Why = .6, "the dates of a session that was still to come when the paper was issued"
		}
	}
}
