package reuse

import (
	"context"
	"slices"
)

// A Kept is what is kept of a result. Of the pairs those that are Cited may be left out, since what the units cite is
// read from them; the threads have names for those that come out again, and may be left out too.
type Kept struct {
	Pairs   []Reiteration
	Threads []Thread // with Name and Units
}

// Restore makes the result of Trace from what is kept of it, without comparing the units again; it has no Contributor.
// The error is ErrNoUnits or the context's.
func Restore(ctx context.Context, s *Set, kept Kept) (*Result, error) {
	if len(s.Units) == 0 {
		return nil, ErrNoUnits
	}
	cfg := newConfig(nil)
	r := &Result{Set: s, Threshold: cfg.threshold, Pairs: slices.Clone(kept.Pairs)}
	r.Pairs = slices.DeleteFunc(r.Pairs, func(p Reiteration) bool { return p.Relation == Cited })
	r.sort()
	terms := make([]*termIndex, len(s.Languages))
	errs := make([]error, len(terms))
	err := parallel(ctx, len(terms), nil, func() func(int) {
		return func(at int) {
			if terms[at], errs[at] = readTerms(ctx, s, at, 0); errs[at] == nil {
				errs[at] = terms[at].weighWords(ctx, s)
			}
		}
	})
	for _, failed := range errs {
		if err == nil {
			err = failed
		}
	}
	if err != nil {
		return nil, err
	}
	r.terms = terms
	for _, t := range kept.Threads {
		r.Threads = append(r.Threads, Thread{Name: t.Name, Units: t.Units, Pairs: []int{0}}) // one that pairs made
	}
	r.cite()
	r.thread()
	r.status()
	r.cut(cfg.keep)
	return r, nil
}
