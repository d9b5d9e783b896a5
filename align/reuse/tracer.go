package reuse

import (
	"context"
	"math"
	"slices"
)

// A Tracer is a set made ready for tracing: its words are counted and weighed and its index is built. The pairs can
// then be found block by block, in any order, after a break, or on several machines; put together they are those of
// Trace. It is safe for concurrent use.
type Tracer struct {
	empty    Result // without pairs
	cfg      config
	indexes  []*index
	versions versionPairs
	older    map[int][]int32 // by group: the earlier groups that it is a version of, in their order
	apart    []int32         // by unit, with Across: its group
	same     *copies
	found    []candidates // with From: of each unit from that one on
	model    *Model
}

// Candidates are the earlier units that a unit is compared with.
type candidates struct {
	coarse [][]int32 // by language: by the index
	sure   []int32   // those that are compared whatever they are worth
}

// Prepare makes a set ready. The options are those of Trace. The error is ErrNoUnits or the context's.
func Prepare(ctx context.Context, s *Set, opts ...Option) (*Tracer, error) {
	cfg := newConfig(opts)
	if len(s.Units) == 0 {
		return nil, ErrNoUnits
	}
	r := &Result{Set: s, Threshold: cfg.threshold}
	for at := range s.Languages {
		d, err := newTermIndex(ctx, s, at, cfg.from)
		if err != nil {
			return nil, err
		}
		r.terms = append(r.terms, d)
	}
	return r.tracer(ctx, cfg)
}

// tracer makes a tracer of term indexes that are weighed. The error is the context's.
func (r *Result) tracer(ctx context.Context, cfg config) (*Tracer, error) {
	t := &Tracer{empty: *r, cfg: cfg, model: theModel}
	first := 0 // group of the first unit that may be a later one
	if cfg.from > 0 && cfg.from < len(r.Set.Units) {
		first = r.Set.Units[cfg.from].Group
	}
	for _, d := range r.terms {
		x, err := d.index(ctx, r.Set)
		if err != nil {
			return nil, err
		}
		t.indexes = append(t.indexes, x)
	}
	t.versions = r.findVersions(func(_, later int) bool { return later >= first })
	t.same = r.copies()
	t.older = map[int][]int32{}
	for key := range t.versions {
		t.older[int(key[1])] = append(t.older[int(key[1])], key[0])
	}
	for _, groups := range t.older {
		slices.Sort(groups)
	}
	t.apart = r.Set.apart(cfg)
	if cfg.from == 0 {
		return t, nil
	}
	return t, t.vectorise(ctx)
}

// vectorise finds the candidates of all units that are asked for, and gives them and their candidates their vectors.
func (t *Tracer) vectorise(ctx context.Context) error {
	from, n := t.cfg.from, len(t.empty.Set.Units)
	t.found = make([]candidates, max(0, n-from))
	err := parallel(ctx, len(t.found), nil, func() func(int) {
		f := t.finder()
		return func(k int) { t.found[k] = f.candidates(from + k) }
	})
	if err != nil {
		return err
	}
	for k, d := range t.empty.terms {
		var units []int32
		for j := from; j < n; j++ {
			units = append(units, int32(j))
		}
		for _, c := range t.found {
			units = append(append(units, c.coarse[k]...), c.sure...)
		}
		units = slices.DeleteFunc(units, func(i int32) bool { return !t.empty.Set.asks(int(i)) })
		slices.Sort(units)
		if err := d.vectorise(ctx, t.empty.Set, slices.Compact(units)); err != nil {
			return err
		}
	}
	return nil
}

// apart gives with Across the group of each unit, else nil.
func (s *Set) apart(cfg config) []int32 {
	if !cfg.across {
		return nil
	}
	out := make([]int32, len(s.Units))
	for i := range out {
		out[i] = int32(s.Units[i].Group)
	}
	return out
}

// A Measured pair is one with its features, before it has a score.
type Measured struct {
	Earlier, Later int
	Features       Features
	// AtLeast is the log odds that the words of two units with the same words have whatever the model says; -Inf for
	// others.
	AtLeast float64
}

// A finder finds and measures the pairs of one later unit after the other; each goroutine has its own.
type finder struct {
	t         *Tracer
	searchers []*searcher
	comparers []*comparer
	found     []int32
	pairs     []Measured
}

func (t *Tracer) finder() *finder {
	f := &finder{t: t, comparers: t.empty.comparers()}
	for k, d := range t.empty.terms {
		f.searchers = append(f.searchers, newSearcher(d, t.indexes[k]))
	}
	return f
}

func (r *Result) comparers() []*comparer {
	out := make([]*comparer, len(r.terms))
	for k, d := range r.terms {
		out[k] = newComparer(d)
	}
	return out
}

// candidates finds those of unit j.
func (f *finder) candidates(j int) (c candidates) {
	set := f.t.empty.Set
	for _, q := range f.searchers {
		c.coarse = append(c.coarse, q.search(nil, set, j, coarsely, f.t.apart, false))
	}
	if set.asks(j) {
		c.sure = f.t.same.before(nil, j, f.t.apart)
		c.sure = f.t.versions.inPlace(c.sure, set, f.t.older[set.Units[j].Group], j)
	}
	return c
}

// pairsOf measures the pairs of unit j with the earlier ones, by the earlier one. The slice is good until the next
// call.
func (f *finder) pairsOf(j int) []Measured {
	var c candidates
	if from := f.t.cfg.from; from > 0 && j >= from {
		c = f.t.found[j-from]
	} else {
		c = f.candidates(j)
	}
	f.found, f.pairs = append(f.found[:0], c.sure...), f.pairs[:0]
	for k, q := range f.searchers {
		f.found = q.nearest(f.found, c.coarse[k], j)
	}
	slices.Sort(f.found)
	for _, i := range slices.Compact(f.found) {
		if x, ok := measure(f.comparers, int(i), j); ok {
			x.where(f.t.empty.Set, f.t.versions, int(i), j)
			p := Measured{int(i), j, x, math.Inf(-1)}
			if f.t.empty.verbatim(p.Earlier, j) {
				p.AtLeast = f.t.empty.sameWords(j)
			}
			f.pairs = append(f.pairs, p)
		}
	}
	return f.pairs
}

// measure gives the features of a pair, but for where its units stand; it is false where no language has both.
func measure(comparers []*comparer, i, j int) (x Features, ok bool) {
	n := 0.0
	for _, c := range comparers {
		c.mark(j)
		one, there := c.features(i)
		if !there {
			continue
		}
		n++
		for k := range one {
			x[k] += one[k]
		}
	}
	for k := range x {
		x[k] /= max(n, 1)
	}
	return x, n > 0
}

// Measure finds and measures the pairs whose later unit is one of [from, to), and calls f with those of each later
// unit, from one goroutine at a time in no order. It is what a model is fitted on. The error is the context's.
func (t *Tracer) Measure(ctx context.Context, from, to int, f func([]Measured)) error {
	lock := make(chan struct{}, 1)
	return parallel(ctx, to-from, nil, func() func(int) {
		finder := t.finder()
		return func(k int) {
			pairs := slices.Clone(finder.pairsOf(from + k))
			lock <- struct{}{}
			f(pairs)
			<-lock
		}
	})
}

// Score is the probability that a model gives a measured pair.
func (m *Model) Score(p *Measured) float64 { return Probability(m.LogOdds(&p.Features, p.AtLeast)) }

// Pairs finds the pairs whose later unit is one of [from, to), by that unit, then the earlier one. Their relations
// come with Result. The error is the context's.
func (t *Tracer) Pairs(ctx context.Context, from, to int) ([]Reiteration, error) {
	later := make([]int, to-from)
	for k := range later {
		later[k] = from + k
	}
	return t.PairsOf(ctx, later)
}

// PairsOf is Pairs for some later units, which rise.
func (t *Tracer) PairsOf(ctx context.Context, later []int) ([]Reiteration, error) {
	found := make([][]Reiteration, len(later))
	progress := func(done, _ int) {
		if done > 0 {
			t.cfg.progress(later[done-1]+1, len(t.empty.Set.Units))
		}
	}
	err := parallel(ctx, len(later), progress, func() func(int) {
		f := t.finder()
		return func(k int) { found[k] = t.score(f.pairsOf(later[k])) }
	})
	return slices.Concat(found...), err
}

// score keeps the pairs above the least score that is wanted.
func (t *Tracer) score(pairs []Measured) []Reiteration {
	var out []Reiteration
	least := min(t.cfg.keep, t.cfg.threshold-1e-9)
	for k := range pairs {
		p := &pairs[k]
		if score := t.model.Score(p); score > least {
			out = append(out, Reiteration{Earlier: p.Earlier, Later: p.Later, Score: score, Relation: Reworded})
		}
	}
	return out
}

// sameWords is the log odds of two units with the same words as unit j: the chance that they come up twice falls by
// half with every four bits of them.
func (r *Result) sameWords(j int) float64 {
	bits := 0.0
	for _, d := range r.terms {
		own := 0.0
		for _, t := range d.body[j] {
			own += d.value(t)
		}
		bits = max(bits, own)
	}
	return bits/4*math.Ln2 - 1
}

// Result puts the pairs of all blocks together, in whatever order they come, and works out relations, citations,
// threads and statuses. The error is the context's.
func (t *Tracer) Result(ctx context.Context, pairs []Reiteration) (*Result, error) {
	r := t.empty
	r.bare = t.cfg.bare
	r.Pairs = slices.Clone(pairs)
	if err := r.finish(ctx, t); err != nil {
		return nil, err
	}
	r.cite()
	r.thread()
	r.status()
	r.cut(t.cfg.keep)
	return &r, nil
}

// finish sorts all pairs, gives each unit one heir in a version, and names the relations.
func (r *Result) finish(ctx context.Context, t *Tracer) error {
	r.versions = t.versions
	r.sort()
	if r.single(t.versions) {
		r.sort()
	}
	if err := r.relate(ctx); err != nil {
		return err
	}
	return r.formulas(ctx, t.same)
}
