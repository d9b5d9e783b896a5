package redline

import (
	"iter"
	"strconv"
	"strings"

	"github.com/reprise-wording/reprise/corpus/ooxml"
)

var noteKinds = [...]string{"footnote", "endnote"}

// noteRefOf is the note that a reference leads to.
func noteRefOf(n *ooxml.Node) noteRef {
	return noteRef{strings.TrimSuffix(strings.TrimPrefix(n.Name, "w:"), "Reference"), n.Attr("w:id")}
}

// noteNodes gives the notes of a kind by their numbers, and the part they stand in.
func (s *source) noteNodes(kind string) (part string, notes map[string]*ooxml.Node, err error) {
	part = s.related(kind + "s")
	t, err := s.tree(part)
	if err != nil || t == nil {
		return part, nil, err
	}
	notes = map[string]*ooxml.Node{}
	for _, k := range t.Root.Kids {
		if k.Name == "w:"+kind {
			notes[k.Attr("w:id")] = k
		}
	}
	return part, notes, nil
}

// withGone gives every element below n, and at the place of each deletion what was taken out there.
func (s *source) withGone(n *ooxml.Node) iter.Seq[*ooxml.Node] {
	return func(yield func(*ooxml.Node) bool) {
		for x := range n.All() {
			if !yield(x) {
				return
			}
			if s.signs[x] == nil {
				continue
			}
			for _, old := range s.signs[x].nodes {
				for y := range old.All() {
					if !yield(y) {
						return
					}
				}
			}
		}
	}
}

// matchNotes finds which notes of A are which of B, by their words and their order, so that references to the same
// note are the same.
func (c *comparer) matchNotes() error {
	for _, kind := range noteKinds {
		var refs [2][]noteRef
		var units [2][]unit
		for x, s := range []*source{c.a, c.b} {
			part, notes, err := s.noteNodes(kind)
			if err != nil {
				return err
			}
			if notes == nil {
				continue
			}
			t, err := s.tree(s.main)
			if err != nil {
				return err
			}
			r := &reader{s, part}
			st := &story{c: c}
			if s == c.b {
				st.b = r
			}
			seen := map[string]bool{}
			for n := range s.withGone(t.Root) {
				id := n.Attr("w:id")
				if n.Name != "w:"+kind+"Reference" || notes[id] == nil || seen[id] {
					continue
				}
				seen[id] = true
				refs[x] = append(refs[x], noteRef{kind, id})
				u := st.unitBelow(r, 'n', notes[id])
				u.blank = false
				units[x] = append(units[x], u)
			}
		}
		for k, m := range c.voc.matches(units[0], units[1], false, alikeShare) {
			for i := range m.n {
				c.a.notes[refs[0][m.i+i]] = kind + " " + strconv.Itoa(k) + " a"
			}
			for j := range m.m {
				c.b.notes[refs[1][m.j+j]] = kind + " " + strconv.Itoa(k) + " b"
			}
			if m.n == 1 && m.m == 1 {
				c.a.notes[refs[0][m.i]] = kind + " " + strconv.Itoa(k)
				c.b.notes[refs[1][m.j]] = c.a.notes[refs[0][m.i]]
			}
		}
	}
	return nil
}

// note takes down what becomes of the notes that a bead refers to.
func (c *comparer) note(b *bead) {
	c.noteOps(b.ca, b.cb, b.ops)
}

func (c *comparer) noteOps(ca, cb *content, ops []op) {
	for _, o := range ops {
		switch o.kind {
		case '=':
			i := 0
			for k := range ca.atoms {
				if ca.atoms[k].pos >= o.a0 {
					i = k
					break
				}
			}
			for k := range cb.atoms {
				y := &cb.atoms[k]
				if y.pos < o.b0 || y.pos >= o.b1 {
					continue
				}
				x := &ca.atoms[i]
				i++
				switch {
				case y.kind == atomNote:
					c.pairs[y.note] = x.note
				case y.kind == atomField && y.field.result != nil && x.field != nil && x.field.result != nil:
					inner := o.inner
					if inner == nil {
						inner = []op{{kind: '=', a1: len(x.field.result.text), b1: len(y.field.result.text)}}
					}
					c.noteOps(x.field.result, y.field.result, inner)
				}
			}
		case '+', '>':
			c.newIn(cb, o.b0, o.b1)
		}
	}
}

func (c *comparer) newIn(cb *content, from, to int) {
	for k := range cb.atoms {
		y := &cb.atoms[k]
		if y.pos < from || y.pos >= to {
			continue
		}
		if y.kind == atomNote {
			c.newNotes[y.note] = true
		} else if y.field != nil && y.field.result != nil {
			c.newIn(y.field.result, 0, len(y.field.result.text))
		}
	}
}

// note is the number in B of a note of A that is taken out.
func (imp *importer) note(ref noteRef) string {
	if id, ok := imp.notes[ref]; ok {
		return id
	}
	c := imp.c
	_, notes, err := c.a.noteNodes(ref.kind)
	if err != nil || notes[ref.id] == nil {
		imp.fail(err)
		return ref.id
	}
	_, tb, err := imp.catalogue(ref.kind + "s")
	if err != nil || tb == nil {
		imp.fail(err)
		return ref.id
	}
	last := 0
	for _, k := range tb.Root.Kids {
		last = max(last, atoi(k.Attr("w:id")))
	}
	id := itoa(last + 1)
	imp.notes[ref] = id
	ta, err := c.a.tree(c.a.related(ref.kind + "s"))
	if err != nil {
		imp.fail(err)
		return id
	}
	n := tb.Adopt(notes[ref.id].Shallow(), ta)
	tb.Set(n, "w:id", id)
	tb.Root.Kids = append(tb.Root.Kids, n)
	imp.queue = append(imp.queue, ref)
	return id
}

// doNotes writes what becomes of the notes.
func (c *comparer) doNotes() error {
	for _, kind := range noteKinds {
		partA, notesA, err := c.a.noteNodes(kind)
		if err != nil {
			return err
		}
		partB, notesB, err := c.b.noteNodes(kind)
		if err != nil {
			return err
		}
		if notesB == nil {
			continue
		}
		s, err := c.story(partA, partB)
		if err != nil {
			return err
		}
		if s.ta == nil {
			s.ta = s.tb
		}
		for _, k := range s.tb.Root.Kids {
			ref := noteRef{kind, k.Attr("w:id")}
			if k.Name != "w:"+kind {
				continue
			}
			if old, ok := c.pairs[ref]; ok && notesA[old.id] != nil {
				s.emit(s.box(notesA[old.id], k))
			} else if c.newNotes[ref] {
				s.emit(s.box(nil, k))
			}
		}
		for i := 0; i < len(c.imp.queue); i++ { // a note may bring in another
			ref := c.imp.queue[i]
			if ref.kind != kind {
				continue
			}
			for _, k := range s.tb.Root.Kids {
				if k.Name == "w:"+kind && k.Attr("w:id") == c.imp.notes[ref] {
					s.fill(k, notesA[ref.id])
				}
			}
		}
	}
	return c.imp.failed
}
