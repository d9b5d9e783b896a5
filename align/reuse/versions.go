package reuse

import "slices"

const (
	// leastUnits is how many units two groups need to be taken as versions of one text.
	leastUnits = 20
	// leastAnchored is the part of the larger group that must stand in both, in the same order.
	leastAnchored = 0.5

	// surplus is the log odds that a pair loses, where all is anchored, whose earlier unit has a better heir in the
	// same version.
	surplus = 4.0
)

// Two groups are versions of one text where much of the one stands word for word in the other, in the same order. A
// unit that stands in both is anchored: another unit that looks like it is not its heir, however close the words. What
// is not anchored is looked for in the same place first.
type versionPairs map[[2]int32]*versions

type versions struct {
	sure         float64    // how surely they are versions, from 0 to 1
	first        [2]int     // unit of each group from which places are counted
	place        [2][]int32 // by unit of each group: anchored units before it
	anchored     [2][]bool
	partner      []int32    // by unit of the later group: the one of the earlier group it is anchored with, -1 for none
	since, until [2][]int32 // by unit: units from the anchored one before it, and to the one after it
}

// findVersions finds the groups that are versions of each other, by the longest runs of units in common, among the
// pairs of groups that are wanted.
func (r *Result) findVersions(wanted func(g, h int) bool) versionPairs {
	st := versionPairs{}
	spans := r.Set.spans()
	var big []int
	for g, sp := range spans {
		if sp[1]-sp[0] >= leastUnits {
			big = append(big, g)
		}
	}
	words, sorted := make([][]uint64, len(big)), make([][]uint64, len(big))
	for k, g := range big {
		words[k] = r.wordings(spans[g])
		sorted[k] = slices.Sorted(slices.Values(words[k]))
	}
	for k, h := range big {
		for n, g := range big[:k] {
			if !wanted(g, h) {
				continue
			}
			a, b := words[n], words[k]
			least := leastAnchored * float64(max(len(a), len(b)))
			if float64(min(len(a), len(b))) < least || float64(common(sorted[n], sorted[k])) < least {
				continue
			}
			if pairs := anchor(a, b); float64(len(pairs)) >= least {
				st[[2]int32{int32(g), int32(h)}] = newVersions(spans[g], spans[h], pairs)
			}
		}
	}
	return st
}

// sureOf is how surely two groups are versions, by how many units are anchored and how many the larger group has. It
// rises from 0 with both, so that one line more or less changes no score by much.
func sureOf(anchored, units int) float64 {
	share := float64(anchored) / float64(units)
	return (share - leastAnchored) / (1 - leastAnchored) * (1 - leastUnits/float64(units))
}

func newVersions(a, b [2]int, pairs [][2]int) *versions {
	v := &versions{first: [2]int{a[0], b[0]}}
	size := [2]int{a[1] - a[0], b[1] - b[0]}
	v.sure = sureOf(len(pairs), max(size[0], size[1]))
	v.partner = slices.Repeat([]int32{-1}, size[1])
	for _, p := range pairs {
		v.partner[p[1]] = int32(p[0])
	}
	for k := range 2 {
		v.place[k], v.anchored[k] = make([]int32, size[k]), make([]bool, size[k])
		for _, p := range pairs {
			v.anchored[k][p[k]] = true
		}
		v.since[k], v.until[k] = make([]int32, size[k]), make([]int32, size[k])
		n, run := int32(0), int32(0)
		for u := range size[k] {
			v.place[k][u], v.since[k][u] = n, run
			if run++; v.anchored[k][u] {
				n, run = n+1, 0
			}
		}
		run = 0
		for u := size[k] - 1; u >= 0; u-- {
			v.until[k][u] = run
			if run++; v.anchored[k][u] {
				run = 0
			}
		}
	}
	return v
}

// between gives what is known of the groups of two units as versions of one text, nil where they are none.
func (st versionPairs) between(s *Set, i, j int) *versions {
	if len(st) == 0 {
		return nil
	}
	return st[[2]int32{int32(s.Units[i].Group), int32(s.Units[j].Group)}]
}

// mostInPlace is how many units of an earlier version are compared for their place alone.
const mostInPlace = 8

// inPlace appends the units of earlier versions that stand where unit j does: the one it is anchored with, or those
// left over between its anchored neighbours.
func (st versionPairs) inPlace(dst []int32, s *Set, earlier []int32, j int) []int32 {
	for _, g := range earlier {
		v := st[[2]int32{g, int32(s.Units[j].Group)}]
		at := j - v.first[1]
		if p := v.partner[at]; p >= 0 {
			dst = append(dst, int32(v.first[0])+p)
			continue
		}
		from := int32(0)
		for k := at - 1; k >= 0; k-- {
			if v.partner[k] >= 0 {
				from = v.partner[k] + 1
				break
			}
		}
		for i := from; i < min(from+mostInPlace, int32(len(v.anchored[0]))) && !v.anchored[0][i]; i++ {
			dst = append(dst, int32(v.first[0])+i)
		}
	}
	return dst
}

// single gives each unit of a version one heir in a later one, best pair first, and lessens the other pairs of that
// unit: a heading does not take the place of the sentence under it, and a unit that looks like one that has its heir
// is rather new. It reports whether a score changed. The pairs must be sorted.
func (r *Result) single(st versionPairs) bool {
	if len(st) == 0 {
		return false
	}
	type match struct{ unit, group int }
	changed := false
	given, has := map[match]bool{}, map[match]bool{}
	for k := range r.Pairs {
		p := &r.Pairs[k]
		g, h := r.Set.Units[p.Earlier].Group, r.Set.Units[p.Later].Group
		v := st[[2]int32{int32(g), int32(h)}]
		if v == nil {
			continue
		}
		switch heir := (match{p.Earlier, h}); {
		case given[heir]:
			p.Score = lessen(p.Score, surplus*v.sure)
			changed = true
		case !has[match{p.Later, g}]:
			given[heir], has[match{p.Later, g}] = true, true
		}
	}
	return changed
}

// spans gives the first unit of each group and the one after its last.
func (s *Set) spans() [][2]int {
	out := make([][2]int, len(s.Groups))
	for i := range s.Units {
		sp := &out[s.Units[i].Group]
		if sp[1] == 0 {
			sp[0] = i
		}
		sp[1] = i + 1
	}
	return out
}

// wordings hashes the units of a span by their words in every language.
func (r *Result) wordings(span [2]int) []uint64 {
	out := make([]uint64, span[1]-span[0])
	for _, d := range r.terms {
		for k := range out {
			out[k] = out[k]*31 + d.wording[span[0]+k]
		}
	}
	return out
}

// common counts the wordings that stand in both of two sorted lists.
func common(a, b []uint64) int {
	n := 0
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case b[0] < a[0]:
			b = b[1:]
		default:
			n++
			a, b = a[1:], b[1:]
		}
	}
	return n
}

// anchor pairs equal wordings in the same order: those that stand once in both first, then, between them, what
// follows or comes before a pair, and so on within the gaps (patience diff, Bram Cohen).
func anchor(a, b []uint64) [][2]int {
	var out [][2]int
	var walk func(a0, a1, b0, b1 int)
	walk = func(a0, a1, b0, b1 int) {
		for a0 < a1 && b0 < b1 && a[a0] == b[b0] {
			out = append(out, [2]int{a0, b0})
			a0, b0 = a0+1, b0+1
		}
		tail := 0
		for a0 < a1 && b0 < b1 && a[a1-1] == b[b1-1] {
			a1, b1, tail = a1-1, b1-1, tail+1
		}
		x, y := a0, b0
		for _, p := range rising(once(a[a0:a1], b[b0:b1])) {
			if p[0]+a0 < x || p[1]+b0 < y {
				continue
			}
			walk(x, p[0]+a0, y, p[1]+b0)
			out = append(out, [2]int{p[0] + a0, p[1] + b0})
			x, y = p[0]+a0+1, p[1]+b0+1
		}
		if x > a0 {
			walk(x, a1, y, b1)
		}
		for k := range tail {
			out = append(out, [2]int{a1 + k, b1 + k})
		}
	}
	walk(0, len(a), 0, len(b))
	return out
}

// once pairs the places of the values that stand exactly once in both, by rising place in a.
func once(a, b []uint64) [][2]int {
	count := map[uint64][2]int{}
	for _, h := range a {
		c := count[h]
		c[0]++
		count[h] = c
	}
	at := map[uint64]int{}
	for j, h := range b {
		c := count[h]
		c[1]++
		count[h] = c
		at[h] = j
	}
	var out [][2]int
	for i, h := range a {
		if count[h] == [2]int{1, 1} {
			out = append(out, [2]int{i, at[h]})
		}
	}
	return out
}

// rising keeps the longest run of pairs that rise in b as well.
func rising(pairs [][2]int) [][2]int {
	var tails []int // index of the pair that ends the best run of each length
	prev := make([]int, len(pairs))
	for k, p := range pairs {
		n, _ := slices.BinarySearchFunc(tails, p[1], func(t, v int) int { return pairs[t][1] - v })
		prev[k] = -1
		if n > 0 {
			prev[k] = tails[n-1]
		}
		if n == len(tails) {
			tails = append(tails, k)
		} else {
			tails[n] = k
		}
	}
	if len(tails) == 0 {
		return nil
	}
	out := make([][2]int, len(tails))
	for n, k := len(tails)-1, tails[len(tails)-1]; n >= 0; n, k = n-1, prev[k] {
		out[n] = pairs[k]
	}
	return out
}
