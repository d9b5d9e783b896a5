package reuse

import (
	"context"
	"hash/fnv"
	"slices"
	"strings"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// A termIndex is a set seen in one of its languages: the units as sequences of terms, and what each is worth.
type termIndex struct {
	lang      *lang.Language
	at        int              // index of the language in the set
	vocab     map[string]int32 // stem -> term
	words     map[string]entry // word as it stands, so that a word is folded and stemmed once
	wording   []uint64         // by unit: hash of its words, typography, case and punctuation aside; 0 without words
	stems     []string         // by term
	kinds     []kind           // by term
	family    []int32          // by term: its feature of the same beginning
	heads     []uint32         // by term: hash of that beginning
	body      [][]int32        // by unit: terms in order
	names     []nameSet        // by unit: which words of its body are part of a name
	chapeau   [][]int32        // by unit: terms of the chapeaux
	times     []uint32         // by unit: how many units are counted with it, itself among them; 0 with an earlier one
	book      *phrasebook      // how many bodies have a word, or a word after another
	surprisal [][]float32      // by unit and place in its body: bits of the word, less what its phrase leads one to expect
	bits      []float64        // by term: rarity, log2(units / units with the term)
	units     int              // units with words
	from      int              // units before it are no later units
	df        []int32          // by feature: units that have it
	earlier   []int32          // by feature: those of them that are no later ones
	rarity    []float32        // by number of units: what a feature that so many have weighs
	vectors   [][]feature      // by unit, by rising id; features no other unit has are left out
	norm      []float64        // by unit: length of its vector, features left out included
	tokens    []lang.Token     // scratch
	glossary  glossary         // for Explain

	features   int32     // number of features: terms, then families, then groups of synonyms
	firstGroup int32     // feature of the first group of synonyms
	groups     idea      // number of groups of synonyms
	synonyms   [][]idea  // by term: its groups of synonyms
	ownIdea    []idea    // by term: the idea of its family
	near       *tally    // units in which two ideas stand near each other
	nearRarity []float32 // by number of units
}

// An entry is what is known of a word as it stands.
type entry struct {
	term int32
	hash uint64 // of its key
}

type kind uint8

const (
	content  kind = iota
	function      // the, of
	numeral       // digits: numbers of articles, dates, symbols
)

// familyLength is how many letters words of one family share: recruter, recrutement, recruteur.
const familyLength = 5

func newTermIndex(ctx context.Context, s *Set, at, from int) (*termIndex, error) {
	d, err := readTerms(ctx, s, at, from)
	if err != nil {
		return nil, err
	}
	return d, d.weigh(ctx, s)
}

// readTerms makes a term index that is not weighed.
func readTerms(ctx context.Context, s *Set, at, from int) (*termIndex, error) {
	d := &termIndex{
		lang:    lang.For(s.Languages[at]),
		at:      at,
		from:    from,
		vocab:   map[string]int32{},
		words:   map[string]entry{},
		wording: make([]uint64, len(s.Units)),
		body:    make([][]int32, len(s.Units)),
		names:   make([]nameSet, len(s.Units)),
		chapeau: make([][]int32, len(s.Units)),
	}
	for i := range s.Units {
		if i%4096 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		u := &s.Units[i]
		d.body[i], d.names[i], d.wording[i] = d.terms(u.Texts[at].Body)
		if len(d.body[i]) > 0 {
			d.units++
		}
		if u.Parent >= 0 {
			up := u.Parent
			d.chapeau[i] = append(append([]int32(nil), d.chapeau[up]...), d.body[up]...)
		} else if c := u.Texts[at].Chapeau; c != "" {
			d.chapeau[i], _, _ = d.terms(c)
		}
	}
	clear(d.words)
	d.numberFamilies()
	return d, nil
}

// terms turns a text into the terms of its words, numbers and symbols outside the phrases that refer, which of them are
// part of a name, and a hash of all its words in their order.
func (d *termIndex) terms(text string) ([]int32, nameSet, uint64) {
	refer := d.referring(text)
	d.tokens = d.lang.AppendTokens(d.tokens[:0], text)
	n := 0
	for _, t := range d.tokens {
		if t.Kind != lang.Space && t.Kind != lang.Punct {
			n++
		}
	}
	if n == 0 {
		return nil, nil, 0
	}
	out, hash := make([]int32, 0, n), uint64(14695981039346656037)
	var names nameSet
	finder := newNameFinder(d.lang, text)
	for _, t := range d.tokens {
		if t.Kind == lang.Space || t.Kind == lang.Punct {
			finder.pass(t)
			continue
		}
		e := d.word(t.Text(text))
		hash = (hash ^ e.hash) * 1099511628211
		if slices.ContainsFunc(refer, func(r lang.Span) bool { return r.Start <= t.Start && t.End <= r.End }) {
			continue
		}
		if name, before := finder.next(t, d.kinds[e.term]); name {
			for k := max(0, len(out)-before); k <= len(out); k++ {
				names = names.with(k, n)
			}
		}
		out = append(out, e.term)
	}
	return out, names, max(hash, 1)
}

func (d *termIndex) word(word string) entry {
	if e, ok := d.words[word]; ok {
		return e
	}
	stem, k := d.stem(word)
	id, ok := d.vocab[stem]
	if !ok {
		id = int32(len(d.stems))
		stem = strings.Clone(stem)
		d.vocab[stem] = id
		d.stems = append(d.stems, stem)
		d.kinds = append(d.kinds, k)
	}
	h := fnv.New64a()
	h.Write([]byte(lang.FoldAll.Key(word)))
	e := entry{id, h.Sum64() | 1}
	d.words[strings.Clone(word)] = e
	return e
}

// stem is what a word is compared by: its key for a function word or a number, else its stem.
func (d *termIndex) stem(word string) (string, kind) {
	key := lang.FoldAll.Key(word)
	switch {
	case d.lang.IsFunctionWord(key):
		return key, function
	case key != "" && key[0] >= '0' && key[0] <= '9':
		return key, numeral
	}
	stem := d.lang.Stem(word)
	if d.lang.IsFunctionWord(stem) {
		stem += "+" // so that no word is one or the other by which was met first
	}
	return stem, content
}

// numberFamilies gives the content words that begin alike a feature in common, numbered after the terms.
func (d *termIndex) numberFamilies() {
	d.family = make([]int32, len(d.stems))
	heads, terms := keyTable{}, int32(len(d.stems))
	heads.grow(len(d.stems))
	for t, stem := range d.stems {
		d.family[t] = -1
		if d.kinds[t] == content {
			d.family[t] = terms + heads.add(hashText(prefix(stem, familyLength)))
		}
	}
	d.features = terms + int32(len(heads.keys))
}

func prefix(s string, runes int) string {
	for i := range s {
		if runes == 0 {
			return s[:i]
		}
		runes--
	}
	return s
}
