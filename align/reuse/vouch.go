package reuse

import (
	"cmp"
	"context"
	"maps"
	"math"
	"slices"
)

const (
	// vouching is how much of the likeness that joins two units to a third is added to their own.
	vouching = .25
	// mostVouched is how many of the units joined to one, best first, vouch for each other.
	mostVouched = 24
	// leastLikeness is the part of the even likeness two units must have of their own for others to vouch for them.
	leastLikeness = .7
)

// vouch raises the likeness of two units that a third is a reiteration of both, or both of it: what was taken up twice was
// taken up in words that differ, of which the third has some of either. The weaker of the two joins counts. Units of two
// versions of one text are left to their places, and units of one group where apart gives the groups. The pairs must be sorted,
// best first. It reports whether any two have company. The error is the context's.
func (r *Result) vouch(ctx context.Context, st settlement, apart []int32) (bool, error) {
	if r.sides[0].ideas == nil {
		return false, nil // a set too large for fine distinctions
	}
	marks := scaleFor(len(r.sides))
	near := map[int][]neighbour{}
	at := map[[2]int]int{}
	for k, p := range r.Pairs {
		at[[2]int{p.Earlier, p.Later}] = k
		if p.Score >= DefaultThreshold {
			v := marks.likeness(p.Score)
			near[p.Earlier] = append(near[p.Earlier], neighbour{p.Later, v})
			near[p.Later] = append(near[p.Later], neighbour{p.Earlier, v})
		}
	}
	gain := map[[2]int]float64{}
	for u := range r.Set.Units {
		list := near[u]
		list = list[:min(len(list), mostVouched)]
		for k, b := range list {
			for _, a := range list[:k] { // a is nearer
				pair := [2]int{min(a.unit, b.unit), max(a.unit, b.unit)}
				if apart != nil && apart[a.unit] == apart[b.unit] {
					continue
				}
				if st.between(r.Set, pair[0], pair[1]) == nil {
					gain[pair] = max(gain[pair], b.score)
				}
			}
		}
	}
	pairs := slices.SortedFunc(maps.Keys(gain), func(a, b [2]int) int { return cmp.Or(cmp.Compare(a[1], b[1]), cmp.Compare(a[0], b[0])) })
	own := make([]float64, len(pairs))
	err := parallel(ctx, len(pairs), nil, func() func(int) {
		aligners := r.aligners()
		return func(n int) {
			if k, known := at[pairs[n]]; known {
				own[n] = marks.likeness(r.Pairs[k].Score)
			} else {
				own[n] = r.likeness(aligners, pairs[n][0], pairs[n][1])
			}
		}
	})
	if err != nil {
		return false, err
	}
	for n, pair := range pairs {
		if own[n] < leastLikeness*marks.even {
			continue
		}
		score := marks.score(own[n] + vouching*gain[pair])
		if k, known := at[pair]; known {
			r.Pairs[k].Score = score
		} else {
			r.Pairs = append(r.Pairs, Reiteration{Earlier: pair[0], Later: pair[1], Score: score, Relation: Reworded})
		}
	}
	return len(gain) > 0, nil
}

// likeness is the one that has a score.
func (c scale) likeness(score float64) float64 {
	return c.even * math.Pow(score/(1-score), 1/c.power)
}
