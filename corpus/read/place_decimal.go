package read

import (
	"strings"

	"github.com/reprise-wording/reprise/corpus"
)

// Labels that name the list they stand in: 4.2.1, § 3.1.

// decimals is how many levels above a list have labels that name those they stand in, but for one that has words:
// 4.2.1 is as good as 4.
func decimals(top *level) int {
	n := 0
	silent := false
	for l := top; l != nil; l = l.up {
		if l.reading.kind == decimal {
			n++
		}
		silent = l.silent
	}
	if !silent {
		n--
	}
	return max(n, 0)
}

// decimalPlace is where a label stands that names the list it stands in: in that list, or else in one that bears no
// words of its own.
func decimalPlace(top *level, r reading, lab label) place {
	p := placeOfDecimal(top, r, lab)
	if lab.style == "§" && (p.cost < cost.Repeat || !top.hasStyle("§")) { // codes number as they please: § 10-100, § 10-105
		p.cost, p.odd = cost.GapAdded, false
	}
	return p
}

func placeOfDecimal(top *level, r reading, lab label) place {
	for l := top; l != nil; l = l.up {
		switch {
		case l.reading.kind == bullet:
		case l.reading.kind == r.kind && l.up.path() == r.above:
			p := place{level: level{reading: r, style: lab.style, bare: lab.bare, depth: l.depth, up: l.up}}
			switch gap := r.value - l.reading.end(); {
			case gap == 1:
			case followsAsFraction(l.reading.text, r.text):
				p.cost = cost.GapAdded
			case gap > 1:
				p.cost, p.odd = skipping(r.kind, gap), true
			default:
				p.cost, p.odd = cost.Repeat, true
			}
			return p
		case l.path() == r.above:
			p := place{level: level{reading: r, style: lab.style, bare: lab.bare, depth: l.depth + 1, up: l}}
			return lateStart(p, r)
		}
	}
	var up *level
	labels := corpus.Ref{Path: r.above}.Labels()
	for depth, text := range labels {
		up = &level{
			reading: reading{kind: decimal, value: partValue(text, before(labels[:depth+1])), text: text},
			style:   lab.style,
			bare:    text,
			depth:   depth,
			silent:  true,
			up:      up,
		}
	}
	outer := outermost(up)
	if strings.Trim(outer.reading.text, "0123456789") == "" {
		outer.reading.kind = number
	} else {
		outer.reading.kind = upper
	}
	p := place{
		level: level{reading: r, style: lab.style, bare: lab.bare, depth: len(labels), up: up},
		cost:  cost.NoColon,
	}
	switch before := outermost(top); {
	case before == nil && lab.within > 0 && outer.reading.value == lab.within && len(labels) == 1:
		p.cost = 0 // 3.1 opens article 3
	case before == nil:
		if outer.reading.value > 1 {
			p.cost += cost.LateStart
		}
	case before.reading.kind == outer.reading.kind:
		if gap := outer.reading.value - before.reading.end(); gap > 1 {
			p.cost, p.odd = p.cost+skipping(number, gap), true
			if before.reading.kind == number && gap >= citedGap {
				outer.aside = before
				return p // what is cited begins where it pleases
			}
		} else if gap < 0 {
			p.cost, p.odd = p.cost+cost.Repeat, true
		}
	}
	return lateStart(p, r)
}

// followsAsFraction reports whether a label comes next after another as decimal fractions do, which statutes number
// their inserted sections by: 75.1 after 75.09, 75.11 after 75.1, 75.2 after 75.19.
func followsAsFraction(before, label string) bool {
	a, b := lastPart(before), lastPart(label)
	if longer, ok := strings.CutPrefix(b, a); ok {
		return longer == "1" || longer == "01"
	}
	return len(a) > len(b) && !strings.HasSuffix(a, "0") && atoi(b) == atoi(a[:len(b)])+1 // no fraction ends in 0
}

func lastPart(label string) string { return label[strings.LastIndexByte(label, '.')+1:] }
