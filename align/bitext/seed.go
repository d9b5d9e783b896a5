package bitext

import (
	"github.com/reprise-wording/reprise/corpus/lang"
)

// seed fills the tables with what is known before the texts are aligned: words that are the same on both sides, words
// spelt alike, and the pairs of the lexicons.
func (m *model) seed(o *options) {
	var entries []entry
	for i, w := range m.source.vocab.types {
		if k, ok := m.target.vocab.ids[w.key]; ok {
			weight := float32(0.5)
			if w.kind == lang.Number || w.kind == lang.Symbol {
				weight = 0.9
			}
			entries = append(entries, entry{int32(i), k, weight})
		}
	}
	m.forward = newTable(len(m.source.vocab.types), entries)
	m.backward = m.forward.reverse(len(m.target.vocab.types))
}
