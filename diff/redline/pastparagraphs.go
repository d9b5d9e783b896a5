package redline

// A pastParagraph is a paragraph, or another block, that B had before its tracked changes. Paragraphs whose end is new
// were one before, and one in which the end of a paragraph is gone was two.
type pastParagraph struct {
	unit      unit
	from, to  int       // the blocks of B in which something of it stays, from after to if nothing does
	stretches []stretch // of one of which nothing stays
}

// pastParagraphs lists what the blocks of a box of B were, nil where nothing is tracked in them.
func (s *story) pastParagraphs(bs []*block) []pastParagraph {
	tracked := false
	var out []pastParagraph
	open, openFrom := &content{}, -1 // what belongs to the next paragraph, and the block that it begins in
	end := func(c *content, from, to int) {
		out = append(out, pastParagraph{unit: s.c.voc.newUnit('p', c.key(), s.c.voc.tokens(c)), from: from, to: to})
		open, openFrom = &content{}, -1
	}
	for j, b := range bs {
		var p *past
		isNew := false // whether its end is
		if b.content != nil {
			p = s.b.pastOf(&s.c.credits, b.content)
			isNew = j < len(bs)-1 && s.c.credits.made[b.node].author != ""
		}
		tracked = tracked || p != nil || isNew || b.unit.past != nil
		if p == nil && openFrom < 0 && !isNew || b.content == nil {
			out = append(out, pastParagraph{unit: b.unit, from: j, to: j})
			open, openFrom = &content{}, -1
			continue
		}
		if p == nil {
			p = &past{content: b.content, stretches: []stretch{{kind: '=', b1: len(b.content.text), size: len(b.content.text)}}}
		}
		from := 0
		for i := range p.content.atoms {
			a := &p.content.atoms[i]
			to := a.pos + len(placeholder)
			last := to == len(p.content.text)
			if a.kind != atomMark && !last {
				continue
			}
			if last && isNew {
				to = a.pos // without the mark, which is new
			}
			stays, between := p.between(from, to)
			if stays && openFrom < 0 {
				openFrom = j
			}
			open.append(p.content, from, to)
			switch {
			case last && isNew:
			case openFrom >= 0:
				end(open, openFrom, j)
			default:
				end(open, j, j-1)
				out[len(out)-1].stretches = between
			}
			from = to
		}
	}
	if !tracked {
		return nil
	}
	return out
}

// append appends what stands at from to to of another content.
func (c *content) append(from *content, start, end int) {
	c.take(from, start, end, len(c.text))
	c.text += from.text[start:end]
}

// between lists the stretches of a part of the past, and tells whether something of it stays.
func (p *past) between(from, to int) (stays bool, out []stretch) {
	at := 0
	for _, x := range p.stretches {
		lo, hi := max(at, from), min(at+x.size, to)
		at += x.size
		if lo >= hi {
			continue
		}
		stays = stays || x.kind == '='
		x.size = hi - lo
		out = append(out, x)
	}
	return stays, out
}

// pastMatches aligns the blocks of A with those of B by what these were before their tracked changes, and what is left
// by what they are.
func (s *story) pastMatches(as, bs []*block, paragraphs []pastParagraph) []match {
	if paragraphs == nil {
		return s.c.voc.matches(unitsOf(as), unitsOf(bs), true, alikeShare)
	}
	units := make([]unit, len(paragraphs))
	for k := range paragraphs {
		units[k] = paragraphs[k].unit
	}
	type group struct{ i0, i1, j0, j1 int }
	var groups []group
	for _, m := range s.c.voc.matches(unitsOf(as), units, true, alikeShare) {
		if m.n == 0 || m.m == 0 {
			continue
		}
		g := group{m.i, m.i + m.n, len(bs), 0}
		for _, p := range paragraphs[m.j : m.j+m.m] {
			if p.from <= p.to {
				g.j0, g.j1 = min(g.j0, p.from), max(g.j1, p.to+1)
			}
		}
		switch last := len(groups) - 1; {
		case g.j0 >= g.j1: // nothing of it stays
			if p := &paragraphs[m.j]; m.n == 1 && m.m == 1 && as[m.i].unit.key == p.unit.key {
				as[m.i].takeOut(p.stretches)
			}
		case last >= 0 && g.j0 < groups[last].j1:
			groups[last].i1, groups[last].j1 = g.i1, max(groups[last].j1, g.j1)
		default:
			groups = append(groups, g)
		}
	}
	var out []match
	i, j := 0, 0
	for _, g := range append(groups, group{len(as), len(as), len(bs), len(bs)}) {
		for _, m := range s.c.voc.matches(unitsLeft(as[i:g.i0]), unitsOf(bs[j:g.j0]), true, alikeShare) {
			out = append(out, match{i + m.i, m.n, j + m.j, m.m})
		}
		if g.i1 > g.i0 {
			out = append(out, match{g.i0, g.i1 - g.i0, g.j0, g.j1 - g.j0})
		}
		i, j = g.i1, g.j1
	}
	return out
}

// unitsLeft are the units of blocks; those that were taken out are like no others.
func unitsLeft(blocks []*block) []unit {
	out := unitsOf(blocks)
	for k, b := range blocks {
		if b.gone != nil {
			out[k] = unit{kind: 'x', key: int32(-1 - k)}
		}
	}
	return out
}

// takeOut takes down who took a paragraph of A out, piece by piece.
func (b *block) takeOut(stretches []stretch) {
	at := 0
	for _, x := range stretches {
		b.gone = append(b.gone, op{kind: '-', a0: at, a1: at + x.size, known: true, by: x.by})
		x.gone.found = true
		at += x.size
	}
	if b.gone = joinOps(b.gone); len(b.gone) == 1 {
		b.gone[0].of = b
	}
}
