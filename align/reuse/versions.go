package reuse

import "slices"

const (
	// leastUnits is how many units two groups need to be taken as versions of one text.
	leastUnits = 20
	// leastSettled is the part of the smaller group that must stand in both, in the same order.
	leastSettled = 0.25
)

// Two groups are versions of one text where much of the one stands word for word in the other, in the same order. A unit
// that stands in both is settled: another unit that looks like it is not its heir, however close the words.
type settlement struct {
	partner map[int32][]int32    // by unit: its partners in other versions
	share   map[[2]int32]float64 // by groups, the earlier first: part of the smaller that is settled
}

// settle finds the groups that are versions of each other, by the longest runs of units in common.
func (r *Result) settle() settlement {
	st := settlement{partner: map[int32][]int32{}, share: map[[2]int32]float64{}}
	spans := r.Set.spans()
	var big []int
	for g, sp := range spans {
		if sp[1]-sp[0] >= leastUnits {
			big = append(big, g)
		}
	}
	for k, h := range big {
		for _, g := range big[:k] {
			a, b := r.wordings(spans[g]), r.wordings(spans[h])
			small := min(len(a), len(b))
			if float64(common(a, b)) < leastSettled*float64(small) {
				continue
			}
			pairs := anchor(a, b)
			if float64(len(pairs)) < leastSettled*float64(small) {
				continue
			}
			st.share[[2]int32{int32(g), int32(h)}] = float64(len(pairs)) / float64(small)
			for _, p := range pairs {
				i, j := int32(spans[g][0]+p[0]), int32(spans[h][0]+p[1])
				st.partner[i] = append(st.partner[i], j)
				st.partner[j] = append(st.partner[j], i)
			}
		}
	}
	return st
}

// factor is what a pair keeps of its likeness where one of its units is settled with another.
func (st *settlement) factor(s *Set, i, j int) float64 {
	if len(st.share) == 0 {
		return 1
	}
	share := st.share[[2]int32{int32(s.Units[i].Group), int32(s.Units[j].Group)}]
	if share == 0 || slices.Contains(st.partner[int32(i)], int32(j)) {
		return 1
	}
	taken := func(u int, group int) bool {
		return slices.ContainsFunc(st.partner[int32(u)], func(v int32) bool { return s.Units[v].Group == group })
	}
	if taken(i, s.Units[j].Group) || taken(j, s.Units[i].Group) {
		return (1 - share) * (1 - share)
	}
	return 1
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
	for _, d := range r.sides {
		for k := range out {
			out[k] = out[k]*31 + d.wording[span[0]+k]
		}
	}
	return out
}

// common counts the wordings that stand in both.
func common(a, b []uint64) int {
	seen := map[uint64]int{}
	for _, h := range a {
		seen[h]++
	}
	n := 0
	for _, h := range b {
		if seen[h] > 0 {
			seen[h]--
			n++
		}
	}
	return n
}

// anchor pairs equal wordings in the same order: those that stand once in both first, then, between them, what follows or
// comes before a pair, and so on within the gaps (patience diff, Bram Cohen).
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
