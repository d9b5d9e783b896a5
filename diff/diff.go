package diff

import (
	"unicode/utf8"

	"github.com/sergi/go-diff/diffmatchpatch"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// Texts compares text a with text b.
func Texts(a, b string, opts ...Option) *Script {
	o := newOptions(opts)
	in := newInterner()
	wa, wb := in.words(o.lang, a), in.words(o.lang, b)
	pairs := matchWords(wa, wb)
	return build(wa, wb, pairs, o)
}

// matchWords gives for each word of a the word of b it stays, -1 for none; rising.
func matchWords(a, b *words) []int32 {
	pairs := make([]int32, a.len())
	dmp := diffmatchpatch.New()
	dmp.DiffTimeout = 0
	i, j := 0, 0
	for _, d := range dmp.DiffMainRunes(runes(a.id), runes(b.id), false) {
		n := utf8.RuneCountInString(d.Text)
		switch d.Type {
		case diffmatchpatch.DiffEqual:
			for k := range n {
				pairs[i+k] = int32(j + k)
			}
			i, j = i+n, j+n
		case diffmatchpatch.DiffDelete:
			for k := range n {
				pairs[i+k] = -1
			}
			i += n
		case diffmatchpatch.DiffInsert:
			j += n
		}
	}
	return pairs
}

// runes maps ids to runes, past the surrogates and the replacement character.
func runes(ids []int32) []rune {
	out := make([]rune, len(ids))
	for i, id := range ids {
		r := id + 1
		if r >= 0xD800 {
			r += 0x800
		}
		if r >= utf8.RuneError {
			r++
		}
		out[i] = r
	}
	return out
}

func span(start, end int) lang.Span { return lang.Span{Start: start, End: end} }
