package redline

import (
	"fmt"
	"slices"

	"github.com/reprise-wording/reprise/corpus/ooxml"
)

// A folder puts the tracked changes of A, a redline over the base, into B, the base with the changes of other
// reviewers. Both say the same with every change rejected, so that the blocks of the base are the same ones in the
// same order, and so are the words in them: a change stands at a place of the base.
type folder struct {
	c         *comparer
	s         *story
	seen      map[string]*regions // by story and place: what the reviewers before changed
	where     string              // the place that is being looked at
	paragraph int                 // the block of the body that is being looked at, 1-based; 0 in a note
	noteRefs  [2][]noteRef        // of the base, in A and in B
}

// A group is a block of the base with what was put in before it, and, if it was split, with all its parts.
type group struct {
	fresh []*block // new blocks before it
	core  []*block
}

// run folds the body and the notes.
func (f *folder) run() error {
	s, err := f.c.story(f.c.a.main, f.c.b.main)
	if err != nil {
		return err
	}
	if err := f.c.comments(); err != nil {
		return err
	}
	bodyA, bodyB := s.ta.Root.Kid("w:body"), s.tb.Root.Kid("w:body")
	if bodyA == nil || bodyB == nil {
		return errNoBody
	}
	f.s = s
	spellFields(s.ta, bodyA)
	spellFields(s.tb, bodyB)
	f.noteRefs = [2][]noteRef{baseNotes(bodyA), baseNotes(bodyB)}
	f.box(bodyA, bodyB, "body")
	joinChanges(bodyB)
	f.paragraph = 0
	if err := f.notes(); err != nil {
		return err
	}
	f.sides()
	f.c.ignore()
	return f.c.imp.failed
}

// notes folds the notes that stay, and copies the new ones.
func (f *folder) notes() error {
	for _, kind := range noteKinds {
		partA, notesA, err := f.c.a.noteNodes(kind)
		if err != nil {
			return err
		}
		partB, notesB, err := f.c.b.noteNodes(kind)
		if err != nil {
			return err
		}
		if notesA == nil || notesB == nil {
			continue
		}
		if f.s, err = f.c.story(partA, partB); err != nil {
			return err
		}
		a, b := onlyKind(f.noteRefs[0], kind), onlyKind(f.noteRefs[1], kind)
		for i := range min(len(a), len(b)) {
			if na, nb := notesA[a[i].id], notesB[b[i].id]; na != nil && nb != nil {
				spellFields(f.s.ta, na)
				spellFields(f.s.tb, nb)
				f.box(na, nb, kind+itoa(i))
				joinChanges(nb)
			}
		}
		for _, ref := range f.c.imp.queue {
			if ref.kind != kind {
				continue
			}
			for _, k := range f.s.tb.Root.Kids {
				if k.Name == "w:"+kind && k.Attr("w:id") == f.c.imp.notes[ref] {
					for _, x := range notesA[ref.id].Kids {
						k.Kids = append(k.Kids, f.bring(x))
					}
				}
			}
		}
	}
	return nil
}

func onlyKind(refs []noteRef, kind string) []noteRef {
	return slices.DeleteFunc(slices.Clone(refs), func(r noteRef) bool { return r.kind != kind })
}

// baseNotes lists the references to notes of the base, those that were taken out among them.
func baseNotes(n *ooxml.Node) []noteRef {
	var out []noteRef
	for _, k := range n.Kids {
		switch k.Name {
		case "w:ins", "w:moveTo":
		case "w:footnoteReference", "w:endnoteReference":
			out = append(out, noteRefOf(k))
		default:
			out = append(out, baseNotes(k)...)
		}
	}
	return out
}

// sides tells of changes in headers and footers, which are not brought over.
func (f *folder) sides() {
	for _, r := range f.c.a.relations(f.c.a.main) {
		if r.External || r.Type != "header" && r.Type != "footer" {
			continue
		}
		t, err := f.c.a.tree(r.Target)
		if err != nil || t == nil {
			continue
		}
		for n := range t.Root.All() {
			if n.Name == "w:ins" || n.Name == "w:del" {
				f.c.tell("changes in headers and footers are not in the redline")
				return
			}
		}
	}
}

// box folds the blocks of a box.
func (f *folder) box(a, b *ooxml.Node, where string) {
	as, restA := groups(f.plain(a))
	bs, restB := groups(f.plain(b))
	if len(as) != len(bs) {
		f.c.tell(
			"%s: a cell or note has other paragraphs than in the base; what changed in it is not in the redline", f.place(),
		)
		return
	}
	for i := range as {
		if where == "body" {
			f.paragraph = i + 1
		}
		f.where = where + "/" + itoa(i)
		f.fresh(as[i].fresh, bs[i], bs[i].core[0])
		x, y := as[i].core, bs[i].core
		switch {
		case x[0].node.Name == "w:tbl" && y[0].node.Name == "w:tbl":
			f.table(x[0].node, y[0].node, f.where)
		case x[0].node.Name == "w:p" && y[0].node.Name == "w:p":
			f.paragraphs(as[i], bs[i])
		}
	}
	if len(restA) > 0 && len(bs) > 0 {
		last := slices.Concat(bs[len(bs)-1].core, restB)
		at, others := last[len(last)-1], f.saidBy(restB)
		for _, x := range slices.Backward(restA) {
			if !took(&others, f.s.a.said(x.node)) {
				f.insertAfter(at, f.bring(x.node))
			}
		}
	}
}

// place is what is being looked at, for messages.
func (f *folder) place() string {
	if f.paragraph == 0 {
		return "in a note"
	}
	return fmt.Sprintf("paragraph %d of the base", f.paragraph)
}

// plain lists the blocks of a box without reading their words.
func (f *folder) plain(box *ooxml.Node) []*block {
	var out []*block
	ooxml.Blocks(box, func(n, parent *ooxml.Node) {
		switch n.Name {
		case "w:p", "w:tbl", "w:altChunk", "m:oMathPara", "m:oMath", "mc:AlternateContent", "w:subDoc":
			out = append(out, &block{node: n, parent: parent})
		}
	})
	return out
}

// groups puts the blocks of a box together by those of the base; what follows the last of them is left over.
func groups(blocks []*block) (out []*group, rest []*block) {
	g := &group{}
	for _, b := range blocks {
		switch {
		case len(g.core) == 0 && isFresh(b.node):
			g.fresh = append(g.fresh, b)
			continue
		case b.node.Name == "w:p" && freshMark(b.node):
			g.core = append(g.core, b) // split here
			continue
		}
		g.core = append(g.core, b)
		out = append(out, g)
		g = &group{}
	}
	return out, append(g.fresh, g.core...)
}

// freshMark tells whether the end of a paragraph is new.
func freshMark(p *ooxml.Node) bool {
	r := p.Kid("w:pPr").Kid("w:rPr")
	return r.Kid("w:ins") != nil || r.Kid("w:moveTo") != nil
}

// isFresh tells whether a block has nothing of the base.
func isFresh(n *ooxml.Node) bool {
	switch n.Name {
	case "w:p":
		return freshMark(n) && len(unitsBelow(n)) == 0
	case "w:tbl":
		for _, r := range within(n, "w:tr") {
			if !freshRow(r.node) {
				return false
			}
		}
		return true
	}
	return false
}

func freshRow(r *ooxml.Node) bool { return r.Kid("w:trPr").Kid("w:ins") != nil }

// fresh puts new blocks before a block of the base, those that another reviewer put there in the same words left out.
func (f *folder) fresh(fresh []*block, g *group, before *block) {
	others := f.saidBy(g.fresh)
	for _, x := range fresh {
		if took(&others, f.s.a.said(x.node)) {
			continue
		}
		n := f.bring(x.node)
		i := slices.Index(before.parent.Kids, before.node)
		before.parent.Insert(max(i, 0), n)
		f.c.report.Insertions++
	}
}

// saidBy lists what others put in with each of some blocks of B.
func (f *folder) saidBy(blocks []*block) []string {
	var out []string
	for _, b := range blocks {
		out = append(out, f.s.b.said(b.node))
	}
	return out
}

// took tells whether others put the same in, and counts that as done.
func took(others *[]string, said string) bool {
	i := slices.Index(*others, said)
	if i >= 0 {
		*others = slices.Delete(*others, i, i+1)
	}
	return i >= 0
}

func (f *folder) insertAfter(at *block, n *ooxml.Node) {
	at.parent.Insert(slices.Index(at.parent.Kids, at.node)+1, n)
	f.c.report.Insertions++
}

// bring copies a node of A with its changes, numbered anew.
func (f *folder) bring(n *ooxml.Node) *ooxml.Node {
	out := f.s.tb.Adopt(n, f.s.ta)
	f.c.fix(out, f.s.a.part, f.s.b.part, f.s.tb)
	for k := range out.All() {
		switch k.Name {
		case "w:ins", "w:del", "w:cellIns", "w:cellDel", "w:cellMerge":
			f.s.tb.Set(k, "w:id", f.c.nextID())
		}
	}
	return out
}

// table folds rows, and the cells of rows that stay.
func (f *folder) table(a, b *ooxml.Node, where string) {
	rowsA, rowsB := within(a, "w:tr"), within(b, "w:tr")
	j := 0
	var others []string // what rows say that others put in before the next one
	next := func() *inner {
		for j < len(rowsB) && freshRow(rowsB[j].node) {
			others = append(others, f.s.b.said(rowsB[j].node))
			j++
		}
		if j == len(rowsB) {
			return nil
		}
		return &rowsB[j]
	}
	for i, r := range rowsA {
		to := next()
		if freshRow(r.node) {
			if took(&others, f.s.a.said(r.node)) {
				continue
			}
			n := f.bring(r.node)
			switch {
			case to != nil:
				to.parent.Insert(slices.Index(to.parent.Kids, to.node), n)
			case len(rowsB) > 0:
				last := rowsB[len(rowsB)-1]
				last.parent.Insert(behindFresh(last), n)
				rowsB[len(rowsB)-1].node = n
			}
			f.c.report.Insertions++
			continue
		}
		if to == nil {
			f.c.tell("%s: the table has other rows than in the base; what changed in it is not in the redline", f.place())
			return
		}
		j++
		others = nil
		f.row(r.node, to, where+"."+itoa(i))
	}
}

func (f *folder) row(a *ooxml.Node, to *inner, where string) {
	b := to.node
	if gone := a.Kid("w:trPr").Kid("w:del"); gone != nil && b.Kid("w:trPr").Kid("w:del") == nil {
		f.s.markRow(b, "w:del")
		f.sign(b.Kid("w:trPr").Kid("w:del"), gone)
	}
	cellsA, cellsB := within(a, "w:tc"), within(b, "w:tc")
	for _, c := range cellsA {
		if pr := c.node.Kid("w:tcPr"); pr.Kid("w:cellIns") != nil || pr.Kid("w:cellDel") != nil ||
			len(cellsA) != len(cellsB) {
			f.otherRow(a, to)
			return
		}
	}
	for i := range cellsA {
		f.box(cellsA[i].node, cellsB[i].node, where+"."+itoa(i))
	}
}

// otherRow puts a row with other cells behind the one of the base, which is taken out.
func (f *folder) otherRow(a *ooxml.Node, to *inner) {
	if to.node.Kid("w:trPr").Kid("w:del") == nil {
		for p := range to.node.All() {
			if p.Name == "w:p" {
				h := &hostGroup{f: f, g: &group{core: []*block{{node: p, parent: to.node}}}}
				h.read()
				h.takeOut(step{to: h.size})
				h.endGone(nil)
			}
		}
		f.s.markRow(to.node, "w:del")
	}
	n := f.bring(a)
	ooxml.ResolveChanges(f.s.tb, n, true)
	at := slices.Index(to.parent.Kids, to.node) + 1
	for ; at < len(to.parent.Kids) && freshRow(to.parent.Kids[at]); at++ {
		if f.s.b.said(to.parent.Kids[at]) == f.s.a.said(a) {
			return // as another reviewer has it
		}
	}
	f.allNew(n)
	f.s.markRow(n, "w:ins")
	to.parent.Insert(at, n)
	f.c.report.Insertions++
}

// allNew marks everything below a node as put in.
func (f *folder) allNew(n *ooxml.Node) {
	for i, k := range n.Kids {
		switch k.Name {
		case "w:r":
			c := f.s.change("w:ins", credit{})
			c.Kids = []*ooxml.Node{k}
			n.Kids[i] = c
		case "w:p":
			f.allNew(k)
			f.s.markEnd(k, f.s.change("w:ins", credit{}))
		case "", "w:pPr", "w:trPr", "w:tcPr", "w:tblPr":
		default:
			f.allNew(k)
		}
	}
}

// behindFresh is the place behind a row and the new rows that follow it.
func behindFresh(r inner) int {
	at := slices.Index(r.parent.Kids, r.node) + 1
	for at < len(r.parent.Kids) && freshRow(r.parent.Kids[at]) {
		at++
	}
	return at
}

// sign gives a change the author and the date of another, if there is one.
func (f *folder) sign(n, like *ooxml.Node) {
	if like == nil {
		return
	}
	f.s.tb.Set(n, "w:author", like.Attr("w:author"))
	if d, ok := like.Lookup("w:date"); ok {
		f.s.tb.Set(n, "w:date", d)
	} else {
		n.Unset("w:date")
	}
}
