package redline

import (
	"slices"
	"strings"

	"github.com/reprise-wording/reprise/corpus/ooxml"
)

// A paragraph is one of OUT; b is the paragraph of B whose place it takes, nil for one of A alone.
type paragraph struct{ node, b *ooxml.Node }

// A writer writes the paragraphs of a bead.
type writer struct {
	s        *story
	out      []paragraph
	kids     []*ooxml.Node // of the paragraph that is being written
	stack    []level
	wrap     *ooxml.Node // the element of the change that is open, nil for none
	wrapKind byte
	by       credit // of the change that is being written
	wrapBy   credit
	run      *ooxml.Node // the run that is open
	runFrom  *ooxml.Node // the run of A or B it comes from
	runOld   string      // the properties that it had in A
	text     *ooxml.Node
	said     strings.Builder // what text is to say
	ca, cb   *content
	nextMark int                  // of B
	nextOwn  int                  // of the marks of A
	gone     map[string]bool      // comments of A on words that are gone
	goneAt   int                  // the place in B of those that are being written
	written  map[*ooxml.Node]bool // elements around runs that may be written once
	fields   map[*ooxml.Node]bool // simple fields that stay
	around   *container           // what goes on in B behind a field of A, nil outside such a field
}

// paragraphs writes what becomes of two contents.
func (s *story) paragraphs(ca, cb *content, ops []op) []paragraph {
	if ca == nil {
		ca = &content{}
	}
	if cb == nil {
		cb = &content{}
	}
	w := &writer{s: s, ca: ca, cb: cb, written: map[*ooxml.Node]bool{}, fields: map[*ooxml.Node]bool{}}
	w.gone = s.c.goneComments(ca, ops)
	for _, o := range ops {
		if o.move == "" || len(ops) == 1 {
			w.op(o)
			continue
		}
		start, end := s.moveSigns(o.move, changeName[o.kind]) // the move begins and ends inside paragraphs
		w.sign(start)
		w.op(o)
		w.sign(end)
	}
	return w.out
}

// sign writes the sign of the beginning or the end of a move.
func (w *writer) sign(n *ooxml.Node) {
	w.endWrap()
	w.stack = nil
	w.add(n)
}

func (w *writer) op(o op) {
	switch o.kind {
	case '=':
		w.by = credit{}
		w.keep(o)
	case '-', '<':
		switch text := w.ca.text[o.a0:o.a1]; {
		case o.known:
			w.by = o.by
		case o.of != nil:
			w.by = w.s.c.credits.ofParagraph(text)
		default:
			w.by = w.s.c.credits.ofGone(text)
		}
		w.side(o.kind, w.ca, o.a0, o.a1, o.b0)
	default:
		switch {
		case o.known || o.of != nil: // of a whole paragraph each run says whose it is
			w.by = o.by
		default:
			w.by = w.s.c.credits.ofNew(w.cb, o.b0, o.b1, w.by)
		}
		w.side(o.kind, w.cb, o.b0, o.b1, o.b0)
		w.by = credit{}
	}
}

// spanAt is the place of the span that holds a place of the text.
func (c *content) spanAt(pos int) int {
	i, found := slices.BinarySearchFunc(c.spans, pos, func(s span, pos int) int {
		switch {
		case s.end <= pos:
			return -1
		case s.start > pos:
			return 1
		}
		return 0
	})
	if !found {
		return max(0, min(i, len(c.spans)-1))
	}
	return i
}

// keep writes what is in both contents.
func (w *writer) keep(o op) {
	i, j := o.a0, o.b0
	for j < o.b1 {
		w.marks(j)
		w.ownMarks(i, false)
		sa, sb := &w.ca.spans[w.ca.spanAt(i)], &w.cb.spans[w.cb.spanAt(j)]
		if y := w.cb.atomAt(j); y != nil {
			w.keepAtom(w.ca.atomAt(i), y, sa, sb, o.inner, j)
			i, j = i+len(placeholder), j+len(placeholder)
			continue
		}
		n := min(sa.end-i, sb.end-j, o.b1-j)
		if w.nextMark < len(w.cb.marks) && w.cb.marks[w.nextMark].pos > j {
			n = min(n, w.cb.marks[w.nextMark].pos-j)
		}
		if w.nextOwn < len(w.ca.marks) && w.ca.marks[w.nextOwn].pos > i {
			n = min(n, w.ca.marks[w.nextOwn].pos-i)
		}
		w.begin('=', sb.path, true, j)
		w.startRun('=', sb, sa)
		w.say(w.cb.text[j:j+n], '=')
		i, j = i+n, j+n
	}
}

// side writes what is in one content only.
func (w *writer) side(kind byte, c *content, from, to, b0 int) {
	fromB := c == w.cb && (kind == '+' || kind == '>')
	by := w.by
	for pos := from; pos < to; {
		if fromB {
			w.marks(pos)
			b0 = pos
		} else {
			w.goneAt = b0
			w.ownMarks(pos, false)
		}
		sp := &c.spans[c.spanAt(pos)]
		if w.by = by; fromB && w.s.c.credits.made[sp.run].author != "" {
			w.by = w.s.c.credits.made[sp.run]
		}
		if x := c.atomAt(pos); x != nil {
			w.sideAtom(kind, x, sp, fromB, b0)
			pos += len(placeholder)
			continue
		}
		n := min(sp.end, to) - pos
		if fromB && w.nextMark < len(w.cb.marks) && w.cb.marks[w.nextMark].pos > pos {
			n = min(n, w.cb.marks[w.nextMark].pos-pos)
		}
		if !fromB && w.nextOwn < len(w.ca.marks) && w.ca.marks[w.nextOwn].pos > pos {
			n = min(n, w.ca.marks[w.nextOwn].pos-pos)
		}
		w.begin(kind, sp.path, fromB, b0)
		w.startRun(kind, sp, nil)
		w.say(c.text[pos:pos+n], kind)
		pos += n
	}
	if kind == '-' {
		w.ownMarks(to, true)
	}
}

// marks writes the marks of B up to a place of its text.
func (w *writer) marks(pos int) {
	for w.nextMark < len(w.cb.marks) && w.cb.marks[w.nextMark].pos <= pos {
		m := w.cb.marks[w.nextMark]
		w.nextMark++
		if w.s.c.credits.signs[m.node] != nil {
			continue
		}
		w.begin('=', m.path, true, m.pos)
		w.endRun()
		w.add(m.node)
	}
}

// ownMarks writes what belongs to comments of A that B has not, up to a place of the text of A. A comment on words
// that are gone goes with them; ending says that the words end here, where only such comments are written.
func (w *writer) ownMarks(pos int, ending bool) {
	for w.nextOwn < len(w.ca.marks) && w.ca.marks[w.nextOwn].pos <= pos {
		m := w.ca.marks[w.nextOwn]
		id, ok := commentOf(m.node)
		switch {
		case !ok || !w.s.c.own[id]:
			w.nextOwn++
			continue
		case w.gone[id]:
			w.endRun()
			w.begin('-', m.path, false, w.goneAt)
		case ending:
			return
		default:
			w.endWrap()
		}
		w.nextOwn++
		w.add(w.s.comment(m.node, id))
	}
}

// add puts a node where the next one belongs.
func (w *writer) add(n *ooxml.Node) {
	switch {
	case w.wrap != nil:
		w.wrap.Kids = append(w.wrap.Kids, n)
	case len(w.stack) > 0:
		h := w.stack[len(w.stack)-1].holder
		if h == nil {
			w.kids = append(w.kids, n)
		} else {
			h.Kids = append(h.Kids, n)
		}
	default:
		w.kids = append(w.kids, n)
	}
}

// changeName is the element of a kind of change.
var changeName = map[byte]string{'-': "w:del", '+': "w:ins", '<': "w:moveFrom", '>': "w:moveTo"}

func (w *writer) openWrap(kind byte) {
	w.wrapKind, w.wrapBy = kind, w.by
	if kind == '=' {
		return
	}
	n := w.s.change(changeName[kind], w.by)
	w.add(n)
	w.wrap = n
}

func (w *writer) endWrap() {
	w.endRun()
	w.wrap, w.wrapKind = nil, 0
}

func (w *writer) endRun() {
	w.endText()
	w.run, w.runFrom = nil, nil
}

func (w *writer) endText() {
	if w.text == nil {
		return
	}
	s := w.said.String()
	if strings.TrimSpace(s) != s || strings.Contains(s, "  ") || strings.Contains(s, "\n") {
		w.s.tb.Set(w.text, "xml:space", "preserve")
	}
	w.text.Kids = []*ooxml.Node{ooxml.NewText(s)}
	w.said.Reset()
	w.text = nil
}

// startRun opens a run like that of sp; sa is the span of A of what stays.
func (w *writer) startRun(kind byte, sp, sa *span) {
	oldKey := ""
	if kind == '=' && !w.s.sameProps(sa.props, sp.props) {
		oldKey = "was " + w.s.a.canonOf(sa.props, w.s.a.part)
	}
	if w.run != nil && w.runFrom == sp.run && w.runOld == oldKey {
		return
	}
	w.endRun()
	w.runFrom, w.runOld = sp.run, oldKey
	if kind == '-' || kind == '<' {
		w.run = w.s.tb.New("w:r")
		if sp.props != nil {
			w.run.Kids = append(w.run.Kids, w.s.adopt(sp.props))
		}
	} else {
		w.run = w.s.tb.New("w:r")
		if sp.run != nil {
			w.run.Attrs = sp.run.Shallow().Attrs
		}
		props := sp.props.Copy()
		if oldKey != "" && w.s.c.reformatted() {
			if props == nil {
				props = w.s.tb.New("w:rPr")
			}
			props.Kids = append(props.Kids, w.s.oldRun(sa.props, w.s.c.credits.set[sp.run]))
		}
		if props != nil {
			w.run.Kids = append(w.run.Kids, props)
		}
	}
	w.add(w.run)
}

// say writes text in the open run.
func (w *writer) say(s string, kind byte) {
	if w.text == nil {
		name := "w:t"
		if kind == '-' {
			name = "w:delText"
		}
		w.text = w.s.tb.New(name)
		w.run.Kids = append(w.run.Kids, w.text)
	}
	w.said.WriteString(s)
}

// put writes a child of a run, or of a paragraph if it stands in no run.
func (w *writer) put(n *ooxml.Node, sp *span) {
	if sp.run == nil {
		w.endRun()
		w.add(n)
		return
	}
	w.endText()
	w.run.Kids = append(w.run.Kids, n)
}

func (w *writer) keepAtom(x, y *atom, sa, sb *span, inner []op, j int) {
	switch {
	case y.kind == atomMark:
		w.endParagraph('=', x.para, y.para)
	case y.kind == atomField:
		w.keepField(x.field, y.field, inner, j)
	case y.node == nil:
		w.begin('=', sb.path, true, j)
		w.startRun('=', sb, sa)
		w.say(placeholder, '=')
	default:
		w.begin('=', sb.path, true, j)
		if sb.run != nil {
			w.startRun('=', sb, sa)
		}
		w.put(y.node, sb)
	}
}

func (w *writer) sideAtom(kind byte, x *atom, sp *span, fromB bool, b0 int) {
	switch {
	case x.kind == atomMark && fromB:
		w.endParagraph(kind, nil, x.para)
	case x.kind == atomMark:
		w.endParagraph(kind, x.para, nil)
	case x.kind == atomField:
		w.sideField(kind, x.field, fromB, b0)
	default:
		w.begin(kind, sp.path, fromB, b0)
		if sp.run != nil {
			w.startRun(kind, sp, nil)
		}
		if x.node == nil {
			w.say(placeholder, kind)
			return
		}
		w.s.c.whole(kind, x.node)
		w.put(w.node(kind, x.node, fromB), sp)
	}
}

// node is a child of a run as it stands in a change.
func (w *writer) node(kind byte, n *ooxml.Node, fromB bool) *ooxml.Node {
	if fromB {
		return n
	}
	n = w.s.adopt(n)
	if kind != '-' {
		return n
	}
	strike(w.s.tb, n)
	return n
}

// strike names the words of a node as those of a deletion. A text box in it is taken out as a whole: its words keep
// their names.
func strike(t *ooxml.Tree, n *ooxml.Node) {
	switch n.Name {
	case "w:txbxContent":
		return
	case "w:t":
		t.Rename(n, "w:delText")
	case "w:instrText":
		t.Rename(n, "w:delInstrText")
	}
	for _, k := range n.Kids {
		strike(t, k)
	}
}

// inner writes contents inside the ones that are being written.
func (w *writer) inner(ca, cb *content, ops []op) {
	oldA, oldB, next, own := w.ca, w.cb, w.nextMark, w.nextOwn
	w.ca, w.cb, w.nextMark, w.nextOwn = ca, cb, 0, 0
	if ca == nil {
		w.ca = &content{}
	}
	if cb == nil {
		w.cb = &content{}
	}
	for _, o := range ops {
		w.op(o)
	}
	w.marks(len(w.cb.text))
	w.ca, w.cb, w.nextMark, w.nextOwn = oldA, oldB, next, own
}
