package reuse

import (
	"context"
	"slices"
)

// A Tracer is a set made ready for tracing: its words are counted and weighed and its index is built. The pairs can then be
// found block by block, in any order, after a break, or on several machines; put together they are those of Trace. It is
// safe for concurrent use.
type Tracer struct {
	empty   Result // without pairs
	cfg     config
	indexes []*index
	settled settlement
	apart   []int32 // by unit, with Across: its group
}

// Prepare makes a set ready. The options are those of Trace. The error is ErrNoUnits or the context's.
func Prepare(ctx context.Context, s *Set, opts ...Option) (*Tracer, error) {
	t := &Tracer{cfg: config{threshold: DefaultThreshold, keep: DefaultThreshold, progress: func(int, int) {}}}
	for _, o := range opts {
		o(&t.cfg)
	}
	if len(s.Units) == 0 {
		return nil, ErrNoUnits
	}
	r := &Result{Set: s, Threshold: t.cfg.threshold}
	for at := range s.Languages {
		d, err := newSide(ctx, s, at)
		if err != nil {
			return nil, err
		}
		r.sides = append(r.sides, d)
	}
	return r.tracer(t.cfg), nil
}

// tracer makes a tracer of sides that are weighed.
func (r *Result) tracer(cfg config) *Tracer {
	t := &Tracer{empty: *r, cfg: cfg}
	for _, d := range r.sides {
		t.indexes = append(t.indexes, d.index())
	}
	t.settled = r.settle(func(int, int) bool { return true })
	t.apart = r.Set.apart(cfg)
	return t
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

// Pairs finds the pairs whose later unit is one of [from, to), by that unit, then the earlier one. Their relations come with
// Result. The error is the context's.
func (t *Tracer) Pairs(ctx context.Context, from, to int) ([]Reiteration, error) {
	r, total := &t.empty, len(t.empty.Set.Units)
	marks := scaleFor(len(r.sides))
	least := min(t.cfg.keep, t.cfg.threshold-1e-9)
	found := make([][]Reiteration, to-from)
	progress := func(done, _ int) { t.cfg.progress(from+done, total) }
	err := parallel(ctx, to-from, progress, func() func(int) {
		searchers := make([]*searcher, len(r.sides))
		for k, d := range r.sides {
			searchers[k] = newSearcher(d, t.indexes[k], total)
		}
		aligners := r.aligners()
		var cands []int32
		return func(k int) {
			j := from + k
			cands = cands[:0]
			for _, q := range searchers {
				cands = q.candidates(cands, j, t.apart)
			}
			slices.Sort(cands)
			for _, i := range slices.Compact(cands) {
				if v := marks.score(r.likeness(aligners, int(i), j) * t.settled.factor(r.Set, int(i), j)); v > least {
					found[k] = append(found[k], Reiteration{Earlier: int(i), Later: j, Score: v, Relation: Reworded})
				}
			}
		}
	})
	return slices.Concat(found...), err
}

// PairsOf is Pairs for some later units, which rise. In a set of up to Whole units, whose pairs change each other, it finds all
// pairs.
func (t *Tracer) PairsOf(ctx context.Context, later []int) ([]Reiteration, error) {
	if n := len(t.empty.Set.Units); n <= Whole {
		return t.Pairs(ctx, 0, n)
	}
	var pairs []Reiteration
	for len(later) > 0 {
		n := 1
		for n < len(later) && later[n] == later[0]+n {
			n++
		}
		found, err := t.Pairs(ctx, later[0], later[0]+n)
		if err != nil {
			return nil, err
		}
		pairs, later = append(pairs, found...), later[n:]
	}
	return pairs, nil
}

// Result puts the pairs of all blocks together, in whatever order they come, and works out relations, citations, threads and
// statuses. The error is the context's.
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

// finish sorts all pairs, lets them change each other's scores, and names their relations.
func (r *Result) finish(ctx context.Context, t *Tracer) error {
	r.sort()
	if r.single(t.settled) {
		r.sort()
	}
	vouched, err := r.vouch(ctx, t.settled, t.apart)
	if err != nil {
		return err
	}
	if vouched {
		r.sort()
	}
	return r.relate(ctx)
}
