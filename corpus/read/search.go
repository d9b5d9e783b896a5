package read

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/corpus"
)

// The search decides what every line of a paper is, over the whole paper at once: a label is no matter of its own
// look but of the sequence it stands in. "i)" after "h)" is a letter when "j)" follows and a Roman numeral when "ii)"
// does; "a) of article 3" at the head of a wrapped line is no label, since none was due; numbers under a heading run
// on or begin anew as the next of them says. Every way of reading costs what it makes odd (data/costs.tsv); the
// cheapest reading of the whole wins.
//
// It is a beam search: of the ways to read the lines so far, the cheapest are kept, one for each state of the open
// lists. The cost is linear in the number of lines.
const (
	beamWidth = 32
	hopeless  = 25 // costs so far above the cheapest way are not made up for
)

// act is what a line was taken for.
type act uint8

const (
	asText    act = iota // no label of its own
	asUnit               // it opens a labelled paragraph, or an item behind a bullet
	asHeading            // a heading with a number, beside the numbers of the paragraphs
	asPart               // a heading without a number, or the name of a part
)

// A step is what one line was taken for; steps link back to the first line.
type step struct {
	act     act
	top     *level // the innermost list that is open after the line
	head    *level // the innermost numbered heading that the line stands under
	cleared bool   // the numbering of paragraphs ended at this heading
	cost    float64
	own     float64 // of this line alone
	why     reason
	on      runsOnAs // of a heading: what becomes of the numbering
	prev    *step
}

// A way is a step that is weighed. Few of those are kept, so the list and the heading that its line opens stand among
// the places of the buffers until then.
type way struct {
	step
	list  placeAt // of the innermost open list after the line, where the line opens it
	under placeAt // of the innermost numbered heading after the line, where the line is it
}

// placeAt is where a place stands among those that are weighed for a line, counted from 1; 0 is none.
type placeAt int

// search returns a step for each proposal. told, where it is not nil, is told of each line's ways with their costs.
func search(props []proposal, told func(line int, ways []*step)) []*step {
	beam := []*step{{}}
	var b searchBuffers
	for i := range props {
		b.ways, b.places = b.ways[:0], b.places[:0]
		for _, s := range beam {
			b.addWays(s, &props[i])
		}
		beam = b.keep(beam[:0], props[i].branches())
		if told != nil {
			told(i, beam)
		}
	}
	best := beam[0]
	steps := make([]*step, len(props))
	for i := len(props) - 1; i >= 0; i-- {
		steps[i] = best
		best = best.prev
	}
	return steps
}

// The hash of states is FNV-1a over their numbers and letters.
const (
	hashBasis = 14695981039346656037
	hashPrime = 1099511628211
)

// signature tells a state of the open lists from others; it is worked out once for each list.
func (l *level) signature() uint64 {
	if l == nil {
		return 0
	}
	if l.hash == 0 {
		h := uint64(hashBasis)
		add := func(v uint64) { h = (h ^ v) * hashPrime }
		add(l.up.signature())
		add(l.aside.signature())
		add(uint64(l.reading.kind))
		add(uint64(l.reading.value))
		add(uint64(l.reading.last))
		add(uint64(l.reading.sub))
		for i := range len(l.reading.suffix) {
			add(uint64(l.reading.suffix[i]))
		}
		if l.heading {
			add(1 << 8)
		}
		if l.passed {
			add(1 << 9)
		}
		if l.held {
			add(1 << 10)
		}
		l.hash = (h ^ h>>32) | 1
	}
	return l.hash
}

// then is the way that takes the next line so and leaves these lists open.
func (s *step) then(act act, top, head *level, own float64, why reason) way {
	return way{step: step{act: act, top: top, head: head, cost: s.cost + own, own: own, why: why, prev: s}}
}

// thenOpens is the way that takes the next line as a unit, whose list is the innermost then.
func (s *step) thenOpens(list placeAt, own float64, why reason) way {
	w := s.then(asUnit, nil, s.head, own, why)
	w.list = list
	return w
}

// branches reports whether a line may be more than one thing, or changes the lists that are open.
func (p *proposal) branches() bool {
	return p.label.some() || p.look > noHeading || p.part.kind != "" || p.meeting != nil || p.line.Part != ""
}

// addWays adds what a line may be after the lines before it.
func (b *searchBuffers) addWays(s *step, p *proposal) {
	switch {
	case p.kind != "" && p.kind != corpus.Heading && !p.label.some(), p.line.Furniture != "":
		b.ways = append(b.ways, s.then(asText, s.top, s.head, 0, saidByFormat))
	case (p.kind == corpus.Unit || p.kind == corpus.Heading) && p.line.Level > 0 && p.line.Label != "":
		b.addAtLevel(s, p)
	case p.kind == corpus.Heading && p.line.Level > 0: // the title of the labelled paragraph that follows
		b.ways = append(b.ways, s.then(asPart, s.top, s.head, 0, headingByFormat))
	case p.meeting != nil:
		t := s.then(asPart, nil, nil, 0, headsMeeting)
		t.cleared = true
		b.ways = append(b.ways, t)
	case p.part.kind != "" || p.line.Part != "" || p.look == formatted && !p.label.some():
		b.ways = s.underHeading(b.ways, p, asPart, 0, 0, headsPart)
	case !p.label.some():
		if p.look >= standsAlone && !p.joins {
			b.ways = s.underHeading(b.ways, p, asPart, 0, 0, standsAsHeading)
			return
		}
		b.ways = append(b.ways, s.then(asText, s.top, s.head, 0, noLabel))
	default:
		b.ways = append(b.ways, s.asText(p))
		b.addUnits(s, p)
		b.addHeadings(s, p)
	}
}

// addAtLevel puts a unit where the format says that it stands.
func (b *searchBuffers) addAtLevel(s *step, p *proposal) {
	up := s.top
	// Items of a paragraph without a label stand in no list, but beside one another.
	for up != nil && (up.depth >= p.line.Level-1 || up.listed >= p.line.Level) {
		up = up.up
	}
	r := reading{kind: native, value: 1, text: p.label.bare}
	if p.label.some() {
		r = p.label.readings[0]
	}
	own := 0.0
	if before := outermost(s.top); before != nil && p.line.Level == 1 && before.reading.kind == r.kind &&
		before.reading.value >= r.value {
		own = cost.Restart
	} else if before == nil && p.line.Level == 1 && r.value > 1 {
		own = cost.LateAfterHeading
	}
	depth := 0
	if up != nil {
		depth = up.depth + 1
	}
	at := level{
		reading: r,
		style:   p.label.style,
		bare:    p.label.bare,
		depth:   depth,
		heading: p.kind == corpus.Heading,
		listed:  p.line.Level,
		up:      up,
	}
	b.places = append(b.places, place{level: at})
	b.ways = append(b.ways, s.thenOpens(placeAt(len(b.places)), own, saidByFormat))
}

// asText is the way to take what looks like a label as words.
func (s *step) asText(p *proposal) way {
	l, end := p.line, p.before
	fresh := p.fresh && (end.colon || s.top == nil || s.top.hasStyle(p.label.style))
	own := cost.FreshText
	switch {
	case l.Label != "":
		own = cost.FormatText
	case p.label.readings[0].kind == bullet:
		own = cost.NoColon
	case s.nests(p) || p.opensItem():
		own = cost.FreshText
	case p.label.weak() || p.label.onlyAlike():
		own = cost.WeakText
		switch {
		case p.look < setApart && s.top.expects(p):
			own = cost.DueText
		case p.look >= formatted:
			own = cost.FreshText
		case p.look >= standsAlone:
			own = cost.HeadText
		case end.colon && p.label.readings[0].value == 1:
			own += cost.WeakLabel // a list is announced
		}
	case fresh && (l.Soft || !end.done && !end.colon), (l.Soft || l.Blank && !end.some()) && s.top.expects(p):
		own = cost.DueText
	case l.Soft:
		own = cost.SoftText
	case !end.done && !end.colon && !end.comma && p.look < setApart:
		own = cost.CutText
	case !end.done && !end.colon && !end.comma && p.look < formatted:
		own = cost.HeadText
	}
	return s.then(asText, s.top, s.head, own, onlyWords)
}

// nests reports whether the format itself sets a label inside of the open list, or beside its last label.
func (s *step) nests(p *proposal) bool {
	open := s.top.innermostListed()
	return p.line.Level > 0 && open > 0 && p.line.Level >= open && !p.line.Soft && !p.label.weak() && p.label.readings[0].kind != bullet
}

// opensItem reports whether a typed label opens an item of a list that the format itself sets, so that no line end can
// have brought it there.
func (p *proposal) opensItem() bool {
	return p.line.Level > 0 && !p.line.Soft && !p.label.weak() && p.label.readings[0].kind != bullet
}

// expects reports whether an open list of labels with punctuation wants this label next, and a capital follows it.
func (l *level) expects(p *proposal) bool {
	first, _ := utf8.DecodeRuneInString(p.line.Text[min(p.label.length, len(p.line.Text)):])
	for ; l != nil && p.label.style != "" && unicode.IsUpper(first); l = l.up {
		if l.style == p.label.style && slices.ContainsFunc(p.label.readings, func(r reading) bool { return r.kind == l.reading.kind && follows(l.reading, r) }) {
			return true
		}
	}
	return false
}

// onlyAlike reports whether a label is one only if its signs are taken for others that look like them.
func (l label) onlyAlike() bool {
	return !slices.ContainsFunc(l.readings, func(r reading) bool { return !r.alike })
}

// hasStyle reports whether an open list has labels of this style.
func (l *level) hasStyle(style string) bool {
	for ; l != nil; l = l.up {
		if l.style == style {
			return true
		}
	}
	return false
}

// addUnits adds the ways to take a line as a labelled paragraph.
func (b *searchBuffers) addUnits(s *step, p *proposal) {
	l, end := p.line, p.before
	base := 0.0
	if l.Label == "" && !end.some() && p.look < setApart && !s.nests(p) && !p.opensItem() {
		base += cost.Unfinished
		if l.Blank || p.look == standsAlone || p.label.weak() && s.top.expects(p) {
			base -= cost.Unfinished / 2
		}
		if l.Soft && !p.fresh && !s.top.expects(p) {
			base += cost.SoftLabel
		}
	}
	if p.look == noHeading && l.Soft && p.label.weak() && !s.top.expects(p) {
		base += cost.SoftLabel
	}
	ambiguous := p.label.ambiguous()
	for _, r := range p.label.readings {
		from := len(b.places)
		b.places = places(b.places, s.top, r, p.label, end, ambiguous)
		for i := from; i < len(b.places); i++ {
			c := &b.places[i]
			c.level.format = p.label.heading
			c.level.heading = !l.Listed && p.label.outer == nil && !(p.look == standsAlone && (end.colon && c.level.depth > 0 || s.goesOnItems(&c.level))) &&
				(p.look >= formatted || p.look >= standsAlone && !p.sentence && !lower(p.label))
			if l.Listed && (r.kind == decimal || c.level.up == s.top.list(r.kind)) {
				c.cost = min(c.cost, cost.Listed) // a table says which label is whose, in whatever order
			}
			if l.Label != "" || r.kind == number { // letters that are typed may stand in any list of the format
				c.cost += nesting(s.top, &c.level, l.Level)
			}
			if r.alike && c.odd {
				continue // likeness alone is no reason to go against the sequence
			}
			if r.weak && p.look < formatted {
				if c.odd && (p.look < standsAlone && c.level.depth > 0 || c.level.reading.value > 1) {
					continue
				}
				if c.odd || c.level.depth == 0 && r.value == 1 {
					c.cost += cost.WeakLabel
				}
			}
			if r.alike {
				c.cost += cost.Alike
			}
			if p.look >= standsAlone && !(p.look == standsAlone && (end.colon || s.top.expects(p))) &&
				(r.kind == upper || r.kind == upperRoman || r.kind == letter || r.kind == roman) {
				c.cost += cost.UnitHeading
			}
			if p.look >= formatted && s.head != nil && c.odd && sameList(s.head.reading, r) && follows(s.head.reading, r) {
				c.cost += cost.UnitOn
			}
			if s.prev != nil && s.top == nil && r.value > 1 && c.level.depth == 0 {
				c.cost += cost.LateAfterHeading - cost.LateStart
			}
			b.ways = append(b.ways, s.thenOpens(placeAt(i+1), base+c.cost, bearsLabel))
		}
	}
}

// goesOnItems reports whether a label goes on an open list whose last item was no heading: of a list inside others, or
// where nothing stands between the two items.
func (s *step) goesOnItems(at *level) bool {
	for l := s.top; l != nil; l = l.up {
		if l.up == at.up && l.reading.kind == at.reading.kind {
			return !l.heading && follows(l.reading, at.reading) && (at.depth > 0 || s.act == asUnit && l == s.top)
		}
	}
	return false
}

// list is what the innermost open list of a kind stands in; a level that is not there where none is open.
func (l *level) list(k kind) *level {
	for ; l != nil; l = l.up {
		if l.reading.kind == k {
			return l.up
		}
	}
	return noLevel
}

var noLevel = &level{}

// nesting is what it costs that a label stands otherwise in the lists that are open than the format nests it.
func nesting(top, at *level, listed int) float64 {
	at.listed = listed
	before := top
	for before != nil && before.listed == 0 {
		before = before.up
	}
	if listed == 0 || before == nil {
		return 0
	}
	inside := false // at stands inside of the list before
	for l := at.up; l != nil; l = l.up {
		inside = inside || l == before
	}
	switch {
	case listed > before.listed && !inside,
		listed == before.listed && at.up != before.up && at.style == before.style,
		listed < before.listed && (inside || at.up == before.up):
		return cost.Nesting
	}
	return 0
}
