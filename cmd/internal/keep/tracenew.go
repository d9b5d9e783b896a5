package keep

import (
	"context"
	"maps"
	"slices"

	"github.com/reprise-wording/reprise/align/reuse"
)

// traced traces fresh units of what a file has.
func traced(
	ctx context.Context,
	r *Recalled,
	fresh []int,
	host reuse.Host,
	progress Progress,
	opts ...reuse.Option,
) (*reuse.Result, error) {
	step := func(int) {}
	begun := false
	defer func() { step(-1) }()
	return r.Memory.Trace(ctx, fresh, host, append(opts, reuse.Progress(func(done, total int) {
		if !begun {
			step, begun = progress("tracing", total), true
		}
		step(done)
	}))...)
}

// traceAll traces all units of a file, the fresh ones among them, and keeps the pairs and the threads.
func traceAll(ctx context.Context, r *Recalled, _ []int, progress Progress) (*reuse.Result, error) {
	all := make([]int, len(r.Memory.Set().Units))
	for u := range all {
		all[u] = u
	}
	found, err := traced(ctx, r, all, r.Host(), progress)
	if err != nil {
		return nil, err
	}
	return found, save(r.tx, found, r.Place)
}

// traceNew traces fresh units against all, and keeps the pairs and the threads that follow.
func traceNew(ctx context.Context, r *Recalled, fresh []int, progress Progress) (*reuse.Result, error) {
	found, err := traced(ctx, r, fresh, r.Host(), progress)
	if err != nil {
		return nil, err
	}
	isFresh := map[int]bool{}
	for _, u := range fresh {
		isFresh[u] = true
	}
	unlinked := map[int]bool{}
	for _, p := range found.Pairs {
		if !isFresh[p.Later] && !unlinked[p.Later] { // its other pairs are among these, related anew
			unlinked[p.Later] = true
			if err := r.tx.Unlink(r.paperName(p.Later), r.Memory.Set().Units[p.Later].Ref.String()); err != nil {
				return nil, err
			}
		}
	}
	if err := r.tx.AddReiterations(pairRows(found.Pairs, r.Place)); err != nil {
		return nil, err
	}
	seeds := slices.Clone(fresh)
	for _, p := range found.Pairs {
		if p.Score >= reuse.ThreadScore || p.Relation == reuse.Cited { // others join nothing
			seeds = append(seeds, p.Earlier, p.Later)
		}
	}
	for _, p := range r.tx.Loose() {
		if u := r.Unit(p.Paper, p.Ref.String()); u >= 0 {
			seeds = append(seeds, u)
		}
	}
	return found, rethread(ctx, r, seeds)
}

// rethread works out the threads of some units and of all that stand in a thread with one of them, from the pairs among
// these. The other threads stay as they are. So a unit changes its thread only where new pairs come to it or to its
// thread; a trace of everything may join some that were kept apart before.
func rethread(ctx context.Context, r *Recalled, seeds []int) error {
	set := r.Memory.Set()
	slices.Sort(seeds)
	seeds = slices.Compact(seeds)
	among := map[int]bool{}
	for _, u := range seeds {
		if among[u] {
			continue // its thread too
		}
		among[u] = true
		members, err := r.tx.ThreadOf(r.paperName(u), set.Units[u].Ref.String())
		if err != nil {
			return err
		}
		for _, m := range members {
			if v := r.Unit(m[0], m[1]); v >= 0 {
				among[v] = true
			}
		}
	}
	units := slices.Sorted(maps.Keys(among))
	var pairs []reuse.Reiteration
	for _, u := range units {
		links, err := r.tx.Links(r.paperName(u), set.Units[u].Ref.String())
		if err != nil {
			return err
		}
		for _, l := range links {
			if p, ok := r.pair(l); ok && among[p.Earlier] {
				pairs = append(pairs, p)
			}
		}
	}
	threads, err := r.Memory.Threads(ctx, pairs, r.Host())
	if err != nil {
		return err
	}
	for _, u := range units {
		if err := r.tx.Unthread(r.paperName(u), set.Units[u].Ref.String()); err != nil {
			return err
		}
	}
	return r.tx.AddThreads(threadRows(threads, r.Place))
}
