package read

import (
	"strings"

	"github.com/reprise-wording/reprise/corpus/internal/terms"
)

const maxDepth = 9

// A level is one open list, linked to the list it stands in.
type level struct {
	reading reading
	style   string
	bare    string // the label as printed, without punctuation
	depth   int    // 0 for the outermost
	heading bool   // its words are a heading
	format  bool   // the format itself sets it as a heading
	listed  int    // depth of its list in the format's own nesting, 0 where the format does not say
	silent  bool   // it has no words: a label inside of it names it
	held    bool   // lists of numbers stand inside its items
	passed  bool   // a heading stands since its label: what opens now is hardly an item of it
	up      *level
	behind  *level // the list as it is behind a heading, once that is asked for
	aside   *level // of a list that is cited from another paper: the own list of this one, which may go on behind it
	hash    uint64 // its signature, 0 before it is asked for
}

// path is the chain of labels as it goes into a ref.
func (l *level) path() string {
	switch {
	case l == nil:
		return ""
	case l.reading.kind == bullet:
		return l.up.path()
	case l.up == nil:
		return l.reading.text
	}
	up := l.up.path()
	if up == "" {
		return l.reading.text
	}
	return up + "(" + l.reading.text + ")"
}

// chain is the chain of labels as printed: a label that names its list stands for the labels above it.
func (l *level) chain() string {
	switch {
	case l == nil:
		return ""
	case l.reading.kind == bullet:
		return l.up.chain()
	case l.reading.kind == decimal || l.up == nil:
		return l.bare
	}
	up := l.up.chain()
	if up == "" {
		return l.bare
	}
	return up + "(" + l.bare + ")"
}

// innermostListed is the depth, in the format's own nesting, of the innermost open list of which the format says it;
// else 0.
func (l *level) innermostListed() int {
	for ; l != nil; l = l.up {
		if l.listed > 0 {
			return l.listed
		}
	}
	return 0
}

// around is the list that a label may go on where it does not go on this one.
func (l *level) around() *level {
	if l.up == nil {
		return l.aside
	}
	return l.up
}

func outermost(l *level) *level {
	for l != nil && l.up != nil {
		l = l.up
	}
	return l
}

// A place is where a label may stand.
type place struct {
	level level
	cost  float64
	odd   bool // it breaks the sequence
}

// places adds to out where a reading may stand: as the next of any open list, or as the first of a new one.
func places(out []place, top *level, r reading, lab label, end ending, ambiguous bool) []place {
	if lab.outer != nil {
		return placesOfFirst(out, top, r, lab, end)
	}
	switch {
	case r.kind == bullet:
		return append(out, bulletPlace(top))
	case r.kind == decimal:
		return append(out, decimalPlace(top, r, lab))
	case lab.style == articleStyle:
		return append(out, articlePlace(top, r, lab))
	}
	sameKind, sameStyle, numbers := false, false, false
	closed := 0.0
	for l := top; l != nil; l = l.around() {
		inner := numbers
		numbers = numbers || l.reading.kind == number
		if l != top && ambiguous {
			closed = cost.Close
		}
		if !sameList(l.reading, r) || l.style == articleStyle || countsApart(l.style, lab.style) {
			continue
		}
		sameKind, sameStyle = true, sameStyle || lab.style == l.style
		at := level{reading: r, style: lab.style, bare: lab.bare, depth: l.depth, up: l.up, aside: l.aside}
		at.held = l.held || inner && r.kind == upper
		p := place{at, closed, true}
		announced := false // the words before announce this list, and not one in it
		gap := r.value - l.reading.end()
		switch {
		case follows(l.reading, r):
			p.odd = false
		case gap > 0:
			p.cost += skipping(r.kind, gap)
		case r.value <= 1 && lab.listed > 0 && r.suffix == "" && r.sub == 0:
			p.cost += cost.RestartListed
		case r.value <= 1 && lab.announced && beginsAnew(l, r, lab):
			p.cost += cost.RestartAnnounced
			announced = l.up != nil
		case r.value <= 1 && r.suffix == "" && r.sub == 0:
			p.cost += cost.Restart
		case gap == 0 && r.suffix == l.reading.suffix && r.sub == l.reading.sub && lab.style == l.style:
			p.cost += cost.Twice
		default:
			p.cost += cost.Repeat
		}
		if lab.style != l.style {
			p.cost += cost.Style
		}
		if end.colon && !announced {
			p.cost += cost.OpenColon
		}
		if lab.heading && !l.format {
			p.cost += cost.HeadingOn
		}
		out = append(out, p)
	}
	if top != nil && top.depth+1 >= maxDepth {
		return out
	}
	if lab.style == "§" { // a paragraph of the article, whatever lists stand before it
		inItems := top != nil // of an article that is a heading
		for l := top; l != nil; l = l.up {
			if l != top && l.style == articleStyle {
				out = append(out, newList(l, r, lab, ending{}, sameKind))
			}
			inItems = inItems && !l.heading && !l.namesSection()
		}
		if inItems && !sameKind {
			out = append(out, newList(nil, r, lab, ending{}, false))
		}
	}
	if lab.style == "." && top.inSection() && !sameStyle { // § 3 (1) 1.: the signs tell the lists apart
		end.colon = end.colon || r.value == 1 && !end.some() // "Die Satzung gilt nicht für"
		return append(out, inSection(newList(top, r, lab, end, false), top))
	}
	if p, ok := besideLetters(top, r, lab, end); ok {
		out = append(out, p)
	}
	p := newList(top, r, lab, end, sameKind)
	if ambiguous && !end.colon && top != nil && !top.heading && top.goesOnWith(lab) {
		p.cost += cost.Unannounced
	}
	return append(out, p)
}

// goesOnWith reports whether a label is the next of an open list, in one of the ways to read it.
func (l *level) goesOnWith(lab label) bool {
	for ; l != nil; l = l.around() {
		for _, r := range lab.readings {
			if !r.alike && sameList(l.reading, r) && follows(l.reading, r) {
				return true
			}
		}
	}
	return false
}

// besideLetters is the place of the first number behind an outermost list of capital letters that has none inside its
// items: the paragraphs of a text whose reasons are lettered.
func besideLetters(top *level, r reading, lab label, end ending) (place, bool) {
	letters := outermost(top)
	if letters == nil || r.kind != number || r.value != 1 || r.suffix != "" ||
		letters.reading.kind != upper || letters.reading.value < 2 ||
		letters.heading || letters.held || end.colon && !lab.announced {
		return place{}, false
	}
	p := place{level: level{reading: r, style: lab.style, bare: lab.bare}, cost: cost.Beside}
	if lab.announced {
		p.cost = cost.BesideAnnounced
	}
	return p, true
}

// namesSection reports whether a label is that of an article or a section of an act, in which any list may begin.
func (l *level) namesSection() bool { return l.style == articleStyle || l.style == "§" }

// inSection reports whether a list is that of the paragraphs of a section that its sign names: § 3 (1).
func (l *level) inSection() bool {
	return l != nil && l.style == "()" && l.reading.kind == number && l.up != nil && l.up.style == "§"
}

// inSection takes off what it costs that a list of numbers stands inside another: its sign sets it apart.
func inSection(p place, top *level) place {
	p.cost -= oddKind(p.level.reading.kind, p.level.depth, top)
	return p
}

// placesOfFirst adds to out where the first item of a list may stand that opens on the same line.
func placesOfFirst(out []place, top *level, r reading, lab label, end ending) []place {
	from := len(out)
	for _, own := range lab.outer.readings {
		if !sameList(own, r) || lab.style != lab.outer.style {
			out = places(out, top, own, *lab.outer, end, len(lab.outer.readings) > 1)
		}
	}
	for i := from; i < len(out); i++ {
		outer := out[i].level
		out[i].level = level{reading: r, style: lab.style, bare: lab.bare, depth: outer.depth + 1, up: &outer}
	}
	return out
}

// sameList reports whether two labels count in the same way: 5 and 6, a) and b), and the (b) that follows "1. (a)", but
// not 二 and 甲.
func sameList(before, r reading) bool {
	if before.kind == native && r.kind == native {
		return strings.ContainsAny(before.text, heavenlyStems) == strings.ContainsAny(r.text, heavenlyStems)
	}
	return before.kind == r.kind ||
		before.kind == decimal && r.kind == letter && strings.Trim(before.text, "abcdefghijklmnopqrstuvwxyz") == ""
}

// countsApart reports whether, by their styles, one of two labels is an ordinal in words and the other a number in
// figures: the points of a clause, "SEGUNDA.- ... 1.", are of no list with it. "§" tells nothing, since "Única" has that
// style too.
func countsApart(a, b string) bool {
	return (a == ordinalStyle) != (b == ordinalStyle) && a != "§" && b != "§"
}

// beginsAnew reports whether a label may be the first of another list with the signs of one that is open: of an
// outermost list, or of an inner one unless it has plain numbers, which a paper counts through.
func beginsAnew(l *level, r reading, lab label) bool {
	return r.suffix == "" && r.sub == 0 && lab.style == l.style && (l.depth == 0 || l.up != nil && r.kind != number)
}

// follows reports whether a label is the next of its list: 5 after 4, 4 bis or 4a after 4, d.1 after d.
func follows(before, r reading) bool {
	gap := r.value - before.end()
	switch {
	case gap == 1:
		return r.suffix == "" && r.sub <= 1 || isDoubled(before) && isDoubled(r)
	case gap == 0 && r.sub != before.sub:
		return r.sub == before.sub+1
	case gap == 0 && r.suffix != before.suffix:
		rank, known := terms.SuffixRank(r.suffix)
		last, _ := terms.SuffixRank(before.suffix)
		return !known || before.suffix == "" || rank == last+1
	}
	return false
}

// isDoubled reports whether a reading is that of a letter printed twice: (bb).
func isDoubled(r reading) bool {
	return r.kind == letter && r.suffix != "" && strings.HasPrefix(r.text, r.suffix)
}

// newList is the place of a label that opens a list inside the lists that are open.
func newList(top *level, r reading, lab label, end ending, sameKind bool) place {
	depth := 0
	if top != nil {
		depth = top.depth + 1
	}
	open := top.innermostListed()
	inner := open > 0 && max(lab.listed, lab.indented) > open // the format says that it stands inside
	announced := end.colon || inner || top != nil && (top.heading || top.namesSection())
	p := place{
		level: level{reading: r, style: lab.style, bare: lab.bare, depth: depth, up: top},
		cost:  oddKind(r.kind, depth, top),
	}
	p.odd = r.value > 1 || !announced && (depth > 0 || r.kind != number)
	if !announced && depth > 0 {
		p.cost += cost.NoColon
	}
	if r.value > 1 {
		p.cost += cost.LateStart
	}
	if top != nil && top.passed {
		p.cost += cost.Passed
	}
	apart := top != nil && top.heading && (lab.style != top.style || top.format && !lab.heading)
	if sameKind && !inner && !apart {
		p.cost += cost.SameKind
		if end.colon && r.value == 1 { // "adopted the following agenda:"
			p.cost -= cost.SameKind / 2
		}
	}
	loose := depth - decimals(top)
	if o := outermost(top); o != nil && o.heading {
		loose-- // the number of a section stands over the lists of its paragraphs
	}
	if loose > 2 {
		p.cost += cost.Deep * float64(loose-2)
	}
	return p
}

// bulletPlace is where an item without a label stands: next in the list of such items, or first of one.
func bulletPlace(top *level) place {
	for l := top; l != nil; l = l.up {
		if l.reading.kind == bullet {
			next := reading{kind: bullet, value: l.reading.value + 1}
			return place{level: level{reading: next, style: "•", depth: l.depth, up: l.up}}
		}
	}
	depth := 0
	if top != nil {
		depth = top.depth + 1
	}
	return place{level: level{reading: reading{kind: bullet, value: 1}, style: "•", depth: depth, up: top}}
}

// citedGap is how far the number of a list stands from the last number of the paper that cites it from another.
const citedGap = 20

// skipping is what it costs that a label skips some.
func skipping(k kind, gap int) float64 {
	if gap == 1 {
		return cost.GapAdded // 4a after 3
	}
	more := cost.GapMore
	if k != number && k != decimal {
		more = cost.GapMoreLetters
	}
	return cost.Gap + more*float64(min(gap, 40))
}

// lateStart adds what it costs that a list does not begin with its first label.
func lateStart(p place, r reading) place {
	if r.value > 1 {
		p.cost, p.odd = p.cost+cost.LateStart, true
	}
	return p
}

// oddKind is the cost of a kind of label under another: papers number paragraphs, letter their items and put Roman
// numerals below those. Under a numbered heading any of the three may begin.
func oddKind(k kind, depth int, top *level) float64 {
	if depth == 0 {
		switch k {
		case number:
			return 0
		case upper, upperRoman:
			return 2 * cost.OddKind
		case letter, native:
			return cost.OddKind
		}
		return 3 * cost.OddKind
	}
	up := top.reading.kind
	switch {
	case k == native, top.namesSection() && k != roman, top.style == ordinalStyle && k == number,
		top.heading && (k == number || k == letter || k == roman):
		return 0
	case k == letter && (up == number || up == decimal || up == upper || up == upperRoman), k == roman && up == letter:
		return 0
	case k == number && (up == upper || up == upperRoman), up == roman && k != number:
		return cost.OddKind / 2
	case k == upper || k == upperRoman:
		return 1.5 * cost.OddKind
	}
	return cost.OddKind
}
