package diff

import (
	"github.com/reprise-wording/reprise/corpus/lang"
)

// Texts compares text a with text b.
func Texts(a, b string, opts ...Option) *Script {
	if a == b {
		s := &Script{A: a, B: b}
		if a != "" {
			s.Ops = []Op{{A: span(0, len(a)), B: span(0, len(b))}}
		}
		return s
	}
	o := newOptions(opts)
	voc := newVocabulary(o.lang)
	wa, wb := voc.pair(a, b)
	var inside *matcher // of words, where sentences are compared
	if o.grain == Sentence {
		inside = &matcher{voc: voc, a: wa, b: wb}
		wa, wb = voc.sentences(wa), voc.sentences(wb)
	}
	unhide := func() {}
	if o.moves && o.grain == Word {
		unhide = movedLines(voc, wa, wb)
	}
	m := match(voc, wa, wb, o.group)
	unhide()
	m.words = inside
	var moved relocations
	if o.moves {
		moved = m.moves()
		m.settle(moved)
	}
	s := build(m, moved, o)
	if o.grain == Word {
		s.relabel(o)
	}
	return s
}

func span(start, end int) lang.Span { return lang.Span{Start: start, End: end} }
