package agreed

import (
	"cmp"
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
	some := false
	there, here := w.citing(source), w.citing(text)
	for _, e := range edits {
		a, ok := within(there, e.A)
		b, also := within(here, e.B)
		if !ok || !also {
			return false
		}
		some = some || a || b
	}
	return some
}

// A citing is a word of a text, in the order of the text, with what it does in a reference.
type citing struct {
	lang.Span
	refers bool // it is of a reference
	links  bool // it may stand beside one: a function word, or one for a paper
}

// citing lists the words of a text.
func (w *weigher) citing(text string) (out []citing) {
	references := cite.References(text)
	for _, t := range w.language.Tokens(text) {
		if t.Kind == lang.Space || t.Kind == lang.Punct {
			continue
		}
		for len(references) > 0 && references[0].End <= t.Start {
			references = references[1:]
		}
		word := t.Text(text)
		out = append(out, citing{
			Span:   lang.Span{Start: t.Start, End: t.End},
			refers: len(references) > 0 && references[0].Start < t.End,
			links:  w.language.IsFunctionWord(lang.FoldAll.Key(word)) || cite.IsPaperWord(word),
		})
	}
	return out
}

// within reports whether a stretch of a text has words of references, and with ok that all its words are such or stand
// beside them.
func within(words []citing, stretch lang.Span) (some, ok bool) {
	first, _ := slices.BinarySearchFunc(words, stretch.Start, func(c citing, at int) int {
		return cmp.Compare(c.End, at+1)
	})
	for _, c := range words[first:] {
		switch {
		case c.Start >= stretch.End:
			return some, true
		case c.refers:
			some = true
		case !c.links:
			return some, false
		}
	}
	return some, true
}
