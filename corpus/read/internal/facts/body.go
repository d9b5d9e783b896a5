package facts

import (
	"strings"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/internal/terms"
	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// bodies takes the body from the line that enacts, "The Sixty-sixth World Harbour Assembly,", and weighs the names
// of the head: of several, the one right before the session is the body that meets.
func (p *paper) bodies() {
	for i := p.start; i < len(p.lines) && i < p.end+10; i++ {
		text := p.text(i)
		if near := i >= p.end && i < p.end+3; !p.enacts(i, text, near) {
			continue
		}
		if body, _, glued := terms.CutEnactingBody(text, language.Und); glued {
			text = body
		}
		name := strings.TrimRight(text, " ,،，")
		if terms.Parties(name) {
			break
		}
		if s, ok := terms.FindSession(name); ok {
			p.saySession(s.N, name[s.From:s.To], i, text, "in the name of the body that enacts", .85)
			if rest := withoutOrdinal(name[s.From:s.To]); rest != "" {
				name = rest + name[s.To:]
			}
		}
		p.say(&p.facts.Body, withoutArticle(name), i, text, "the body that enacts", .75)
		break
	}
	best := -1
	for k, c := range p.facts.Body {
		if c.Line >= 0 && p.roles[c.Line] == Organ && (p.sessionLine < 0 || c.Line < p.sessionLine) {
			best = k
		}
	}
	if best >= 0 && p.sessionLine >= 0 {
		p.facts.Body[best].Score, p.facts.Body[best].Why = .85, "the last name before the session"
	}
}

// withoutOrdinal drops the ordinal that a name begins with.
func withoutOrdinal(name string) string {
	words := strings.Fields(name)
	for k := min(len(words)-1, 6); k > 0; k-- {
		if _, ok := terms.Ordinal(strings.Join(words[:k], " ")); ok {
			return strings.Join(words[k:], " ")
		}
	}
	return ""
}

// withoutArticle drops the article before a name, "The", "La", "L’", "El", "إن".
func withoutArticle(name string) string {
	for _, mark := range []string{" ", "’", "'"} {
		if first, rest, ok := strings.Cut(name, mark); ok && !strings.Contains(first, " ") && terms.Article(first) &&
			terms.BodyWord(rest) {
			return rest
		}
	}
	return name
}

// adoptingBody takes the body of "adopted by the General Assembly on", and reports whether there is one.
func (p *paper) adoptingBody(i int, text string, to int) bool {
	fields := strings.Fields(text[:to])
	for k := range fields {
		rest := strings.Join(fields[k:], " ")
		n := terms.Cut(terms.Adopted, rest)
		if n == 0 || len(strings.Fields(rest[:n])) != 1 {
			continue
		}
		words := strings.Fields(rest[n:])
		for len(words) > 0 && connects(words[0]) {
			words = words[1:]
		}
		for len(words) > 0 && connects(words[len(words)-1]) {
			words = words[:len(words)-1]
		}
		name := withoutArticle(strings.Join(words, " "))
		if len(name) < 120 && terms.BodyWord(name) && !strings.ContainsAny(name, ".;") {
			p.say(&p.facts.Body, name, i, text, "the body that adopted it", .7)
			return true
		}
		return false
	}
	return false
}

// running takes the symbol from running heads, and the title from these and from that of the page on the web.
func (p *paper) running() {
	for i, l := range p.lines {
		text := p.text(i)
		if l.Furniture == "page title" && len(strings.Fields(text)) >= 3 {
			p.title(i, text, "the title of the page", .3)
		}
		if l.Furniture != "running head" {
			continue
		}
		if at := findSymbols(text); len(at) == 1 {
			score := .4
			if at[0] == [2]int{0, len(text)} {
				score = .9
			}
			p.say(&p.facts.Symbol, text[at[0][0]:at[0][1]], i, text, "in the running head", score)
		}
		if len(strings.Fields(text)) >= 3 && len(findSymbols(text)) == 0 && len(text) < longLine && hasLetters(text) &&
			!terms.Is(terms.Page, text) {
			p.title(i, text, "the running head", .3)
		}
		if span, ok := terms.FindDates(text); ok && span.Precise() && span.Start == span.End {
			p.sayDates(&p.facts.Issued, datesOf(span), i, text, "in the running head", .5)
		}
	}
}

// frontKey is a line of front matter.
var frontKey = lazyregexp.New(`^([\p{L}][\p{L}0-9_-]{0,30})(?::(?:\s+(.*))?|\s*=\s*(.*))$`)

// frontMatter reads the keys and values that a Markdown or text file begins with, between rules.
func (p *paper) frontMatter() {
	fenced := len(p.lines) > 0 && (p.lines[0].Num == 2 || p.lines[0].Text == "---")
	num := 0
	for i, l := range p.lines {
		text := p.text(i)
		told := strings.Contains(l.Furniture, "front matter")
		if !told && (!fenced || i > 40 || i > 0 && l.Num > num+2) {
			break
		}
		num = l.Num
		if text == "---" || text == "" {
			p.role(i, FrontMatter)
			p.start = i + 1
			continue
		}
		m := frontKey.FindStringSubmatch(text)
		if m == nil && !told && !strings.HasPrefix(text, "-") && !(i > 0 && l.Soft) && !strings.HasPrefix(text, `"`) {
			break
		}
		p.role(i, FrontMatter)
		p.start = i + 1
		if m != nil {
			value := flow.Scalar(m[2]+m[3], func(k int) string { return p.text(min(i+1+k, len(p.lines)-1)) })
			p.frontValue(i, strings.ToLower(m[1]), value)
		}
	}
}

func (p *paper) frontValue(i int, key, value string) {
	if value == "" {
		return
	}
	c := Candidate{Text: value, Line: i, Words: p.text(i), Why: "in the front matter", Score: .95}
	switch key {
	case "title", "titre", "título", "titulo", "titel", "titolo":
		p.facts.Title = append(p.facts.Title, c)
	case "symbol", "chapter", "number", "reference", "identifier", "docnumber", "doc_number", "cote", "signatura":
		if len(value) <= 40 && strings.ContainsAny(value, "0123456789") &&
			(chapterPat.MatchString(value) || isSymbol(value) || key == "symbol") {
			p.facts.Symbol = append(p.facts.Symbol, c)
		}
	case "body", "organ", "committee":
		p.facts.Body = append(p.facts.Body, c)
	case "session":
		c.Number, _ = terms.Session(value)
		p.facts.Session = append(p.facts.Session, c)
	case "place", "location":
		p.facts.Place = append(p.facts.Place, c)
	case "language", "lang", "locale", "langue", "idioma":
		if t, err := language.Parse(value); err == nil {
			p.sayLanguage(&p.facts.Language, t, i, c.Words, c.Why, .8)
		}
	case "date", "published", "issued":
		if span, ok := terms.FindDates(value); ok && span.Precise() {
			if adoptedBefore(value[:span.From]) { // date: As adopted by the Assembly on 14 June 2012
				p.sayDates(&p.facts.Date, datesOf(span), i, c.Words, c.Why, .9)
				break
			}
			p.sayDates(&p.facts.Issued, datesOf(span), i, c.Words, c.Why, .8)
		}
	case "adopted":
		if span, ok := terms.FindDates(value); ok && span.Precise() {
			p.sayDates(&p.facts.Date, datesOf(span), i, c.Words, c.Why, .95)
		}
	}
}
