package read

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// The outline search decides which lines open units, and at which depth, by a beam search over the lines of a section: a
// label is no matter of its own look but of the sequence it stands in. "i)" after "h)" is a letter when "j)" follows and
// a Roman numeral when "ii)" does; "a) of article 3" at the head of a wrapped line is no label, since none was due.
// Every way of reading costs what it makes odd; the cheapest reading of the whole section wins.
const (
	beamWidth = 24

	costGap        = 2.0  // a label that skips some
	costGapMore    = 0.1  // for each label skipped
	costRestart    = 4.5  // a list that begins anew without one to end it
	costRepeat     = 6.0  // a label that goes back
	costStyle      = 0.6  // "(a)" in a list of "a)"
	costNoColon    = 1.5  // a list opened by words that announce none
	costLateStart  = 3.0  // a list that does not begin with its first label
	costOddKind    = 1.2  // a kind unusual at its depth
	costSameKind   = 2.5  // a list in a list of the same kind
	costOpenColon  = 1.0  // words that announce a list and have none
	costUnfinished = 1.0  // a label after words that are not at an end
	costCutText    = 1.5  // what looks like a label after words that are not at an end is text
	costSoftLabel  = 1.5  // a label inside a paragraph
	costSoftText   = 1.0  // what looks like a label inside a paragraph is text
	costDueText    = 3.5  // what looks like a label of an open list inside a paragraph, where one may well begin, is text
	costFreshText  = 4.5  // what looks like a label at the head of a paragraph is text
	costHeading    = 1.0  // a heading that is a unit
	costClose      = 0.05 // a list that an ambiguous label ends: "v)" after "iv)" is the fifth rather than the letter after "u)"
	costDeep       = 1.0  // for each level below the third
	costAlike      = 1.5  // a sign read as one that looks alike
	hopeless       = 25   // costs so far above the cheapest way are not made up for
	maxDepth       = 6
)

// A level is one open list, linked to the list it stands in.
type level struct {
	reading reading
	style   string
	offset  int // added to the numbers of a list that began anew in the middle
	depth   int // 0 for the outermost
	up      *level
}

// name is the label as it goes into the ref.
func (l *level) name() string {
	if l.offset == 0 {
		return l.reading.text
	}
	return strconv.Itoa(l.reading.value+l.offset) + l.reading.suffix
}

func (l *level) path() string {
	if l == nil {
		return ""
	}
	if l.up == nil {
		return l.name()
	}
	return l.up.path() + "(" + l.name() + ")"
}

// A step is what one line was taken for; steps link back to the first line.
type step struct {
	top   *level // the unit the line opens or belongs to
	opens bool   // the line opens it
	cost  float64
	prev  *step
}

// outline returns a step for each line. The language of the paper tells full stops from those of abbreviations.
func outline(lines []flow.Line, labels []label, tag language.Tag) []*step {
	beam := []*step{{}}
	end, before := ending{done: true}, ""
	for i, l := range lines {
		if len(labels[i].readings) == 0 {
			announced := end.colon
			if end = endingOf(l.Text); l.Section || l.Heading > 0 && !end.colon {
				end = ending{done: true, colon: l.Section && announced} // a heading leaves nothing open but a list that is announced
			}
			before = l.Text
			continue
		}
		fresh := freshLabel(before, l, labels[i], end, tag)
		var next []*step
		for _, s := range beam {
			next = append(next, readLine(s, l, labels[i], end, fresh)...)
		}
		beam = prune(next)
		end, before = endingOf(l.Text), l.Text
	}
	best := beam[0]
	if end.colon { // a chapeau at the very end counts as one without items
		for _, s := range beam {
			if s.cost < best.cost {
				best = s
			}
		}
	}
	steps := make([]*step, len(lines))
	for i := len(lines) - 1; i >= 0; i-- {
		if len(labels[i].readings) == 0 {
			steps[i] = &step{top: best.top}
			continue
		}
		steps[i] = best
		best = best.prev
	}
	return steps
}

// prune keeps the cheapest ways, one for each state of the open lists.
func prune(all []*step) []*step {
	slices.SortStableFunc(all, func(a, b *step) int { return cmp.Compare(a.cost, b.cost) })
	seen := map[string]bool{}
	var kept []*step
	for _, s := range all {
		if s.cost > all[0].cost+hopeless {
			break
		}
		key := signature(s.top)
		if seen[key] {
			continue
		}
		seen[key] = true
		kept = append(kept, s)
		if len(kept) == beamWidth {
			break
		}
	}
	return kept
}

func signature(l *level) string {
	var b strings.Builder
	for ; l != nil; l = l.up {
		b.WriteByte('a' + byte(l.reading.kind))
		b.WriteString(strconv.Itoa(l.reading.value))
		b.WriteString(l.reading.suffix)
		b.WriteByte('+')
		b.WriteString(strconv.Itoa(l.offset))
		b.WriteByte(' ')
	}
	return b.String()
}

// freshLabel reports whether what looks like a label at the head of a line can hardly go on the sentence before: that is at
// an end, or a capital follows the bracket ("paragraphs b) and c)" goes on in small letters). Numbers with a full stop need
// the end, since "paragraph 12. The" may be cut anywhere.
func freshLabel(before string, l flow.Line, lab label, end ending, tag language.Tag) bool {
	first, _ := utf8.DecodeRuneInString(l.Text[min(lab.length, len(l.Text)):])
	switch {
	case l.Label != "" || lab.readings[0].kind == bullet:
		return false
	case end.colon || end.done && !strings.HasSuffix(before, "."):
		return true
	case end.done: // by a full stop; those of "para." and "No." end nothing, nor does that of "1." before small letters
		last := before[strings.LastIndexByte(before, ' ')+1:]
		number := strings.Trim(last, "0123456789.") == ""
		return (!number || unicode.IsUpper(first)) && len(lang.For(tag).Sentences("So "+last+" The")) > 1
	}
	return unicode.IsUpper(first) && strings.HasSuffix(lab.style, ")")
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

func readLine(s *step, l flow.Line, lab label, end ending, fresh bool) []*step {
	text := &step{top: s.top, cost: s.cost, prev: s}
	fresh = fresh && (end.colon || s.top == nil || s.top.hasStyle(lab.style))
	switch {
	case fresh && (l.Soft || !end.done && !end.colon):
		text.cost += costDueText
	case l.Soft:
		text.cost += costSoftText
	case l.Label != "":
		text.cost += 2 * costFreshText
	case lab.readings[0].kind == bullet:
		text.cost += costNoColon
	case !end.done && !end.colon:
		text.cost += costCutText
	default:
		text.cost += costFreshText
	}
	base := s.cost
	if l.Heading > 0 {
		base += costHeading
	}
	if l.Label == "" {
		if !end.done && !end.colon {
			base += costUnfinished
		}
		if l.Soft && !fresh && !end.done && !end.colon {
			base += costSoftLabel
		}
	}
	out := []*step{text}
	for _, r := range lab.readings {
		for _, c := range places(s.top, r, lab.style, end.colon, len(lab.readings) > 1) {
			if c.odd && (r.ocr || r.weak) {
				continue // likeness alone is no reason to go against the sequence
			}
			if r.ocr {
				c.cost += costAlike
			}
			out = append(out, &step{top: c.level, opens: true, cost: base + c.cost, prev: s})
		}
	}
	return out
}

// A place is where a label may stand.
type place struct {
	level *level
	cost  float64
	odd   bool // it breaks the sequence
}

// places lists where a reading may stand: as the next of any open list, or as the first of a new one.
func places(top *level, r reading, style string, colon, ambiguous bool) []place {
	switch r.kind {
	case bullet:
		return bulletPlaces(top, colon)
	}
	if r.above != "" {
		return namedPlaces(top, r, style)
	}
	var out []place
	sameKind := false
	closed := 0.0
	for l := top; l != nil; l = l.up {
		if l != top && ambiguous {
			closed = costClose
		}
		if l.reading.kind != r.kind {
			continue
		}
		sameKind = true
		p := place{&level{reading: r, style: style, offset: l.offset, depth: l.depth, up: l.up}, closed, true}
		gap := r.value - l.reading.value
		switch {
		case gap == 1 && r.suffix == "", gap == 0 && suffixes[r.suffix] == suffixes[l.reading.suffix]+1:
			p.odd = false
		case gap > 1:
			p.cost += skipping(gap)
		case r.value == 1 && r.kind == number:
			p.cost += costRestart
			p.level.offset += l.reading.value
		default:
			p.cost += costRepeat
		}
		if style != l.style {
			p.cost += costStyle
		}
		if colon {
			p.cost += costOpenColon
		}
		out = append(out, p)
	}
	depth := 0
	if top != nil {
		depth = top.depth + 1
	}
	if depth >= maxDepth {
		return out
	}
	p := place{&level{reading: r, style: style, depth: depth, up: top}, oddKind(r.kind, depth), r.value > 1 || !colon && (depth > 0 || r.kind != number)}
	if depth == 0 && r.kind != number { // a ref begins with a number: the list belongs to a recommendation without one
		p.level.depth, p.level.up = 1, &level{reading: reading{kind: number, value: 1, text: "1"}}
	}
	if !colon && depth > 0 {
		p.cost += costNoColon
	}
	p.cost = lateStart(p, r).cost
	if sameKind {
		p.cost += costSameKind
	}
	if depth > 2 {
		p.cost += costDeep * float64(depth-2)
	}
	return append(out, p)
}

// bulletPlaces lists where an item without a label may stand: next in the list of such items, or first of one.
func bulletPlaces(top *level, colon bool) []place {
	for l := top; l != nil; l = l.up {
		if l.reading.kind == bullet {
			return []place{{level: &level{reading: counted(l.reading.value+1, l.depth), style: "•", depth: l.depth, up: l.up}}}
		}
	}
	depth := 0
	if top != nil {
		depth = top.depth + 1
	}
	p := place{level: &level{reading: counted(1, depth), style: "•", depth: depth, up: top}}
	if !colon && depth > 0 {
		p.cost = costFreshText // further paragraphs of a unit may come as a list
	}
	return []place{p}
}

// namedPlaces lists where a label may stand that names the list it stands in: in that list, or else in one that bears no words
// of its own.
func namedPlaces(top *level, r reading, style string) []place {
	for l := top; l != nil; l = l.up {
		switch {
		case l.reading.kind == r.kind && l.up.path() == r.above:
			p := place{level: &level{reading: r, style: style, depth: l.depth, up: l.up}}
			if gap := r.value - l.reading.value; gap > 1 {
				p.cost, p.odd = skipping(gap), true
			} else if gap < 1 {
				p.cost, p.odd = costRepeat, true
			}
			return []place{p}
		case l.path() == r.above:
			return []place{lateStart(place{level: &level{reading: r, style: style, depth: l.depth + 1, up: l}}, r)}
		}
	}
	var up *level
	labels := corpus.Ref{Path: r.above}.Labels()
	for depth, text := range labels {
		up = &level{reading: reading{kind: kindOf(text, depth+1), value: valueOf(text, depth+1), text: text}, style: style, depth: depth, up: up}
	}
	p := place{level: &level{reading: r, style: style, depth: len(labels), up: up}, cost: costNoColon}
	outer := outermost(up)
	outer.reading.kind = number
	switch before := outermost(top); {
	case before == nil:
		p.cost += lateStart(place{}, outer.reading).cost
	case before.reading.kind == number:
		if gap := outer.reading.value - before.reading.value; gap > 1 {
			p.cost, p.odd = p.cost+skipping(gap), true
		} else if gap < 0 {
			p.cost, p.odd = p.cost+costRepeat, true
		}
	}
	return []place{lateStart(p, r)}
}

func outermost(l *level) *level {
	for l != nil && l.up != nil {
		l = l.up
	}
	return l
}

// skipping is what it costs that a label skips some.
func skipping(gap int) float64 { return costGap + costGapMore*float64(min(gap, 40)) }

// lateStart adds what it costs that a list does not begin with its first label.
func lateStart(p place, r reading) place {
	if r.value > 1 {
		p.cost, p.odd = p.cost+costLateStart+costGapMore*float64(min(r.value, 40)), true
	}
	return p
}

// counted is the label of an item that bears none: a number at the outermost level, else a letter.
func counted(n, depth int) reading {
	kind := "a"
	if depth == 0 {
		kind = "1"
	}
	return reading{kind: bullet, value: n, text: flow.Ordinal(n, kind)}
}

// oddKind is the cost of a kind of label at a depth: papers number recommendations, letter their items and put Roman
// numerals below those.
func oddKind(k kind, depth int) float64 {
	usual := kind(min(depth, int(roman)))
	if k == usual {
		return 0
	}
	if depth == 0 {
		return 3 * costOddKind
	}
	return costOddKind
}

// An ending tells how a text ends.
type ending struct {
	done  bool // with a full stop, semicolon or the like
	colon bool // with a colon: a list is announced
}

// opensNext reports whether what follows may be a new item.
func (e ending) opensNext() bool { return e.done || e.colon }

func endingOf(text string) ending {
	if strings.HasSuffix(text, ")") { // "The Department should report. (Paragraph 23)" is at its end
		if i := strings.LastIndexByte(text, '('); i > 1 && text[i-1] == ' ' && strings.ContainsRune(".!?", rune(text[i-2])) && !strings.Contains(text[i:], ".") {
			return ending{done: true}
		}
	}
	text = strings.TrimRight(text, " \u00a0\u202f\"'»”’)]*_")
	for _, tail := range []string{" and", " or", " et", " ou", " y", " o"} {
		if t, ok := strings.CutSuffix(text, tail); ok && strings.HasSuffix(strings.TrimRight(t, " \u00a0\u202f"), ";") {
			return ending{done: true}
		}
	}
	if text == "" {
		return ending{done: true}
	}
	switch text[len(text)-1] {
	case '.', ';', '!', '?':
		return ending{done: true}
	case ':':
		return ending{colon: true}
	}
	return ending{done: strings.HasSuffix(text, "…")}
}
