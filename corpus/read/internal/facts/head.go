package facts

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/lang/terms"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

const (
	headLines   = 150 // how many lines a head has at most
	longLine    = 300 // bytes from which a line is a paragraph rather than a line of a head
	sentenceEnd = ".;؛；。"
)

var numbered = regexp.MustCompile(`^(?:\(?[0-9٠-٩]{1,3}[.)]|\([a-z]\)|[a-z]\))[\s\x{a0}]+\S|^[0-9]{1,3}(?:\.[0-9]{1,2})+\.?[\s\x{a0}]+\S`)

// head reads the lines before the text proper, one by one.
func (p *paper) head() {
	p.sessionLine = -1
	p.end = p.start
	for i := p.start; i < len(p.lines) && i < p.start+headLines; i++ {
		l := p.lines[i]
		if p.skipped(l) || p.roles[i] != "" {
			continue
		}
		text := p.text(i)
		if text == "" || p.roles[i] != "" {
			continue
		}
		if l.Cell.Table > 0 && !l.Cell.Tab && !p.letterheadTable(i) {
			continue // of a table, or of a page that is laid out by one
		}
		if p.opensText(i, text) {
			break
		}
		p.end = i + 1
		p.headLine(i, text)
	}
}

// letterheadTable reports that the table of a line holds a letterhead.
func (p *paper) letterheadTable(i int) bool {
	table := p.lines[i].Cell.Table
	if is, known := p.tables[table]; known {
		return is
	}
	is := false
	for j := i; j < len(p.lines) && j < i+60 && !is; j++ {
		if p.lines[j].Cell.Table == table && len(p.text(j)) <= longLine {
			for _, c := range pieces(p.text(j)) {
				is = is || c.kind == organisation || c.kind == distribution || c.kind == original
			}
		}
	}
	p.tables[table] = is
	return is
}

// skipped reports a line that says nothing of the paper: a menu, a page number, a running head.
func (p *paper) skipped(l flow.Line) bool { return l.Furniture != "" || l.Note != "" }

// opensText reports that the text proper begins at a line.
func (p *paper) opensText(i int, text string) bool {
	l := p.lines[i]
	marked := l.Heading > 0 || l.Bold || l.Center
	switch {
	case l.Kind == "unit" || l.Kind == "item" || l.Kind == "recital":
		return true
	case terms.EnactingBody(text, language.Und) || terms.EnactingBody(text+",", language.Und) && p.opensAfter(i):
		return true
	case terms.Is(terms.Contents, text), terms.Is(terms.Agenda, text), terms.Is(terms.Attendance, text):
		return true
	case numbered.MatchString(text) && len(findSymbols(text)) == 0:
		return true
	case strings.HasSuffix(text, ":") && len(text) > 60:
		return true
	case !marked && terms.OpensRecital(text, language.Und) == terms.Strong && endsClause(text):
		return true
	case !marked && len(text) > longLine && endsClause(text):
		return true
	case !marked && len(text) > 100 && sentence(text) && !l.Soft:
		return true
	}
	if kind, number, _, ok := terms.Part(text); ok && (number != "" && kind != "part" || kind == "annex" || kind == "preamble") {
		return (len(findSymbols(text)) == 0 && !terms.Is(terms.Adopted, text) || p.named != nil) && !p.adoptedNext(i)
	}
	return false
}

// adoptedNext reports that the line behind i says when the paper was adopted, so that i is of the head.
func (p *paper) adoptedNext(i int) bool {
	for j := i + 1; j < len(p.lines) && j < i+3; j++ {
		if text := p.text(j); text != "" {
			_, isDated := terms.FindDates(text)
			return isDated && terms.Is(terms.Adopted, text)
		}
	}
	return false
}

// opensAfter reports that the line behind i is a recital or an operative paragraph, so that i may be the enacting body although no
// comma says so.
func (p *paper) opensAfter(i int) bool {
	for j := i + 1; j < len(p.lines) && j < i+3; j++ {
		if text := p.text(j); text != "" {
			return terms.OpensRecital(text, language.Und) == terms.Strong || terms.OpensOperative(text, language.Und) == terms.Strong
		}
	}
	return false
}

func endsClause(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune(sentenceEnd+",،，:", r)
}

func sentence(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune(sentenceEnd, r)
}

// headLine gives a line of the head its role and takes the facts that it states.
func (p *paper) headLine(i int, text string) {
	if len(text) <= longLine && p.letterhead(i, text) {
		return
	}
	switch {
	case p.continuesTitle(i, text):
		p.maybeTitle(i, text)
	case inBrackets(text):
		p.role(i, Note)
	case p.languageLine(i, text):
	case terms.Is(terms.Reference, text):
		p.reference(i, text)
	case terms.Is(terms.Subject, text):
		if _, value := keyValue(text); value != "" {
			p.title(i, value, subjectTitle, .85)
			p.role(i, TitleLine)
		}
	case terms.Is(terms.AgendaItem, text):
		p.role(i, AgendaLine)
	case terms.Is(terms.Author, text) && !terms.Is(terms.Held, text):
		p.role(i, AuthorLine)
	case p.session(i, text):
	case terms.Is(terms.Issued, text) && p.issued(i, text):
	case terms.Is(terms.Adopted, text) && p.adoption(i, text):
	case p.datedPlace(i, text):
	case p.organ(i, text):
	default:
		p.maybeTitle(i, text)
	}
}

// wrapped is how long a line is, in bytes, that may have been cut because it was full.
const wrapped = 45

// continuesTitle reports that a line goes on the one before, which is of a title: set the same, and that one full or open at its end.
func (p *paper) continuesTitle(i int, text string) bool {
	n := len(p.named)
	if n == 0 || p.named[n-1].line != i-1 || p.named[n-1].agenda || sentence(p.named[n-1].text) {
		return false
	}
	before, l := p.lines[i-1], p.lines[i]
	if before.Heading != l.Heading || before.Bold != l.Bold || l.Blank && !l.Soft || l.Cell != before.Cell {
		return false
	}
	if l.Soft || startsLower(text) || joinsOn(p.named[n-1].text) {
		return true
	}
	s, numbers := terms.FindSession(text)
	span, isDated := terms.FindDates(text)
	return (l.Heading > 0 || l.Bold) && len(p.named[n-1].text) >= wrapped && !(numbers && s.From == 0) && !(isDated && span.From == 0) &&
		!terms.Is(terms.AgendaItem, text) && !terms.Is(terms.Author, text)
}

// letterhead reads a line that is made of the pieces of a letterhead; false where it is something else.
func (p *paper) letterhead(i int, text string) bool {
	ps := pieces(text)
	has := map[string]int{}
	for _, c := range ps {
		has[c.kind]++
	}
	anchors := has[organisation] + has[distribution] + has[original]
	onlyBits := has[words] == 0
	switch {
	case anchors > 0:
	case has[symbol] > 0 && onlyBits:
	case has[symbol] == 1 && i <= p.start+2 && p.journal(i, ps):
		return true
	case has[day] > 0 && onlyBits && p.besideLetterhead(i):
	case has[symbol] == 1 && has[words] == 1 && len(ps) == 2 && ps[0].kind == words && p.symbolBehindName(i, ps[0].text):
	default:
		return false
	}
	for k, c := range ps {
		switch c.kind {
		case symbol:
			score := .95
			if anchors == 0 && i > p.start+8 {
				score = .7
			}
			p.facts.Symbol = append(p.facts.Symbol, Candidate{Text: c.text, Line: i, Words: text, Why: "in the letterhead", Score: score})
		case day:
			p.facts.Issued = append(p.facts.Issued, dated(datesOf(c.span), i, text, "in the letterhead, where the date of issue stands", .95))
		case original:
			p.facts.Original = append(p.facts.Original, tagged(c.language, i, text, "in the letterhead", .95))
		case words:
			if tag, ok := terms.LanguageName(c.text); ok && len(strings.Fields(c.text)) == 1 {
				p.facts.Language = append(p.facts.Language, tagged(tag, i, text, "named in the letterhead", .7))
			} else if terms.BodyWord(c.text) && k < len(ps) {
				p.facts.Body = append(p.facts.Body, Candidate{Text: c.text, Line: i, Words: text, Why: "in the letterhead", Score: .7})
			}
		}
	}
	p.role(i, Letterhead)
	return true
}

// journal reads the head of a page of an official journal: a page, the name of the journal, and the day it came out. The page stands for
// the symbol only where nothing better does.
func (p *paper) journal(i int, ps []piece) bool {
	text := p.text(i)
	span, ok := terms.FindDates(text)
	if !ok || !span.Precise() || span.Start != span.End || span.From > 0 && span.To < len(text) && ps[0].kind != symbol ||
		len(text) > 120 || terms.Is(terms.Paper, text) || terms.Is(terms.Adopted, text) || !strings.ContainsAny(text, "./") {
		return false
	}
	if span.From > 0 && span.To < len(text) {
		return false
	}
	for _, c := range ps {
		if c.kind == symbol {
			p.facts.Symbol = append(p.facts.Symbol, Candidate{Text: c.text, Line: i, Words: text, Why: "the page of a journal", Score: .45})
		}
	}
	p.facts.Issued = append(p.facts.Issued, dated(datesOf(span), i, text, "the day of the journal", .8))
	p.role(i, Letterhead)
	return true
}

// besideLetterhead reports that the line before, blank ones aside, is of the letterhead and holds no date yet.
func (p *paper) besideLetterhead(i int) bool {
	for j := i - 1; j >= p.start && j >= i-4; j-- {
		switch {
		case p.text(j) == "":
		case p.roles[j] == Letterhead:
			return !p.hasIssued()
		case p.roles[j] != Organ:
			return false
		}
	}
	return false
}

func (p *paper) hasIssued() bool {
	for _, c := range p.facts.Issued {
		if c.Line >= 0 && c.Score > .9 {
			return true
		}
	}
	return false
}

// symbolBehindName reports that a line is the name of an organisation or body with the symbol beside it, in the first lines.
func (p *paper) symbolBehindName(i int, name string) bool {
	return i <= p.start+3 && len(name) < 80 && !startsLower(name) && !strings.ContainsAny(name, ".;:,") && len(strings.Fields(name)) <= 7 &&
		!terms.Is(terms.Paper, name)
}

// languageLine reads a line that is the name of a language.
func (p *paper) languageLine(i int, text string) bool {
	tag, ok := terms.LanguageName(text)
	if !ok || len(strings.Fields(text)) != 1 {
		return false
	}
	p.facts.Language = append(p.facts.Language, tagged(tag, i, text, "named in a line of its own", .8))
	p.role(i, Note)
	return true
}

func inBrackets(text string) bool {
	return strings.HasPrefix(text, "[") && strings.HasSuffix(text, "]") || strings.HasPrefix(text, "(") && strings.HasSuffix(text, ")")
}

// session reads a line that is a session's name, with its dates and place perhaps: "Forty-third session", "Tenth session, Geneva,
// 5-7 May 2010".
func (p *paper) session(i int, text string) bool {
	s, ok := terms.FindSession(text)
	if !ok || s.From > 2 || terms.Is(terms.Future, text) || len(text) > 200 {
		return false
	}
	rest := strings.Trim(text[s.To:], " ,.;:–—-()")
	c := Candidate{Text: text[s.From:s.To], Number: s.N, Line: i, Words: text, Why: "a line of its own", Score: .95}
	span, isDated := terms.FindDates(rest)
	isDated = isDated && span.Precise()
	switch {
	case rest == "":
	case terms.Is(terms.AgendaItem, rest):
	case isDated && span.To >= len(rest)-6 && span.From < 60:
		c.Dates = datesOf(span)
		p.facts.Date = append(p.facts.Date, dated(c.Dates, i, text, sessionDates, .85))
		if place := placeOf(rest[:span.From]); place != "" {
			p.facts.Place = append(p.facts.Place, Candidate{Text: place, Line: i, Words: text, Why: "where the session is held", Score: .85})
		}
	case terms.BodyWord(rest) && len(rest) < 120 && !sentence(text): // Tenth session of the Council
		c.Score = .8
	default:
		return false
	}
	p.facts.Session = append(p.facts.Session, c)
	p.sessionLine = i
	p.role(i, SessionLine)
	return true
}

// issued reads a line such as "Date: 5 May 2020".
func (p *paper) issued(i int, text string) bool {
	span, ok := terms.FindDates(text)
	if !ok || !span.Precise() || span.From > 40 || len(text)-span.To > 20 {
		return false
	}
	p.facts.Issued = append(p.facts.Issued, dated(datesOf(span), i, text, "behind a word for the date", .8))
	p.role(i, Letterhead)
	return true
}

// adoption reads a line such as "Resolution adopted by the General Assembly on 5 May 2010". The date may stand on the next line.
func (p *paper) adoption(i int, text string) bool {
	next := ""
	if j := i + 1; j < len(p.lines) && !p.skipped(p.lines[j]) {
		next = p.text(j)
	}
	span, ok := terms.FindDates(text)
	if !ok || !span.Precise() {
		if s, found := terms.FindDates(next); !found || !s.Precise() || s.From > 12 || s.To < len(next)-8 {
			return p.adoptionWithoutDate(i, text)
		}
		text += " " + next
		span, _ = terms.FindDates(text)
		p.role(i+1, AdoptionLine)
	}
	p.facts.Date = append(p.facts.Date, dated(datesOf(span), i, text, "when it was adopted", .95))
	p.role(i, AdoptionLine)
	if place := heldPlace(text, span.From); place != "" {
		p.facts.Place = append(p.facts.Place, Candidate{Text: place, Line: i, Words: text, Why: "where it was adopted", Score: .8})
	}
	p.adoptingBody(i, text, span.From)
	return true
}

// adoptionWithoutDate takes "Resolution adopted by the General Assembly" alone for a line of the head, if it is short.
func (p *paper) adoptionWithoutDate(i int, text string) bool {
	if len(text) > 120 || sentence(text) {
		return false
	}
	p.role(i, AdoptionLine)
	return true
}

// datedPlace reads a line of place and date or of a date alone: "Geneva, 24 February-20 March 2020", "Paris, le 4 juin 2021". A time of
// day may follow.
func (p *paper) datedPlace(i int, text string) bool {
	text = strings.TrimLeft(text, "+-–•*· \u00a0")
	span, ok := terms.FindDates(text)
	if !ok || !span.Precise() || span.From > 60 {
		return false
	}
	after := clock.ReplaceAllString(text[span.To:], "")
	before := strings.Trim(text[:span.From], " ,(")
	place := placeOf(text[:span.From])
	if len(strings.Trim(after, " .,;()")) > 6 || before != "" && place == "" && len(before) > 8 {
		return false
	}
	d := datesOf(span)
	add := func(to *[]Candidate, why string, score float64, role string) {
		*to = append(*to, dated(d, i, text, why, score))
		p.role(i, role)
	}
	switch {
	case p.sessionLine >= 0 && i-p.sessionLine <= 2:
		add(&p.facts.Date, sessionDates, .85, SessionLine)
		for k := range p.facts.Session {
			if c := &p.facts.Session[k]; c.Line == p.sessionLine {
				c.Dates = d
			}
		}
	case d.Start != d.End:
		add(&p.facts.Date, "a stretch of days on a line of its own", .7, SessionLine)
	case !p.hasLetterhead() && p.namesMeeting():
		add(&p.facts.Date, "a date under the name of the meeting", .75, SessionLine)
	default:
		add(&p.facts.Issued, "a date on a line of its own in the head", .7, Letterhead)
	}
	if place != "" {
		p.facts.Place = append(p.facts.Place, Candidate{Text: place, Line: i, Words: text, Why: "before the date", Score: .8})
	}
	return true
}

// sessionDates is why a date is one: the session's own.
const sessionDates = "the dates of the session"

// clock is a time of day behind a date.
var clock = regexp.MustCompile(`(?i)^[\s,]*(?:at|à|a las|um|de)?[\s\x{a0}]*[0-9]{1,2}[\s\x{a0}]*(?:[:.h][\s\x{a0}]*[0-9]{0,2}|uhr|a\.?m\.?|p\.?m\.?)[\s\x{a0}]*(?:h|uhr|hrs|a\.?m\.?|p\.?m\.?|utc)?\.?`)

// namesMeeting reports that a line of the head so far names a meeting, as minutes do: "Compte rendu du conseil".
func (p *paper) namesMeeting() bool {
	for _, n := range p.named {
		if terms.MeetingWord(n.text) || terms.BodyWord(n.text) && terms.Is(terms.Paper, n.text) {
			return true
		}
	}
	return false
}

// organ reads a line that is the name of a body and nothing else.
func (p *paper) organ(i int, text string) bool {
	l := p.lines[i]
	if len(text) > 200 || sentence(text) || !terms.BodyWord(text) || terms.Is(terms.Paper, text) || strings.ContainsAny(text, "0123456789:?!") ||
		startsLower(text) {
		return false
	}
	if words := strings.Fields(text); len(words) > 22 || !bodySoon(text) {
		return false
	}
	if p.titledSo(i, l) || p.behindTitle() && !p.sessionNext(i) {
		return false
	}
	name := p.joined(i)
	p.facts.Body = append(p.facts.Body, Candidate{Text: name, Line: i, Words: name, Why: "a line of its own in the head", Score: .8})
	p.role(i, Organ)
	for j, rest := i+1, len(name)-len(text); j < len(p.lines) && rest > 0; j++ {
		rest -= len(p.text(j)) + 1
		p.role(j, Organ)
	}
	return true
}

// behindTitle reports that a line before is of the title, so that a name here is of an author or addressee.
func (p *paper) behindTitle() bool {
	for _, n := range p.named {
		if !n.agenda {
			return true
		}
	}
	return len(p.facts.Title) > 0 && p.facts.Title[len(p.facts.Title)-1].Why == subjectTitle
}

func (p *paper) sessionNext(i int) bool {
	for j := i + 1; j < len(p.lines) && j < i+3; j++ {
		if text := p.text(j); text != "" {
			s, ok := terms.FindSession(text)
			return ok && s.From <= 2 && len(text) < 120
		}
	}
	return false
}

// titledSo reports that a line that names a body is the title: the first heading of the paper, with none of its kind behind it.
func (p *paper) titledSo(i int, l flow.Line) bool {
	if l.Heading == 0 || len(p.named) > 0 || p.hasLetterhead() {
		return false
	}
	for j := i + 1; j < len(p.lines) && j < i+6; j++ {
		if h := p.lines[j].Heading; h > 0 && (h <= l.Heading || terms.Is(terms.Paper, p.text(j))) {
			return false
		}
	}
	return true
}

func (p *paper) hasLetterhead() bool {
	for _, kind := range p.roles {
		if kind == Letterhead || kind == SessionLine {
			return true
		}
	}
	return false
}

// bodySoon reports that the word for the body is among the first of a name: "Conference of the Parties", not "Questions before the
// Council".
func bodySoon(text string) bool {
	words := strings.Fields(text)
	return terms.BodyWord(strings.Join(words[:min(len(words), 5)], " ")) || !strings.ContainsAny(text, ",;") && len(words) <= 7
}

func trimPunct(s string) string {
	return strings.TrimFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(".,;:–—-()[]*", r) })
}
