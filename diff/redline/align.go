package redline

import (
	"cmp"
	"slices"
)

// A unit is something that is aligned by its words: a paragraph, a table, a row, a cell, a note.
type unit struct {
	kind   byte    // units of different kinds are never the same
	key    int32   // the same for units that say the same
	words  []int32 // what its tokens without spaces say, sorted
	weight int32   // of all its words
	blank  bool
	past   *unit // what it was before its tracked changes, nil for the same
}

// newUnit makes a unit of tokens.
func (v *vocabulary) newUnit(kind byte, key string, tokens []token) unit {
	u := unit{kind: kind, key: v.id("unit "+string(kind)+key, 0)}
	for _, t := range tokens {
		if t.class != classSpace && t.class != classMark {
			u.words = append(u.words, t.word)
			u.weight += v.info[t.word].weight
		}
	}
	slices.Sort(u.words)
	u.blank = len(u.words) == 0
	return u
}

// A match joins units a[i:i+n] with units b[j:j+m]; with n or m 0 what stands there is taken out or brought in.
type match struct{ i, n, j, m int }

// How much two units have to share to be the same one, changed.
const (
	alikeShare   = 0.4  // of the weight of both
	partShare    = 0.75 // of that of the smaller one, if that is no less than alikeWeight
	alikeWeight  = 60
	splitShare   = 0.6 // of that of each part of a paragraph that was split
	splitCost    = 12
	longParts    = 8       // that a long paragraph was split into, or that were merged
	maxParts     = 60      // that a short one was
	partsWork    = 1 << 12 // words that are looked at for more parts than of a long one
	tableShare   = 0.2
	blankScore   = 2
	equalBonus   = 8
	maxPairs     = 4 << 20 // pairs of units that are weighed in one go
	fewPairs     = 1 << 18 // pairs of which each is weighed
	manyPairs    = 1 << 12 // pairs from which equal units are looked for first
	mostAnchored = 3       // how often a stretch is split at them
)

// aligner aligns two rows of units.
type aligner struct {
	v     *vocabulary
	a, b  []unit
	split bool    // whether a unit may correspond to several
	share float64 // how much two units have to share
}

// matches aligns the units of a with those of b. The matches cover both in order.
func (v *vocabulary) matches(a, b []unit, split bool, share float64) []match {
	al := &aligner{v: v, a: a, b: b, split: split, share: share}
	return al.run(0, len(a), 0, len(b), 0, nil)
}

func (al *aligner) run(i0, i1, j0, j1, depth int, out []match) []match {
	for i0 < i1 && j0 < j1 && al.a[i0].key == al.b[j0].key {
		out = append(out, match{i0, 1, j0, 1})
		i0, j0 = i0+1, j0+1
	}
	tail := 0
	for i0 < i1-tail && j0 < j1-tail && al.a[i1-1-tail].key == al.b[j1-1-tail].key {
		tail++
	}
	i1, j1 = i1-tail, j1-tail
	switch n, m := i1-i0, j1-j0; {
	case n == 0 && m == 0:
	case n == 0 || m == 0:
		out = append(out, match{i0, n, j0, m})
	case depth < mostAnchored && n*m > manyPairs:
		out = al.anchored(i0, i1, j0, j1, depth, out)
	default:
		out = al.weigh(i0, i1, j0, j1, out)
	}
	for k := range tail {
		out = append(out, match{i1 + k, 1, j1 + k, 1})
	}
	return out
}

// anchored splits a stretch at units that say the same and stand once in both.
func (al *aligner) anchored(i0, i1, j0, j1, depth int, out []match) []match {
	type place struct{ i, j, ni, nj int }
	at := map[int32]*place{}
	for i := i0; i < i1; i++ {
		if al.a[i].blank {
			continue
		}
		p := at[al.a[i].key]
		if p == nil {
			p = &place{}
			at[al.a[i].key] = p
		}
		p.i, p.ni = i, p.ni+1
	}
	for j := j0; j < j1; j++ {
		if p := at[al.b[j].key]; p != nil {
			p.j, p.nj = j, p.nj+1
		}
	}
	var pairs []kept
	for i := i0; i < i1; i++ {
		if p := at[al.a[i].key]; p != nil && p.i == i && p.ni == 1 && p.nj == 1 {
			pairs = append(pairs, kept{i, p.j, 1})
		}
	}
	chain := rising(pairs)
	if len(chain) == 0 {
		return al.weigh(i0, i1, j0, j1, out)
	}
	for _, k := range chain {
		out = al.run(i0, k.i, j0, k.j, depth+1, out)
		out = append(out, match{k.i, 1, k.j, 1})
		i0, j0 = k.i+1, k.j+1
	}
	return al.run(i0, i1, j0, j1, depth+1, out)
}

// common is the weight of the words that two sorted lists share.
func (al *aligner) common(a, b []int32) int32 {
	var sum int32
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] == b[0]:
			sum += al.v.info[a[0]].weight
			a, b = a[1:], b[1:]
		case a[0] < b[0]:
			a = a[1:]
		default:
			b = b[1:]
		}
	}
	return sum
}

// score is what it is worth to take two units for the same one, as the second is or was, 0 if they are not alike.
func (al *aligner) score(i, j int) int32 {
	a, b := &al.a[i], &al.b[j]
	if b.past != nil {
		return max(al.scoreOf(a, b), al.scoreOf(a, b.past))
	}
	return al.scoreOf(a, b)
}

func (al *aligner) scoreOf(a, b *unit) int32 {
	switch {
	case a.kind != b.kind:
		return 0
	case a.blank && b.blank:
		if a.key == b.key {
			return blankScore + 1
		}
		return blankScore
	case a.blank || b.blank:
		return 0
	case a.key == b.key:
		return a.weight + equalBonus
	}
	c := al.common(a.words, b.words)
	share := al.share
	if a.kind == 't' {
		share = tableShare
	}
	if !alike(c, a.weight, b.weight, share) {
		return 0
	}
	return c
}

func alike(c, a, b int32, share float64) bool {
	least := min(a, b)
	return float64(2*c) >= share*float64(a+b) || least >= alikeWeight && float64(c) >= partShare*float64(least)
}

// weigh aligns a stretch so that the words shared weigh most.
func (al *aligner) weigh(i0, i1, j0, j1 int, out []match) []match {
	n, m := i1-i0, j1-j0
	if n*m > fewPairs {
		if more, ok := al.inStep(i0, i1, j0, j1, out); ok {
			return more
		}
	}
	if n*m > maxPairs {
		return append(out, match{i0, n, j0, 0}, match{i1, 0, j0, m})
	}
	candidate := al.candidates(i0, i1, j0, j1)
	score := make([]int32, (n+1)*(m+1))
	step := make([]uint16, (n+1)*(m+1)) // how many units of a, and of b in the upper half
	at := func(i, j int) int { return i*(m+1) + j }
	for i := range n + 1 {
		for j := range m + 1 {
			if i == 0 && j == 0 {
				continue
			}
			best, how := int32(-1), uint16(0)
			try := func(v int32, di, dj int) {
				if v > best {
					best, how = v, uint16(di)|uint16(dj)<<8
				}
			}
			if i > 0 && j > 0 && candidate(i0+i-1, j0+j-1) {
				if s := al.score(i0+i-1, j0+j-1); s > 0 {
					try(score[at(i-1, j-1)]+s, 1, 1)
				}
			}
			if al.split && i > 0 && j > 0 {
				al.trySplits(i0, j0, i, j, candidate,
					func(s int32, di, dj int) { try(score[at(i-di, j-dj)]+s, di, dj) })
			}
			if i > 0 {
				try(score[at(i-1, j)], 1, 0)
			}
			if j > 0 {
				try(score[at(i, j-1)], 0, 1)
			}
			score[at(i, j)], step[at(i, j)] = best, how
		}
	}
	var rev []match
	for i, j := n, m; i > 0 || j > 0; {
		di, dj := int(step[at(i, j)]&255), int(step[at(i, j)]>>8)
		i, j = i-di, j-dj
		rev = append(rev, match{i0 + i, di, j0 + j, dj})
	}
	slices.Reverse(rev)
	return gather(out, rev)
}

// gather joins what is taken out and what is brought in between two pairs: first all that goes, then all that comes.
func gather(out, steps []match) []match {
	for k := 0; k < len(steps); {
		if steps[k].n > 0 && steps[k].m > 0 {
			out = append(out, steps[k])
			k++
			continue
		}
		gone, come := match{i: steps[k].i, j: steps[k].j}, 0
		for ; k < len(steps) && (steps[k].n == 0 || steps[k].m == 0); k++ {
			gone.n += steps[k].n
			come += steps[k].m
		}
		if gone.n > 0 {
			out = append(out, gone)
		}
		if come > 0 {
			out = append(out, match{gone.i + gone.n, 0, gone.j, come})
		}
	}
	return out
}

// trySplits weighs taking several last units of one side for one of the other.
func (al *aligner) trySplits(i0, j0, i, j int, candidate func(i, j int) bool, try func(score int32, di, dj int)) {
	a, b := al.a[i0+i-1], al.b[j0+j-1]
	if al.partOf(b, a) && candidate(i0+i-1, j0+j-1) {
		for parts := 2; parts <= min(mostParts(a), j); parts++ {
			first := j0 + j - parts
			if al.partOf(al.b[first], a) && candidate(i0+i-1, first) {
				try(al.parts(a, al.b[first:j0+j]), 1, parts)
			} else if al.b[first].kind != a.kind {
				break
			}
		}
	}
	if al.partOf(a, b) && candidate(i0+i-1, j0+j-1) {
		for parts := 2; parts <= min(mostParts(b), i); parts++ {
			first := i0 + i - parts
			if al.partOf(al.a[first], b) && candidate(first, j0+j-1) {
				try(al.parts(b, al.a[first:i0+i]), parts, 1)
			} else if al.a[first].kind != b.kind {
				break
			}
		}
	}
}

// mostParts is how many parts of a unit are tried: fewer of a long one, since that takes longer.
func mostParts(whole unit) int {
	return min(maxParts, longParts+partsWork/(len(whole.words)+1))
}

// partOf tells whether a unit has most of its words in another.
func (al *aligner) partOf(p, whole unit) bool {
	return p.kind == 'p' && whole.kind == 'p' && !p.blank && p.weight < whole.weight &&
		float64(al.common(whole.words, p.words)) >= splitShare*float64(p.weight)
}

// parts is what it is worth to take a unit for several in a row, of which the first and the last are parts of it; 0
// if they have too little of it. What stands between them may be new. Parts that together have its words and no others
// cost nothing, however short they are.
func (al *aligner) parts(whole unit, parts []unit) int32 {
	var all []int32
	var weight int32
	for i, p := range parts {
		if i == 0 || i == len(parts)-1 || al.partOf(p, whole) {
			all = append(all, p.words...)
			weight += p.weight
		}
	}
	slices.Sort(all)
	c := al.common(whole.words, all)
	switch {
	case float64(2*c) < splitShare*float64(whole.weight+weight):
		return 0
	case c == whole.weight && c == weight:
		return c
	}
	return c - splitCost*int32(len(parts)-1)
}

// candidates tells which pairs are worth weighing: in small stretches all, in large ones those that share rare words.
func (al *aligner) candidates(i0, i1, j0, j1 int) func(i, j int) bool {
	if (i1-i0)*(j1-j0) <= fewPairs {
		return func(_, _ int) bool { return true }
	}
	const rare, best = 24, 6
	in := map[int32][]int32{}
	for j := j0; j < j1; j++ {
		for k, w := range al.b[j].words {
			if k == 0 || al.b[j].words[k-1] != w {
				in[w] = append(in[w], int32(j))
			}
		}
		if past := al.b[j].past; past != nil {
			for _, w := range past.words {
				if all := in[w]; len(all) == 0 || all[len(all)-1] != int32(j) {
					in[w] = append(all, int32(j))
				}
			}
		}
	}
	found := map[[2]int]bool{}
	count := make([]int32, j1-j0)
	for i := i0; i < i1; i++ {
		var seen []int32
		for k, w := range al.a[i].words {
			if k > 0 && al.a[i].words[k-1] == w || len(in[w]) > rare {
				continue
			}
			for _, j := range in[w] {
				if count[int(j)-j0] == 0 {
					seen = append(seen, j)
				}
				count[int(j)-j0] += al.v.info[w].weight
			}
		}
		slices.SortFunc(seen, func(x, y int32) int {
			return cmp.Or(cmp.Compare(count[int(y)-j0], count[int(x)-j0]), cmp.Compare(x, y))
		})
		for _, j := range seen[:min(len(seen), best)] { // and what stands around them
			for d := -1; d <= 1; d++ {
				found[[2]int{i + d, int(j) + d}] = true
			}
		}
		for _, j := range seen {
			count[int(j)-j0] = 0
		}
	}
	return func(i, j int) bool {
		return found[[2]int{i, j}] || al.a[i].key == al.b[j].key
	}
}
