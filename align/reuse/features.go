package reuse

import (
	"math"
	"slices"
)

// Features are what two units are compared by, in the order of FeatureNames. A pair that is there in several
// languages has the mean over them.
type Features [numFeatures]float64

// The features, by their place in Features.
const (
	amountAt = iota
	shorterAt
	longerAt
	shinglesAt
	mostAt
	leastAt
	stretchAt
	partAt
	crowdAt
	namedAt
	withinAt
	siblingsAt
	anchoredAt
	leftAt
	displacedAt
	abreastAt
	numFeatures
)

// firstPlace is the first of the features that tell where units stand, and not what they say.
const firstPlace = withinAt

// FeatureNames are the names of the features, as they stand in the data file of the model and in what explains a score.
var FeatureNames = [numFeatures]string{
	amountAt:    "amount",
	shorterAt:   "shorter",
	longerAt:    "longer",
	shinglesAt:  "shingles",
	mostAt:      "most",
	leastAt:     "least",
	stretchAt:   "stretch",
	partAt:      "part",
	crowdAt:     "crowd",
	namedAt:     "named",
	withinAt:    "within",
	siblingsAt:  "siblings",
	anchoredAt:  "settled",
	leftAt:      "left",
	displacedAt: "displaced",
	abreastAt:   "abreast",
}

// featureWords say what each feature measures, for people.
var featureWords = [numFeatures]string{
	amountAt:    "how much rare wording and how many ideas both have",
	shorterAt:   "how much of the shorter unit the other has",
	longerAt:    "how much of the longer unit the other has",
	shinglesAt:  "three words in a row that both have",
	mostAt:      "words in the same order, as a part of the unit that has the larger part",
	leastAt:     "words in the same order, as a part of the unit that has the smaller part",
	stretchAt:   "the longest stretch both have, by its rarity",
	partAt:      "the longest stretch, as a part of the later unit",
	crowdAt:     "how many units the set has, any of which may be alike by chance",
	namedAt:     "how much of the later unit is names and numbers",
	withinAt:    "both were adopted together",
	siblingsAt:  "both are items of one list",
	anchoredAt:  "in two versions of one text, one of them stands elsewhere word for word",
	leftAt:      "in two versions of one text, both are what is left over",
	displacedAt: "in two versions of one text, they stand in different places",
	abreastAt:   "in two versions of one text, they stand next to the same unit",
}

// A comparer measures the features of pairs of one later unit after the other; each goroutine has its own, one a
// language.
type comparer struct {
	d    *termIndex
	unit int // the later unit that is marked

	marked   []int32            // by term: 1 more than the last unit it was found in
	places   []span             // by term that is marked: where it stands in the unit
	weight   float64            // of the words of the unit
	named    float64            // which part of the unit is names, numbers and symbols
	ideas    []int32            // by feature of an idea: 1 more than the last unit it was found in
	near     map[uint64]float32 // two ideas near each other in the marked unit
	shingles map[uint64]bool    // of the marked unit
	words    []placed
	bands    [2]band
	row      []float32
}

// A span is the first and the last place of a term in a body.
type span struct{ first, last int }

func newComparer(d *termIndex) *comparer {
	return &comparer{
		d:        d,
		unit:     -1,
		marked:   make([]int32, len(d.stems)),
		places:   make([]span, len(d.stems)),
		ideas:    make([]int32, d.features),
		near:     map[uint64]float32{},
		shingles: map[uint64]bool{},
	}
}

// mark makes j the later unit of the pairs to come.
func (c *comparer) mark(j int) {
	if c.unit == j {
		return
	}
	c.unit = j
	c.markPlaces(c.d.body[j])
	c.markNamed()
	clear(c.near)
	c.words = c.d.placedWords(c.words[:0], c.d.body[j], anyWord)
	c.d.eachNear(c.words, func(key uint64, w float32) { c.near[key] = max(c.near[key], w) })
	clear(c.shingles)
	c.d.eachShingle(c.d.body[j], func(key uint64) { c.shingles[key] = true })
}

// markPlaces marks the words of a body, where they stand, and their ideas.
func (c *comparer) markPlaces(body []int32) {
	here := int32(c.unit + 1)
	c.weight = 0
	for k, t := range body {
		c.weight += c.d.value(t)
		if c.marked[t] != here {
			c.marked[t], c.places[t].first = here, k
		}
		c.places[t].last = k
		if c.d.kinds[t] == content {
			c.markIdeas(t)
		}
	}
}

// shingleLength is how many words make a shingle.
const shingleLength = 3

// eachShingle calls f for all three words in a row of a body; any number stands for any other.
func (d *termIndex) eachShingle(body []int32, f func(key uint64)) {
	var window [shingleLength]uint64
	for k, t := range body {
		copy(window[:], window[1:])
		window[shingleLength-1] = uint64(d.book.names[t])
		if d.kinds[t] == numeral {
			window[shingleLength-1] = 1
		}
		if k < shingleLength-1 {
			continue
		}
		h := uint64(0)
		for _, w := range window {
			h = hashKey(h ^ w)
		}
		f(h)
	}
}

// features measures i and the marked unit in one language; it is false where one of them is not there in it.
func (c *comparer) features(i int) (f Features, ok bool) {
	d, j := c.d, c.unit
	if d.norm[i] == 0 || d.norm[j] == 0 {
		return f, false
	}
	a, b := d.body[i], d.body[j]
	f.overlap(dot(d.vectors[i], d.vectors[j])+c.sharedNear(i), d.norm[i], d.norm[j])
	f[shinglesAt] = c.sharedShingles(a)
	ofA, ofB := c.cover(a, b)
	f[mostAt], f[leastAt] = max(ofA, ofB), min(ofA, ofB)
	bits, all := c.stretch(a, b, d.surprisal[j])
	f[crowdAt] = math.Log2(float64(max(d.units, fewest)))
	f[stretchAt] = bits - 2*f[crowdAt]
	f[partAt] = bits / max(all, 1)
	f[namedAt] = c.named
	return f, true
}

const (
	// leastLength is the length, that of some five words, that a unit is taken to have at the least, so that a
	// heading of one word is not like all that has the word.
	leastLength = 20.0
	// nothing is the part below which two units have nothing in common.
	nothing = 1e-3
)

// overlap measures what vectors share: how much, and as a part of the shorter and the longer (log2).
func (f *Features) overlap(shared, a, b float64) {
	lo, hi := max(leastLength, min(a, b)), max(leastLength, max(a, b))
	f[amountAt] = math.Log2(1 + shared/32)
	f[shorterAt] = math.Log2(max(nothing, min(1, shared/(lo*lo))))
	f[longerAt] = math.Log2(max(nothing, min(1, shared/(hi*hi))))
}

// sharedNear is the weight of the ideas that stand near each other in both units. Words of which the marked unit has no
// idea are passed over, but count as words between.
func (c *comparer) sharedNear(i int) float64 {
	c.words = c.d.placedWords(c.words[:0], c.d.body[i], c.hasIdea)
	var sum float64
	c.d.eachNear(c.words, func(key uint64, w float32) {
		if v, ok := c.near[key]; ok {
			r := c.d.rareNear(key)
			sum += float64(v * w * r * r)
		}
	})
	return sum
}

// markIdeas marks the ideas of a content word.
func (c *comparer) markIdeas(t int32) {
	here := int32(c.unit + 1)
	if len(c.d.synonyms[t]) == 0 {
		c.ideas[c.d.family[t]] = here
	}
	for _, g := range c.d.synonyms[t] {
		c.ideas[c.d.firstGroup+int32(g)] = here
	}
}

// hasIdea reports whether the marked unit has one of the ideas of a content word.
func (c *comparer) hasIdea(t int32) bool {
	here := int32(c.unit + 1)
	if len(c.d.synonyms[t]) == 0 {
		return c.ideas[c.d.family[t]] == here
	}
	return slices.ContainsFunc(c.d.synonyms[t], func(g idea) bool { return c.ideas[c.d.firstGroup+int32(g)] == here })
}

// sharedShingles is how many shingles both have, of those that either has (Jaccard 1901, Broder 1997).
func (c *comparer) sharedShingles(a []int32) float64 {
	if len(a) < shingleLength || len(c.shingles) == 0 {
		return 0
	}
	both, own := 0, 0
	c.d.eachShingle(a, func(key uint64) {
		own++
		if c.shingles[key] {
			both++
		}
	})
	return float64(both) / float64(own+len(c.shingles)-min(both, len(c.shingles)))
}

// cover is what stands in both in the same order (the longest common subsequence), as a part of the weight of each.
func (c *comparer) cover(a, b []int32) (ofA, ofB float64) {
	var wa float64
	shared := false
	for _, t := range a {
		wa += c.d.value(t)
		shared = shared || c.marked[t] == int32(c.unit+1)
	}
	if !shared {
		return 0, 0
	}
	common := c.common(a, b)
	return common / max(wa, 1e-9), common / max(c.weight, 1e-9)
}

// where measures where the units of a pair stand: in one group, in one list, in two versions of one text.
func (f *Features) where(s *Set, st versionPairs, i, j int) {
	a, b := &s.Units[i], &s.Units[j]
	if a.Group == b.Group {
		f[withinAt] = 1
		if a.Parent >= 0 && a.Parent == b.Parent {
			f[siblingsAt] = 1
		}
	}
	v := st.between(s, i, j)
	if v == nil {
		return
	}
	i, j = i-v.first[0], j-v.first[1]
	here := v.place[0][i] == v.place[1][j]
	switch {
	case v.anchored[0][i] && v.anchored[1][j] && here:
		return
	case v.anchored[0][i] || v.anchored[1][j]:
		f[anchoredAt] = v.sure
		return
	}
	switch {
	case !here:
		f[leftAt], f[displacedAt] = v.sure, v.sure
	case v.since[0][i] == v.since[1][j] || v.until[0][i] == v.until[1][j]:
		f[abreastAt] = v.sure
	default:
		f[leftAt] = v.sure
	}
}
