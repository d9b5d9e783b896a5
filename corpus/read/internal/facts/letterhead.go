package facts

import (
	"strings"

	"github.com/reprise-wording/reprise/corpus/internal/terms"
)

// letterhead reads a line that is made of the pieces of a letterhead; false where it is something else.
func (p *paper) letterhead(i int, text string) bool {
	ps := pieces(p.lines[i].Printed())
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
	case has[symbol] == 1 && has[words] == 1 && len(ps) == 2 && p.symbolBehindName(i, ps[0]):
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
			p.say(&p.facts.Symbol, c.text, i, text, "in the letterhead", score)
		case day:
			p.sayDates(
				&p.facts.Issued,
				datesOf(c.span),
				i,
				text,
				"in the letterhead, where the date of issue stands",
				.95,
			)
		case original:
			p.sayLanguage(&p.facts.Original, c.language, i, text, "in the letterhead", .95)
		case words:
			if tag, ok := terms.LanguageName(c.text); ok && len(strings.Fields(c.text)) == 1 {
				p.sayLanguage(&p.facts.Language, tag, i, text, "named in the letterhead", .7)
			} else if terms.BodyWord(c.text) && k < len(ps) {
				p.say(&p.facts.Body, c.text, i, text, "in the letterhead", .7)
			}
		}
	}
	p.role(i, Letterhead)
	return true
}

// stackedLetterhead reads a line that is a piece of a letterhead with the line before or behind it: the two words of an
// organisation one below the other, whom a paper is for below "Distr.", and the large letter of the organ, which stands
// beside them.
func (p *paper) stackedLetterhead(i int, text string) bool {
	near := func(by int) string {
		if at := i + by; at >= p.start && at < len(p.lines) {
			return p.text(at)
		}
		return ""
	}
	organLetter := len(text) == 1 && text[0] >= 'A' && text[0] <= 'Z' && i > p.start && p.roles[i-1] == Letterhead
	switch {
	case organLetter, isPiece(near(-1)+" "+text, organisation), isPiece(text+" "+near(1), organisation):
	case namesReaders(near(-1), text), namesReaders(near(-2), text) && !namesReaders(near(-2), near(-1)):
	default:
		return false
	}
	p.role(i, Letterhead)
	return true
}

// namesReaders reports whether a line is the one word that says whom a paper is for, below the line that announces it:
// GENERAL below "Distr.".
func namesReaders(before, text string) bool {
	return !strings.Contains(text, " ") && isPiece(before+" "+text, distribution)
}

// isPiece reports whether a text is one piece of a letterhead, of a kind.
func isPiece(text, kind string) bool {
	if len(text) > longLine {
		return false
	}
	ps := pieces(text)
	return len(ps) == 1 && ps[0].kind == kind && len(ps[0].text) == len(text)
}

// journal reads the head of a page of an official journal: a page, the name of the journal, and the day it came
// out. The page stands for the symbol only where nothing better does.
func (p *paper) journal(i int, ps []piece) bool {
	text := p.text(i)
	span, ok := terms.FindDates(text)
	if !ok || !span.Precise() || span.Start != span.End || span.From > 0 && span.To < len(text) || len(text) > 120 ||
		terms.Is(terms.Paper, text) || terms.Is(terms.Adopted, text) {
		return false
	}
	for _, c := range ps {
		if c.kind == symbol {
			p.say(&p.facts.Symbol, c.text, i, text, "the page of a journal", .45)
		}
	}
	p.sayDates(&p.facts.Issued, datesOf(span), i, text, "the day of the journal", .8)
	p.role(i, Letterhead)
	return true
}

// A journal's page may be headed by a row of cells: the day, the language, the name and the number of the journal.
const (
	leastHeadCells = 3
	longestCell    = 80 // bytes
)

// journalRow is how many lines from line i the row of cells has that heads a page of a journal; 0 where none does. It
// is a table by itself, of short cells, one of which is a day and nothing else.
func (p *paper) journalRow(i int) int {
	table := p.lines[i].Cell.Table
	n, day := 0, -1
	for j := i; j < len(p.lines) && p.lines[j].Cell.Table == table; j++ {
		l, text := p.lines[j], p.text(j)
		if l.Cell.Row > 0 || len(text) > longestCell || sentence(text) || j > i && l.Cell == p.lines[j-1].Cell {
			return 0
		}
		if span, ok := terms.FindDates(text); ok && span.Precise() && span.From == 0 && span.To == len(text) {
			day = j
		}
		n++
	}
	if n < leastHeadCells || day < 0 || table == 0 || i > 0 && p.lines[i-1].Cell.Table == table {
		return 0
	}
	span, _ := terms.FindDates(p.text(day))
	p.sayDates(&p.facts.Issued, datesOf(span), day, p.text(day), "the day of the journal", .8)
	return n
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

// symbolBehindName reports that a line is the name of an organisation or body with the symbol beside it, in the
// first lines.
func (p *paper) symbolBehindName(i int, name piece) bool {
	if act := strings.ContainsAny(p.text(i), "()") && p.lines[i].Heading > 0; act {
		return false // Regulation (EU) 2016/679
	}
	return i <= p.start+3 && name.kind == words && len(name.text) < 80 && !startsLower(name.text) &&
		!strings.ContainsAny(name.text, ".;:,") && len(strings.Fields(name.text)) <= 7 && !terms.Is(terms.Paper, name.text)
}
