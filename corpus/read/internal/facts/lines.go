package facts

import (
	"strings"
	"unicode"

	"github.com/reprise-wording/reprise/corpus/internal/terms"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
)

// session reads a line that is a session's name, with its dates and place perhaps: "Forty-third session", "Tenth
// session, Geneva, 5-7 May 2010".
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
		p.sayHeld(c.Dates, i, text, sessionDates, .85)
		if place := placeOf(rest[:span.From]); place != "" {
			p.say(&p.facts.Place, place, i, text, "where the session is held", .85)
		}
	case terms.BodyWord(rest) && len(rest) < 120 && !sentence(text): // Tenth session of the Council
		c.Score = .8
		whole := p.joined(i)
		name := strings.Fields(whole[strings.Index(whole, rest):])
		for len(name) > 0 && smallWord(name[0]) {
			name = name[1:]
		}
		p.say(&p.facts.Body, strings.Join(name, " "), i, whole, "whose session it is", .7)
		for j, more := i+1, len(whole)-len(text); more > 0 && j < len(p.lines); j++ {
			more -= len(p.text(j)) + 1
			p.role(j, SessionLine)
		}
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
	p.sayDates(&p.facts.Issued, datesOf(span), i, text, "behind a word for the date", .8)
	p.role(i, Letterhead)
	return true
}

// adoption reads a line such as "Resolution adopted by the General Assembly on 5 May 2010". The date may stand on
// the next line.
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
	if p.adoptingBody(i, text, span.From) {
		p.sayHeld(datesOf(span), i, text, "when it was adopted", .95)
	} else {
		p.sayDates(&p.facts.Date, datesOf(span), i, text, "when it was adopted", .95)
	}
	p.role(i, AdoptionLine)
	if place := heldPlace(text, span.From); place != "" {
		p.say(&p.facts.Place, place, i, text, "where it was adopted", .8)
	}
	return true
}

// adoptionWithoutDate takes "Resolution adopted by the General Assembly" alone for a line of the head, if it is
// short and does not go on in the next line.
func (p *paper) adoptionWithoutDate(i int, text string) bool {
	if len(text) > 120 || sentence(text) || strings.HasSuffix(text, ",") || p.lines[i].Bullet {
		return false
	}
	p.role(i, AdoptionLine)
	return true
}

// datedPlace reads a line of place and date or of a date alone: "Geneva, 24 February-20 March 2020", "Paris, le 4
// juin 2021". A time of day may follow.
func (p *paper) datedPlace(i int, text string) bool {
	text = strings.TrimLeft(text, "+-–•*· \u00a0")
	span, ok := terms.FindDates(text)
	if !ok || !span.Precise() || span.From > 60 {
		return false
	}
	after := clock.ReplaceAllString(text[span.To:], "")
	if inBrackets(strings.TrimSpace(after)) { // "(approved April 11, 2011)"
		after = ""
	}
	before := strings.Trim(text[:span.From], " ,(")
	place := placeOf(text[:span.From])
	if len(strings.Trim(after, " .,;()")) > 6 || before != "" && place == "" && len(before) > 8 {
		return false
	}
	d := datesOf(span)
	held := func(why string, score float64) {
		p.sayHeld(d, i, text, why, score)
		p.role(i, SessionLine)
	}
	switch {
	case p.sessionLine >= 0 && i-p.sessionLine <= 2:
		held(sessionDates, .85)
		for k := range p.facts.Session {
			if c := &p.facts.Session[k]; c.Line == p.sessionLine {
				c.Dates = d
			}
		}
	case d.Start != d.End:
		held("a stretch of days on a line of its own", .7)
	case !p.hasLetterhead() && p.namesMeeting():
		held("a date under the name of the meeting", .75)
	default:
		p.sayDates(&p.facts.Issued, d, i, text, "a date on a line of its own in the head", .7)
		p.role(i, Letterhead)
	}
	if place != "" {
		p.say(&p.facts.Place, place, i, text, "before the date", .8)
	}
	return true
}

// sessionDates is why a date is one: the session's own.
const sessionDates = "the dates of the session"

// clock is a time of day behind a date.
var clock = lazyregexp.New(`(?i)^[\s,]*(?:\p{L}{1,3}\s){0,2}[0-9]{1,2}[\s\x{a0}]*` +
	`(?:[:.h][\s\x{a0}]*[0-9]{0,2}|uhr|[ap]\.?m\.?)[\s\x{a0}]*(?:h|uhr|hrs|[ap]\.?m\.?|utc)?\.?`)

// namesMeeting reports that a line of the head so far names a meeting, as minutes do: "Compte rendu du conseil".
func (p *paper) namesMeeting() bool {
	for _, n := range p.named {
		if terms.MeetingWord(n.text) || terms.BodyWord(n.text) && terms.Is(terms.Paper, n.text) {
			return true
		}
	}
	for _, c := range p.facts.Body {
		if c.Line >= 0 && terms.MeetingWord(c.Text) {
			return true
		}
	}
	return false
}

// maxParagraph is how much of a paragraph is looked at, in bytes.
const maxParagraph = 4000

// paragraph joins a line with those that go on it.
func (p *paper) paragraph(i int) string {
	text := p.text(i)
	for j := i + 1; j < len(p.lines) && p.lines[j].Soft && !p.skipped(p.lines[j]) && len(text) < maxParagraph; j++ {
		text += " " + p.text(j)
	}
	if len(text) > maxParagraph {
		text = strings.ToValidUTF8(text[:maxParagraph], "")
	}
	return text
}

// joined is the text of a line of the head with those that may go on it, for dates and names that a line end cuts.
func (p *paper) joined(i int) string {
	text := p.text(i)
	for j := i + 1; j < len(p.lines) && j < i+4 && len(text) < 600; j++ {
		l := p.lines[j]
		next := p.text(j)
		if p.skipped(l) || next == "" || l.Blank && !l.Soft || sentence(text) || !p.setAlike(i, j) ||
			!startsLower(next) && !joinsOn(text) && (!l.Soft || terms.Is(terms.Paper, next)) {
			break
		}
		text += " " + next
	}
	return text
}

func (p *paper) setAlike(i, j int) bool {
	return p.lines[i].Heading == p.lines[j].Heading && p.lines[i].Bold == p.lines[j].Bold
}

// joinsOn reports that a line ends in a comma, a dash or a function word, so that the next goes on with it.
func joinsOn(text string) bool {
	words := strings.Fields(text)
	if len(words) == 0 {
		return false
	}
	last := words[len(words)-1]
	if strings.HasSuffix(last, ",") || last == "–" || last == "-" {
		return true
	}
	capitals := text == strings.ToUpper(text)
	return (capitals || unicode.IsLower(firstRune(last))) && smallWord(last)
}

// smallWord reports a function word of any language.
func smallWord(word string) bool {
	key := lang.FoldAll.Key(word)
	for _, t := range wordTables() {
		if t.IsFunctionWord(key) {
			return true
		}
	}
	return false
}
