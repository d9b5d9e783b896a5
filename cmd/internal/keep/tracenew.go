package keep

import (
	"context"
	"slices"

	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/corpus/store"
)

// traceNew traces fresh units against all, and keeps the pairs and the threads that follow.
func traceNew(ctx context.Context, r *Recalled, fresh []int, progress Progress) error {
	step := progress("tracing", len(fresh))
	var pairs []reuse.Reiteration
	if len(fresh) > 0 {
		found, err := r.Memory.Trace(ctx, fresh, r.Host(), reuse.Progress(func(done, _ int) { step(done) }))
		if err != nil {
			return err
		}
		pairs = found.Pairs
	}
	step(-1)
	isFresh := map[int]bool{}
	for _, u := range fresh {
		isFresh[u] = true
	}
	unlinked := map[int]bool{}
	var rows []store.Reiteration
	for _, p := range pairs {
		if !isFresh[p.Later] && !unlinked[p.Later] { // its other pairs are among these, related anew
			unlinked[p.Later] = true
			if err := r.tx.Unlink(r.paperName(p.Later), r.Memory.Set().Units[p.Later].Ref.String()); err != nil {
				return err
			}
		}
		rows = append(rows, store.Reiteration{Earlier: r.Place(p.Earlier), Later: r.Place(p.Later), Score: p.Score, Relation: string(p.Relation)})
	}
	if err := r.tx.AddReiterations(rows); err != nil {
		return err
	}
	seeds := slices.Clone(fresh)
	for _, p := range pairs {
		seeds = append(seeds, p.Earlier, p.Later)
	}
	for _, p := range r.tx.Loose() {
		if u := r.Unit(p.Paper, p.Ref.String()); u >= 0 {
			seeds = append(seeds, u)
		}
	}
	return rethread(ctx, r, seeds)
}

// rethread works out the threads of some units and of all that hang together with them, by pairs that can join units to a
// thread and by citations. The other threads stay as they are: no pair leads to them.
func rethread(ctx context.Context, r *Recalled, seeds []int) error {
	slices.Sort(seeds)
	queue := slices.Compact(seeds)
	reached := map[int]bool{}
	for _, u := range queue {
		reached[u] = true
	}
	var pairs []reuse.Reiteration
	for k := 0; k < len(queue); k++ {
		u := queue[k]
		links, err := r.tx.Links(r.paperName(u), r.Memory.Set().Units[u].Ref.String(), true)
		if err != nil {
			return err
		}
		for _, l := range links {
			p, ok := r.pair(l)
			if !ok {
				continue
			}
			if p.Later == u {
				pairs = append(pairs, p) // each stands once, with its later unit
			}
			for _, v := range []int{p.Earlier, p.Later} {
				if p.Score >= reuse.ThreadScore && !reached[v] {
					reached[v] = true
					queue = append(queue, v)
				}
			}
		}
	}
	pairs = slices.DeleteFunc(pairs, func(p reuse.Reiteration) bool { return !reached[p.Earlier] })
	threads, err := r.Memory.Threads(ctx, pairs, r.Host())
	if err != nil {
		return err
	}
	for _, u := range queue {
		if err := r.tx.Unthread(r.paperName(u), r.Memory.Set().Units[u].Ref.String()); err != nil {
			return err
		}
	}
	rows := make([]store.Thread, len(threads))
	for i, t := range threads {
		rows[i].Name = t.Name
		for _, u := range t.Units {
			rows[i].Units = append(rows[i].Units, r.Place(u))
		}
	}
	return r.tx.AddThreads(rows)
}
