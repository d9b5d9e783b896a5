package redline

import (
	"slices"

	"github.com/reprise-wording/reprise/corpus/ooxml"
)

// canonOf is canon of properties that may be missing or empty, which is the same.
func (s *source) canonOf(n *ooxml.Node, part string) string {
	if n == nil {
		return ""
	}
	c := s.canon(n, part)
	if c == n.Name || c == "<"+n.Name+">/" {
		return ""
	}
	return c
}

func (s *story) sameProps(a, b *ooxml.Node) bool {
	return a == b || s.a.canonOf(a, s.a.part) == s.b.canonOf(b, s.b.part)
}

// change makes an element that marks a change.
func (s *story) change(name string, by credit) *ooxml.Node { return s.c.change(s.tb, name, by) }

// adopt copies a node of A for B.
func (s *story) adopt(n *ooxml.Node) *ooxml.Node {
	c := s.tb.Adopt(n, s.ta)
	s.c.fix(c, s.a.part, s.b.part, s.tb)
	return c
}

// endParagraph ends the paragraph that is being written; a and b are the ones of A and B that end here.
func (w *writer) endParagraph(kind byte, a, b *ooxml.Node) {
	w.endWrap()
	w.stack = nil
	p := w.s.tb.New("w:p")
	if b != nil {
		p = b.Shallow()
	}
	if props := w.s.paragraphProps(kind, a, b, w.by); props != nil {
		p.Kids = append(p.Kids, props)
	}
	p.Kids = append(p.Kids, w.kids...)
	w.kids = nil
	w.out = append(w.out, paragraph{p, b})
}

// paragraphProps are the properties of a paragraph with the change of its end.
func (s *story) paragraphProps(kind byte, a, b *ooxml.Node, by credit) *ooxml.Node {
	tb := s.tb
	var p *ooxml.Node
	switch {
	case b != nil:
		p = b.Kid("w:pPr").Copy()
	default:
		p = s.oldParagraph(a.Kid("w:pPr"), true)
	}
	if kind == '=' {
		return s.changedParagraph(p, a, b)
	}
	if p == nil {
		p = tb.New("w:pPr")
	}
	r := p.Kid("w:rPr")
	if r == nil {
		r = tb.New("w:rPr")
		insertProperty(p, r)
	}
	if b != nil {
		by = s.c.credits.made[b]
	}
	r.Insert(0, s.change(changeName[kind], by))
	if sect := p.Kid("w:sectPr"); sect != nil {
		var sa, sb *ooxml.Node
		if b != nil {
			sb = b.Kid("w:pPr").Kid("w:sectPr")
		} else {
			sa = a.Kid("w:pPr").Kid("w:sectPr")
		}
		s.c.sections = append(s.c.sections, section{out: sect, a: sa, b: sb})
	}
	return p
}

// changedParagraph adds to the properties p of a paragraph that stays what they were.
func (s *story) changedParagraph(p, a, b *ooxml.Node) *ooxml.Node {
	pa, pb := a.Kid("w:pPr"), b.Kid("w:pPr")
	tb := s.tb
	if sa, sb := pa.Kid("w:sectPr"), p.Kid("w:sectPr"); sa != nil && sb != nil {
		s.changedSection(sb, sa, pb.Kid("w:sectPr"))
	}
	if !s.sameProps(pa.Kid("w:rPr"), pb.Kid("w:rPr")) && s.c.reformatted() {
		if p == nil {
			p = tb.New("w:pPr")
		}
		r := p.Kid("w:rPr")
		if r == nil {
			r = tb.New("w:rPr")
			insertProperty(p, r)
		}
		r.Kids = append(r.Kids, s.oldRun(pa.Kid("w:rPr"), s.c.credits.set[b]))
	}
	if s.sameParagraph(pa, pb) || !s.c.reformatted() {
		return p
	}
	if p == nil {
		p = tb.New("w:pPr")
	}
	old := s.oldParagraph(pa, false)
	if old == nil {
		old = tb.New("w:pPr")
	}
	ch := s.change("w:pPrChange", s.c.credits.set[b])
	ch.Kids = []*ooxml.Node{old}
	insertProperty(p, ch)
	return p
}

// oldRun notes the properties that a run had in A, nil for none.
func (s *story) oldRun(props *ooxml.Node, by credit) *ooxml.Node {
	old := s.tb.New("w:rPr")
	if props != nil {
		old = s.adopt(props)
	}
	ch := s.change("w:rPrChange", by)
	ch.Kids = []*ooxml.Node{old}
	return ch
}

// reformatted counts a change of formatting and tells whether it is tracked.
func (c *comparer) reformatted() bool {
	if c.opt.Formatting {
		c.report.Formatting++
	} else {
		c.report.Untracked++
	}
	return c.opt.Formatting
}

// sameParagraph tells whether paragraphs with these properties look the same, their labels included.
func (s *story) sameParagraph(pa, pb *ooxml.Node) bool {
	num, level := s.c.oldList(pa)
	numB, levelB := s.c.b.effective(pb)
	if isList(num) != isList(numB) || isList(num) && (num != numB || level != levelB) {
		return false
	}
	if s.c.oldStyle(pa) != s.c.styleOf(pb) {
		return false
	}
	return slices.Equal(s.a.paragraphCanon(pa, s.a.part), s.b.paragraphCanon(pb, s.b.part))
}

func isList(num string) bool { return num != "" && num != "0" }

// paragraphCanon lists what properties say beside style, list, section and the properties of the mark.
func (s *source) paragraphCanon(p *ooxml.Node, part string) []string {
	if p == nil {
		return nil
	}
	var out []string
	for _, k := range p.Kids {
		switch k.Name {
		case "", "w:pStyle", "w:numPr", "w:rPr", "w:sectPr", "w:pPrChange":
		default:
			out = append(out, s.canon(k, part))
		}
	}
	slices.Sort(out)
	return out
}

// oldParagraph is what the properties of a paragraph of A are in B: with the style and the list that are those of A
// there. With all set also those of the mark and of the section.
func (s *story) oldParagraph(pa *ooxml.Node, all bool) *ooxml.Node {
	p := s.tb.New("w:pPr")
	if pa != nil {
		p = s.tb.Adopt(pa, s.ta)
	}
	p.Kids = slices.DeleteFunc(p.Kids, func(k *ooxml.Node) bool {
		return k.Name == "w:numPr" || k.Name == "w:pPrChange" || k.Name == "w:pStyle" ||
			!all && (k.Name == "w:rPr" || k.Name == "w:sectPr")
	})
	s.c.fix(p, s.a.part, s.b.part, s.tb)
	if style := s.c.oldStyle(pa); style != s.c.b.styles.Default {
		p.Insert(0, s.tb.New("w:pStyle", "w:val", style))
	}
	num, level := s.c.oldList(pa)
	have, haveLevel := s.c.b.effective(p)
	if isList(num) != isList(have) || isList(num) && (num != have || level != haveLevel || pa.Kid("w:numPr") != nil) {
		n := s.tb.New("w:numPr")
		if isList(num) {
			n.Kids = append(n.Kids, s.tb.New("w:ilvl", "w:val", itoa(level)))
		} else {
			num = "0"
		}
		n.Kids = append(n.Kids, s.tb.New("w:numId", "w:val", num))
		insertProperty(p, n)
	}
	if len(p.Kids) == 0 {
		return nil
	}
	return p
}

// The order of what properties of a paragraph hold, as far as something is put in.
var paragraphOrder = []string{
	"w:pStyle", "w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:framePr", "w:widowControl", "w:numPr",
	"w:suppressLineNumbers", "w:pBdr", "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap",
	"w:overflowPunct", "w:topLinePunct", "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi", "w:adjustRightInd",
	"w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents", "w:suppressOverlap", "w:jc",
	"w:textDirection", "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr",
	"w:sectPr", "w:pPrChange",
}

// insertProperty puts a property of a paragraph in its place, and the others in theirs: some programs write them in an
// order that Word does not.
func insertProperty(p, k *ooxml.Node) {
	place := func(x *ooxml.Node) int { return slices.Index(paragraphOrder, x.Name) }
	p.Kids = append(p.Kids, k)
	if !slices.ContainsFunc(p.Kids, func(x *ooxml.Node) bool { return x.Name != "" && place(x) < 0 }) {
		slices.SortStableFunc(p.Kids, func(x, y *ooxml.Node) int { return place(x) - place(y) })
		return
	}
	i := slices.IndexFunc(p.Kids, func(x *ooxml.Node) bool { return place(x) > place(k) })
	if i < 0 {
		return
	}
	p.Kids = slices.Insert(p.Kids[:len(p.Kids)-1], i, k)
}

// changedProps adds to the properties of a table, row or cell of B what they were in A. Name is that of the properties.
func (s *story) changedProps(a, b *ooxml.Node, name string, outside ...string) {
	pa, pb := a.Kid(name), b.Kid(name)
	if s.sameProps(pa, pb) || !s.c.reformatted() {
		return
	}
	if pb == nil {
		pb = s.tb.New(name)
		i := 0
		if len(b.Kids) > 0 && (b.Kids[0].Name == "w:tblPrEx" && name == "w:trPr") {
			i = 1
		}
		b.Insert(i, pb)
	}
	old := s.tb.New(name)
	if pa != nil {
		old = s.adopt(pa)
	}
	old.Kids = slices.DeleteFunc(old.Kids, func(k *ooxml.Node) bool { return slices.Contains(outside, k.Name) })
	ch := s.change(name+"Change", s.c.credits.set[b])
	ch.Kids = []*ooxml.Node{old}
	pb.Kids = append(pb.Kids, ch)
}
