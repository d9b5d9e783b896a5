package facts

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/internal/terms"
	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// maxTitle is how long a title may be, in bytes.
const maxTitle = 700

// sessionNumber is the number of a resolution before its title: "73/98. Report of the Harbour Court".
var sessionNumber = lazyregexp.New(`^([0-9]{1,4}/[0-9]{1,4}(?: ?[A-Z](?:[-–][A-Z])?\b)?)[.：:]?[\s\x{a0}]+` +
	`(?:[-–—][\s\x{a0}]*)?(\S.*)$`)

// lettering is the letter of a part of the text, which is no part of the title: "A Budget appropriations".
var lettering = lazyregexp.New(`^(?:\p{Lu}|[IVX]{1,4})(?:[.)]?[\s\x{a0}]+(?:\p{Lu}\.?[\s\x{a0}]+)?\p{Lu}|[.)]?$)`)

// maybeTitle keeps a line that no other role explains.
func (p *paper) maybeTitle(i int, text string) {
	if p.lines[i].Cell.Table > 0 && !p.lines[i].Cell.Tab && !p.boxed(i) || len(text) > maxTitle {
		return
	}
	if kind, _, _, ok := terms.Part(flow.CloseUp(text)); ok && kind == "preamble" {
		return
	}
	if whole := p.joined(i); strings.HasSuffix(whole, ":") && len(whole) > longChapeau { // what announces the text
		return
	}
	p.named = append(p.named, named{line: i, text: text, agenda: p.behindAgendaItem(i)})
}

// behindAgendaItem reports that the line before is "Agenda item 77" alone, so that this is the item's title.
func (p *paper) behindAgendaItem(i int) bool {
	for j := i - 1; j >= p.start; j-- {
		if p.text(j) == "" {
			continue
		}
		if p.roles[j] == AgendaLine {
			return true
		}
		n := len(p.named)
		return n > 0 && p.named[n-1].line == j && p.named[n-1].agenda && (p.lines[i].Soft || startsLower(p.text(i)))
	}
	return false
}

func (p *paper) title(i int, text, why string, score float64) {
	if text = strings.TrimSpace(text); text != "" && len(text) <= maxTitle {
		p.say(&p.facts.Title, text, i, text, why, score)
	}
}

// subjectTitle is why a title is one: "Subject: ..." says so.
const subjectTitle = "behind the word for a subject"

// titles finds the title among the lines that nothing else explains.
func (p *paper) titles() {
	p.actLine()
	p.settleAgenda()
	p.bodyBeforeSession()
	for _, c := range p.facts.Title {
		if c.Why == subjectTitle {
			return
		}
	}
	for k, n := range p.named {
		if m := sessionNumber.FindStringSubmatch(n.text); m != nil && !startsLower(m[2]) {
			text, last := p.run(k, m[2])
			p.title(n.line, text, "behind the number of the resolution", .95)
			p.titleRoles(k, last)
			p.numberOfSession(n.line, m[1])
			return
		}
		if at := findSymbols(n.text); len(at) == 1 && at[0][0] == 0 && p.headsTitle(n, at[0][1]) {
			text, last := p.run(k, strings.TrimLeft(n.text[at[0][1]:], " .:–—-\u00a0"))
			p.say(&p.facts.Symbol, n.text[:at[0][1]], n.line, n.text, "before the title", .85)
			p.title(n.line, text, "behind the symbol", .9)
			p.titleRoles(k, last)
			return
		}
	}
	if k := p.marked(); k >= 0 {
		if i := p.meetingHeading(k); i >= 0 {
			p.title(i, p.text(i), "the first heading, which names the meeting", .75)
			p.roles[i] = TitleLine
			return
		}
		text, last := p.run(k, p.named[k].text)
		p.title(p.named[k].line, text, "the first heading", .8)
		p.titleRoles(k, last)
		p.actNumber(p.named[k].line, text)
		return
	}
	if k := p.plain(); k >= 0 {
		text, last := p.run(k, p.named[k].text)
		score := .6
		if terms.Is(terms.Paper, p.named[k].text) {
			score = .75
		}
		p.title(p.named[k].line, text, "a line of the head that nothing else explains", score)
		p.titleRoles(k, last)
		p.actNumber(p.named[k].line, text)
		return
	}
	p.titleOfPart()
}

// meetingHeading is the heading that names the body and the meeting, or its day, where the format sets it above the
// first heading that may be a title, which is that of a section then; else -1.
func (p *paper) meetingHeading(k int) int {
	n := p.named[k]
	level := p.lines[n.line].Heading
	for i := p.start; i < n.line; i++ {
		l := p.lines[i]
		if l.Heading == 0 || p.skipped(l) {
			continue
		}
		_, meeting := terms.FindSession(p.text(i))
		_, dated := terms.FindDates(p.text(i))
		names := meeting && terms.BodyWord(p.text(i)) || dated
		if names && (level == 0 || l.Heading < level) && !terms.Is(terms.Paper, n.text) {
			return i
		}
		break
	}
	return -1
}

// bodyBeforeSession takes what stands alone before the lines of the session or the agenda for the name of the body,
// where more names follow them: papers of meetings print body, session, agenda item and title in this order.
func (p *paper) bodyBeforeSession() {
	last := -1
	for i, role := range p.roles {
		if role == SessionLine || role == AgendaLine {
			last = max(last, i)
		}
	}
	after := slices.IndexFunc(p.named, func(n named) bool { return n.line > last })
	if last < 0 || after < 1 || p.named[0].line > last ||
		slices.ContainsFunc(p.named[:after], func(n named) bool { return terms.Is(terms.Paper, n.text) }) {
		return
	}
	for _, n := range p.named[:after] {
		if _, ok := terms.LanguageName(n.text); ok {
			p.role(n.line, Letterhead)
			continue
		}
		if strings.ContainsAny(n.text, "0123456789") || len(strings.Fields(n.text)) < 3 ||
			terms.Is(terms.Paper, n.text) {
			continue
		}
		p.facts.Body = append(
			p.facts.Body,
			Candidate{Text: n.text, Line: n.line, Words: n.text, Why: "before the lines of the session", Score: .82},
		)
		p.role(n.line, Organ)
	}
	p.named = p.named[after:]
}

// headsTitle reports that what stands behind a symbol in the same line is a title.
func (p *paper) headsTitle(n named, end int) bool {
	rest := strings.TrimLeft(n.text[end:], " .:–—-\u00a0")
	l := p.lines[n.line]
	set := l.Heading > 0 || l.Bold || n.line == p.start
	return rest != "" && (set || !startsLower(rest)) && len(p.facts.Symbol) == 0
}

// numberOfSession makes a symbol of a resolution's number only where no letterhead has one.
func (p *paper) numberOfSession(i int, number string) {
	p.say(&p.facts.Symbol, number, i, p.text(i), "the number before the title", .5)
}

// settleAgenda drops the title of an agenda item where a title of the paper follows; else it is the title itself.
func (p *paper) settleAgenda() {
	var rest []named
	for _, n := range p.named {
		if !n.agenda {
			rest = append(rest, n)
		}
	}
	later := false
	for k, n := range p.named {
		later = later || !n.agenda && k > 0
	}
	if !later {
		return
	}
	for _, n := range p.named {
		if n.agenda {
			p.role(n.line, AgendaLine)
		}
	}
	p.named = rest
}

// marked is the first of the headings of the highest level, or bold lines, among the lines that may be titles; -1
// for none. Among lines that are set alike and are no headings of the format, one that opens as titles of papers do, or
// stands in quotation marks, goes before names and places.
func (p *paper) marked() int {
	best, level := p.markedFirst()
	if level != 50 || terms.Is(terms.Paper, p.named[best].text) {
		return best
	}
	for k := best + 1; k < len(p.named); k++ {
		text := p.named[k].text
		if l := p.lines[p.named[k].line]; l.Heading == 0 && (l.Bold || l.Center) &&
			(terms.Is(terms.Paper, text) || strings.ContainsRune("“«", []rune(text + " ")[0])) {
			return k
		}
	}
	return best
}

// markedFirst is the first of them, and its level: 0 for a box above all of them, 50 for lines that are set in bold or in
// the middle, 99 for none.
func (p *paper) markedFirst() (best, level int) {
	best, level = -1, 99
	for k, n := range p.named {
		l := p.lines[n.line]
		switch {
		case level == 99 && p.boxed(n.line) && !sentence(n.text) && hasLetters(n.text):
			best, level = k, 0
		case l.Heading > 0 && l.Heading < level:
			best, level = k, l.Heading
		case l.Heading == 0 && (l.Bold || l.Center) && level == 99 && hasLetters(n.text):
			best, level = k, 50
		}
	}
	return best, level
}

// hasLetters reports that a text is words more than numbers.
func hasLetters(s string) bool {
	letters, digits := 0, 0
	for _, r := range s {
		switch {
		case unicode.IsLetter(r):
			letters++
		case unicode.IsDigit(r):
			digits++
		}
	}
	return letters > digits
}

// plain is the line to take for the title where no line is marked: the first that opens as titles of papers do,
// else the first.
func (p *paper) plain() int {
	for k, n := range p.named {
		if terms.Is(terms.Paper, n.text) && !sentence(n.text) && hasLetters(n.text) {
			return k
		}
	}
	for k, n := range p.named {
		if !sentence(n.text) && hasLetters(n.text) {
			return k
		}
	}
	return -1
}

// headLabel is a number or letter before a heading: "I. Introduction".
var headLabel = lazyregexp.New(`^(?:[IVXLC]{1,6}|[A-Z]|[0-9]{1,2})[.)]?[\s\x{a0}]+\p{Lu}`)

// run joins to the title at k the lines that go on with it: of the same form, directly behind it. Of a paper with a
// letterhead, what stands behind the title and before the text is of the title too: "Addendum", "Part two: ...".
func (p *paper) run(k int, text string) (string, int) {
	last := k
	for j := k + 1; j < len(p.named); j++ {
		a, b := p.named[j-1], p.named[j]
		la, lb := p.lines[a.line], p.lines[b.line]
		lower := startsLower(b.text) && !sentence(a.text) && p.adjacent(a.line, b.line) && (!lb.Blank || lb.Heading > 0)
		boxed := p.boxed(b.line) && la.Cell == lb.Cell
		wraps := lb.Soft || lower || boxed || !lb.Blank && b.line == a.line+1 && joinsOn(a.text)
		same := la.Heading == lb.Heading && la.Bold == lb.Bold || lower
		cover := p.hasLetterhead() && p.adjacent(a.line, b.line)
		if !wraps && headLabel.MatchString(b.text) {
			break // the first heading of the text
		}
		if isAddress(b.text) {
			break
		}
		goesOn := wraps && same || cover && (same || lb.Heading == 0 && !sentence(b.text))
		if !goesOn || len(text)+len(b.text) > maxTitle || b.agenda ||
			strings.HasSuffix(b.text, ":") || lettering.MatchString(b.text) || sentence(b.text) && len(b.text) > 120 || strings.ContainsRune("+•*·", firstRune(b.text)) {
			break
		}
		glue := ". "
		if wraps || same && (la.Heading > 0 || la.Bold) && !lb.Blank {
			glue = " "
		}
		if strings.HasSuffix(text, ":") || strings.HasSuffix(text, ".") {
			glue = " "
		}
		text, last = text+glue+b.text, j
	}
	return text, last
}

// isAddress reports whether a text is an address on the web and nothing else.
func isAddress(text string) bool {
	return (strings.Contains(text, "://") || strings.HasPrefix(text, "www.")) && !strings.ContainsRune(strings.TrimSpace(text), ' ')
}

// adjacent reports that only blank lines stand between two.
func (p *paper) adjacent(a, b int) bool {
	for j := a + 1; j < b; j++ {
		if p.text(j) != "" && !p.skipped(p.lines[j]) {
			return false
		}
	}
	return true
}

func (p *paper) titleRoles(from, to int) {
	for k := from; k <= to; k++ {
		p.role(p.named[k].line, TitleLine)
	}
}

// actPat is the number of an act in its title: "LOI n° 2019-1063 du", "Regulation (EU) 2016/679 of", "Act No. 12 of
// 2005".
var actPat = lazyregexp.New(terms.NumberSignPattern() + `[\s\x{a0}]*([0-9]{1,4}(?:[-/][0-9]{1,5})*)`)

// actNumber takes the number of an act from the first words of its title.
func (p *paper) actNumber(i int, title string) {
	head := title[:min(len(title), 80)]
	at := findSymbols(head)
	act := len(at) > 0 && head[at[0][0]] == '(' // (EU) 2016/679, whatever words stand before it
	if len(at) > 0 && (act || terms.Is(terms.Paper, title)) {
		p.say(&p.facts.Symbol, head[at[0][0]:at[0][1]], i, title, "in the title", .7)
		return
	}
	if m := actPat.FindStringSubmatch(head); m != nil && terms.Is(terms.Paper, title) {
		p.say(&p.facts.Symbol, m[1], i, title, "in the title", .65)
	}
}

// actLine takes the number of an act from a line of the head that is its name and number alone, "DECRETO NÚMERO
// 19-2003", whatever the title is.
func (p *paper) actLine() {
	for _, n := range p.named {
		m := actPat.FindStringSubmatchIndex(n.text)
		if m != nil && m[1] == len(strings.TrimRight(n.text, " .")) && strings.ContainsAny(n.text[m[2]:m[3]], "-/") &&
			terms.Is(terms.Paper, n.text) {
			p.say(&p.facts.Symbol, n.text[m[2]:m[3]], n.line, n.text, "the number of the act, on a line of its own", .62)
			return
		}
	}
}

// titleOfPart takes the title of the first part where a paper has no head of its own: "Decision 15/HP.22" and the
// line behind it.
func (p *paper) titleOfPart() {
	for i := p.end; i < len(p.lines) && i < p.end+5; i++ {
		if p.text(i) == "" || p.skipped(p.lines[i]) {
			continue
		}
		if p.lines[i].Cell.Table > 0 {
			break
		}
		kind, _, rest, ok := terms.Part(p.text(i))
		if ok && rest != "" && kind != "article" && p.onlyHeading(i) { // Annex 1: House rules
			p.title(i, p.text(i), "the only heading of its level, which names a part", .45)
			return
		}
		if !ok || kind != "decision" && kind != "resolution" && kind != "recommendation" {
			break
		}
		if rest == "" && i+1 < len(p.lines) {
			next := p.text(i + 1)
			if len(next) < longLine && !sentence(next) && !numbered.MatchString(next) &&
				!terms.EnactingBody(next, language.Und) {
				rest = next
			}
		}
		p.title(i, rest, "the title of the first part, for the paper has none", .5)
		return
	}
	for i := p.start; i < p.end; i++ { // a body's name, or a number, alone
		if p.roles[i] == NumberLine {
			p.title(i, p.text(i), "the number of the paper, which has no title", .4)
			return
		}
		if p.roles[i] == Organ && p.lines[i].Heading > 0 {
			p.title(i, p.text(i), "the first heading, which names the body", .5)
			return
		}
	}
}

// onlyHeading reports whether a line is the one heading of the highest level.
func (p *paper) onlyHeading(i int) bool {
	level := p.lines[i].Heading
	return level > 0 && !slices.ContainsFunc(p.lines[i+1:], func(l flow.Line) bool {
		return l.Heading > 0 && l.Heading <= level && l.Furniture == ""
	})
}

// keyValue cuts "Subject: Harbours" at its colon.
func keyValue(text string) (key, value string) {
	if i := strings.IndexAny(text, ":："); i > 0 && i < 60 {
		return strings.TrimSpace(text[:i]), strings.TrimLeft(text[i:], ":： \u00a0")
	}
	return "", ""
}

// reference reads "Symbol: A/1/2", "Réf. : D-2021-004", "Doc. Assembly/AU/6(XXX)".
func (p *paper) reference(i int, text string) bool {
	value := referenceValue(text)
	if value == "" {
		return false
	}
	p.say(&p.facts.Symbol, value, i, text, "behind a word for the symbol", .8)
	p.role(i, Letterhead)
	return true
}

// referenceValue is the symbol behind a word for one, "" where there is none. Without a colon it has to be one word.
func referenceValue(text string) string {
	_, value := keyValue(text)
	if value == "" {
		value = strings.Trim(text[terms.Cut(terms.Reference, text):], " .")
		if len(strings.Fields(value)) != 1 {
			return ""
		}
	}
	if at := findSymbols(value); len(at) > 0 {
		value = value[at[0][0]:at[0][1]]
	}
	if len(value) > 60 || !strings.ContainsAny(value, "0123456789") {
		return ""
	}
	return value
}
