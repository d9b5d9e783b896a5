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

// formulas gives the pairs of which one unit is a formula that relation, those that share formulas and little else, and
// those that are frames around different subjects. Citations keep theirs. The error is the context's.
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
	err = parallel(ctx, len(pairs), nil, func() func(int) {
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
	if err == nil {
		r.frames(pairs)
	}
	return err
}

// reaching is how many pairs, which are sorted, have that score or more.
func (r *Result) reaching(score float64) int {
	n := 0
	for n < len(r.Pairs) && r.Pairs[n].Score >= score {
		n++
	}
	return n
}

// isFormula reports whether so many units have one wording that it is a formula.
func (r *Result) isFormula(units []int32) bool {
	if len(units) < atOnce {
		return false
	}
	times := map[int]int{}
	for _, u := range units {
		time := r.Set.time(r.Set.Units[u].Group)
		if times[time]++; times[time] >= atOnce {
			return true
		}
	}
	return len(units) >= inAll
}

// time is one number for all groups that were adopted at one time: in one year, or each at its own where that is not
// known.
func (s *Set) time(group int) int {
	if y := s.Groups[group].Year(); y > 0 {
		return y
	}
	return -1 - group
}

// A spread is in how many units, and at how many times, the seeds stand that are asked for.
type spread struct{ units, times *tally }

// formula reports whether a seed stands in so many units, and so many at one time, that it is part of a formula and
// not of a series.
func (s spread) formula(seed uint64) bool {
	n := s.units.of(seed)
	return n >= inAll && n >= atOnce*s.times.of(seed)
}

// spreads counts for each language where the seeds stand that the later units of some pairs have. The error is the
// context's.
func (r *Result) spreads(ctx context.Context, pairs []Reiteration) ([]spread, error) {
	later := map[int]bool{}
	for _, p := range pairs {
		later[p.Later] = true
	}
	at := map[int][]int{}
	var times []int
	for i := range r.Set.Units {
		time := r.Set.time(r.Set.Units[i].Group)
		if at[time] == nil {
			times = append(times, time)
		}
		at[time] = append(at[time], i)
	}
	out := make([]spread, len(r.terms))
	for k, d := range r.terms {
		words := 0
		for _, b := range d.body {
			words += len(b)
		}
		size := 1 << max(18, bits.Len(uint(4*words)))
		s := spread{newTally(size, true), newTally(size, true)}
		for j := range later {
			d.eachLooseSeed(j, func(_ int, seed uint64) {
				s.units.want(seed)
				s.times.want(seed)
			})
		}
		err := parallel(ctx, len(times), nil, func() func(int) {
			units, all := s.units.tallier(), s.times.tallier()
			return func(n int) {
				for _, i := range at[times[n]] {
					d.eachLooseSeed(i, func(_ int, seed uint64) {
						units.add(seed)
						all.add(seed)
					})
					units.end()
				}
				all.end()
			}
		})
		if err != nil {
			return nil, err
		}
		out[k] = s
	}
	return out, nil
}

// eachLooseSeed calls f for all seeds of a unit; any number stands for any other, and any word of a name.
func (d *termIndex) eachLooseSeed(unit int, f func(at int, key uint64)) {
	body, names := d.body[unit], d.names[unit]
	for k := 0; k+seedLength <= len(body); k++ {
		h := uint64(0)
		for n, t := range body[k : k+seedLength] {
			word := uint64(d.book.names[t])
			switch {
			case d.kinds[t] == numeral:
				word = 0
			case names.has(k + n):
				word = 1
			}
			h = hashKey(h ^ word)
		}
		f(k, h)
	}
}

// A framer weighs what two units have in and beside the formulas that they share, in one language; each goroutine has
// its own.
type framer struct {
	d      *termIndex
	spread spread
	count  []int32     // by term: how often the earlier unit has it beside formulas
	seeds  [2][]uint64 // of the two, sorted
	in     []bool      // by place in a body: it is in a formula
	framed float64     // of the later unit, in formulas
	beside [2]float64  // of each, beside them
	other  [2]float64  // of each, names in them that the other unit has not
	both   float64     // of that, what both have
}

// onlyFrame reports whether two units share formulas and, of what they have beside these, little.
func onlyFrame(framers []*framer, p *Reiteration) bool {
	var framed, both, renamed float64
	var beside [2]float64
	for _, f := range framers {
		if len(f.d.body[p.Earlier]) == 0 || len(f.d.body[p.Later]) == 0 {
			continue
		}
		f.measure(p.Earlier, p.Later)
		framed, both = framed+f.framed, both+f.both
		beside[0], beside[1] = beside[0]+f.beside[0], beside[1]+f.beside[1]
		renamed += min(f.other[0], f.other[1])
	}
	most := max(beside[0], beside[1])
	return framed > both && (most > leastBeside || renamed > 0) && both <= mostBeside*most
}

// measure weighs two units.
func (f *framer) measure(earlier, later int) {
	f.framed, f.both = 0, 0
	f.beside, f.other = [2]float64{}, [2]float64{}
	units := [2]int{earlier, later}
	for k, unit := range units {
		f.seeds[k] = f.seeds[k][:0]
		f.d.eachLooseSeed(unit, func(_ int, key uint64) { f.seeds[k] = append(f.seeds[k], key) })
		slices.Sort(f.seeds[k])
	}
	for k, unit := range units {
		f.mark(unit, f.seeds[1-k])
		f.weigh(k, unit, f.d.body[units[1-k]])
	}
	for _, t := range f.d.body[earlier] {
		f.count[t] = 0
	}
}

// weigh weighs a unit of which the words in formulas are marked: the earlier one, 0, or then the later one, 1. A name
// in a formula which the other body has not stands beside it.
func (f *framer) weigh(k, unit int, other []int32) {
	for n, t := range f.d.body[unit] {
		v := f.d.value(t)
		if f.in[n] && f.d.kinds[t] == content && f.d.names[unit].has(n) && !slices.Contains(other, t) {
			f.in[n] = false
			f.other[k] += v
		}
		switch {
		case f.in[n] && k == 1:
			f.framed += v
		case f.in[n]:
		case k == 0:
			f.beside[0] += v
			f.count[t]++
		default:
			f.beside[1] += v
			if f.count[t] > 0 {
				f.count[t]--
				f.both += v
			}
		}
	}
}

// mark marks the words of a unit that are in formulas which another has, too, of which the seeds are given.
func (f *framer) mark(unit int, other []uint64) {
	f.in = append(f.in[:0], make([]bool, len(f.d.body[unit]))...)
	f.d.eachLooseSeed(unit, func(at int, key uint64) {
		if _, both := slices.BinarySearch(other, key); both && f.spread.formula(key) {
			for k := at; k < at+seedLength; k++ {
				f.in[k] = true
			}
		}
	})
}
