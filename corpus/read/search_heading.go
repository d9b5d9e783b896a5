package read

import "github.com/reprise-wording/reprise/corpus"

// underHeading adds how the numbering goes on under a heading: on, or not at all. at is the place of one with a number.
func (s *step) underHeading(out []way, p *proposal, act act, at placeAt, own float64, why reason) []way {
	keep, clear, head := cost.Keep, cost.Clear, s.head
	named := p.part.kind != "" || p.line.Part != ""
	if isScope(p) {
		keep, clear = cost.NamedKeep, cost.NamedClear
	} else if p.part.kind == corpus.ArticlePart || p.line.Part == string(corpus.ArticlePart) {
		keep, clear = cost.Clear, cost.Keep
	}
	if named || at > 0 {
		head = nil
	}
	if s.top == nil {
		t := s.then(act, nil, head, own, why)
		t.under, t.cleared = at, named
		return append(out, t)
	}
	end := s.then(act, nil, head, own+clear, why)
	end.under, end.cleared, end.on = at, true, numberingEnds
	on := runsOn(s.top)
	if !p.before.colon {
		on = on.pass()
	}
	keeps := s.then(act, on, head, own+keep, why)
	keeps.under, keeps.on = at, numberingRunsOn
	out = append(out, end, keeps)
	if s.top.up != on.up && !named {
		inner := s.then(act, s.top, head, own+cost.KeepInner, why)
		inner.under, inner.on = at, listRunsOn
		out = append(out, inner)
	}
	return out
}

// pass is a list behind a heading; it is made once for each list.
func (l *level) pass() *level {
	if l.passed {
		return l
	}
	if l.behind == nil {
		passed := *l
		passed.passed, passed.hash = true, 0
		l.behind = &passed
	}
	return l.behind
}

// runsOn is the list that runs on under a heading: the outermost, or the one directly under a numbered heading.
func runsOn(top *level) *level {
	for top.up != nil && !top.up.heading {
		top = top.up
	}
	return top
}

// addHeadings adds the ways to take a line as a heading with a number of its own.
func (b *searchBuffers) addHeadings(s *step, p *proposal) {
	if p.line.Soft || p.label.style == articleStyle || p.label.outer != nil || len(p.text) > maxHeading ||
		p.end.comma && !p.line.Bold {
		return
	}
	base := 0.0
	if p.line.Label != "" && p.look < setApart {
		base = cost.HeadingFormat
	}
	switch {
	case p.sentence && p.look < formatted || p.end.colon && p.look < setApart:
		base += cost.HeadingSentence
	case p.wraps && p.look == noHeading:
		base += cost.HeadingWraps
	case p.look >= setApart:
	case p.look == standsAlone && !p.before.colon:
		base += 0.3
	default:
		base += cost.HeadingPlain
	}
	for _, r := range p.label.readings {
		if r.alike || r.kind == bullet || r.kind == native {
			continue
		}
		own := base
		switch r.kind {
		case number, decimal:
			own += cost.HeadingNumber
		case letter, roman:
			own += 2 * cost.HeadingNumber
		}
		if p.label.style == "()" && p.look < setApart {
			own += cost.HeadingNumber
		}
		if p.look < setApart && startsLower(p.line.Text[min(p.label.length, len(p.line.Text)):]) {
			own += cost.HeadingSmall
		}
		from := len(b.places)
		b.places = headPlaces(b.places, s.head, r, p.label)
		for i := from; i < len(b.places); i++ {
			b.ways = s.underHeading(b.ways, p, asHeading, placeAt(i+1), own+b.places[i].cost, bearsNumber)
		}
	}
}

// headPlaces adds to out where the number of a heading may stand among those of the headings around it.
func headPlaces(out []place, head *level, r reading, lab label) []place {
	for l := head; l != nil; l = l.up {
		if l.reading.kind != r.kind || r.kind == decimal && l.reading.above != r.above {
			continue
		}
		p := place{level: level{reading: r, style: lab.style, bare: lab.bare, depth: l.depth, heading: true, up: l.up}}
		switch gap := r.value - l.reading.value; {
		case follows(l.reading, r):
		case gap > 0:
			p.cost = skipping(r.kind, gap)
		default:
			p.cost = cost.Repeat / 2
		}
		out = append(out, p)
	}
	depth := 0
	if head != nil {
		depth = head.depth + 1
	}
	if depth < maxDepth {
		p := place{
			level: level{reading: r, style: lab.style, bare: lab.bare, depth: depth, heading: true, up: head},
			cost:  cost.HeadingStart,
		}
		if r.value > 1 {
			p.cost += cost.LateStart
		}
		out = append(out, p)
	}
	return out
}
