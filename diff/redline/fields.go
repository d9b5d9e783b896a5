package redline

import "github.com/reprise-wording/reprise/corpus/ooxml"

// keepField writes a field that stays; ops are what becomes of its result, nil if that stays too.
func (w *writer) keepField(fa, fb *field, ops []op, j int) {
	if ops == nil && fb.result != nil {
		ops = []op{{kind: '=', a1: len(fa.result.text), b1: len(fb.result.text)}}
	}
	if fb.simple != nil {
		w.fields[fb.simple.node] = true
		w.begin('=', fb.simple, true, j)
		w.inner(fa.result, fb.result, ops)
		w.fields[fb.simple.node] = false
		return
	}
	w.pieces('=', fb.head, true, j)
	if fb.result != nil {
		w.inner(fa.result, fb.result, ops)
	}
	w.pieces('=', fb.tail, true, j)
}

// sideField writes a field that is in one content only. A simple field becomes one of pieces, since only runs can go
// and come.
func (w *writer) sideField(kind byte, f *field, fromB bool, b0 int) {
	if f.simple == nil {
		w.pieces(kind, f.head, fromB, b0)
	} else {
		w.fieldSign(kind, f, "begin", fromB, b0)
		w.begin(kind, f.path, fromB, b0)
		name := "w:instrText"
		if kind == '-' {
			name = "w:delInstrText"
		}
		instr := w.s.tb.New(name, "xml:space", "preserve")
		instr.Kids = []*ooxml.Node{ooxml.NewText(f.simple.node.Attr("w:instr"))}
		w.bare(instr)
		w.fieldSign(kind, f, "separate", fromB, b0)
	}
	if f.result != nil {
		if fromB {
			w.inner(nil, f.result, []op{{kind: kind, b1: len(f.result.text)}})
		} else {
			old := w.around
			w.around = w.goesOn(b0)
			w.inner(f.result, nil, []op{{kind: kind, a1: len(f.result.text)}})
			w.around = old
		}
	}
	if f.simple == nil {
		w.pieces(kind, f.tail, fromB, b0)
	} else {
		w.fieldSign(kind, f, "end", fromB, b0)
	}
}

func (w *writer) fieldSign(kind byte, f *field, sign string, fromB bool, b0 int) {
	w.begin(kind, f.path, fromB, b0)
	w.bare(w.s.tb.New("w:fldChar", "w:fldCharType", sign))
}

// bare writes a run without properties.
func (w *writer) bare(n *ooxml.Node) {
	w.endRun()
	r := w.s.tb.New("w:r")
	r.Kids = []*ooxml.Node{n}
	w.add(r)
}

// pieces writes the beginning or the end of a field.
func (w *writer) pieces(kind byte, all []piece, fromB bool, b0 int) {
	for _, p := range all {
		switch {
		case p.mark && !fromB:
		case p.mark:
			w.begin('=', p.path, true, b0)
			w.endRun()
			w.add(p.node)
		case p.field != nil && kind == '=':
			w.keepField(p.field, p.field, nil, b0)
		case p.field != nil:
			w.sideField(kind, p.field, fromB, b0)
		default:
			sp := &span{run: p.run, props: p.run.Kid("w:rPr"), path: p.path}
			w.begin(kind, p.path, fromB, b0)
			if p.run != nil {
				w.startRun(kind, sp, sp)
			}
			if p.node == nil {
				w.say(p.text, kind)
			} else {
				w.put(w.node(kind, p.node, fromB), sp)
			}
		}
	}
}
