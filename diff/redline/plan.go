package redline

import (
	"slices"

	"github.com/reprise-wording/reprise/corpus/ooxml"
)

// A story is a part of A and the part of B that it became: two bodies, two headers, the notes.
type story struct {
	c      *comparer
	a, b   *reader
	ta, tb *ooxml.Tree
}

// A block is a paragraph, a table, or something else in a row with them.
type block struct {
	node, parent *ooxml.Node
	top          *ooxml.Node // the child of the box that the block is or lies in
	content      *content    // of a paragraph
	tokens       []token
	unit         unit
	gone         []op // of a paragraph of A that people took out of B as a whole, what each did
}

func (b *block) deep() bool { return b.node != b.top }

// A boxPlan says what becomes of the blocks of a body, a cell, a header or a note.
type boxPlan struct {
	b     *ooxml.Node // the box of B, which is to hold the blocks of A too
	beads []bead
	bs    []*block
}

// A bead is some blocks of A and those of B that they became, or blocks of one side alone.
type bead struct {
	as, bs []*block
	ca, cb *content // of paragraphs, as one text
	ops    []op
	table  *tablePlan
	after  *block // where there are none of B: the block of B before, nil at the beginning
	before *block // and the one after
	inside bool   // whether it and all that are gone at the same place stand in content controls
}

// blocks lists what is in a box. Marks between blocks do not count.
func (s *story) blocks(r *reader, box *ooxml.Node) []*block {
	if box == nil {
		return nil
	}
	var out []*block
	for _, top := range box.Kids {
		ooxml.Blocks(&ooxml.Node{Kids: []*ooxml.Node{top}}, func(n, parent *ooxml.Node) {
			switch n.Name {
			case "w:p", "w:tbl", "w:altChunk", "m:oMathPara", "m:oMath", "mc:AlternateContent", "w:subDoc":
			default:
				return
			}
			if n == top {
				parent = box
			}
			b := &block{node: n, parent: parent, top: top}
			s.measure(r, b)
			out = append(out, b)
		})
	}
	return out
}

// measure reads the words of a block.
func (s *story) measure(r *reader, b *block) {
	switch b.node.Name {
	case "w:p":
		b.content = r.read(b.node)
		b.tokens = s.c.voc.tokens(b.content)
		b.unit = s.c.voc.newUnit('p', b.content.key(), b.tokens)
	case "w:tbl":
		b.unit = s.unitBelow(r, 't', b.node)
		b.unit.blank = false
	default:
		b.unit = s.c.voc.newUnit('o', r.canon(b.node, r.part), nil)
		b.unit.blank = false
	}
}

// unitBelow is a unit of all paragraphs below n.
func (s *story) unitBelow(r *reader, kind byte, n *ooxml.Node) unit {
	var now, before []token
	tracked := false
	for k := range n.All() {
		if k.Name != "w:p" {
			continue
		}
		c := r.read(k)
		t := s.c.voc.tokens(c)
		now = append(now, t...)
		if r == s.b {
			if p := r.pastOf(&s.c.credits, c); p != nil {
				t, tracked = s.c.voc.tokens(p.content), true
			}
		}
		before = append(before, t...)
	}
	u := s.c.voc.newUnit(kind, r.canon(n, r.part), now)
	if tracked {
		past := s.c.voc.newUnit(kind, "before "+r.canon(n, r.part), before)
		u.past = &past
	}
	return u
}

// box plans what becomes of a box. A box of A or of B may be missing.
func (s *story) box(a, b *ooxml.Node) *boxPlan {
	as, bs := s.blocks(s.a, a), s.blocks(s.b, b)
	p := &boxPlan{b: b, bs: bs}
	paragraphs := s.pastParagraphs(bs)
	matches := s.pastMatches(as, bs, paragraphs)
	matches = endTogether(as, bs, matches)
	for k := 0; k < len(matches); k++ {
		m := matches[k]
		if k == len(matches)-1 && paragraphs == nil {
			if tail, ok := s.tail(as, bs, m); ok {
				p.beads = append(p.beads, tail)
				break
			}
		}
		if run, n := s.linked(as, bs, matches[k:]); n > 0 {
			p.beads = append(p.beads, run)
			k += n - 1
			continue
		}
		p.beads = append(p.beads, s.beads(as[m.i:m.i+m.n], bs[m.j:m.j+m.m], bs, m.j)...)
	}
	if a != nil && b != nil && !s.c.noMoves {
		s.moves(p)
	}
	for i := range p.beads {
		s.c.note(&p.beads[i])
	}
	return p
}

func unitsOf(blocks []*block) []unit {
	out := make([]unit, len(blocks))
	for i, b := range blocks {
		out[i] = b.unit
	}
	return out
}

// endTogether makes the last paragraphs of a box the same one, since the mark of the last paragraph can neither go
// nor come. A last match of several units of A with one of B, or of one with several, has a whole paragraph gone or
// come at its end.
func endTogether(as, bs []*block, matches []match) []match {
	n := len(matches)
	if n == 0 || len(as) == 0 || len(bs) == 0 || as[len(as)-1].content == nil || bs[len(bs)-1].content == nil {
		return matches
	}
	last := matches[n-1]
	if last.n > 0 && last.m > 0 {
		return matches
	}
	if n > 1 && matches[n-2].m == 0 && last.n == 0 || n > 1 && matches[n-2].n == 0 && last.m == 0 {
		gone, come := matches[n-2], last
		if gone.n == 0 {
			gone, come = come, gone
		}
		out := slices.Clone(matches[:n-2])
		if gone.n > 1 {
			out = append(out, match{gone.i, gone.n - 1, come.j, 0})
		}
		if come.m > 1 {
			out = append(out, match{gone.i + gone.n - 1, 0, come.j, come.m - 1})
		}
		return append(out, match{gone.i + gone.n - 1, 1, come.j + come.m - 1, 1})
	}
	if n == 1 || matches[n-2].n != 1 || matches[n-2].m != 1 || as[matches[n-2].i].content == nil {
		return matches
	}
	for _, b := range append(slices.Clone(as[last.i:last.i+last.n]), bs[last.j:last.j+last.m]...) {
		if b.content == nil {
			return matches
		}
	}
	pair := matches[n-2]
	return append(slices.Clone(matches[:n-2]), match{pair.i, 1 + last.n, pair.j, 1 + last.m})
}

// tail plans the last bead where paragraphs after a pair are gone or new at the end of a box: what changes then
// begins with the mark before them.
func (s *story) tail(as, bs []*block, m match) (bead, bool) {
	if m.n < 1 || m.m < 1 || (m.n == 1) == (m.m == 1) || m.i+m.n != len(as) || m.j+m.m != len(bs) || whole(m, as, bs) {
		return bead{}, false
	}
	return s.markBefore(as[m.i:], bs[m.j:])
}

// linked plans a pair and what is gone and new after it as one where that has links in it. Of a link that goes or
// comes Word keeps the empty element, which is to stay behind the words before it and not to get before those after
// it, as in a list of contents. It gives the number of matches that are planned so, 0 for none.
func (s *story) linked(as, bs []*block, matches []match) (bead, int) {
	if len(matches) < 2 || matches[0].n != 1 || matches[0].m != 1 {
		return bead{}, 0
	}
	n, links := 1, false
	i, j := matches[0].i+1, matches[0].j+1
	for ; n < len(matches) && (matches[n].n == 0 || matches[n].m == 0); n++ {
		for _, x := range append(slices.Clone(as[i:i+matches[n].n]), bs[j:j+matches[n].m]...) {
			if x.content == nil {
				return bead{}, 0
			}
			links = links || x.content.hasLink()
		}
		i, j = i+matches[n].n, j+matches[n].m
	}
	if !links {
		return bead{}, 0
	}
	b, ok := s.markBefore(as[matches[0].i:i], bs[matches[0].j:j])
	if !ok {
		return bead{}, 0
	}
	return b, n
}

func (c *content) hasLink() bool {
	return slices.ContainsFunc(c.spans, func(x span) bool { return x.path.linkKey() != "" })
}

// markBefore plans paragraphs of which the first ones are a pair, and what follows is gone or new: with the mark
// before it, so that the last mark stays.
func (s *story) markBefore(as, bs []*block) (bead, bool) {
	b := bead{as: as, bs: bs}
	for _, x := range append(slices.Clone(as), bs...) {
		if x.content == nil || x.content.atoms[len(x.content.atoms)-1].key != "¶" {
			return bead{}, false
		}
	}
	x, y := as[0], bs[0]
	ops := s.changes(x.content, y.content, x.tokens, y.tokens)
	if last := &ops[len(ops)-1]; last.a1-last.a0 > len(placeholder) {
		last.a1 -= len(placeholder)
		last.b1 -= len(placeholder)
	} else {
		ops = ops[:len(ops)-1]
	}
	b.ca, b.cb = s.a.read(nodesOf(as)...), s.b.read(nodesOf(bs)...)
	lastA, lastB := b.ca.atoms[len(b.ca.atoms)-1], b.cb.atoms[len(b.cb.atoms)-1]
	endA, endB := len(x.content.text)-len(placeholder), len(y.content.text)-len(placeholder)
	for _, gone := range as[1:] {
		end := endA + len(gone.content.text)
		ops = append(ops, op{kind: '-', a0: endA, a1: end, b0: endB, b1: endB, of: gone})
		endA = end
	}
	for _, come := range bs[1:] {
		end := endB + len(come.content.text)
		ops = append(ops, op{kind: '+', a0: endA, a1: endA, b0: endB, b1: end, of: come})
		endB = end
	}
	b.ops = append(ops, op{kind: '=', a0: lastA.pos, a1: len(b.ca.text), b0: lastB.pos, b1: len(b.cb.text)})
	return b, true
}

// whole tells whether a match of one unit with several shares words with each of these.
func whole(m match, as, bs []*block) bool {
	one, many := as[m.i], bs[m.j:m.j+m.m]
	if m.n > 1 {
		one, many = bs[m.j], as[m.i:m.i+m.n]
	}
	for _, x := range many {
		shared := 0
		for _, w := range x.unit.words {
			if _, ok := slices.BinarySearch(one.unit.words, w); ok {
				shared++
			}
		}
		if 2*shared <= len(x.unit.words) {
			return false
		}
	}
	return true
}

func nodesOf(blocks []*block) []*ooxml.Node {
	out := make([]*ooxml.Node, len(blocks))
	for i, b := range blocks {
		out[i] = b.node
	}
	return out
}

// beads plans a match: of several blocks of one side alone one bead each.
func (s *story) beads(as, bs, all []*block, j int) []bead {
	switch {
	case len(as) > 0 && len(bs) > 0:
		return []bead{s.pair(as, bs)}
	case len(as) > 0:
		out := make([]bead, len(as))
		inside := !slices.ContainsFunc(as, func(x *block) bool { return !x.deep() })
		for i, x := range as {
			out[i] = bead{as: []*block{x}, ca: x.content, inside: inside}
			if j > 0 {
				out[i].after = all[j-1]
			}
			if j < len(all) {
				out[i].before = all[j]
			}
			switch {
			case x.gone != nil:
				out[i].ops = x.gone
			case x.content != nil:
				out[i].ops = []op{{kind: '-', a1: len(x.content.text), of: x}}
			}
		}
		return out
	}
	out := make([]bead, len(bs))
	for i, x := range bs {
		out[i] = bead{bs: []*block{x}, cb: x.content}
		if x.content != nil {
			out[i].ops = []op{{kind: '+', b1: len(x.content.text), of: x}}
		}
	}
	return out
}

// pair plans blocks that are the same ones, changed or not.
func (s *story) pair(as, bs []*block) bead {
	b := bead{as: as, bs: bs}
	x, y := as[0], bs[0]
	switch {
	case x.node.Name == "w:tbl":
		b.table = s.table(x.node, y.node)
	case x.content == nil:
	case len(as) == 1 && len(bs) == 1:
		b.ca, b.cb = x.content, y.content
		if x.unit.key == y.unit.key {
			b.ops = []op{{kind: '=', a1: len(b.ca.text), b1: len(b.cb.text)}}
		} else {
			b.ops = s.changes(b.ca, b.cb, x.tokens, y.tokens)
		}
	default:
		b.ca, b.cb = s.a.read(nodesOf(as)...), s.b.read(nodesOf(bs)...)
		b.ops = s.changes(b.ca, b.cb, s.c.voc.tokens(b.ca), s.c.voc.tokens(b.cb))
	}
	return b
}
