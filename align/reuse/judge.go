package reuse

import (
	"cmp"
	"slices"

	"github.com/reprise-wording/reprise/align/pins"
)

// Clone is a copy of a result that can be judged while the result stays as it is.
func (r *Result) Clone() *Result {
	c := *r
	c.Pairs = slices.Clone(r.Pairs)
	return &c
}

// Judge puts what a person decided in place of what was found: a rejected pair goes, a confirmed one is there with
// score 1 and marked by hand, and threads and statuses follow. Citations stay as they are. It returns the decisions
// about units that the set does not have.
func (r *Result) Judge(p *pins.Pins) (stale []pins.Pair) {
	for _, d := range p.Pairs {
		i, j := r.Set.Index(d.Earlier), r.Set.Index(d.Later)
		if i < 0 || j < 0 {
			stale = append(stale, d)
			continue
		}
		i, j = min(i, j), max(i, j)
		at := slices.IndexFunc(
			r.Pairs,
			func(x Reiteration) bool { return x.Earlier == i && x.Later == j && x.Relation != Cited },
		)
		switch {
		case d.Verdict == pins.Rejected && at >= 0:
			r.Pairs = slices.Delete(r.Pairs, at, at+1)
		case d.Verdict == pins.Confirmed && at >= 0:
			r.Pairs[at].Score, r.Pairs[at].ByHand = 1, true
		case d.Verdict == pins.Confirmed:
			r.Pairs = append(r.Pairs, Reiteration{Earlier: i, Later: j, Score: 1, Relation: Reworded, ByHand: true})
		}
	}
	slices.SortStableFunc(r.Pairs, func(a, b Reiteration) int { return cmp.Compare(b.Score, a.Score) })
	r.thread()
	r.status()
	return stale
}
