package reuse

import (
	"context"
	"math"
	"math/bits"
	"sync"
)

// A phrasebook counts words, and words after words, in how many bodies they stand. Words after words are counted
// under a hash of the two, so that memory stays bounded; the rare collision makes a phrase a little less surprising.
type phrasebook struct {
	after *tally   // a word right after another, in later units
	grams *tally   // a content word after another, function words aside
	names []uint32 // by term: hash of its stem, which no order of the units changes
	words []int32  // by term: bodies with the term
	total float64  // of words
	size  int      // slots of the tallies
}

// count makes the phrasebook of all bodies, but for grams, and counts in how many units each feature stands. The error
// is the context's.
func (d *termIndex) count(ctx context.Context, s *Set) error {
	n := 0
	for _, b := range d.body {
		n += len(b)
	}
	p := &phrasebook{names: make([]uint32, len(d.stems)), words: make([]int32, len(d.stems)),
		size: 1 << max(18, bits.Len(uint(2*n)))}
	p.after = newTally(p.size, d.from > 0)
	for t, stem := range d.stems {
		h := uint32(2166136261)
		for k := range len(stem) {
			h = (h ^ uint32(stem[k])) * 16777619
		}
		p.names[t] = h
	}
	for _, body := range d.body[d.from:] {
		for k := 1; k < len(body); k++ {
			p.after.want(p.hash(body[k-1], body[k]))
		}
	}
	d.book, d.times = p, d.repeats(s)
	d.df, d.earlier = make([]int32, d.features), make([]int32, d.features)
	var mu sync.Mutex
	var counters []*counter // one a goroutine
	err := parallel(ctx, len(d.body), nil, func() func(int) {
		c := &counter{termIndex: d, words: make([]int32, len(d.stems)), last: make([]int32, d.features),
			df: make([]int32, d.features), earlier: make([]int32, d.features), after: p.after.tallier()}
		mu.Lock()
		defer mu.Unlock()
		counters = append(counters, c)
		return func(i int) { c.unit(s, i) }
	})
	for _, c := range counters {
		for t, n := range c.words {
			p.words[t] += n
		}
		for f, n := range c.earlier {
			d.earlier[f] += n
			d.df[f] += n + c.df[f]
		}
	}
	for _, c := range p.words {
		p.total += float64(c)
	}
	p.total = max(p.total, 20*fewest)
	return err
}

// A counter counts words and features; each goroutine has its own.
type counter struct {
	*termIndex
	last        []int32 // by feature: 1 more than the last unit that it was found in
	words       []int32 // by term
	df, earlier []int32 // by feature: the units that have it, later ones and others
	after       *tallier
}

// unit counts those of a unit.
func (c *counter) unit(s *Set, i int) {
	times := int32(c.times[i])
	if times == 0 {
		return
	}
	body := c.body[i]
	c.after.times = c.times[i]
	for k := 1; k < len(body); k++ {
		c.after.add(c.book.hash(body[k-1], body[k]))
	}
	c.after.end()
	df := c.df
	if i < c.from {
		df = c.earlier
	}
	stamp, asks := int32(i+1), s.asks(i)
	for _, t := range body {
		if c.last[t] != stamp {
			c.last[t] = stamp
			c.words[t] += times
			if asks {
				c.features(df, t, stamp, times)
			}
		}
	}
	if !asks {
		return
	}
	for _, t := range c.chapeau[i] {
		if c.last[t] != stamp {
			c.last[t] = stamp
			c.features(df, t, stamp, times)
		}
	}
}

// features counts those of a term.
func (c *counter) features(df []int32, t, stamp, times int32) {
	df[t] += times
	if c.kinds[t] != content {
		return
	}
	if f := c.family[t]; c.last[f] != stamp {
		c.last[f] = stamp
		df[f] += times
	}
	for _, g := range c.synonyms[t] {
		if f := c.firstGroup + int32(g); c.last[f] != stamp {
			c.last[f] = stamp
			df[f] += times
		}
	}
}

// countGrams counts in how many bodies a content word stands after another: of all words, or where only some units are
// compared of those that these have. The error is the context's.
func (d *termIndex) countGrams(ctx context.Context, units []int32) error {
	p := d.book
	p.grams = newTally(p.size, d.from > 0)
	for _, i := range units {
		d.eachGram(d.body[i], p.grams.want)
		d.eachGram(d.chapeau[i], p.grams.want)
	}
	return parallel(ctx, len(d.body), nil, func() func(int) {
		grams := p.grams.tallier()
		return func(i int) {
			if grams.times = d.times[i]; grams.times > 0 {
				d.eachGram(d.body[i], grams.add)
				grams.end()
			}
		}
	})
}

// eachGram calls f for the content words after another of a body, function words aside.
func (d *termIndex) eachGram(body []int32, f func(hash uint64)) {
	prev := int32(-1)
	for _, t := range body {
		if d.kinds[t] == function {
			continue
		}
		if prev >= 0 {
			f(d.book.hash(prev, t))
		}
		prev = t
	}
}

// surprise fills d.worth: for every word of the body of each later unit the bits of surprise at meeting it after the
// word before it. What recurs in other units is hardly surprising, whatever its words; the two units that a pair is
// made of are left out of the count.
func (d *termIndex) surprise(ctx context.Context) error {
	d.surprisal = make([][]float32, len(d.body))
	return parallel(ctx, len(d.body)-d.from, nil, func() func(int) {
		return func(k int) { d.surprisal[d.from+k] = d.book.surprisal(d.body[d.from+k]) }
	})
}

// surprisal gives the bits of surprise of each word of a body.
func (p *phrasebook) surprisal(body []int32) []float32 {
	out := make([]float32, len(body))
	prev := int32(-1)
	for k, t := range body {
		out[k] = float32(p.bits(prev, t))
		prev = t
	}
	return out
}

// hash is that of a term after another.
func (p *phrasebook) hash(a, b int32) uint64 {
	h := (uint64(p.names[a])<<32 | uint64(p.names[b])) * 0x9E3779B97F4A7C15
	return (h ^ h>>29) * 0xBF58476D1CE4E5B9 >> 20
}

func (p *phrasebook) bits(prev, t int32) float64 {
	alone := float64(max(p.words[t], leftOut+1)-leftOut) / p.total
	if prev < 0 {
		return -math.Log2(alone)
	}
	both := max(float64(p.after.of(p.hash(prev, t))), leftOut) - leftOut
	first := max(both, float64(p.words[prev])-leftOut)
	return -math.Log2((both + backoff*alone) / (first + backoff))
}

// leftOut is how many bodies with a word or phrase are left out of the count: the two that are compared.
const leftOut = 2

// backoff is how many sightings the word alone is worth beside those after the word before it.
const backoff = 2.0
