package cite

import (
	"cmp"
	"slices"
	"strings"

	"github.com/reprise-wording/reprise/corpus/internal/terms"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// References lists the stretches of a text that name papers with their paragraphs, dates and years, and sessions by an
// ordinal, in their order and without overlap: what is brought up to date when a wording is taken up again.
func References(text string) []lang.Span {
	var out []lang.Span
	for _, c := range Find(text) {
		out = append(out, lang.Span{Start: c.From, End: c.To})
	}
	for _, p := range Places(text) {
		out = append(out, lang.Span{Start: p.Start, End: p.End})
	}
	for _, d := range terms.AllDates(text) {
		out = append(out, lang.Span{Start: d.From, End: d.To})
	}
	for at := 0; ; {
		s, ok := terms.FindSession(text[at:])
		if !ok {
			break
		}
		out = append(out, lang.Span{Start: at + s.From, End: at + s.To})
		at += s.To
	}
	slices.SortFunc(out, func(a, b lang.Span) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
	joined := out[:0]
	for _, s := range out {
		if n := len(joined); n > 0 && s.Start < joined[n-1].End {
			joined[n-1].End = max(joined[n-1].End, s.End)
			continue
		}
		joined = append(joined, s)
	}
	return joined
}

// IsPaperWord reports whether a word is one that says what a number names: resolution, decision.
func IsPaperWord(word string) bool {
	folded := clean(fold(word))
	for _, k := range []Kind{Resolution, Decision} {
		if slices.ContainsFunc(words()[string(k)], func(stem string) bool { return strings.Contains(folded, stem) }) {
			return true
		}
	}
	return false
}
