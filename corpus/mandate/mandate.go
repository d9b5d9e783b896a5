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

// find is the place of the first pattern of a kind that a text has, -1 if it has none.
func (f formulas) find(kind, text string) int {
	for _, p := range f[kind] {
		if at := p.FindStringIndex(text); at != nil {
			return at[0]
		}
	}
	return -1
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
	all := make([]request, len(asks))
	for i, a := range slices.Backward(asks) {
		q := request{text[a[0]:], a[1] - a[0], len(text) - a[0]}
		if i+1 < len(asks) {
			q.next = asks[i+1][0] - a[0]
			q.text = q.text[:q.next]
			if r.unsaid(q.text[q.said:]) { // "calls upon States, and invites the Board, to ..."
				q.text = text[a[0] : asks[i+1][0]+len(all[i+1].text)]
			}
		}
		all[i] = q
	}
	for i, q := range all {
		if asks[i][0]+len(q.text) > chapeau { // not of the words before the list alone
			r.clause(b, q)
		}
	}
}

// A request is a clause that asks.
type request struct {
	text string
	said int // bytes of the words that ask
	next int // where the next words that ask stand, at the latest the end
}

// asks are the places of the words that ask, each once.
func (r *reader) asks(text string) [][]int {
	var all [][]int
	for _, kind := range []string{"ask", "perhaps"} {
		for _, p := range r.f[kind] {
			for _, m := range p.FindAllStringSubmatchIndex(text, -1) {
				if len(m) > 2 && m[3] >= 0 { // the words that ask, without what stands around them
					m[0], m[1] = m[2], m[3]
				}
				if kind == "ask" || r.named(text[m[1]:]) {
					all = append(all, m[:2])
				}
			}
		}
	}
	slices.SortFunc(all, func(a, b []int) int { return cmp.Or(a[0]-b[0], b[1]-a[1]) })
	kept := all[:0]
	for _, a := range all {
		if len(kept) == 0 || a[0] >= kept[len(kept)-1][1] {
			kept = append(kept, a)
		}
	}
	return slices.DeleteFunc(kept, func(a []int) bool { // "and requests him to" goes on with the same request
		return a[0] > kept[0][0] && r.f.has("pronoun", r.name(text[a[1]:]).name)
	})
}

// clause reads one request.
func (r *reader) clause(b *corpus.Block, q request) {
	text, n := q.text, q.said
	for _, p := range r.f["operative"] { // the body goes on to say something of its own
		if cut := p.FindStringIndex(text[n:]); cut != nil {
			r.also(b, text[n+cut[0]:])
			text = text[:n+cut[0]]
			break
		}
	}
	m := Mandate{Ref: b.Ref, Kind: Task, Words: r.words(text)}
	m.Who = r.who(text, n, min(q.next, len(text)))
	r.when(&m, text, 0)
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
		if at := r.f.find(string(kind), text); at >= 0 {
			m := Mandate{Ref: b.Ref, Kind: kind, Words: r.words(text), Budget: r.f.has("budget", text)}
			r.when(&m, text, at)
			r.out = append(r.out, m)
			return true
		}
	}
	return false
}

// words are a clause as it is told: without the signs and the "and" that lead from one to the next.
func (r *reader) words(text string) string {
	text = strings.TrimRight(strings.TrimLeft(text, ";, "), ";,. ")
	for _, p := range r.f["leadsin"] {
		text = p.ReplaceAllString(text, "")
	}
	for _, p := range r.f["leadson"] {
		text = p.ReplaceAllString(text, "")
	}
	return text
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

// tatweel makes an Arabic word longer for the eye.
const tatweel = 0x0640

// clean folds white space and leaves out the marks of vowels that Arabic texts have here and there, and tatweel.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 0x064b && r <= 0x0652, r == tatweel:
			return -1
		case unicode.IsSpace(r):
			return ' '
		case r == '\u2011': // a hyphen that does not break
			return '-'
		}
		return r
	}, s)
}
