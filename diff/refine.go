package diff

import (
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"github.com/sergi/go-diff/diffmatchpatch"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// The limits of refinement inside a change.
const (
	longestRefined = 120 // bytes on either side
	refinedShare   = 0.6 // share of its longer side that has to stay
)

// Refine finds what differs inside a short change from x to y, in bytes of each: the plural of a word, an accent, a
// digit. It is false where the two have too little in common for that to be a help. Letters keep their combining
// marks.
func Refine(x, y string) (out, in []lang.Span, ok bool) {
	if x == "" || y == "" || len(x) > longestRefined || len(y) > longestRefined || !utf8.ValidString(x) ||
		!utf8.ValidString(y) {
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

// whole draws a span out over the whole characters (UAX 29) that it cuts: letters with their marks, emoji of several
// signs.
func whole(s string, start, end int) lang.Span {
	it := graphemes.FromString(s)
	for it.Next() {
		if it.Start() < start && start < it.End() {
			start = it.Start()
		}
		if it.Start() < end && end < it.End() {
			end = it.End()
		}
	}
	return lang.Span{Start: start, End: end}
}
