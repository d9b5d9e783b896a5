package redline

import (
	"slices"

	"github.com/reprise-wording/reprise/corpus/ooxml"
)

// edits are the changes of the children of elements, collected and then made together.
type edits struct {
	before, after, instead map[*ooxml.Node][]*ooxml.Node
	parents                []*ooxml.Node
	seen                   map[*ooxml.Node]bool
}

func newEdits() *edits {
	return &edits{before: map[*ooxml.Node][]*ooxml.Node{}, after: map[*ooxml.Node][]*ooxml.Node{},
		instead: map[*ooxml.Node][]*ooxml.Node{}, seen: map[*ooxml.Node]bool{}}
}

func (e *edits) in(parent *ooxml.Node) {
	if !e.seen[parent] {
		e.seen[parent] = true
		e.parents = append(e.parents, parent)
	}
}

// apply makes the changes.
func (e *edits) apply() {
	for _, p := range e.parents {
		var kids []*ooxml.Node
		for _, k := range p.Kids {
			kids = append(kids, e.before[k]...)
			if instead, ok := e.instead[k]; ok {
				kids = append(kids, instead...)
			} else {
				kids = append(kids, k)
			}
			kids = append(kids, e.after[k]...)
		}
		p.Kids = kids
	}
}

// emit carries out what was planned for a box.
func (s *story) emit(p *boxPlan) {
	e := newEdits()
	for i := range p.beads {
		b := &p.beads[i]
		switch {
		case b.table != nil:
			s.emitTable(b.table)
		case len(b.as) > 0 && len(b.bs) > 0:
			s.emitPair(e, b)
		case len(b.as) > 0:
			s.emitGone(e, p.b, b)
		default:
			s.emitNew(e, b)
		}
	}
	e.apply()
}

// emitPair writes paragraphs that stay.
func (s *story) emitPair(e *edits, b *bead) {
	if b.ca == nil || s.unchanged(b) {
		return
	}
	var pending []*ooxml.Node
	for _, p := range s.paragraphs(b.ca, b.cb, b.ops) {
		pending = append(pending, p.node)
		if p.b == nil {
			continue
		}
		for _, y := range b.bs {
			if y.node == p.b {
				e.in(y.parent)
			}
		}
		e.instead[p.b] = pending
		pending = nil
	}
	if len(pending) > 0 {
		last := b.bs[len(b.bs)-1]
		e.in(last.parent)
		e.after[last.node] = append(e.after[last.node], pending...)
	}
}

// unchanged tells whether a pair of paragraphs can stay as it is in B.
func (s *story) unchanged(b *bead) bool {
	if len(b.as) != 1 || len(b.bs) != 1 || len(b.ops) != 1 || b.ops[0].kind != '=' {
		return false
	}
	pa, pb := b.as[0].node.Kid("w:pPr"), b.bs[0].node.Kid("w:pPr")
	if pa.Kid("w:sectPr") != nil || pb.Kid("w:sectPr") != nil || s.c.ownComments(b.ca) {
		return false
	}
	return s.sameParagraph(pa, pb) && s.sameProps(pa.Kid("w:rPr"), pb.Kid("w:rPr")) && s.sameRuns(b.ca, b.cb)
}

// sameRuns tells whether contents that say the same have the same formatting.
func (s *story) sameRuns(ca, cb *content) bool {
	i, j := 0, 0
	for i < len(ca.spans) && j < len(cb.spans) {
		if !s.sameProps(ca.spans[i].props, cb.spans[j].props) {
			return false
		}
		ea, eb := ca.spans[i].end, cb.spans[j].end
		if ea <= eb {
			i++
		}
		if eb <= ea {
			j++
		}
	}
	for k := range ca.atoms {
		fa, fb := ca.atoms[k].field, cb.atoms[k].field
		if fa != nil && fb != nil && fa.result != nil && fb.result != nil && !s.sameRuns(fa.result, fb.result) {
			return false
		}
	}
	return true
}

// emitGone writes a block of A that is not in B.
func (s *story) emitGone(e *edits, box *ooxml.Node, b *bead) {
	var out []*ooxml.Node
	switch x := b.as[0]; {
	case x.content != nil:
		for _, p := range s.paragraphs(b.ca, nil, b.ops) {
			out = append(out, s.moveRange(b.ops[0].move, "w:moveFrom", p.node)...)
		}
	case x.node.Name == "w:tbl":
		out = append(out, s.goneTable(x.node))
	default:
		s.c.tell(
			"%s of %s: an embedded part (%s) is not in %s; Word can't track that, so it is left out",
			s.a.part, s.c.names[0], x.node.Name, s.c.names[1],
		)
		return
	}
	prev, next := b.after, b.before
	switch {
	case prev == nil && next == nil:
		at := len(box.Kids)
		for at > 0 && !slices.Contains([]string{"w:p", "w:tbl", "w:tcPr", "w:sdt"}, box.Kids[at-1].Name) {
			at--
		}
		if box.Name != "w:body" && box.Name != "w:tc" {
			at = len(box.Kids)
		}
		box.Insert(at, out...)
	case prev != nil && (next == nil || prev.parent == next.parent):
		if next == nil && prev.deep() && !b.inside {
			e.in(box)
			e.after[prev.top] = append(e.after[prev.top], out...)
			return
		}
		e.in(prev.parent)
		e.after[prev.node] = append(e.after[prev.node], out...)
	case prev == nil:
		at := next.node
		parent := next.parent
		if next.deep() && !b.inside {
			at, parent = next.top, box
		}
		e.in(parent)
		e.before[at] = append(e.before[at], out...)
	case prev.deep() && b.inside || !prev.deep():
		e.in(prev.parent)
		e.after[prev.node] = append(e.after[prev.node], out...)
	default:
		e.in(box)
		e.after[prev.top] = append(e.after[prev.top], out...)
	}
}

// emitNew writes a block of B that is not in A.
func (s *story) emitNew(e *edits, b *bead) {
	y := b.bs[0]
	switch {
	case y.content != nil:
		var out []*ooxml.Node
		for _, p := range s.paragraphs(nil, b.cb, b.ops) {
			out = append(out, s.moveRange(b.ops[0].move, "w:moveTo", p.node)...)
		}
		e.in(y.parent)
		e.instead[y.node] = out
	case y.node.Name == "w:tbl":
		for _, r := range within(y.node, "w:tr") {
			s.newRow(r.node, s.newCells(r.node))
		}
	default:
		s.c.tell("%s of %s: an embedded part (%s) is new; Word can't track that, so it stands unmarked",
			s.b.part, s.c.names[1], y.node.Name)
	}
}

// moveRange puts a moved paragraph between the signs of its move.
func (s *story) moveRange(name, kind string, p *ooxml.Node) []*ooxml.Node {
	if name == "" {
		return []*ooxml.Node{p}
	}
	start, end := s.moveSigns(name, kind)
	return []*ooxml.Node{start, p, end}
}

// moveSigns makes the signs of the beginning and the end of a move.
func (s *story) moveSigns(name, kind string) (start, end *ooxml.Node) {
	start = s.change(kind+"RangeStart", credit{})
	s.tb.Set(start, "w:name", name)
	if s.c.opt.Date.IsZero() { // must not be missing here
		s.tb.Set(start, "w:date", "1980-01-01T00:00:00Z")
	}
	return start, s.tb.New(kind+"RangeEnd", "w:id", start.Attr("w:id"))
}
