package bitext

import (
	"slices"
	"sort"
)

// mostCompared is how many pairs of siblings are compared at most where both lists are long; those about the same
// place, as labels that stand once in both tell it, come first.
const mostCompared = 400_000

// leastBand is how many nodes to either side are compared all the same.
const leastBand = 40

// A gainTable is a table over two lists, counted from 0 nodes before to all, as far as they are compared.
type gainTable struct {
	from []int       // by nodes of the source before: the least number of target nodes before
	rows [][]float64 //
}

func (b *gainTable) to(i int) int { return b.from[i] + len(b.rows[i]) }

func (b *gainTable) at(i, j int) float64 {
	if j < b.from[i] || j >= b.to(i) {
		return nothing
	}
	return b.rows[i][j-b.from[i]]
}

func (b *gainTable) set(i, j int, x float64) { b.rows[i][j-b.from[i]] = x }

// like is a table of the same form in which nothing is gained.
func (b *gainTable) like() *gainTable {
	out := &gainTable{from: b.from, rows: make([][]float64, len(b.rows))}
	for i, r := range b.rows {
		out.rows[i] = slices.Repeat([]float64{nothing}, len(r))
	}
	return out
}

// newGains lays a band around the line from the beginning of both lists to their end, through the labels that stand
// once in both.
func newGains(source, target []*node) *gainTable {
	n, t := len(source), len(target)
	width := t
	if n*t > mostCompared {
		width = max(leastBand, mostCompared/(2*n))
	}
	b := &gainTable{from: make([]int, n+1), rows: make([][]float64, n+1)}
	fixed := append(anchors(source, target), [2]int{n, t})
	to := make([]int, n+1)
	last, next := [2]int{}, 0
	for i := range n + 1 {
		for fixed[next][0] < i {
			last = fixed[next]
			next++
		}
		centre := fixed[next][1]
		if run := fixed[next][0] - last[0]; run > 0 {
			centre = last[1] + (i-last[0])*(fixed[next][1]-last[1])/run
		}
		b.from[i], to[i] = max(0, centre-width), min(t, centre+width)
	}
	b.from[0], to[n] = 0, t
	for i := n - 1; i >= 0; i-- {
		b.from[i] = min(b.from[i], b.from[i+1])
		to[i] = max(to[i], b.from[i+1])
	}
	for i := range n + 1 {
		if i > 0 {
			to[i] = max(to[i], to[i-1])
		}
		b.rows[i] = slices.Repeat([]float64{nothing}, to[i]-b.from[i]+1)
	}
	return b
}

// anchors are pairs of nodes, counted from 0, whose label stands once in both lists; those that cross the others are
// left out.
func anchors(source, target []*node) [][2]int {
	type key struct{ part, label string }
	places := func(nodes []*node) map[key]int {
		at := map[key]int{}
		for i, n := range nodes {
			k := key{n.part, n.label}
			if _, twice := at[k]; twice || n.label == "" {
				i = -1
			}
			at[k] = i
		}
		return at
	}
	theirs, ours := places(target), places(source)
	var all [][2]int
	for i, n := range source {
		k := key{n.part, n.label}
		if j, ok := theirs[k]; ok && j >= 0 && ours[k] == i {
			all = append(all, [2]int{i, j})
		}
	}
	return rising(all)
}

// rising is the longest run of pairs, in order of their first, of which the second rise too.
func rising(all [][2]int) [][2]int {
	before := make([]int, len(all))
	var ends []int // by length of a run: the pair with the least second that ends one
	for k, p := range all {
		at := sort.Search(len(ends), func(i int) bool { return all[ends[i]][1] >= p[1] })
		before[k] = -1
		if at > 0 {
			before[k] = ends[at-1]
		}
		if at == len(ends) {
			ends = append(ends, k)
		} else {
			ends[at] = k
		}
	}
	if len(ends) == 0 {
		return nil
	}
	var out [][2]int
	for k := ends[len(ends)-1]; k >= 0; k = before[k] {
		out = append(out, all[k])
	}
	slices.Reverse(out)
	return out
}
