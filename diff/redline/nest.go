package redline

import (
	"slices"

	"github.com/reprise-wording/reprise/corpus/ooxml"
)

// A level is an element around runs that is open.
type level struct {
	c      *container
	fromB  bool
	holder *ooxml.Node
}

// begin opens the elements around what comes next.
func (w *writer) begin(kind byte, path *container, fromB bool, b0 int) {
	want := w.wanted(path, fromB, b0)
	same := 0
	for same < len(want) && same < len(w.stack) && w.stack[same].is(want[same], fromB) {
		same++
	}
	if same < len(w.stack) || same < len(want) {
		w.endWrap()
		w.stack = w.stack[:same]
		for _, c := range want[same:] {
			w.open(c, fromB)
		}
	}
	if kind != w.wrapKind || kind != '=' && w.by != w.wrapBy {
		w.endWrap()
		w.openWrap(kind)
	}
}

func (l level) is(c *container, fromB bool) bool {
	return l.c == c || l.c.key != "" && l.c.key == c.key
}

// wanted lists the elements around what comes next, outermost first. What is of A alone stays in what is open and
// goes on in B, if that cannot be split; of its own it has links.
func (w *writer) wanted(path *container, fromB bool, b0 int) []*container {
	var own []*container
	for c := path; c != nil; c = c.parent {
		if c.node.Name == "w:fldSimple" && !w.fields[c.node] || !fromB && c.key == "" {
			continue
		}
		own = append(own, c)
	}
	slices.Reverse(own)
	if fromB {
		return own
	}
	goesOn := w.goesOn(b0)
	stay := 0
	for i, l := range w.stack {
		if l.c.key == "" && (goesOn.within(l.c) && goesOn != nil || w.fields[l.c.node]) {
			stay = i + 1
		}
	}
	want := make([]*container, 0, stay+len(own))
	for _, l := range w.stack[:stay] {
		want = append(want, l.c)
		if len(own) > 0 && l.c.key != "" && l.c.key == own[0].key {
			own = own[1:]
		}
	}
	return append(want, own...)
}

// goesOn is the innermost element around what follows in B.
func (w *writer) goesOn(b0 int) *container {
	switch {
	case w.around != nil:
		return w.around
	case len(w.cb.spans) > 0 && b0 < len(w.cb.text):
		return w.cb.spans[w.cb.spanAt(b0)].path
	}
	return nil
}

func (w *writer) open(c *container, fromB bool) {
	l := level{c: c, fromB: fromB}
	var n *ooxml.Node
	switch {
	case !fromB:
		n = w.s.adopt(c.node.Shallow())
		l.holder = n
	case c.key == "" && w.written[c.node]:
		if len(w.stack) > 0 { // once is enough
			l.holder = w.stack[len(w.stack)-1].holder
		}
	default:
		w.written[c.node] = true
		n = c.node.Shallow()
		l.holder = n
		for _, k := range c.node.Kids {
			switch k.Name {
			case "w:sdtPr", "w:sdtEndPr", "w:smartTagPr", "w:customXmlPr":
				n.Kids = append(n.Kids, k)
			case "w:sdtContent":
				l.holder = k.Shallow()
				n.Kids = append(n.Kids, l.holder)
			}
		}
	}
	if n != nil {
		w.add(n)
	}
	w.stack = append(w.stack, l)
}
