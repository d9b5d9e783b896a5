package reuse

import (
	"context"
	"math"
	"slices"
)

// What a feature of a unit counts beside a content word of the unit itself. Function words keep a little: the frame
// of a phrase is evidence too. Numbers are names of articles and years, which units of any subject share.
const (
	functionShare = 0.6
	numeralShare  = 0.3
	chapeauShare  = 0.2
	// rarityPower flattens rarity: a word ten times as rare is not ten times the evidence in texts of one subject.
	rarityPower = 0.7
	// fewest is how many units a small set is taken to have: a word in two units of four is not a common word.
	fewest = 64
	// foremost is what the first word of a text counts more than a late one, and decay after how many words a third
	// of that is left.
	foremost = 0.5
	decay    = 25.0
	// prudence is how many sightings without the phrase are granted to a phrase seen often.
	prudence = 8.0
)

// A feature is one coordinate of a unit's vector: a term, a family of words that begin alike, or a group of synonyms.
type feature struct {
	id int32
	w  float32
}

// weigh counts the words of all units, and gives every unit that asks its vector. The counts depend on the units
// alone, so that a part of them is weighed among all as in a trace of all.
func (d *side) weigh(ctx context.Context, s *Set) error {
	d.thesaurus()
	n := float64(max(len(d.body), fewest) + 1)
	var err error
	if d.book, err = d.count(ctx); err != nil {
		return err
	}
	d.bits = d.rarities(n)
	if err := d.surprise(ctx); err != nil {
		return err
	}
	if err := d.vectorise(ctx, s, n); err != nil {
		return err
	}
	return d.countNear(ctx, s, n)
}

// vectorise gives every unit that asks its vector: first what each feature counts, then, by the number of units that
// have it, its rarity. A feature that no other unit has counts in the length alone.
func (d *side) vectorise(ctx context.Context, s *Set, n float64) error {
	d.vectors, d.norm = make([][]feature, len(d.body)), make([]float64, len(d.body))
	err := parallel(ctx, len(d.body), nil, func() func(int) {
		v := &vectoriser{side: d}
		return func(i int) {
			if s.asks(i) {
				d.vectors[i] = v.multiples(i)
			}
		}
	})
	if err != nil {
		return err
	}
	df := make([]int32, d.features)
	for _, v := range d.vectors {
		for _, f := range v {
			df[f.id]++
		}
	}
	rarity := rarities(n, df)
	return parallel(ctx, len(d.body), nil, func() func(int) {
		return func(i int) { d.keep(i, df, rarity) }
	})
}

// rarities gives what a feature weighs by the number of units that have it, in a set of n.
func rarities[T int32 | uint32](n float64, df []T) []float32 {
	most := T(1)
	for _, c := range df {
		most = max(most, c)
	}
	out := make([]float32, most+1)
	for c := range out {
		out[c] = float32(math.Pow(math.Log2(n/float64(max(c, 1))), rarityPower))
	}
	return out
}

// rarities gives the bits of each term in a set of n units, by how many bodies it stands in. Function words have none.
func (d *side) rarities(n float64) []float64 {
	bits := make([]float64, len(d.stems))
	for t := range bits {
		if d.kinds[t] != function {
			bits[t] = math.Log2(n / float64(max(d.book.words[t], 1)))
		}
	}
	return bits
}

// keep weighs the features of a unit by their rarity and keeps those that some other unit has as well.
func (d *side) keep(i int, df []int32, rarity []float32) {
	v := d.vectors[i]
	kept := v[:0]
	var square float64
	for _, f := range v {
		f.w *= rarity[df[f.id]]
		square += float64(f.w) * float64(f.w)
		if df[f.id] > 1 && f.w > 0 {
			kept = append(kept, f)
		}
	}
	d.norm[i] = math.Sqrt(square)
	d.vectors[i] = slices.Clip(kept)
}

// A vectoriser makes vectors; each goroutine has its own.
type vectoriser struct {
	*side
	all    []feature
	packed []uint64
	pool   []feature // from which vectors are cut
}

// multiples lists the features of a unit with what each counts before its rarity, by rising id.
func (d *vectoriser) multiples(i int) []feature {
	d.all = d.addTerms(d.all[:0], d.body[i], 1)
	d.all = d.addTerms(d.all, d.chapeau[i], chapeauShare)
	d.packed = d.packed[:0] // numbers are sorted in a third of the time that features take
	for _, f := range d.all {
		d.packed = append(d.packed, uint64(f.id)<<32|uint64(^math.Float32bits(f.w)))
	}
	slices.Sort(d.packed)
	if len(d.pool) < len(d.packed) {
		d.pool = make([]feature, max(len(d.packed), 1<<14))
	}
	n := 0
	for _, p := range d.packed {
		if id := int32(p >> 32); n == 0 || d.pool[n-1].id != id { // the heaviest of them comes first
			d.pool[n] = feature{id, math.Float32frombits(^uint32(p))}
			n++
		}
	}
	v := d.pool[:n:n]
	d.pool = d.pool[n:]
	return v
}

func (d *side) addTerms(v []feature, terms []int32, share float32) []feature {
	prev := int32(-1)
	for k, t := range terms {
		at := share * place(k)
		switch d.kinds[t] {
		case function:
			v = append(v, feature{t, at * functionShare})
			continue
		case numeral:
			v = append(v, feature{t, at * numeralShare * d.novelty(prev, t)})
		case content:
			w := at * d.novelty(prev, t)
			v = append(v, feature{t, w}, feature{d.family[t], w})
			for _, g := range d.synonyms[t] {
				v = append(v, feature{d.firstGroup + int32(g), w / float32(math.Sqrt(float64(len(d.synonyms[t]))))})
			}
		}
		prev = t
	}
	return v
}

// place is what a word counts for where it stands, the first words half as much again as the last: a request says
// first what it asks for, then how, when and why.
func place(k int) float32 {
	if k < len(places) {
		return places[k]
	}
	return 1
}

var places = func() (out [100]float32) {
	for k := range out {
		out[k] = float32(1 + foremost*math.Exp(-float64(k)/decay))
	}
	return out
}()

// novelty is how little a word was to be expected after the content word before it: 1 less the part of the other
// units with prev that go on with t. A name or a formula that recurs counts once and not once a word; the two units
// that a pair is made of are left out of the count, so that wording only they share keeps its whole weight.
func (d *side) novelty(prev, t int32) float32 {
	if prev < 0 {
		return 1
	}
	both := max(0, float64(d.book.grams.of(d.book.hash(prev, t)))-leftOut)
	first := max(both, float64(d.book.words[prev])-leftOut)
	return float32(1 - both/(first+prudence))
}
