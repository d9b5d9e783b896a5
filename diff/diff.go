package diff

import (
	"github.com/reprise-wording/reprise/corpus/lang"
)

// Texts compares text a with text b.
func Texts(a, b string, opts ...Option) *Script {
	o := newOptions(opts)
	voc := newVocabulary(o.lang)
	wa, wb := voc.pair(a, b)
	pairs, _ := matchWords(voc, wa, wb, o.group)
	return build(wa, wb, pairs, o)
}

func span(start, end int) lang.Span { return lang.Span{Start: start, End: end} }
