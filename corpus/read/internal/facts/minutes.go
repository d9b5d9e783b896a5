package facts

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/internal/terms"
)

// dateOfMinutes takes the date in the title of minutes, or in their front matter, for that of the meeting.
func (p *paper) dateOfMinutes() {
	at := slices.IndexFunc(p.facts.Title, func(c Candidate) bool { return terms.Is(terms.Minutes, c.Text) })
	if at < 0 {
		return
	}
	title := p.facts.Title[at]
	if span, ok := terms.FindDates(title.Text); ok && span.Precise() {
		p.sayHeld(datesOf(span), title.Line, title.Text, "in the title of minutes", .7)
	}
	for _, c := range p.facts.Issued {
		if c.Line >= 0 && p.roles[c.Line] == FrontMatter && c.Dates.Start == c.Dates.End {
			p.sayHeld(c.Dates, c.Line, c.Words, "the date of minutes", .6)
		}
	}
}

// heldFirst takes the place and the day that the first sentence of the record of a meeting opens with: "In Bilbao, on 5
// May 2010, the members met".
func (p *paper) heldFirst(i int, text string) {
	span, ok := terms.FindDates(text[:min(len(text), longLine)])
	if !ok || !span.Precise() || span.Start != span.End || span.From > wrapped || !p.namesMeeting() ||
		span.To+2 > len(text) || numbered.MatchString(text) || p.lines[i].Heading > 0 ||
		terms.OpensRecital(text, language.Und) > terms.No {
		return
	}
	opening := strings.Fields(strings.TrimRight(text[:span.From], " ,"))
	for len(opening) > 0 && smallWord(opening[0]) && (len(opening) == 1 || !terms.Article(opening[0])) {
		opening = opening[1:] // "In", "En", "Le", "On"
	}
	place := placeOf(strings.Join(opening, " "))
	if place == "" && len(opening) > 0 {
		return
	}
	p.sayHeld(datesOf(span), i, text[:span.To], "the first sentence opens with the day", .65)
	if place != "" {
		p.say(&p.facts.Place, place, i, text[:span.To], "the first sentence opens with it", .65)
	}
}

// longestSigned is how long a line is, in bytes, that says where and when a paper was signed.
const longestSigned = 80

// signed takes the place and the day that stand alone over the names of those who sign: "En Burgos, 17 de diciembre de
// 2020".
func (p *paper) signed(i int, text string) {
	first, rest, _ := strings.Cut(text, " ")
	if !smallWord(first) || terms.Article(first) || !unicode.IsUpper(firstRune(first)) {
		return
	}
	span, ok := terms.FindDates(rest)
	if !ok || !span.Precise() || span.Start != span.End || len(strings.Trim(rest[span.To:], " .,;")) > 0 {
		return
	}
	if place := placeOf(rest[:span.From]); place != "" {
		p.sayDates(&p.facts.Date, datesOf(span), i, text, "where the paper is signed", .55)
		p.say(&p.facts.Place, place, i, text, "where the paper is signed", .5)
	}
}
