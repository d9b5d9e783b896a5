package reuse

import (
	"context"
	"math/bits"
	"slices"
)

const (
	// atOnce is how many units with the same wording, adopted at one time, make it a formula: a series takes its
	// wording up once each time.
	atOnce = 5
	// inAll is how many units at any times do; a stretch of words that so many units have is a formula, too.
	inAll = 24
)

const (
	// leastBeside is what a unit must have beside the formulas that it shares with another, in bits, for the two to be
	// alike in these alone: less is a word or two that the same wording may differ in.
	leastBeside = 10.0
	// mostBeside is the part of that up to which the two may share it.
	mostBeside = 0.35
)

// formulas gives the pairs of which one unit is a formula that relation, and those that share formulas and little
// else. Citations keep theirs. The error is the context's.
func (r *Result) formulas(ctx context.Context, c *copies) error {
	is := map[uint64]bool{}
	for k, units := range c.units {
		if r.isFormula(units) {
			is[k] = true
		}
	}
	pairs := r.Pairs[:r.reaching(r.Threshold)]
	spreads, err := r.spreads(ctx, pairs)
	if err != nil {
		return err
	}
	return parallel(ctx, len(pairs), nil, func() func(int) {
		framers := make([]*framer, len(r.terms))
		for k, d := range r.terms {
			framers[k] = &framer{d: d, spread: spreads[k], count: make([]int32, len(d.stems))}
		}
		return func(k int) {
			p := &pairs[k]
			if p.Relation != Cited && (is[c.key[p.Earlier]] || is[c.key[p.Later]] || onlyFrame(framers, p)) {
				p.Relation = Formula
			}
		}
	})
}

// reaching is how many pairs, which are sorted, have that score or more.
func (r *Result) reaching(score float64) int {
	n := 0
	for n < len(r.Pairs) && r.Pairs[n].Score >= score {
		n++
	}
	return n
}

// isFormula reports whether so many units have one wording that it is a formula. Units of one year are adopted at one
// time, else those of one group.
func (r *Result) isFormula(units []int32) bool {
	if len(units) < atOnce {
		return false
	}
	times := map[int]int{}
	for _, u := range units {
		group := r.Set.Units[u].Group
		time := -1 - group
		if y := r.Set.Groups[group].Year(); y > 0 {
			time = y
		}
		if times[time]++; times[time] >= atOnce {
			return true
		}
	}
	return len(units) >= inAll
}

// spreads counts for each language in how many units the seeds stand that the later units of some pairs have. The
// error is the context's.
func (r *Result) spreads(ctx context.Context, pairs []Reiteration) ([]*tally, error) {
	later := map[int]bool{}
	for _, p := range pairs {
		later[p.Later] = true
	}
	out := make([]*tally, len(r.terms))
	for k, d := range r.terms {
		words := 0
		for _, b := range d.body {
			words += len(b)
		}
		t := newTally(1<<max(18, bits.Len(uint(4*words))), true)
		for j := range later {
			d.eachLooseSeed(d.body[j], func(_ int, key uint64) { t.want(key) })
		}
		err := parallel(ctx, len(d.body), nil, func() func(int) {
			units := t.tallier()
			return func(i int) {
				d.eachLooseSeed(d.body[i], func(_ int, key uint64) { units.add(key) })
				units.end()
			}
		})
		if err != nil {
			return nil, err
		}
		out[k] = t
	}
	return out, nil
}

// eachLooseSeed calls f for all seeds of a body; any number stands for any other.
func (d *termIndex) eachLooseSeed(body []int32, f func(at int, key uint64)) {
	for k := 0; k+seedLength <= len(body); k++ {
		h := uint64(0)
		for _, t := range body[k : k+seedLength] {
			name := uint64(d.book.names[t])
			if d.kinds[t] == numeral {
				name = 0
			}
			h = hashKey(h ^ name)
		}
		f(k, h)
	}
}

// A framer weighs what two units have in and beside the formulas that they share, in one language; each goroutine has
// its own.
type framer struct {
	d      *termIndex
	spread *tally
	count  []int32     // by term: how often the earlier unit has it beside formulas
	seeds  [2][]uint64 // of the two, sorted
	in     []bool      // by place in a body: it is in a formula
	framed float64     // of the later unit, in formulas
	beside [2]float64  // of each, beside them
	both   float64     // of that, what both have
}

// onlyFrame reports whether two units share formulas and, of what they have beside these, little.
func onlyFrame(framers []*framer, p *Reiteration) bool {
	var framed, both float64
	var beside [2]float64
	for _, f := range framers {
		a, b := f.d.body[p.Earlier], f.d.body[p.Later]
		if len(a) == 0 || len(b) == 0 {
			continue
		}
		f.measure(a, b)
		framed, both = framed+f.framed, both+f.both
		beside[0], beside[1] = beside[0]+f.beside[0], beside[1]+f.beside[1]
	}
	most := max(beside[0], beside[1])
	return framed > both && most > leastBeside && both <= mostBeside*most
}

// measure weighs two bodies.
func (f *framer) measure(a, b []int32) {
	for k, body := range [2][]int32{a, b} {
		f.seeds[k] = f.seeds[k][:0]
		f.d.eachLooseSeed(body, func(_ int, key uint64) { f.seeds[k] = append(f.seeds[k], key) })
		slices.Sort(f.seeds[k])
	}
	f.framed, f.both = 0, 0
	f.beside = [2]float64{}
	f.mark(a, f.seeds[1])
	for k, t := range a {
		if !f.in[k] {
			f.beside[0] += f.d.value(t)
			f.count[t]++
		}
	}
	f.mark(b, f.seeds[0])
	for k, t := range b {
		v := f.d.value(t)
		if f.in[k] {
			f.framed += v
			continue
		}
		f.beside[1] += v
		if f.count[t] > 0 {
			f.count[t]--
			f.both += v
		}
	}
	for _, t := range a {
		f.count[t] = 0
	}
}

// mark marks the words of a body that are in formulas which another unit has, too, of which the seeds are given.
func (f *framer) mark(body []int32, other []uint64) {
	f.in = append(f.in[:0], make([]bool, len(body))...)
	f.d.eachLooseSeed(body, func(at int, key uint64) {
		if f.spread.of(key) < inAll {
			return
		}
		if _, both := slices.BinarySearch(other, key); both {
			for k := at; k < at+seedLength; k++ {
				f.in[k] = true
			}
		}
	})
}
