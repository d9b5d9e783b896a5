package mandate

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/internal/terms"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// A Kind is what a mandate is.
type Kind string

// The kinds of mandates.
const (
	Report Kind = "report" // someone is asked to report
	Task   Kind = "task"   // someone is asked for something else
	Review Kind = "review" // something is reviewed, extended or ended
	Seized Kind = "seized" // the body goes on with the matter
	Agenda Kind = "agenda" // the matter stands on an agenda
	Budget Kind = "budget" // resources, where nobody is asked for anything
)

// A Mandate is one thing to do that a paragraph gives.
type Mandate struct {
	Ref       corpus.Ref  `json:"ref"`
	Kind      Kind        `json:"kind"`
	Who       string      `json:"who,omitempty"`       // is asked, as printed
	To        string      `json:"to,omitempty"`        // receives the report, as printed
	Sessions  []int       `json:"sessions,omitempty"`  // at which it is due
	Due       corpus.Date `json:"due,omitzero"`        // the day, month or year by which it is due
	Recurring bool        `json:"recurring,omitempty"` // more than once
	Budget    bool        `json:"budget,omitempty"`    // says from which resources
	Own       bool        `json:"own,omitempty"`       // the report is on what the paper itself asks for
	Words     string      `json:"words"`               // the clause
	Subject   string      `json:"-"`                   // the clause without who is asked, who receives it and when
}

// formulas are the patterns of a language by their kind.
type formulas map[string][]*regexp.Regexp

var (
	loaded   = map[string]formulas{}
	loadLock sync.Mutex
)

// formulasOf loads the formulas of a language, nil where it has none.
func formulasOf(tag language.Tag) formulas {
	base, _ := tag.Base()
	loadLock.Lock()
	defer loadLock.Unlock()
	f, ok := loaded[base.String()]
	if ok {
		return f
	}
	rows := lang.For(language.Make(base.String())).Table("mandates.tsv")
	if len(rows) > 0 {
		f = formulas{}
	}
	for _, row := range rows {
		if len(row) == 2 {
			f[row[0]] = append(f[row[0]], regexp.MustCompile("(?i)"+caseless(row[1])))
		}
	}
	loaded[base.String()] = f
	return f
}

// caseless lets capital letters of a pattern be capitals though case does not count elsewhere: a name begins with one.
func caseless(p string) string {
	return strings.ReplaceAll(p, "[A-Z]", "(?-i:[A-Z])")
}

func (f formulas) has(kind, text string) bool {
	return slices.ContainsFunc(f[kind], func(p *regexp.Regexp) bool { return p.MatchString(text) })
}

// Knows reports whether there are formulas of a language.
func Knows(tag language.Tag) bool { return formulasOf(tag) != nil }

// Read lists the mandates of a document in reading order. Without formulas of its language there are none; see [Knows].
func Read(d *corpus.Document) []Mandate {
	f := formulasOf(d.Language)
	if f == nil {
		return nil
	}
	r := reader{f: f, doc: d, session: terms.SessionNumber(d.Session)}
	opens := map[int]bool{}
	for _, b := range d.Blocks {
		if b.Under > 0 {
			opens[b.Under] = true
		}
	}
	for i, b := range d.Blocks {
		if b.Kind != corpus.Unit && b.Kind != corpus.Item && b.Kind != corpus.Text ||
			opens[i+1] && strings.HasSuffix(strings.TrimSpace(b.Text), ":") {
			continue
		}
		r.block(b)
	}
	return r.out
}

type reader struct {
	f       formulas
	doc     *corpus.Document
	session int
	out     []Mandate
}

// block reads a paragraph with the words that open its list; what those alone ask for is told of each item.
func (r *reader) block(b *corpus.Block) {
	text := clean(r.doc.FullText(b))
	asks := r.asks(text)
	if len(asks) == 0 {
		r.body(b, text)
		return
	}
	r.body(b, text[:asks[0][0]])
	chapeau := len(text) - len(clean(b.Text))
	for i, a := range asks {
		end := len(text)
		if i+1 < len(asks) {
			end = asks[i+1][0]
		}
		if end <= chapeau {
			continue // of the words before the list
		}
		r.clause(b, text[a[0]:end], a[1]-a[0])
	}
}

// asks are the places of the words that ask, each once.
func (r *reader) asks(text string) [][]int {
	var all [][]int
	for _, p := range r.f["ask"] {
		for _, m := range p.FindAllStringSubmatchIndex(text, -1) {
			if len(m) > 2 && m[3] >= 0 { // the words that ask, without the beginning of the name
				m[1] = m[3]
			}
			all = append(all, m[:2])
		}
	}
	slices.SortFunc(all, func(a, b []int) int { return cmp.Or(a[0]-b[0], b[1]-a[1]) })
	kept := all[:0]
	for _, a := range all {
		if len(kept) == 0 || a[0] >= kept[len(kept)-1][1] {
			kept = append(kept, a)
		}
	}
	return kept
}

// clause reads one request: the words from the one that asks, which takes n bytes.
func (r *reader) clause(b *corpus.Block, text string, n int) {
	for _, p := range r.f["operative"] { // the body goes on to say something of its own
		if cut := p.FindStringIndex(text[n:]); cut != nil {
			r.also(b, text[n+cut[0]:])
			text = text[:n+cut[0]]
			break
		}
	}
	m := Mandate{Ref: b.Ref, Kind: Task, Words: strings.TrimSpace(strings.TrimRight(strings.TrimSpace(text), ";,."))}
	m.Who = r.who(text, n)
	r.when(&m, text)
	if r.f.has("report", text) && !r.f.has("noreport", text) {
		m.Kind = Report
		m.To = r.to(text)
		m.Own = r.f.has("own", text)
		m.Subject = r.subject(text[n:], &m)
		m.Recurring = r.f.has("recurring", text) || len(m.Sessions) > 1
	}
	m.Budget = r.f.has("budget", text)
	r.out = append(r.out, m)
	r.also(b, text)
}

// body reads words that ask nobody for anything.
func (r *reader) body(b *corpus.Block, text string) {
	if strings.TrimSpace(text) == "" {
		return
	}
	if !r.also(b, text) && r.f.has("budget", text) && b.Kind != corpus.Text {
		r.out = append(r.out, Mandate{Ref: b.Ref, Kind: Budget, Budget: true, Words: strings.TrimSpace(text)})
	}
}

// also adds what the body itself decides, and reports whether it does: to review, to have the matter on an agenda, to
// go on with it, the first of these.
func (r *reader) also(b *corpus.Block, text string) bool {
	for _, kind := range []Kind{Review, Agenda, Seized} {
		if r.f.has(string(kind), text) {
			m := Mandate{Ref: b.Ref, Kind: kind, Words: strings.TrimSpace(text), Budget: r.f.has("budget", text)}
			r.when(&m, text)
			r.out = append(r.out, m)
			return true
		}
	}
	return false
}

// who is the name of who is asked, behind the words that ask, which take n bytes.
func (r *reader) who(text string, n int) string {
	for _, p := range r.f["who"] {
		if m := p.FindStringSubmatch(strings.TrimLeft(text[n:], " ")); m != nil {
			if name := strings.TrimSpace(m[1]); !r.f.has("noname", name) {
				return name
			}
			break
		}
	}
	for _, p := range r.f["by"] {
		if m := p.FindStringSubmatch(text); m != nil {
			return m[1]
		}
	}
	return ""
}

func (r *reader) to(text string) string {
	for _, p := range r.f["to"] {
		if m := p.FindStringSubmatch(text); m != nil {
			return strings.TrimSpace(m[1])
		}
	}
	return ""
}

// subject is what is left of the words behind the ones that ask, without the frame of the request.
func (r *reader) subject(text string, m *Mandate) string {
	for _, name := range []string{m.Who, m.To} {
		if name != "" {
			text = strings.Replace(text, name, " ", 1)
		}
	}
	for _, kind := range []string{"own", "frame", "recurring", "budget"} {
		for _, p := range r.f[kind] {
			text = p.ReplaceAllString(text, " ")
		}
	}
	for at := 0; at < len(text); {
		s, ok := terms.FindSession(text[at:])
		if !ok {
			break
		}
		text = text[:at+s.From] + " " + text[at+s.To:]
		at += s.From
	}
	return strings.Join(strings.Fields(text), " ")
}

// when finds the sessions and the day at which it is due: those that are not past.
func (r *reader) when(m *Mandate, text string) {
	for at := 0; at < len(text); {
		s, ok := terms.FindSession(text[at:])
		if !ok {
			break
		}
		if s.N > r.session && s.N <= r.session+farthest || r.session == 0 {
			m.Sessions = append(m.Sessions, s.N)
		}
		at += max(s.To, 1)
	}
	slices.Sort(m.Sessions)
	m.Sessions = slices.Compact(m.Sessions)
	for _, s := range terms.AllDates(text) {
		adopted := r.doc.Adopted.Start
		if adopted.Before(corpus.Date(s.End)) && r.f.has("date", text[:s.From]) {
			m.Due = corpus.Date(s.End)
			return
		}
	}
}

// farthest is how many sessions ahead a mandate may be due.
const farthest = 12

// clean folds white space and leaves out the marks of vowels that Arabic texts have here and there.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 0x064b && r <= 0x0652:
			return -1
		case unicode.IsSpace(r):
			return ' '
		case r == '\u2011': // a hyphen that does not break
			return '-'
		}
		return r
	}, s)
}
