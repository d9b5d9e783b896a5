package agreed

import (
	"slices"
	"strings"

	"github.com/reprise-wording/reprise/corpus/cite"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/diff"
)

// same reports whether two texts have the same words, typography, case and punctuation aside.
func same(a, b string) bool { return key(a) == key(b) }

func key(text string) string {
	return strings.Join(
		strings.FieldsFunc(lang.FoldAll.Key(text), func(r rune) bool { return strings.ContainsRune(" ,;.:", r) }),
		" ",
	)
}

// compare shows what changed against the best source.
func (w *weigher) compare(f *Finding, text string) {
	source := w.earlier[f.Sources[0].Paragraph].Text
	f.Changes = diff.Texts(source, text, diff.In(w.options.Language))
	edits := f.Changes.Edits()
	for _, e := range edits {
		if gone := strings.Trim(e.A.Text(source), " ,;:.\u00a0\t\n"); e.B.Start == e.B.End && e.Link == 0 &&
			w.words(gone) > 0 {
			f.Omits = append(f.Omits, gone)
		}
	}
	f.References = f.Standing == Changed && w.inReferences(edits, source, text)
}

// inReferences reports whether all words that edits take out and bring in are of references, and that there are some.
func (w *weigher) inReferences(edits []diff.Edit, source, text string) bool {
	if len(edits) == 0 {
		return false
	}
	there, here := cite.References(source), cite.References(text)
	some := false
	for _, e := range edits {
		a, ok := w.referring(source, e.A, there)
		b, also := w.referring(text, e.B, here)
		if !ok || !also {
			return false
		}
		some = some || a || b
	}
	return some
}

// referring reports whether a stretch of a text has words of its references, and whether ok it has besides them only
// function words and those for papers.
func (w *weigher) referring(text string, span lang.Span, references []lang.Span) (some, ok bool) {
	for _, t := range w.language.Tokens(text) {
		if t.Kind == lang.Space || t.Kind == lang.Punct || t.End <= span.Start || t.Start >= span.End {
			continue
		}
		word := t.Text(text)
		switch {
		case slices.ContainsFunc(references, func(r lang.Span) bool { return t.Start < r.End && t.End > r.Start }):
			some = true
		case !w.language.IsFunctionWord(lang.FoldAll.Key(word)) && !cite.IsPaperWord(word):
			return some, false
		}
	}
	return some, true
}
