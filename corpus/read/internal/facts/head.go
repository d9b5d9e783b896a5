package facts

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/internal/terms"
	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

const (
	headLines   = 150 // how many lines a head has at most
	longLine    = 300 // bytes from which a line is a paragraph rather than a line of a head
	sentenceEnd = ".;؛；。"
)

// numbered is the label of a paragraph: 1. (2) a) 3.1. The first three may stand in a line of their own.
var numbered = lazyregexp.New(`^(?:\(?[0-9٠-٩]{1,3}[.)]|\([a-z]\)|[a-z]\))(?:[\s\x{a0}]+\S|$)` +
	`|^[0-9]{1,3}(?:\.[0-9]{1,2})+\.?[\s\x{a0}]+\S`)

// headNumber is the number of a section before its name: "I. Introduction".
var headNumber = lazyregexp.New(`^[IVXLC]{1,6}[.)]?[\s\x{a0}]+`)

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
		if n := p.journalRow(i); n > 0 {
			for j := i; j < i+n; j++ {
				p.role(j, JournalHead)
			}
			continue
		}
		if l.Cell.Table > 0 && !l.Cell.Tab && !p.letterheadTable(i) && !p.boxed(i) {
			continue // of a table, or of a page that is laid out by one
		}
		if p.opensText(i, text) {
			break
		}
		p.end = i + 1
		p.headLine(i, text)
	}
}

// longestBox is how many lines a cell holds that only sets its words apart.
const longestBox = 6

// boxed reports that the table of a line is one cell and nothing more, which only sets its words apart, as the title of
// a paper is in a band across the page.
func (p *paper) boxed(i int) bool {
	cell := p.lines[i].Cell
	near := p.lines[max(0, i-longestBox):min(len(p.lines), i+1+longestBox)]
	return cell.Table > 0 && !slices.ContainsFunc(near, func(l flow.Line) bool {
		return l.Cell.Table == cell.Table && l.Cell != cell
	})
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
	case p.enacts(i, text, true):
		return true
	case terms.Is(terms.Contents, text), terms.Is(terms.Agenda, text), terms.Is(terms.Attendance, text),
		terms.Is(terms.OpeningSection, headNumber.ReplaceAllString(text, "")):
		return true
	case strings.HasPrefix(text, "[") && opensBracketed(strings.Trim(text, "[] ")):
		return true
	case numbered.MatchString(text) && len(findSymbols(text)) == 0 && !opensSessionOrDate(text):
		return true
	case strings.HasSuffix(text, ":") && len(text) > longChapeau && !p.behindAgendaItem(i) && !flow.InCapitals(text):
		return true
	case !marked && terms.OpensRecital(text, language.Und) == terms.Strong && endsClause(text):
		return true
	case text[0] <= '9' && terms.OpensRecital(strings.TrimLeft(text, "0123456789.) "), language.Und) == terms.Strong:
		return true // a recital with a number
	case !marked && len(text) > longLine && endsClause(text):
		return true
	case !marked && len(text) > 100 && sentence(text) && !l.Soft:
		return true
	}
	return p.opensPart(i, text)
}

// longChapeau is how long a line is, in bytes, whose colon announces the text and not a name or a number.
const longChapeau = 60

// opensBracketed reports that words in brackets are a paragraph under negotiation and not a remark on the paper.
func opensBracketed(inner string) bool {
	return numbered.MatchString(inner) && !opensSessionOrDate(inner) ||
		terms.OpensRecital(inner, language.Und) == terms.Strong ||
		terms.OpensOperative(inner, language.Und) == terms.Strong
}

// opensSessionOrDate reports that what looks like the label of a paragraph is an ordinal or a day: "19. Wahlperiode",
// "4. Juni 2019".
func opensSessionOrDate(text string) bool {
	if s, ok := terms.FindSession(text); ok && s.From == 0 {
		return true
	}
	span, ok := terms.FindDates(text)
	return ok && span.Precise() && span.From == 0
}

// opensPart reports that a line is the heading of a part of the paper, not of the paper itself.
func (p *paper) opensPart(i int, text string) bool {
	kind, number, _, ok := terms.Part(text)
	if !ok || kind == "part" || number == "" && kind != "annex" && kind != "preamble" || p.ownNumber(i, kind) {
		return false
	}
	return (len(findSymbols(text)) == 0 && !terms.Is(terms.Adopted, text) || p.named != nil) && !p.adoptedNext(i)
}

// decided are the kinds of parts that may be a paper of their own.
var decided = map[string]bool{"decision": true, "resolution": true, "recommendation": true, "deliberation": true}

// ownNumber reports that a line with the number of a decision is the head of the paper and not of one of its parts:
// no other of its kind has a heading in the paper.
func (p *paper) ownNumber(i int, kind string) bool {
	if !decided[kind] {
		return false
	}
	if p.numbers == nil {
		p.numbers = map[string]int{}
		for j := range p.lines {
			text := p.text(j)
			if len(text) > 120 || p.skipped(p.lines[j]) || p.lines[j].Cell.Table > 0 {
				continue
			}
			if kind, number, _, ok := terms.Part(text); ok && number != "" {
				p.numbers[kind]++
			}
		}
	}
	return p.numbers[kind] == 1
}

// number reads a line that is the paper's own number and nothing else: "Resolution 2299 (2019)", "DÉLIBÉRATION N°
// 2021-42".
func (p *paper) number(i int, text string) bool {
	kind, number, rest, ok := terms.Part(text)
	if !ok || number == "" || rest != "" || !p.ownNumber(i, kind) {
		return false
	}
	p.say(&p.facts.Symbol, number, i, text, "the number of the "+kind, .6)
	p.role(i, NumberLine)
	p.named = nil // what stands before is no title
	return true
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

// enacts reports that a line is the enacting body; a line without a comma is too, where it is near the text and a
// recital or an operative paragraph follows.
func (p *paper) enacts(i int, text string, near bool) bool {
	if _, _, glued := terms.CutEnactingBody(text, language.Und); glued || terms.EnactingBody(text, language.Und) {
		return true
	}
	return near && !strings.Contains(text, ", ") && terms.EnactingBody(text+",", language.Und) && p.opensAfter(i)
}

// opensAfter reports that the line behind i is a recital or an operative paragraph, so that i may be the enacting
// body although no comma says so.
func (p *paper) opensAfter(i int) bool {
	for j := i + 1; j < len(p.lines) && j < i+3; j++ {
		if text := p.text(j); text != "" {
			return terms.OpensRecital(text, language.Und) == terms.Strong ||
				terms.OpensOperative(text, language.Und) == terms.Strong
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
	if len(text) <= longLine && (p.letterhead(i, text) || p.stackedLetterhead(i, text)) {
		return
	}
	switch {
	case p.continuesTitle(i, text):
		p.maybeTitle(i, text)
	case inBrackets(text) && terms.Is(terms.Adopted, text) && p.adoption(i, text):
	case inBrackets(text), terms.Is(terms.Addendum, text) && len(p.named) == 0:
		p.role(i, Note)
	case p.languageLine(i, text):
	case terms.Is(terms.Reference, text) && p.reference(i, text):
	case p.number(i, text):
	case terms.Is(terms.Subject, text):
		if _, value := keyValue(text); value != "" {
			p.title(i, value, subjectTitle, .85)
			p.role(i, TitleLine)
		}
	case terms.Is(terms.AgendaItem, text) && (p.lines[i].Heading == 0 || strings.ContainsFunc(text, unicode.IsDigit)):
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

// continuesTitle reports that a line goes on the one before, which is of a title: set the same, and that one full
// or open at its end.
func (p *paper) continuesTitle(i int, text string) bool {
	n := len(p.named)
	if n == 0 || p.named[n-1].line != i-1 || p.named[n-1].agenda || sentence(p.named[n-1].text) {
		return false
	}
	before, l := p.lines[i-1], p.lines[i]
	if before.Heading != l.Heading || before.Bold != l.Bold || l.Blank && !l.Soft || l.Cell != before.Cell {
		return false
	}
	if terms.Is(terms.Reference, text) && referenceValue(text) != "" {
		return false
	}
	if l.Soft || startsLower(text) || joinsOn(p.named[n-1].text) {
		return true
	}
	s, numbers := terms.FindSession(text)
	span, isDated := terms.FindDates(text)
	return (l.Heading > 0 || l.Bold) && len(p.named[n-1].text) >= wrapped &&
		!(numbers && s.From == 0) && !(isDated && span.From == 0) && !terms.Is(terms.AgendaItem, text) && !terms.Is(terms.Author, text)
}

// languageLine reads a line that is the name of a language.
func (p *paper) languageLine(i int, text string) bool {
	tag, ok := terms.LanguageName(text)
	if !ok || len(strings.Fields(text)) != 1 {
		return false
	}
	p.sayLanguage(&p.facts.Language, tag, i, text, "named in a line of its own", .8)
	p.role(i, Note)
	return true
}

func inBrackets(text string) bool {
	return strings.HasPrefix(text, "[") && strings.HasSuffix(text, "]") ||
		strings.HasPrefix(text, "(") && strings.HasSuffix(text, ")")
}

// organ reads a line that is the name of a body and nothing else.
func (p *paper) organ(i int, text string) bool {
	l := p.lines[i]
	if len(text) > 200 || sentence(text) || !terms.BodyWord(text) || terms.Is(terms.Paper, text) ||
		strings.ContainsAny(text, "0123456789:?!") || startsLower(text) {
		return false
	}
	if words := strings.Fields(text); len(words) > 22 || !bodySoon(words) {
		return false
	}
	if p.titledSo(i, l) || p.behindTitle() && !p.sessionNext(i) {
		return false
	}
	name := p.joined(i)
	if strings.HasSuffix(name, ":") {
		return false // the first words of a sentence: "The Council, having met, has given itself this statute:"
	}
	p.say(&p.facts.Body, name, i, name, "a line of its own in the head", .8)
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

// titledSo reports that a line that names a body is the title: the first heading of the paper, with none of its
// kind behind it.
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

// bodySoon reports that the word for the body is among the first of a name, with no small word before it but an
// article: "Conference of the Parties", not "Lamps in the Council".
func bodySoon(words []string) bool {
	for k, w := range words[:min(len(words), 7)] {
		if terms.BodyWord(w) {
			return true
		}
		if smallWord(w) && !(k == 0 && terms.Article(w)) {
			return false
		}
	}
	return false
}

func trimPunct(s string) string {
	return strings.TrimFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(".,;:–—-()[]*", r)
	})
}
