package redline

import (
	"slices"

	"github.com/reprise-wording/reprise/corpus/ooxml"
)

// A hostGroup is a paragraph of the base as it stands in the redline: perhaps split, perhaps changed by others.
type hostGroup struct {
	f    *folder
	g    *group
	runs []baseRun
	size int
	rest *ooxml.Node // what follows the last split, and its place
	from int
}

// read lists what there is of the base, each child of a run in a run of its own.
func (h *hostGroup) read() {
	for _, b := range h.g.core {
		oneByOne(h.f.s.tb, b.node)
		h.runs = append(h.runs, unitsBelow(b.node)...)
	}
	for i := range h.runs {
		h.runs[i].start = h.size
		h.size += h.runs[i].size
	}
}

// oneByOne cuts runs so that each has one child beside its properties.
func oneByOne(t *ooxml.Tree, n *ooxml.Node) {
	var kids []*ooxml.Node
	for _, k := range n.Kids {
		if k.Name != "w:r" {
			if k.Name != "" && k.Name != "w:pPr" && len(k.Kids) > 0 {
				oneByOne(t, k)
			}
			kids = append(kids, k)
			continue
		}
		props := k.Kid("w:rPr")
		first := true
		for _, x := range k.Kids {
			if x.Name == "" || x == props {
				continue
			}
			r := k.Shallow()
			if first {
				r, first = k, false
			}
			r.Kids = nil
			if props != nil {
				r.Kids = append(r.Kids, props.Clone())
			}
			r.Kids = append(r.Kids, x)
			kids = append(kids, r)
		}
		if first {
			kids = append(kids, k)
		}
	}
	n.Kids = kids
}

// cut makes a run begin at a place.
func (h *hostGroup) cut(pos int) {
	for i, r := range h.runs {
		at := pos - r.start
		if at <= 0 || at >= r.size || r.text == "" {
			continue
		}
		second := r.node.Shallow()
		for _, k := range r.node.Kids {
			switch k.Name {
			case "w:t", "w:delText":
				n := k.Shallow()
				n.Kids = []*ooxml.Node{ooxml.NewText(r.text[at:])}
				k.Kids = []*ooxml.Node{ooxml.NewText(r.text[:at])}
				h.f.s.tb.Set(k, "xml:space", "preserve")
				h.f.s.tb.Set(n, "xml:space", "preserve")
				second.Kids = append(second.Kids, n)
			default:
				second.Kids = append(second.Kids, k.Clone())
			}
		}
		r.parent.Insert(slices.Index(r.parent.Kids, r.node)+1, second)
		rest := baseRun{node: second, parent: r.parent, text: r.text[at:], size: r.size - at, start: pos, gone: r.gone}
		h.runs[i].text, h.runs[i].size = r.text[:at], at
		h.runs = slices.Insert(h.runs, i+1, rest)
		return
	}
}

// takeOut marks what a step takes out; what another took out already is gone under that name.
func (h *hostGroup) takeOut(s step) {
	for i := range h.runs {
		r := &h.runs[i]
		if r.gone || r.start < s.from || r.start >= s.to {
			continue
		}
		d := h.f.s.change("w:del", credit{})
		h.f.sign(d, s.like)
		d.Kids = []*ooxml.Node{r.node}
		r.parent.Kids[slices.Index(r.parent.Kids, r.node)] = d
		strike(h.f.s.tb, r.node)
		r.parent, r.gone = d, true
	}
}

// above finds what holds a node, below one of the paragraphs of the group; the last is the paragraph.
func (h *hostGroup) above(n *ooxml.Node) []*ooxml.Node {
	var find func(in *ooxml.Node) []*ooxml.Node
	find = func(in *ooxml.Node) []*ooxml.Node {
		for _, k := range in.Kids {
			if k == n {
				return []*ooxml.Node{in}
			}
			if up := find(k); up != nil {
				return append(up, in)
			}
		}
		return nil
	}
	for _, b := range h.g.core {
		if up := find(b.node); up != nil {
			return up
		}
	}
	return nil
}

// at finds where something new at a place belongs: behind what stands before it in the base and what others put there.
func (h *hostGroup) at(pos int, loose bool) (parent *ooxml.Node, i int) {
	var prev *baseRun
	for k := range h.runs {
		if r := &h.runs[k]; r.start+r.size <= pos {
			prev = r
		}
	}
	if prev == nil || h.rest != nil && h.from == pos {
		if parent = h.rest; parent == nil {
			parent = h.g.core[0].node
		}
		for i < len(parent.Kids) && (weightless(parent.Kids[i].Name) || h.fromOthers(parent.Kids[i])) {
			i++
		}
		return parent, i
	}
	n, up := prev.node, h.above(prev.node)
	for len(up) > 1 && (up[0].Name == "w:del" || up[0].Name == "w:moveFrom" || loose) {
		n, up = up[0], up[1:]
	}
	parent = up[0]
	i = slices.Index(parent.Kids, n) + 1
	for i < len(parent.Kids) && h.fromOthers(parent.Kids[i]) {
		i++
	}
	return parent, i
}

// fromOthers tells whether something in a paragraph was put in by a reviewer.
func (h *hostGroup) fromOthers(n *ooxml.Node) bool {
	switch n.Name {
	case "", "w:ins", "w:moveTo":
		return true
	}
	return holdsRuns(n.Name) && h.f.s.b.onlyNew(n)
}

// put puts something new in.
func (h *hostGroup) put(s step, n *ooxml.Node) {
	parent, i := h.at(s.from, s.loose)
	parent.Insert(i, n)
}

// split ends a paragraph at a place.
func (h *hostGroup) split(s step) {
	p, i := h.at(s.from, true)
	b := h.g.core[slices.IndexFunc(h.g.core, func(b *block) bool { return b.node == p })]
	first := h.f.s.tb.New("w:p")
	if props := s.split.Kid("w:pPr"); props != nil {
		first.Kids = append(first.Kids, h.f.bring(props))
	}
	var rest []*ooxml.Node
	for k, x := range p.Kids {
		switch {
		case x.Name == "w:pPr":
			rest = append(rest, x)
		case k < i:
			first.Kids = append(first.Kids, x)
		default:
			rest = append(rest, x)
		}
	}
	p.Kids = rest
	h.rest, h.from = p, s.from
	b.parent.Insert(slices.Index(b.parent.Kids, p), first)
	at := slices.Index(h.g.core, b)
	h.g.core = slices.Insert(h.g.core, at, &block{node: first, parent: b.parent})
	h.f.c.report.Insertions++
}

// endGone marks that the end of the paragraph goes.
func (h *hostGroup) endGone(like *ooxml.Node) {
	p := h.g.core[len(h.g.core)-1].node
	if r := p.Kid("w:pPr").Kid("w:rPr"); r.Kid("w:del") != nil || r.Kid("w:moveFrom") != nil {
		return
	}
	d := h.f.s.change("w:del", credit{})
	h.f.sign(d, like)
	h.f.s.markEnd(p, d)
}

// markEnd puts a change of the end of a paragraph into its properties.
func (s *story) markEnd(p, change *ooxml.Node) {
	props := p.Kid("w:pPr")
	if props == nil {
		props = s.tb.New("w:pPr")
		p.Insert(0, props)
	}
	r := props.Kid("w:rPr")
	if r == nil {
		r = s.tb.New("w:rPr")
		insertProperty(props, r)
	}
	r.Insert(0, change)
}

// spellFields makes fields that are one element out of runs, since of these only runs can go and come.
func spellFields(t *ooxml.Tree, n *ooxml.Node) {
	var kids []*ooxml.Node
	changed := false
	for _, k := range n.Kids {
		if k.Name != "" {
			spellFields(t, k)
		}
		if k.Name != "w:fldSimple" {
			kids = append(kids, k)
			continue
		}
		changed = true
		run := func(x *ooxml.Node) *ooxml.Node {
			r := t.New("w:r")
			r.Kids = []*ooxml.Node{x}
			return r
		}
		instr := t.New("w:instrText", "xml:space", "preserve")
		instr.Kids = []*ooxml.Node{ooxml.NewText(k.Attr("w:instr"))}
		kids = append(
			kids,
			run(t.New("w:fldChar", "w:fldCharType", "begin")),
			run(instr),
			run(t.New("w:fldChar", "w:fldCharType", "separate")),
		)
		kids = append(kids, k.Kids...)
		kids = append(kids, run(t.New("w:fldChar", "w:fldCharType", "end")))
	}
	if changed {
		n.Kids = kids
	}
}

// joinChanges joins deletions of one author that follow each other.
func joinChanges(n *ooxml.Node) {
	var kids []*ooxml.Node
	for _, k := range n.Kids {
		if k.Name == "" {
			kids = append(kids, k)
			continue
		}
		joinChanges(k)
		if last := len(kids) - 1; k.Name == "w:del" && last >= 0 && kids[last].Name == "w:del" && len(k.Kids) > 0 &&
			len(kids[last].Kids) > 0 &&
			creditOfMark(kids[last]) == creditOfMark(k) {
			kids[last].Kids = append(kids[last].Kids, k.Kids...)
			continue
		}
		kids = append(kids, k)
	}
	n.Kids = kids
}
