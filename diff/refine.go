package diff

import (
	"unicode"
	"unicode/utf8"

	"github.com/sergi/go-diff/diffmatchpatch"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// The limits of refinement inside a change.
const (
	longestRefined = 120 // bytes on either side
	refinedShare   = 0.6 // share of its longer side that has to stay
)

// Refine finds what differs inside a short change from x to y, in bytes of each: the plural of a word, an accent, a digit.
// It is false where the two have too little in common for that to be a help. Letters keep their combining marks.
func Refine(x, y string) (out, in []lang.Span, ok bool) {
	if x == "" || y == "" || len(x) > longestRefined || len(y) > longestRefined || !utf8.ValidString(x) || !utf8.ValidString(y) {
		return nil, nil, false
	}
	dmp := diffmatchpatch.New()
	dmp.DiffTimeout = 0 // the same result on a slow machine
	same, i, j := 0, 0, 0
	for _, d := range dmp.DiffCleanupSemantic(dmp.DiffMain(x, y, false)) {
		n := len(d.Text)
		switch d.Type {
		case diffmatchpatch.DiffEqual:
			same += n
			i, j = i+n, j+n
		case diffmatchpatch.DiffDelete:
			out = append(out, whole(x, i, i+n))
			i += n
		case diffmatchpatch.DiffInsert:
			in = append(in, whole(y, j, j+n))
			j += n
		}
	}
	return out, in, float64(same) >= refinedShare*float64(max(len(x), len(y)))
}

// whole draws a span out over the marks that belong to its last letter, and over the letter of its first mark.
func whole(s string, start, end int) lang.Span {
	for start > 0 {
		if r, _ := utf8.DecodeRuneInString(s[start:]); !unicode.IsMark(r) {
			break
		}
		_, n := utf8.DecodeLastRuneInString(s[:start])
		start -= n
	}
	for end < len(s) {
		r, n := utf8.DecodeRuneInString(s[end:])
		if !unicode.IsMark(r) {
			break
		}
		end += n
	}
	return lang.Span{Start: start, End: end}
}
