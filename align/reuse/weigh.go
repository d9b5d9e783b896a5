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

// weigh counts the words of all units and, where each may be a later one, gives every unit that asks its vector; else
// those that are compared get theirs later. The counts depend on the units alone, so that a part of them is weighed
// among all as in a trace of all.
func (d *termIndex) weigh(ctx context.Context, s *Set) error {
	if err := d.weighWords(ctx, s); err != nil {
		return err
	}
	n := d.size()
	d.rarity = rarities(n, d.df)
	if err := d.surprise(ctx); err != nil {
		return err
	}
	if err := d.countNear(ctx, s, n); err != nil || d.from > 0 {
		return err
	}
	return d.vectorise(ctx, s, nil)
}

// weighWords gives the words their bits, which is all that threads, citations and evidence need.
func (d *termIndex) weighWords(ctx context.Context, s *Set) error {
	d.thesaurus()
	if err := d.count(ctx, s); err != nil {
		return err
	}
	d.bits = d.rarities(d.size())
	return nil
}

// size is how many units rarities are counted in.
func (d *termIndex) size() float64 { return float64(max(len(d.body), fewest) + 1) }

// vectorise gives units their vectors, those of a list, which rises, or with nil every unit that asks: what each
// feature counts in the unit times its rarity. A feature that no other unit has counts in the length alone.
func (d *termIndex) vectorise(ctx context.Context, s *Set, units []int32) error {
	if units == nil {
		for i := range d.body {
			if s.asks(i) {
				units = append(units, int32(i))
			}
		}
	}
	if err := d.countGrams(ctx, units); err != nil {
		return err
	}
	d.vectors, d.norm = make([][]feature, len(d.body)), make([]float64, len(d.body))
	return parallel(ctx, len(units), nil, func() func(int) {
		v := &vectoriser{termIndex: d}
		return func(k int) {
			i := int(units[k])
			d.vectors[i] = v.multiples(i)
			d.keep(i)
		}
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
func (d *termIndex) rarities(n float64) []float64 {
	bits := make([]float64, len(d.stems))
	for t := range bits {
		if d.kinds[t] != function {
			bits[t] = math.Log2(n / float64(max(d.book.words[t], 1)))
		}
	}
	return bits
}

// keep weighs the features of a unit by their rarity and keeps those that some other unit has as well.
func (d *termIndex) keep(i int) {
	v := d.vectors[i]
	kept := v[:0]
	var square float64
	for _, f := range v {
		f.w *= d.rarity[d.df[f.id]]
		square += float64(f.w) * float64(f.w)
		if d.df[f.id] > 1 && f.w > 0 {
			kept = append(kept, f)
		}
	}
	d.norm[i] = math.Sqrt(square)
	d.vectors[i] = slices.Clip(kept)
}

// A vectoriser makes vectors; each goroutine has its own.
type vectoriser struct {
	*termIndex
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

// addTerms appends the features of some terms: how much of each term is new after the one before it.
func (d *termIndex) addTerms(v []feature, terms []int32, share float32) []feature {
	prev := int32(-1)
	for k, t := range terms {
		fresh := float32(1)
		if d.kinds[t] != function {
			fresh, prev = d.novelty(prev, t), t
		}
		v = d.addTerm(v, t, share*place(k)*fresh)
	}
	return v
}

// addTerm appends the features of a term that counts so much.
func (d *termIndex) addTerm(v []feature, t int32, w float32) []feature {
	switch d.kinds[t] {
	case function:
		return append(v, feature{t, w * functionShare})
	case numeral:
		return append(v, feature{t, w * numeralShare})
	}
	v = append(v, feature{t, w}, feature{d.family[t], w})
	for _, g := range d.synonyms[t] {
		v = append(v, feature{d.firstGroup + int32(g), w / float32(math.Sqrt(float64(len(d.synonyms[t]))))})
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
func (d *termIndex) novelty(prev, t int32) float32 {
	if prev < 0 {
		return 1
	}
	both := max(0, float64(d.book.grams.of(d.book.hash(prev, t)))-leftOut)
	first := max(both, float64(d.book.words[prev])-leftOut)
	return float32(1 - both/(first+prudence))
}
