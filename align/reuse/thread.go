package reuse

import (
	"fmt"
	"slices"
)

// A Thread is the connected reiterations of one recommendation, over two groups at least.
type Thread struct {
	Name  string // its most characteristic phrase, as it stands in the first language of the set
	Units []int  // indices into the set's Units, in the order of time
	Pairs []int  // indices into Result.Pairs, best first
	// Citations are indices into Result.Citations: those by which a unit is in the thread that no pair joins to it.
	Citations []int
}

// key tells threads apart by all that their names depend on.
func (t *Thread) key() string { return fmt.Sprint(len(t.Pairs) > 0, t.Units) }

// ThreadScore is the score from which a pair can join units to a thread. It is higher than the threshold of pairs: a
// pair that is wrong costs a look, a wrong link joins two subjects.
const ThreadScore = 0.66

// bridge is the part of ThreadScore that the units of two threads must reach on average for a pair to join them: less
// is a weak bridge, two subjects that one unit mentions together.
const bridge = 0.45

// thread joins the pairs above ThreadScore into threads, best pair first, and cuts weak bridges.
func (r *Result) thread() {
	named := map[string]string{} // the threads before a decision: most stay as they are
	for i := range r.Threads {
		named[r.Threads[i].key()] = r.Threads[i].Name
	}
	r.Threads = nil
	home, members := map[int]int{}, map[int][]int{}
	near := r.neighbours()
	refused := map[[2]int][2]int{} // sizes at which two threads were kept apart
	for _, p := range r.Pairs {
		if p.Score < ThreadScore {
			break
		}
		if p.Relation == Cited || p.Relation == Formula {
			continue
		}
		for _, u := range []int{p.Earlier, p.Later} {
			if _, ok := home[u]; !ok {
				home[u] = u
				members[u] = []int{u}
			}
		}
		a, b := home[p.Earlier], home[p.Later]
		if a == b {
			continue
		}
		if len(members[a]) < len(members[b]) || len(members[a]) == len(members[b]) && b < a {
			a, b = b, a
		}
		sizes := [2]int{len(members[a]), len(members[b])}
		if refused[[2]int{a, b}] == sizes {
			continue
		}
		if linkage(a, members[b], len(members[a]), home, near) < bridge*ThreadScore {
			refused[[2]int{a, b}] = sizes
			continue
		}
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
		if p.Score < ThreadScore {
			break
		}
		if a, b := home[p.Earlier], home[p.Later]; a == b && p.Relation != Cited && p.Relation != Formula {
			n := at[a]
			r.Threads[n].Pairs = append(r.Threads[n].Pairs, k)
		}
	}
	r.joinCiting()
	r.Threads = slices.DeleteFunc(r.Threads, r.together)
	for i := range r.Threads {
		if !r.bare {
			t := &r.Threads[i]
			if name, ok := named[t.key()]; ok {
				t.Name = name
			} else {
				t.Name = r.name(t)
			}
		}
	}
	slices.SortStableFunc(r.Threads, func(a, b Thread) int { return len(b.Units) - len(a.Units) })
}

// together reports whether all units of a thread were adopted together: that is a repetition, and no taking-up again.
func (r *Result) together(t Thread) bool {
	return !slices.ContainsFunc(
		t.Units,
		func(u int) bool { return r.Set.Units[u].Group != r.Set.Units[t.Units[0]].Group },
	)
}

// joinCiting adds to the thread of what they cite the units that are in none yet. A citation of a recommendation with
// items is taken for the one item it is most like; where two are, it joins none.
func (r *Result) joinCiting() {
	home := map[int]int{}
	for n, t := range r.Threads {
		for _, u := range t.Units {
			home[u] = n
		}
	}
	for k := range r.Citations {
		c := &r.Citations[k]
		if !c.Resolved || c.Earlier < 0 {
			continue
		}
		target := r.meant(c)
		if _, ok := home[c.Later]; ok || target < 0 {
			continue
		}
		n, ok := home[target]
		if !ok {
			n = len(r.Threads)
			r.Threads = append(r.Threads, Thread{Units: []int{target}})
			home[target] = n
		}
		home[c.Later] = n
		t := &r.Threads[n]
		t.Units = append(t.Units, c.Later)
		t.Citations = append(t.Citations, k)
		slices.Sort(t.Units)
	}
}

// meant is the unit a citation is about: the cited one, or the item of it that the citing unit is clearly most like.
func (r *Result) meant(c *Citation) int {
	if !r.Set.Units[c.Earlier].Opens {
		return c.Earlier
	}
	best, next, item := 0.0, 0.0, -1
	for k := c.Earlier + 1; k < len(r.Set.Units) && r.Set.under(k, c.Earlier); k++ {
		if v := r.topic(c, k); v > best {
			best, next, item = v, best, k
		} else {
			next = max(next, v)
		}
	}
	if best < 2*leastTopic || best < ahead*next {
		return -1
	}
	return item
}

// A neighbour is the other unit of a pair.
type neighbour struct {
	unit  int
	score float64
}

// neighbours lists for every unit the pairs above the threshold, best first.
func (r *Result) neighbours() map[int][]neighbour {
	out := map[int][]neighbour{}
	for _, p := range r.Pairs {
		if p.Score < r.Threshold {
			break
		}
		if p.Relation != Cited && p.Relation != Formula {
			out[p.Earlier] = append(out[p.Earlier], neighbour{p.Later, p.Score})
			out[p.Later] = append(out[p.Later], neighbour{p.Earlier, p.Score})
		}
	}
	return out
}

// linkage is the mean score between the units of two threads, a and the smaller b; a pair below the threshold counts 0.
func linkage(a int, b []int, sizeA int, home map[int]int, near map[int][]neighbour) float64 {
	var sum float64
	for _, x := range b {
		for _, n := range near[x] {
			if h, ok := home[n.unit]; ok && h == a {
				sum += n.score
			}
		}
	}
	return sum / float64(sizeA*len(b))
}
