package facts

import (
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/internal/terms"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// Stated is what is known of a paper from outside of its lines: the metadata of its format, the name of its file.
// Zero values are what nothing says.
type Stated struct {
	Symbol, Title, Body, Session, Place string
	Date, Issued                        Dates
	Language                            language.Tag // as the user or the file's name says; it is not doubted
	Marked                              language.Tag // as the format says, which may be the default of a program
	Original                            language.Tag
}

// Dates is a day, or the first and the last of a stretch.
type Dates struct{ Start, End corpus.Date }

// A Candidate is one reading of a fact.
type Candidate struct {
	Text     string       // as printed; of a date in ISO 8601, of a language its tag
	Dates    Dates        // of a date, and of a session whose dates are printed with it
	Number   int          // of a session
	Language language.Tag // of a language
	Line     int          // index of the line that says so; -1 where it is stated from outside
	Words    string       // the words that are the evidence
	Why      string       // in plain words
	Meeting  bool         // of a date: it is when a meeting was held whose paper this is, not that of an act or of its issue
	Score    float64      // 0 to 1: how good the evidence is; of equal ones the first in the paper comes first
}

// Facts are the candidates for each fact, best first; none where the paper says nothing.
type Facts struct {
	Symbol, Title, Body, Session, Date, Issued, Place, Language, Original []Candidate

	// Roles are the lines of the head that are no part of the wording, in order: letterhead, title and the like.
	Roles []Role
}

// A Role says what a line of the head is.
type Role struct {
	Line int // index into the lines
	Kind string
}

// The kinds of roles.
const (
	Letterhead   = "letterhead"   // organisation, symbol, distribution, date of issue, original language
	Organ        = "body"         // the name of the body alone
	SessionLine  = "session"      // "Seventy-third session", and its dates and place
	AgendaLine   = "agenda item"  // "Agenda item 77", and the item's own title behind it
	AdoptionLine = "adoption"     // "Resolution adopted by the General Assembly on 5 May 2010"
	TitleLine    = "title"        // the title, which may take several lines
	FrontMatter  = "front matter" // title: "..."
	Note         = "note"         // a language mark or a remark in brackets
	AuthorLine   = "author"       // "Note by the Secretariat"
	JournalHead  = "journal head" // a cell of the row over a page of a journal: its day, name and number
	NumberLine   = "number"       // "Resolution 2299 (2019)", of a paper that is one resolution
)

// Find gathers the candidates for all facts from the lines of a paper and from what is stated outside of them.
func Find(lines []flow.Line, stated Stated) Facts {
	p := &paper{lines: lines, roles: map[int]string{}, tables: map[int32]bool{}}
	p.stated(stated)
	p.frontMatter()
	p.head()
	p.titles()
	p.statedInHead()
	p.bodies()
	p.body()
	p.tail()
	p.running()
	p.dateOfMinutes()
	p.languages(stated)
	return p.done()
}

// A paper is the work in progress.
type paper struct {
	lines []flow.Line
	roles map[int]string
	facts Facts
	start int // first line of the head
	end   int // first line behind the head

	numbers map[string]int // how many headings of each kind of part have a number; nil until asked for

	tables map[int32]bool // of those asked for: whether it is a letterhead

	sessionLine int // index of the session's line in the head; -1 for none
	named       []named
}

// named is a line of the head that may be part of a title.
type named struct {
	line   int
	text   string
	agenda bool // the title of an agenda item, rather than of the paper
}

const formatSays = "the format says so"

func (p *paper) stated(s Stated) {
	f := &p.facts
	for _, c := range []struct {
		to   *[]Candidate
		text string
	}{{&f.Symbol, s.Symbol}, {&f.Title, s.Title}, {&f.Body, s.Body}, {&f.Session, s.Session}, {&f.Place, s.Place}} {
		p.say(c.to, strings.TrimSpace(c.text), -1, c.text, formatSays, 1)
	}
	for i := range f.Session {
		f.Session[i].Number, _ = terms.Session(s.Session)
	}
	p.sayDates(&f.Date, s.Date, -1, "", formatSays, 1)
	p.sayDates(&f.Issued, s.Issued, -1, "", formatSays, 1)
	p.sayLanguage(&f.Original, s.Original, -1, "", formatSays, 1)
}

// say appends a candidate, unless it is empty.
func (p *paper) say(to *[]Candidate, text string, line int, words, why string, score float64) {
	if text != "" {
		*to = append(*to, Candidate{Text: text, Line: line, Words: words, Why: why, Score: score})
	}
}

func (p *paper) saySession(n int, text string, line int, words, why string, score float64) {
	p.facts.Session = append(
		p.facts.Session,
		Candidate{Text: text, Number: n, Line: line, Words: words, Why: why, Score: score},
	)
}

func (p *paper) sayDates(to *[]Candidate, d Dates, line int, words, why string, score float64) {
	if !d.Start.IsZero() {
		*to = append(*to, Candidate{Text: d.String(), Dates: d, Line: line, Words: words, Why: why, Score: score})
	}
}

// sayHeld says when the meeting was held whose paper this is.
func (p *paper) sayHeld(d Dates, line int, words, why string, score float64) {
	n := len(p.facts.Date)
	p.sayDates(&p.facts.Date, d, line, words, why, score)
	for i := range p.facts.Date[n:] {
		p.facts.Date[n+i].Meeting = true
	}
}

func (p *paper) sayLanguage(to *[]Candidate, t language.Tag, line int, words, why string, score float64) {
	if t != language.Und {
		*to = append(*to, Candidate{Text: t.String(), Language: t, Line: line, Words: words, Why: why, Score: score})
	}
}

// String prints the day, or both days with a stroke between, in ISO 8601.
func (d Dates) String() string {
	if d.End.IsZero() || d.End == d.Start {
		return d.Start.String()
	}
	return d.Start.String() + "/" + d.End.String()
}

func datesOf(s terms.Span) Dates { return Dates{corpus.Date(s.Start), corpus.Date(s.End)} }

// text is the words of a line, as a reader sees them, without the bars of a table in text.
func (p *paper) text(i int) string {
	text := strings.TrimSpace(p.lines[i].Printed())
	if strings.HasPrefix(text, "|") {
		return strings.Join(cells(text), " ")
	}
	return text
}

// role gives a line its role, unless it has one.
func (p *paper) role(i int, kind string) {
	if p.roles[i] == "" {
		p.roles[i] = kind
	}
}

// done sorts the candidates, of equal values the best alone, and lists the roles.
func (p *paper) done() Facts {
	f := &p.facts
	severalDates(f.Date)
	termsOfOffice(f.Session)
	for _, list := range []*[]Candidate{&f.Symbol, &f.Title, &f.Body, &f.Session, &f.Date, &f.Issued, &f.Place, &f.Language,
		&f.Original} {
		slices.SortStableFunc(*list, func(a, b Candidate) int {
			switch {
			case a.Score > b.Score:
				return -1
			case a.Score < b.Score:
				return 1
			}
			return a.Line - b.Line
		})
		seen, held := map[string]bool{}, map[string]bool{}
		for _, c := range *list {
			held[c.Text] = held[c.Text] || c.Meeting
		}
		for k := range *list {
			(*list)[k].Meeting = held[(*list)[k].Text]
		}
		*list = slices.DeleteFunc(*list, func(c Candidate) bool {
			again := seen[c.Text]
			seen[c.Text] = true
			return again
		})
	}
	for i := range p.lines {
		if kind := p.roles[i]; kind != "" {
			f.Roles = append(f.Roles, Role{i, kind})
		}
	}
	return *f
}

// termsOfOffice takes the numbers from the terms over which a body meets, where sessions stand beside them: "115th
// Congress", "1st Session". No paper is the record of a term.
func termsOfOffice(sessions []Candidate) {
	if slices.ContainsFunc(sessions, func(c Candidate) bool { return !terms.Is(terms.Term, c.Text) }) {
		for k := range sessions {
			if terms.Is(terms.Term, sessions[k].Text) {
				sessions[k].Number = 0
			}
		}
	}
}

// severalDates lowers the dates that stand for each other with the same right: those of several meetings in one
// paper.
func severalDates(dates []Candidate) {
	first := map[string]string{}
	several := map[string]bool{}
	for _, c := range dates {
		if c.Line < 0 {
			continue
		}
		if text, ok := first[c.Why]; ok && text != c.Text {
			several[c.Why] = true
		}
		first[c.Why] = c.Text
	}
	for k := range dates {
		if c := &dates[k]; several[c.Why] {
			c.Score *= .6
		}
	}
}
