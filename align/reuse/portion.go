package reuse

import (
	"context"
	"sync"
)

// A portion is a side of which only some units are weighed, with the counts of all. It goes over the terms of all units a
// few times, which takes a hundredth of what weighing them takes.
type portion struct {
	*side
	set      *Set
	families int32
	bodies   []int32 // by term: bodies with it
	df       []int32 // by feature: units with it that ask; those of grams change with who wants them
	words    int     // in all bodies
}

func newPortion(d *side, s *Set) *portion {
	p := &portion{side: d, set: s}
	p.numberFamilies()
	p.families = p.features - int32(len(p.stems))
	for _, b := range d.body {
		p.words += len(b)
	}
	n := len(d.body)
	d.vectors, d.norm, d.worth = make([][]feature, n), make([]float64, n), make([][]float32, n)
	return p
}

// size is the number of units that rarity goes by.
func (p *portion) size() float64 { return float64(max(len(p.body), fewest) + 1) }

// A census is what is counted of a set of keys over all units.
type census struct {
	table      keyTable
	terms      []uint8 // by term: whether it is the first or the second of a key, or a function word, so that one look tells
	bodies, df []int32
}

const (
	isFirst  = 1
	isSecond = 2
	isFrame  = 4 // a function word
)

func (p *portion) newCensus() *census {
	c := &census{terms: make([]uint8, len(p.stems))}
	for t, k := range p.kinds {
		if k == function {
			c.terms[t] = isFrame
		}
	}
	return c
}

func (c *census) add(a, b int32, key uint64) {
	c.terms[a] |= isFirst
	c.terms[b] |= isSecond
	c.table.add(key)
}

// has reports whether two terms may be of a key, at a glance.
func (c *census) has(a, b int32) bool { return c.terms[a]&isFirst != 0 && c.terms[b]&isSecond != 0 }

func (c *census) ready() *census {
	c.bodies, c.df = make([]int32, len(c.table.keys)), make([]int32, len(c.table.keys))
	return c
}

// grams are those of some units, to be counted.
func (p *portion) gramsOf(units []int) *census {
	c := p.newCensus()
	add := func(a, b int32) { c.add(a, b, gramKey(a, b)) }
	for _, i := range units {
		p.eachGram(p.body[i], add)
		p.eachGram(p.chapeau[i], add)
	}
	return c.ready()
}

// phrasesOf are the slots of a phrasebook that some units need, to be counted.
func (p *portion) phrasesOf(book *phrasebook, units []int) *census {
	c := p.newCensus()
	for _, i := range units {
		for k := 1; k < len(p.body[i]); k++ {
			a, b := p.body[i][k-1], p.body[i][k]
			c.add(a, b, book.slot(a, b))
		}
	}
	return c.ready()
}

// eachGram calls f for two words that follow each other, function words aside.
func (d *side) eachGram(terms []int32, f func(a, b int32)) {
	prev := int32(-1)
	for _, t := range terms {
		if d.kinds[t] == function {
			continue
		}
		if prev >= 0 {
			f(prev, t)
		}
		prev = t
	}
}

// A teller counts one share of the units.
type teller struct {
	*portion
	bodies, df       []int32 // of terms, and families
	inBody, in       []int32 // 1 more than the last unit a term, or a feature, was met in
	grams, phrases   *census
	gramBodies       []int32
	gramDF           []int32
	gramIn, phraseIn []int32
	phraseBodies     []int32
	book             *phrasebook
}

// count goes over all units once, with terms whether to count terms and families.
func (p *portion) count(ctx context.Context, terms bool, grams, phrases *census, book *phrasebook) error {
	tellers := make([]*teller, workers())
	err := p.share(ctx, func(w, from, to int) {
		t := &teller{portion: p, grams: grams, phrases: phrases, book: book}
		if terms {
			t.bodies, t.df = make([]int32, len(p.stems)), make([]int32, len(p.stems)+int(p.families))
			t.inBody, t.in = make([]int32, len(t.bodies)), make([]int32, len(t.df))
		}
		t.gramBodies, t.gramDF, t.gramIn = make([]int32, len(grams.bodies)), make([]int32, len(grams.bodies)), make([]int32, len(grams.bodies))
		t.phraseBodies, t.phraseIn = make([]int32, len(phrases.bodies)), make([]int32, len(phrases.bodies))
		for i := from; i < to; i++ {
			if terms {
				t.terms(i)
			}
			t.sequences(i)
		}
		tellers[w] = t
	})
	if terms {
		p.bodies, p.df = make([]int32, len(p.stems)), make([]int32, len(p.stems)+int(p.families))
	}
	for _, t := range tellers {
		if terms {
			sum(p.bodies, t.bodies)
			sum(p.df, t.df)
		}
		sum(grams.bodies, t.gramBodies)
		sum(grams.df, t.gramDF)
		sum(phrases.bodies, t.phraseBodies)
	}
	return err
}

func sum(to, from []int32) {
	for k, n := range from {
		to[k] += n
	}
}

// share calls f for as many ranges of units as there are workers, at once.
func (p *portion) share(ctx context.Context, f func(worker, from, to int)) error {
	n, all := len(p.body), workers()
	var wg sync.WaitGroup
	for w := range all {
		wg.Go(func() { f(w, n*w/all, n*(w+1)/all) })
	}
	wg.Wait()
	return ctx.Err()
}

// terms counts the terms and families of a unit.
func (t *teller) terms(i int) {
	mark, asks := int32(i+1), t.set.asks(i)
	feature := func(term int32) {
		if t.in[term] == mark {
			return
		}
		t.in[term] = mark
		t.df[term]++
		if f := t.family[term]; f >= 0 && t.in[f] != mark {
			t.in[f] = mark
			t.df[f]++
		}
	}
	for _, term := range t.body[i] {
		if t.inBody[term] != mark {
			t.inBody[term] = mark
			t.bodies[term]++
			if asks {
				feature(term)
			}
		}
	}
	if asks {
		for _, term := range t.chapeau[i] {
			feature(term)
		}
	}
}

// sequences counts the grams and phrases of a unit.
func (t *teller) sequences(i int) {
	mark := int32(i + 1)
	if len(t.phraseIn) > 0 {
		before := int32(-1)
		for _, term := range t.body[i] {
			if before >= 0 {
				if k := t.phrases.table.find(t.book.slot(before, term)); k >= 0 && t.phraseIn[k] != mark {
					t.phraseIn[k] = mark
					t.phraseBodies[k]++
				}
			}
			before = term
		}
	}
	if !t.set.asks(i) {
		t.sequence(t.body[i], mark, 1, 0)
		return
	}
	t.sequence(t.body[i], mark, 1, 1)
	t.sequence(t.chapeau[i], mark, 0, 1)
}

// sequence counts the grams of some words of a unit that were not met in it before.
func (t *teller) sequence(terms []int32, mark, body, asks int32) {
	prev, prevIs := int32(-1), uint8(0)
	for _, term := range terms {
		is := t.grams.terms[term]
		if is&isFrame != 0 {
			continue
		}
		if prevIs&isFirst != 0 && is&isSecond != 0 {
			if k := t.grams.table.find(gramKey(prev, term)); k >= 0 && t.gramIn[k] != mark {
				t.gramIn[k] = mark
				t.gramBodies[k] += body
				t.gramDF[k] += asks
			}
		}
		prev, prevIs = term, is
	}
}

// weighSome gives some units the vectors that weighing all would give them. The grams are theirs, counted.
func (p *portion) weighSome(ctx context.Context, units []int, grams *census) error {
	p.features = int32(len(p.stems)) + p.families
	p.df = p.df[:p.features]
	p.grams = make(map[uint64]gram, len(grams.bodies))
	for k, key := range grams.table.keys {
		if grams.bodies[k] > 0 {
			p.grams[key] = gram{id: p.features, units: grams.bodies[k]}
			p.df = append(p.df, grams.df[k])
			p.features++
		}
	}
	if p.bits == nil {
		p.bits = p.rarities(p.size(), p.bodies)
	}
	return parallel(ctx, len(units), nil, func() func(int) {
		rarity := rarityTable(p.size())
		return func(k int) {
			if i := units[k]; p.set.asks(i) {
				p.keep(i, p.multiples(i, p.bodies), p.df, rarity)
			}
		}
	})
}

// surpriseSome gives the words of some units the worth that they have among all. The phrases are theirs, counted.
func (p *portion) surpriseSome(ctx context.Context, units []int, phrases *census, book *phrasebook) error {
	book.count(p.bodies)
	book.few = make(map[uint64]uint32, len(phrases.bodies))
	for k, slot := range phrases.table.keys {
		book.few[slot] = uint32(phrases.bodies[k])
	}
	return parallel(ctx, len(units), nil, func() func(int) {
		return func(k int) { p.worth[units[k]] = book.worth(p.body[units[k]]) }
	})
}
