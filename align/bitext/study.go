package bitext

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// longestStudied is how many words a segment may have for words to be learnt from it: which of many words render
// which is guessed.
const longestStudied = 80

// Study learns pairs of words from texts whose segments are known to render one another, the first of the source the
// first of the target and so on: what the built-in lexicons were made by. Pairs come by falling weight, those met
// less than least times and those of weights under sure left out. Segments of more than 80 words and those met before
// are passed over. Texts of different numbers of segments are an error.
//
// Time and memory grow with the sum over the segments of the product of their words: 30,000 paragraphs of resolutions
// take a minute and 1 GB.
func Study(source, target []Segment, least int, sure float64, opts ...Option) (*Lexicon, error) {
	if len(source) != len(target) {
		return nil, fmt.Errorf(
			"bitext: %d segments against %d; texts to study have a counterpart for each segment",
			len(source),
			len(target),
		)
	}
	o := newOptions(opts)
	m, err := newModel(source, target, o)
	if err != nil {
		return nil, err
	}
	var links []link
	seen := map[string]bool{}
	for i := range source {
		s, t := m.source.segments[i], m.target.segments[i]
		pair := source[i].Text + "\x00" + target[i].Text
		if len(s) == 0 || len(t) == 0 || len(s) > longestStudied || len(t) > longestStudied || seen[pair] {
			continue
		}
		seen[pair] = true
		links = append(links, link{s, t})
	}
	if err := m.learn(links, rounds+rounds, o.stop); err != nil {
		return nil, err
	}
	return m.lexicon(int32(least), sure), nil
}

// lexicon gives the pairs of words that both directions hold likely, by falling weight, whose words are met at least
// so often; words are given as they first stood.
func (m *model) lexicon(least int32, sure float64) *Lexicon {
	l := &Lexicon{}
	for i := range m.source.vocab.types {
		s := &m.source.vocab.types[i]
		to, p := m.forward.row(int32(i))
		for k, j := range to {
			t := &m.target.vocab.types[j]
			w := mutual(p[k], m.backward.weight(j, int32(i)))
			if w >= sure && s.count >= least && t.count >= least && worthKeeping(s, t) {
				l.Pairs = append(l.Pairs, Pair{s.word, t.word, w})
			}
		}
	}
	slices.SortStableFunc(l.Pairs, func(a, b Pair) int {
		return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.Source, b.Source), cmp.Compare(a.Target, b.Target))
	})
	return l
}

// worthKeeping reports whether a lexicon should hold two words: both words, or a word and a small number (December
// and 12 of Chinese dates).
func worthKeeping(s, t *wordType) bool {
	small := func(w *wordType) bool { return w.kind == lang.Number && len(w.key) <= 2 }
	switch {
	case s.kind == lang.Word && t.kind == lang.Word:
		return true
	case s.kind == lang.Word:
		return small(t)
	}
	return t.kind == lang.Word && small(s)
}
