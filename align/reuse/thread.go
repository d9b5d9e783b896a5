package reuse

import (
	"slices"
)

// A Thread is the connected reiterations of one recommendation.
type Thread struct {
	Name  string // its most characteristic phrase, as it stands in the first language of the set
	Units []int  // indices into the set's Units, in the order of time
	Pairs []int  // indices into Result.Pairs, best first
}

// bridge is the part of the threshold that the units of two threads must reach on average for a pair to join them: less
// is a weak bridge, two subjects that one unit mentions together.
const bridge = 0.45

// thread joins the pairs above the threshold into threads, best pair first, and cuts weak bridges.
func (r *Result) thread() {
	home, members := map[int]int{}, map[int][]int{}
	scores := map[[2]int]float64{}
	for _, p := range r.Pairs {
		scores[[2]int{p.Earlier, p.Later}] = p.Score
	}
	for k, p := range r.Pairs {
		if p.Score < r.Threshold {
			break
		}
		for _, u := range []int{p.Earlier, p.Later} {
			if _, ok := home[u]; !ok {
				home[u] = u
				members[u] = []int{u}
			}
		}
		a, b := home[p.Earlier], home[p.Later]
		if a == b || !p.ByHand && linkage(members[a], members[b], scores) < bridge*r.Threshold {
			continue
		}
		_ = k
		for _, u := range members[b] {
			home[u] = a
		}
		members[a] = append(members[a], members[b]...)
		delete(members, b)
	}
	at := map[int]int{}
	for u := range r.Set.Units {
		root, ok := home[u]
		if !ok || len(members[root]) < 2 {
			continue
		}
		n, ok := at[root]
		if !ok {
			n = len(r.Threads)
			at[root] = n
			r.Threads = append(r.Threads, Thread{})
		}
		r.Threads[n].Units = append(r.Threads[n].Units, u)
	}
	for k, p := range r.Pairs {
		if p.Score < r.Threshold {
			break
		}
		if a, b := home[p.Earlier], home[p.Later]; a == b {
			n := at[a]
			r.Threads[n].Pairs = append(r.Threads[n].Pairs, k)
		}
	}
	for i := range r.Threads {
		r.Threads[i].Name = r.name(&r.Threads[i])
	}
	slices.SortStableFunc(r.Threads, func(a, b Thread) int { return len(b.Units) - len(a.Units) })
}

// linkage is the mean score between the units of two threads; a pair that shares nothing counts 0.
func linkage(a, b []int, scores map[[2]int]float64) float64 {
	var sum float64
	for _, x := range a {
		for _, y := range b {
			sum += scores[[2]int{min(x, y), max(x, y)}]
		}
	}
	return sum / float64(len(a)*len(b))
}

// name is the shared phrase that weighs most over the pairs of the thread.
func (r *Result) name(t *Thread) string {
	weight, shown := map[string]float64{}, map[string]string{}
	best := ""
	for _, k := range t.Pairs {
		for _, ev := range r.Explain(r.Pairs[k])[:1] {
			for _, p := range ev.Shared {
				weight[p.Key] += p.Bits
				if shown[p.Key] == "" {
					shown[p.Key] = p.Text
				}
				if weight[p.Key] > weight[best] || weight[p.Key] == weight[best] && p.Key < best {
					best = p.Key
				}
			}
		}
	}
	return shown[best]
}
