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
	var m *matcher
	var moved relocations
	if o.moves && o.grain == Word {
		m, moved = matchAround(voc, wa, wb, o)
	} else if m = match(voc, wa, wb, o.group); o.moves {
		moved = m.moves()
	}
	m.words = inside
	m.realignMoves(moved)
	s := build(m, moved, o)
	if o.grain == Word {
		s.relabel(o)
	}
	return s
}

func span(start, end int) lang.Span { return lang.Span{Start: start, End: end} }
