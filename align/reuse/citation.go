package reuse

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
)

// A Citation is a reference of a unit to an earlier meeting, or to a paragraph or recommendation of its report; or to
// an earlier paper by its number or symbol, or to a paragraph of it.
type Citation struct {
	Later     int       // the unit that refers
	Language  int       // index into the set's Languages: where the phrase was found
	Span      lang.Span // of the phrase, in bytes of the unit's Body in that language
	Phrase    string    // the referring words as they stand
	Group     int       // index of the group referred to, -1 where it can't be told
	Paragraph int       // number referred to, 0 where none is named
	Item      string    // path of the item under it that is named, "(b)" of paragraph 11 (b), "(2)" of 134.2; else empty
	Earlier   int       // the unit referred to, -1 where it is a whole meeting or can't be told
	Paper     string    // number or symbol of the paper that is named; empty where it is a meeting or its report
	Offset    int       // number in the report less number in the set, as inferred from all citations of the report
	Why       string    // the evidence of the resolution, or what is missing for it
	Resolved  bool      // Group, and Earlier where a paragraph or a former recommendation is named, are known
}

const (
	// reach is how many words after the word "recommendation" the rest of a reference may take.
	reach = 32
	// near is how many words may stand between it and "previous", or a number before it.
	near = 2
)

// cite finds the references of every unit and resolves them, and adds the pairs they make.
func (r *Result) cite() {
	all := make([]int, len(r.Set.Units))
	for u := range all {
		all[u] = u
	}
	r.read(all)
	r.resolve()
}

// read finds the references of some units.
func (r *Result) read(units []int) {
	papers := r.Set.papers()
	for _, u := range units {
		for _, d := range r.terms {
			for _, c := range slices.Concat(d.references(r.Set, u), d.papersNamed(r.Set, u, papers)) {
				if !slices.ContainsFunc(r.Citations, c.same) {
					r.Citations = append(r.Citations, c)
				}
			}
		}
	}
}

// same reports whether two citations are one in two languages, or twice in one unit.
func (c Citation) same(o Citation) bool {
	return c.Later == o.Later && c.Paragraph == o.Paragraph && c.Item == o.Item && c.Paper == o.Paper &&
		(c.Group == o.Group || c.Group < 0 || o.Group < 0)
}

// A mention is one token of a reference with its meaning.
type mention struct {
	lang.Span
	key    string
	number int    // value of a number, -1 for a word
	item   string // path of the item that a number names besides: "(2)" of 134.2, "(b)" of 11 (b)
	symbol bool
}

// A numbered is a paragraph referred to, and an item of it.
type numbered struct {
	number int
	item   string
}

// references finds the phrases of a unit that refer to recommendations: a word for them with a paragraph or a number, a
// meeting told by year, date, ordinal or symbol, or the word that they are earlier ones.
func (d *termIndex) references(s *Set, unit int) []Citation {
	w := vocabularies[d.lang.Tag().String()]
	text := s.Units[unit].Texts[d.at].Body
	if w == nil || !w.mayRefer(text) {
		return nil
	}
	var out []Citation
	for _, sp := range d.lang.Sentences(text) {
		ms := d.mentions(text[sp.Start:sp.End], sp.Start)
		for k := range ms {
			if !w.recommendation[ms[k].key] {
				continue
			}
			c, also, ok := w.reference(s, unit, ms, k)
			if !ok {
				continue
			}
			if opens(text, c.Span) {
				c.Span.End++
			}
			c.Later, c.Language, c.Phrase = unit, d.at, text[c.Span.Start:c.Span.End]
			out = append(out, c)
			for _, n := range also {
				c.Paragraph, c.Item = n.number, n.item
				out = append(out, c)
			}
		}
	}
	return out
}

// frame is how many words before a phrase that refers, and after it, go with it, up to a punctuation mark: as a
// follow-up to the recommendations ... of the 2009 meeting of the Working Group.
const frame = 6

// referring gives the phrases of a text that refer to recommendations, with their frames: a formula that recurs with
// other objects is no evidence of what the unit itself asks for.
func (d *termIndex) referring(text string) []lang.Span {
	texts := make([]Text, d.at+1)
	texts[d.at].Body = text
	var out []lang.Span
	for _, c := range d.references(&Set{Units: []Unit{{Texts: texts}}}, 0) { // which meeting is meant does not matter here
		out = append(out, lang.Span{Start: d.frameStart(text, c.Span.Start), End: d.frameEnd(text, c.Span.End)})
	}
	return out
}

// frameStart goes back from a place to the mark before it, if that is near.
func (d *termIndex) frameStart(text string, at int) int {
	ts := d.lang.Tokens(text[:at])
	words, start := 0, 0
	for k := len(ts) - 1; k >= 0; k-- {
		switch ts[k].Kind {
		case lang.Punct:
			if !strings.ContainsAny(ts[k].Text(text), ",;:.()") {
				continue
			}
			start = ts[k].End
			k = 0
		case lang.Space:
		default:
			if words++; words > frame {
				return at
			}
		}
	}
	return start
}

// frameEnd goes on from a place to the mark after it, if that is near.
func (d *termIndex) frameEnd(text string, at int) int {
	words, end := 0, at
	for _, t := range d.lang.Tokens(text[at:]) {
		switch t.Kind {
		case lang.Punct:
			if strings.ContainsAny(t.Text(text[at:]), ",;:.()") {
				return end
			}
		case lang.Space:
		default:
			if words++; words > frame {
				return at
			}
			end = at + t.End
		}
	}
	return end
}

func (d *termIndex) mentions(text string, at int) []mention {
	var out []mention
	for _, t := range d.lang.Tokens(text) {
		if t.Kind == lang.Space || t.Kind == lang.Punct && !strings.Contains(";", t.Text(text)) {
			continue
		}
		m := mention{
			Span:   lang.Span{Start: at + t.Start, End: at + t.End},
			key:    lang.FoldAll.Key(t.Text(text)),
			number: -1,
			symbol: t.Kind == lang.Symbol,
		}
		if m.key != "" && m.key[0] <= '9' { // a word is no number
			m.readNumber(text[t.End:])
		}
		out = append(out, m)
	}
	return out
}

// readNumber reads the number that a mention may be, and the item under it that the text after it may name.
func (m *mention) readNumber(after string) {
	first, rest, decimal := strings.Cut(m.key, ".")
	n, err := strconv.Atoi(first)
	if err != nil || decimal && !decimals.MatchString(rest) {
		return
	}
	m.number = n
	if decimal {
		m.item = "(" + strings.ReplaceAll(rest, ".", ")(") + ")"
	} else if l := itemLabel.FindStringSubmatch(after); l != nil {
		m.item = "(" + strings.ToLower(l[1]) + ")"
	}
}

var (
	decimals  = lazyregexp.New(`^[1-9][0-9]{0,2}(?:\.[1-9][0-9]{0,2})*$`)
	itemLabel = lazyregexp.New(`^[ \x{a0}]?\(?([a-z]{1,2})\)(?:[^\p{L}]|$)`)
)

// reference reads one reference around the word at k. Where it names several paragraphs (11 and 12), also holds those
// after the first.
func (w *vocabulary) reference(s *Set, unit int, ms []mention, k int) (c Citation, also []numbered, ok bool) {
	c = Citation{Group: -1, Earlier: -1, Span: ms[k].Span}
	list := -1 // place of the last number of a list of paragraphs
	last := k
	take := func(i int) { last = max(last, i) }
	var when moment
	meeting, met := false, -1 // and the place of the last word for one
	for i := k + 1; i < min(len(ms), k+1+reach) && ms[i].key != ";"; i++ {
		m := ms[i]
		switch {
		case i > k+1 && w.recommendation[m.key]:
			i = len(ms)
		case m.number > 0 && c.Paragraph == 0 && (i == k+1 || w.paragraph[ms[i-1].key]):
			c.Paragraph, c.Item = m.number, m.item
			list = i
			take(i)
		case m.number > 0 && m.number < 1000 && list >= 0 && i-list <= 2 && (!meeting || list > met) && !w.dated(ms, i):
			also = append(also, numbered{m.number, m.item})
			list = i
			take(i)
		case w.report[m.key] || w.meeting[m.key]:
			meeting, met = meeting || w.meeting[m.key] || c.Paragraph > 0, i
			take(i)
			if y := ms[i-1].number; y > 1900 && y < 2200 && when.year == 0 { // the 2009 meeting
				when.year = y
			}
			if o := w.ordinals[ms[i-1].key]; o > 0 && w.meeting[m.key] {
				when.ordinal = o
			}
		case m.symbol && (meeting || c.Paragraph > 0) && i-last < 20:
			if y := symbolYear(m.key); y > 0 && when.year == 0 {
				when.year = y
			}
			when.symbol = strings.ToUpper(m.key)
			take(i)
		case meeting && m.number > 1900 && m.number < 2200 && i-last < 20:
			when.year, when.month = m.number, w.months[ms[i-1].key]
			take(i)
		}
	}
	if meeting && !when.empty() {
		c.Group = s.held(unit, when)
		c.Span.End = ms[last].End
		if c.Group < 0 {
			c.Why = "no meeting of the corpus was held at that time"
		}
		return c, also, true
	}
	for i := max(0, k-near); i <= min(k+near, len(ms)-1); i++ {
		if w.previous[ms[i].key] {
			c.Span = lang.Span{Start: ms[min(i, k)].Start, End: ms[max(i, k)].End}
			return c, nil, true
		}
	}
	return c, nil, false
}

// dated reports whether the number at i is the day of a month: 14 and 15 May.
func (w *vocabulary) dated(ms []mention, i int) bool {
	return i+1 < len(ms) && w.months[ms[i+1].key] > 0
}

// A moment is what a reference says of when a meeting was held.
type moment struct {
	year, month, ordinal int
	symbol               string
}

func (t moment) empty() bool { return t.year == 0 && t.ordinal == 0 }

// symbolYear is the part of a document symbol that is a year: 2009 of CTOC/COP/WG.4/2009/2.
func symbolYear(symbol string) int {
	for _, p := range strings.Split(symbol, "/") {
		if n, err := strconv.Atoi(p); err == nil && n > 1900 && n < 2200 {
			return n
		}
	}
	return 0
}

// held finds the one group that was held at a time, not after the unit that refers to it; -1 where there is none or
// more.
func (s *Set) held(unit int, t moment) int {
	found := -1
	for g := range s.Groups {
		gr := &s.Groups[g]
		if g > s.Units[unit].Group || t.year > 0 && gr.Year() != t.year && gr.Start.Year != t.year {
			continue
		}
		if t.month > 0 && gr.Start.Month > 0 && gr.Start.Month != t.month && gr.End.Month != t.month ||
			t.ordinal > 0 && t.year == 0 && gr.Number != t.ordinal {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = g
	}
	return found
}

// resolve finds the unit that each citation means, once the offset of each report is known.
func (r *Result) resolve() {
	for g := range r.Set.Groups {
		r.resolveReport(g)
	}
	for k := range r.Citations {
		c := &r.Citations[k]
		switch {
		case c.Paper != "": // resolved as it was read
		case c.Paragraph == 0 && c.Group >= 0:
			c.Resolved = true
			c.Why = "refers to " + r.Set.Groups[c.Group].Name + " as a whole"
		case c.Paragraph == 0 && c.Why == "":
			r.resolveFormer(c)
		}
	}
	for _, c := range r.Citations {
		if c.Resolved && c.Earlier >= 0 && c.Earlier < c.Later {
			r.Pairs = append(r.Pairs, Reiteration{Earlier: c.Earlier, Later: c.Later, Score: 1, Relation: Cited})
		}
	}
	r.sort()
}

// resolveFormer takes "its previous recommendation" for the earlier unit that the citing one is most like.
func (r *Result) resolveFormer(c *Citation) {
	for _, p := range r.Pairs {
		if p.Later == c.Later && p.Score >= ThreadScore && r.Set.Units[p.Earlier].Group < r.Set.Units[c.Later].Group {
			c.Earlier, c.Group, c.Resolved = p.Earlier, r.Set.Units[p.Earlier].Group, true
			c.Why = "names none; of the earlier units it is most like this one, score " + strconv.FormatFloat(
				p.Score,
				'f',
				2,
				64,
			)
			return
		}
	}
	c.Why = "names no recommendation, and no earlier unit is like it"
}

func (r *Result) sort() {
	slices.SortFunc(r.Pairs, func(a, b Reiteration) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Earlier, b.Earlier), cmp.Compare(a.Later, b.Later),
			cmp.Compare(a.Relation, b.Relation))
	})
}
