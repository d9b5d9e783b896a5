package bitext

import (
	"unicode/utf8"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// seed fills the tables with what is known before the texts are aligned: words that are the same on both sides, words
// spelt alike, and the pairs of the lexicons.
func (m *model) seed(o *options) error {
	entries := m.same()
	entries = append(entries, m.cognates()...)
	if !o.bare {
		entries = append(entries, builtin(m.source.lang.Tag(), m.target.lang.Tag()).entries(m.source, m.target)...)
	}
	own, err := m.own(o.lexicons)
	if err != nil {
		return err
	}
	entries = append(entries, own...)
	m.seedForward = newTable(len(m.source.vocab.types), entries)
	m.seedBackward = m.seedForward.reverse(len(m.target.vocab.types))
	m.seedForward.normalise(0.8)
	m.seedBackward.normalise(0.8)
	m.forward, m.backward = m.seedForward, m.seedBackward
	return nil
}

// same pairs the words that stand on both sides. Short words in small letters seldom mean the same ("on", "or").
func (m *model) same() []entry {
	var out []entry
	for i, w := range m.source.vocab.types {
		k, ok := m.target.vocab.ids[w.key]
		if !ok {
			continue
		}
		weight := float32(0.5)
		switch {
		case w.kind != lang.Word:
			weight = 0.7
		case len(w.key) <= 3 && 2*w.upper < w.count:
			weight = 0.05
		}
		out = append(out, entry{int32(i), k, weight})
	}
	return out
}

// prefix is how many letters words must begin with alike to be compared as cognates.
const prefix = 3

// cognates pairs the words of both sides that are spelt alike though not the same: protect and protég, recommend and
// recommand.
func (m *model) cognates() []entry {
	head := func(w *wordType) string {
		if w.kind != lang.Word || len(w.key) < prefix+1 {
			return ""
		}
		return w.key[:prefix]
	}
	byHead := map[string][]int32{}
	for j := range m.target.vocab.types {
		if h := head(&m.target.vocab.types[j]); h != "" {
			byHead[h] = append(byHead[h], int32(j))
		}
	}
	var out []entry
	var c comparer
	for i := range m.source.vocab.types {
		w := &m.source.vocab.types[i]
		h := head(w)
		if h == "" {
			continue
		}
		for _, j := range byHead[h] {
			if v := &m.target.vocab.types[j]; v.key != w.key {
				if s := c.likeness(w.key, v.key); s >= 0.7 {
					out = append(out, entry{int32(i), j, float32(0.5 * s * s)})
				}
			}
		}
	}
	return out
}

// A comparer compares spellings, keeping its memory from one pair to the next.
type comparer struct{ row []int16 }

// likeness is Dice's coefficient over the longest common subsequence of two words, in bytes: 1 for the same word.
func (c *comparer) likeness(a, b string) float64 {
	if 2*min(len(a), len(b)) < max(len(a), len(b)) || len(a) > 64 || len(b) > 64 {
		return 0
	}
	c.row = append(c.row[:0], make([]int16, len(b)+1)...)
	for i := range len(a) {
		var diag int16
		for j := range len(b) {
			up := c.row[j+1]
			switch {
			case a[i] == b[j]:
				c.row[j+1] = diag + 1
			case c.row[j] > up:
				c.row[j+1] = c.row[j]
			}
			diag = up
		}
	}
	return 2 * float64(c.row[len(b)]) / float64(utf8.RuneCountInString(a)+utf8.RuneCountInString(b))
}
