package reuse

import (
	"context"
	"math"
	"slices"
)

// What a feature counts beside a content word of the unit itself. Function words keep a little: the frame of a phrase is
// evidence too. Numbers are names of articles and years, which units of any subject share.
const (
	functionShare = 0.6
	numeralShare  = 0.3
	gramShare     = 0.45
	chapeauShare  = 0.2
	// rarityPower flattens rarity: a word ten times as rare is not ten times the evidence in texts of one subject.
	rarityPower = 0.7
	// fewest is how many units a small set is taken to have: a word in two units of four is not a common word.
	fewest = 64
	// foremost is what the first word of a text counts more than a late one, and decay after how many words a third of that is
	// left.
	foremost = 0.5
	decay    = 25.0
	// prudence is how many sightings without the phrase are granted to a phrase seen often.
	prudence = 8.0
)

// A feature is one coordinate of a unit's vector: a term, a family of words, or two words that follow each other.
type feature struct {
	id int32
	w  float32
}

// A gram is two content words that follow each other, function words aside.
type gram struct {
	id    int32 // feature
	units int32 // with it in their body
}

func gramKey(a, b int32) uint64 { return uint64(uint32(a))<<32 | uint64(uint32(b)) }

// weigh gives every unit its vector. It goes over the units three times: to count, to find what features weigh, to keep
// those that some other unit has as well.
func (d *side) weigh(ctx context.Context, s *Set) error {
	termUnits := d.countBodies()
	raw := make([][]feature, len(d.body))
	df := make([]int32, d.features)
	for i := range d.body {
		if i%4096 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if !s.asks(i) {
			continue // it has no vector, so it is in no pair
		}
		raw[i] = d.multiples(i, termUnits)
		for _, f := range raw[i] {
			df[f.id]++
		}
	}
	n := float64(max(len(d.body), fewest) + 1)
	d.bits = d.rarities(n, termUnits)
	d.surprise(termUnits)
	rarity := rarityTable(n)
	d.vectors, d.norm = make([][]feature, len(raw)), make([]float64, len(raw))
	for i, v := range raw {
		d.keep(i, v, df, rarity)
	}
	if len(s.Units) <= Whole {
		d.gatherIdeas(s, termUnits, n)
	}
	return nil
}

// rarityTable gives what a feature of so many units weighs in a set of n. It is for one goroutine.
func rarityTable(n float64) func(units int32) float32 {
	known := make([]float32, int(n)+1)
	return func(c int32) float32 {
		if known[c] == 0 {
			known[c] = float32(math.Pow(math.Log2(n/float64(max(c, 1))), rarityPower))
		}
		return known[c]
	}
}

// rarities gives the bits of each term in a set of n units, by how many bodies it stands in. Function words have none.
func (d *side) rarities(n float64, termUnits []int32) []float64 {
	bits := make([]float64, len(d.stems))
	for t := range bits {
		if d.kinds[t] != function {
			bits[t] = math.Log2(n / float64(max(termUnits[t], 1)))
		}
	}
	return bits
}

// keep weighs the features of a unit by their rarity and keeps those that some other unit has as well.
func (d *side) keep(i int, v []feature, df []int32, rarity func(int32) float32) {
	kept := v[:0]
	var square float64
	for _, f := range v {
		f.w *= rarity(df[f.id])
		square += float64(f.w) * float64(f.w)
		if df[f.id] > 1 && f.w > 0 {
			kept = append(kept, f)
		}
	}
	d.norm[i] = math.Sqrt(square)
	d.vectors[i] = slices.Clip(slices.Clone(kept))
}

// countBodies counts in how many bodies each term stands and each gram, and numbers the grams after the families.
func (d *side) countBodies() []int32 {
	d.grams = map[uint64]gram{}
	termUnits := make([]int32, len(d.stems))
	last := make([]int32, len(d.stems))
	var keys []uint64
	for i, body := range d.body {
		keys = keys[:0]
		prev := int32(-1)
		for _, t := range body {
			if last[t] != int32(i+1) {
				last[t] = int32(i + 1)
				termUnits[t]++
			}
			if d.kinds[t] == function {
				continue
			}
			if prev >= 0 {
				keys = append(keys, gramKey(prev, t))
			}
			prev = t
		}
		slices.Sort(keys)
		for _, k := range slices.Compact(keys) {
			g, ok := d.grams[k]
			if !ok {
				g.id = d.features
				d.features++
			}
			g.units++
			d.grams[k] = g
		}
	}
	return termUnits
}

// multiples lists the features of a unit with what each counts before its rarity, by rising id.
func (d *side) multiples(i int, termUnits []int32) []feature {
	v := make([]feature, 0, 3*len(d.body[i]))
	v = d.addTerms(v, d.body[i], 1, termUnits)
	v = d.addTerms(v, d.chapeau[i], chapeauShare, termUnits)
	packed := make([]uint64, len(v)) // numbers are sorted in a third of the time that features take
	for k, f := range v {
		packed[k] = uint64(f.id)<<32 | uint64(^math.Float32bits(f.w))
	}
	slices.Sort(packed)
	v = v[:0]
	for _, p := range packed {
		if id := int32(p >> 32); len(v) == 0 || v[len(v)-1].id != id { // the heaviest of them comes first
			v = append(v, feature{id, math.Float32frombits(^uint32(p))})
		}
	}
	return v
}

func (d *side) addTerms(v []feature, terms []int32, share float32, termUnits []int32) []feature {
	prev := int32(-1)
	for k, t := range terms {
		at := share * place(k)
		switch d.kinds[t] {
		case function:
			v = append(v, feature{t, at * functionShare})
			continue
		case numeral:
			v = append(v, feature{t, at * numeralShare * d.novelty(prev, t, termUnits)})
		case content:
			w := at * d.novelty(prev, t, termUnits)
			v = append(v, feature{t, w}, feature{d.family[t], w})
		}
		if prev >= 0 {
			if g, ok := d.grams[gramKey(prev, t)]; ok {
				v = append(v, feature{g.id, share * gramShare})
			}
		}
		prev = t
	}
	return v
}

// place is what a word counts for where it stands, the first words half as much again as the last: a request says first what
// it asks for, then how, when and why.
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

// novelty is how little a word was to be expected after the one before it: 1 less the part of the other units with prev
// that go on with t. A name or a formula that recurs counts once and not once a word; the two units that a pair is made of
// are left out of the count, so that wording only they share keeps its whole weight.
func (d *side) novelty(prev, t int32, termUnits []int32) float32 {
	if prev < 0 {
		return 1
	}
	both := float64(max(0, d.grams[gramKey(prev, t)].units-2))
	first := max(both, float64(termUnits[prev]-2))
	return float32(1 - both/(first+prudence))
}
