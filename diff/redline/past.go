package redline

import (
	"slices"
	"strings"

	"github.com/reprise-wording/reprise/corpus/ooxml"
)

// Where the tracked changes of B stay ([Keep]), B says itself what it was before them. A is then compared with that,
// and what people did to it since is told as they did it: no word has to be guessed to be someone's.
//
//	A                 States should keep a log.
//	B before          States should keep a register.         differs from A: nobody tracked that
//	B with changes    States [-should-]{+shall+} keep a register.

// goneSign is the name of the elements that stand in B where something was taken out, until the redline is made. It is
// one that means nothing to what is compared.
const goneSign = "w:proofErr"

// A stretch is a piece of a content of B or of what was taken out there: of what stays ('='), is new ('+') or is gone
// ('-').
type stretch struct {
	kind   byte
	b0, b1 int       // in the content of B, empty for what is gone
	size   int       // in bytes of the content before, 0 for what is new
	by     credit    // of what is new or gone
	gone   *goneText // of what is gone
}

// A past is a content of B and what it was before its tracked changes.
type past struct {
	content   *content // before
	stretches []stretch
}

// pastOf gives the past of a content of B, nil where nothing is tracked in it.
func (r *reader) pastOf(cr *credits, c *content) *past {
	if len(cr.made)+len(cr.signs) == 0 {
		return nil
	}
	p := &past{content: &content{}}
	var text strings.Builder
	tracked := false
	stays := func(from, to int, by credit) {
		switch {
		case from == to:
			return
		case by.author != "":
			p.stretches = append(p.stretches, stretch{kind: '+', b0: from, b1: to, by: by})
			tracked = true
			return
		}
		p.stretches = append(p.stretches, stretch{kind: '=', b0: from, b1: to, size: to - from})
		p.content.take(c, from, to, text.Len())
		text.WriteString(c.text[from:to])
	}
	next := 0 // of the marks
	for i := range c.spans {
		sp := &c.spans[i]
		by := cr.madeBy(sp, c.atomAt(sp.start))
		if sp.end == len(c.text) && sp.run == nil {
			by = credit{} // the last mark is that of A
		}
		from := sp.start
		for ; next < len(c.marks) && c.marks[next].pos < sp.end; next++ {
			g := cr.signs[c.marks[next].node]
			if g == nil {
				continue
			}
			at := max(from, c.marks[next].pos)
			stays(from, at, by)
			from, tracked = at, true
			old := r.goneContent(g, c.marks[next].path)
			p.stretches = append(p.stretches, stretch{kind: '-', b0: at, b1: at, size: len(old.text), by: g.by, gone: g})
			p.content.take(old, 0, len(old.text), text.Len())
			text.WriteString(old.text)
		}
		stays(from, sp.end, by)
	}
	if !tracked {
		return nil
	}
	p.content.text = text.String()
	return p
}

// goneContent reads what someone took out.
func (r *reader) goneContent(g *goneText, in *container) *content {
	if g.mark {
		return &content{text: placeholder, atoms: []atom{{kind: atomMark, key: "¶"}}, spans: []span{{end: len(placeholder)}}}
	}
	b := &builder{r: r, c: &content{}}
	b.add(r.fold(r.pieces(g.nodes, in, nil)))
	b.c.text = b.text.String()
	return b.c
}

// madeBy is who brought a span in, an atom if that is not nil.
func (cr *credits) madeBy(sp *span, x *atom) credit {
	switch {
	case x == nil:
	case x.kind == atomMark:
		return cr.made[x.para]
	case x.field != nil && x.field.simple != nil:
		return cr.made[x.field.simple.node]
	case sp.run == nil:
		return cr.made[x.node]
	}
	return cr.made[sp.run]
}

// take appends what stands at from to to of another content, at a place of the text of c.
func (c *content) take(from *content, start, end, at int) {
	for _, sp := range from.spans {
		if lo, hi := max(sp.start, start), min(sp.end, end); lo < hi {
			sp.start, sp.end = at+lo-start, at+hi-start
			c.spans = append(c.spans, sp)
		}
	}
	for _, a := range from.atoms {
		if start <= a.pos && a.pos < end {
			a.pos += at - start
			c.atoms = append(c.atoms, a)
		}
	}
}

// changes tells what leads from a content of A to one of B.
func (s *story) changes(ca, cb *content, ta, tb []token) []op {
	p := s.b.pastOf(&s.c.credits, cb)
	if p == nil {
		return s.c.voc.changes(ca, cb, ta, tb)
	}
	ops := p.onward(s.c.voc.changes(ca, p.content, ta, s.c.voc.tokens(p.content)))
	return joinOps(s.c.voc.already(ca, cb, ta, tb, ops))
}

// onward turns what leads from A to the past of B into what leads to B.
func (p *past) onward(ops []op) []op {
	var out []op
	k, used := 0, 0 // the stretch that comes next, and how much of it is done
	a, b := 0, 0
	come := func() { // what is new before the next stretch of the past
		for ; k < len(p.stretches) && p.stretches[k].size == 0; k++ {
			if x := p.stretches[k]; x.kind == '+' {
				out = append(out, op{kind: '+', a0: a, a1: a, b0: x.b0, b1: x.b1, by: x.by, known: true})
				b = x.b1
			}
		}
	}
	for _, o := range ops {
		if o.kind == '-' {
			out = append(out, op{kind: '-', a0: o.a0, a1: o.a1, b0: b, b1: b, known: true})
			a = o.a1
			continue
		}
		for left := o.b1 - o.b0; left > 0; {
			come()
			x := &p.stretches[k]
			n := min(left, x.size-used)
			next := op{kind: o.kind, a0: a, a1: a, b0: b, b1: b, known: true}
			if o.kind == '=' {
				next.a1, next.inner = a+n, o.inner
			}
			switch {
			case x.kind == '=':
				next.b1 = b + n
				out = append(out, next)
			case o.kind == '=':
				next.kind, next.by, next.inner = '-', x.by, nil
				x.gone.found = true
				out = append(out, next)
			}
			a, b = next.a1, next.b1
			if used += n; used == x.size {
				k, used = k+1, 0
			}
			left -= n
		}
	}
	come()
	return out
}

// already looks, where what A has goes and what someone brought in comes, for words that are the same: A may have
// changes that B tracks.
func (v *vocabulary) already(ca, cb *content, ta, tb []token, ops []op) []op {
	var out []op
	for i := 0; i < len(ops); {
		j := i
		for j < len(ops) && ops[j].kind != '=' {
			j++
		}
		if i < j {
			out = append(out, v.alike(ca, cb, ta, tb, ops[i:j])...)
		}
		if j < len(ops) {
			out = append(out, ops[j])
			j++
		}
		i = j
	}
	return out
}

// alike is [vocabulary.already] for changes between which nothing stays.
func (v *vocabulary) alike(ca, cb *content, ta, tb []token, ops []op) []op {
	by := func(kind byte) bool {
		return slices.ContainsFunc(ops, func(o op) bool { return o.kind == kind && o.by.author != "" })
	}
	if by('-') || !by('+') {
		return ops
	}
	first, last := ops[0], ops[len(ops)-1]
	ta, tb = tokensIn(ta, first.a0, last.a1), tokensIn(tb, first.b0, last.b1)
	if len(ta) == 0 || len(tb) == 0 {
		return ops
	}
	out := v.stretch(ca, cb, ta, tb)
	for i := range out {
		out[i].known = true
	}
	return out
}

// tokensIn are the tokens from a place of a text to another, none where these are inside tokens.
func tokensIn(t []token, from, to int) []token {
	i, okFrom := slices.BinarySearchFunc(t, from, func(x token, at int) int { return int(x.start) - at })
	j, okTo := slices.BinarySearchFunc(t, to, func(x token, at int) int { return int(x.end) - at })
	if !okFrom || !okTo || j < i {
		return nil
	}
	return t[i : j+1]
}

// joinOps joins what becomes of neighbours in the same way.
func joinOps(ops []op) []op {
	out := ops[:0]
	for _, o := range ops {
		if n := len(out); n > 0 {
			p := &out[n-1]
			if p.kind == o.kind && p.by == o.by && p.known == o.known && p.inner == nil && o.inner == nil &&
				p.a1 == o.a0 && p.b1 == o.b0 {
				p.a1, p.b1 = o.a1, o.b1
				continue
			}
		}
		out = append(out, o)
	}
	return out
}

func (cr *credits) newSign(t *ooxml.Tree, g *goneText) *ooxml.Node {
	n := t.New(goneSign)
	cr.signs[n] = g
	return n
}

// dropSigns takes the signs out again.
func (cr *credits) dropSigns(n *ooxml.Node) {
	n.Kids = slices.DeleteFunc(n.Kids, func(k *ooxml.Node) bool { return cr.signs[k] != nil })
	for _, k := range n.Kids {
		if k.Name != "" {
			cr.dropSigns(k)
		}
	}
}
