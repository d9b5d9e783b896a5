package reuse

import (
	"cmp"
	"context"
	"math"
	"slices"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// A side is a set seen in one of its languages: the units as sequences of stems, and what each stem is worth.
type side struct {
	lang     *lang.Language
	at       int                // index of the language in the set
	vocab    map[string]int32   // stem -> term
	words    map[string]int32   // word as it stands -> term, so that a word is stemmed once
	function []bool             // by term: a function word
	df       []int32            // by term: units it stands in, a chapeau counted once and not in each of its items
	body     [][]int32          // by unit: terms in order
	chapeau  [][]int32          // by unit: terms of the chapeaux
	weight   []float64          // by term: rarity in bits, 0 for a term in every unit
	grams    map[[2]int32]int32 // two content words that follow each other -> number
	gramDF   []int32            // by gram
	vectors  [][]feature        // by unit, by rising id
	norm     []float64          // by unit: sum of squares of its vector
	units    int                // units with words
	tokens   []lang.Token       // scratch
	seen     map[int32]struct{} // scratch
}

// A feature is one coordinate of a unit's vector: terms first, grams after them.
type feature struct {
	id int32
	w  float32
}

func newSide(ctx context.Context, s *Set, at int) (*side, error) {
	d := &side{lang: lang.For(s.Languages[at]), at: at, vocab: map[string]int32{}, words: map[string]int32{},
		grams: map[[2]int32]int32{}, body: make([][]int32, len(s.Units)), chapeau: make([][]int32, len(s.Units))}
	for i := range s.Units {
		if i%4096 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		d.body[i] = d.terms(s.Units[i].Texts[at].Body)
		if c := s.Units[i].Texts[at].Chapeau; c != "" {
			d.chapeau[i] = d.terms(c)
		}
	}
	d.count()
	d.weigh()
	return d, nil
}

// terms turns a text into the terms of its words, numbers and symbols.
func (d *side) terms(text string) []int32 {
	d.tokens = d.lang.AppendTokens(d.tokens[:0], text)
	out := make([]int32, 0, len(d.tokens)/2+1)
	for _, t := range d.tokens {
		if t.Kind == lang.Space || t.Kind == lang.Punct {
			continue
		}
		out = append(out, d.term(t.Text(text)))
	}
	return out
}

func (d *side) term(word string) int32 {
	if id, ok := d.words[word]; ok {
		return id
	}
	key := lang.FoldAll.Key(word)
	function := d.lang.IsFunctionWord(key)
	stem := key
	if !function {
		stem = d.lang.Stem(word)
	}
	id, ok := d.vocab[stem]
	if !ok {
		id = int32(len(d.function))
		d.vocab[stem] = id
		d.function = append(d.function, function)
	}
	d.words[word] = id
	return id
}

// count fills df, and numbers the grams.
func (d *side) count() {
	d.df = make([]int32, len(d.function))
	last := make([]int32, len(d.function))
	for i, body := range d.body {
		if len(body) > 0 {
			d.units++
		}
		for _, t := range body {
			if last[t] != int32(i+1) {
				last[t] = int32(i + 1)
				d.df[t]++
			}
		}
	}
}

// weigh gives every term its rarity: bits of surprise at meeting it in a unit.
func (d *side) weigh() {
	d.weight = make([]float64, len(d.df))
	for t, n := range d.df {
		if !d.function[t] && n > 0 {
			d.weight[t] = math.Log2(float64(d.units+1) / float64(n))
		}
	}
	d.vectors, d.norm = make([][]feature, len(d.body)), make([]float64, len(d.body))
	for i := range d.body {
		d.vectors[i] = d.vector(i)
		for _, f := range d.vectors[i] {
			d.norm[i] += float64(f.w) * float64(f.w)
		}
	}
}

// chapeauShare is what a word of the chapeau counts beside one of the unit's own.
const chapeauShare = 0.15

func (d *side) vector(i int) []feature {
	v := make([]feature, 0, len(d.body[i])+len(d.chapeau[i]))
	for _, t := range d.body[i] {
		if w := d.weight[t]; w > 0 {
			v = append(v, feature{t, float32(w)})
		}
	}
	for _, t := range d.chapeau[i] {
		if w := d.weight[t]; w > 0 {
			v = append(v, feature{t, float32(w * chapeauShare)})
		}
	}
	slices.SortFunc(v, func(a, b feature) int { return cmp.Or(cmp.Compare(a.id, b.id), cmp.Compare(b.w, a.w)) })
	return slices.CompactFunc(v, func(a, b feature) bool { return a.id == b.id })
}
