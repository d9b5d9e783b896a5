package diff

// A grid is the memory of one alignment by dynamic programming, kept for the next.
type grid struct {
	keep, change, keepUp, changeUp []int32 // best value at the words of one row and of the row above
	trace                          []uint8
	edgeA, edgeB                   []int32 // what a change saves by beginning or ending before the word
	weights                        []int32 // of the words of a
	idA, idB                       []int32 // words that do not stand in a row
}

// Bits of the trace: how the best value of a cell came about.
const (
	keepFromChange = 1 << iota // kept after a change; else after a kept word
	changeFromLeft             // word of b brought in; else word of a taken out
	changeFromKeep             // a change begins here; else it goes on
)

const never = -1 << 29

// align aligns a[alo:ahi] with b[blo:bhi], both next to kept words: it maximises the worth of the words kept less
// cost for each change, so that a word that isn't worth the cost of ending one change and beginning another is not
// kept. A change that begins or ends at a phrase boundary costs a little less.
func (m *matcher) align(alo, ahi, blo, bhi int, cost int32) []segment {
	na, nb := ahi-alo, bhi-blo
	g := &m.grid
	g.size(na, nb)
	for i := range na {
		g.weights[i], g.edgeA[i] = m.voc.weight(m.a.id[alo+i]), edge(m.a, alo+i)
	}
	g.edgeA[na] = edge(m.a, ahi)
	for j := range nb {
		g.edgeB[j] = edge(m.b, blo+j)
	}
	g.edgeB[nb] = edge(m.b, bhi)
	return g.solve(m.a.id[alo:ahi], m.b.id[blo:bhi], cost, alo, blo)
}

// alignSome aligns some words of a with some of b, by their indices, as align does; the segments count in the indices.
func (m *matcher) alignSome(as, bs []int, cost int32) []segment {
	g := &m.grid
	g.size(len(as), len(bs))
	g.idA, g.idB = g.idA[:0], g.idB[:0]
	for x, i := range as {
		g.weights[x], g.edgeA[x] = m.voc.weight(m.a.id[i]), edge(m.a, i)
		g.idA = append(g.idA, m.a.id[i])
	}
	g.edgeA[len(as)] = edge(m.a, as[len(as)-1]+1)
	for y, j := range bs {
		g.edgeB[y] = edge(m.b, j)
		g.idB = append(g.idB, m.b.id[j])
	}
	g.edgeB[len(bs)] = edge(m.b, bs[len(bs)-1]+1)
	return g.solve(g.idA, g.idB, cost, 0, 0)
}

// solve fills the grid for two rows of words, whose worth and edges are set, and gives the kept words as segments
// that begin to count at alo and blo.
func (g *grid) solve(a, b []int32, cost int32, alo, blo int) []segment {
	na, nb := len(a), len(b)
	for j := range nb + 1 {
		g.keepUp[j], g.changeUp[j] = never, -cost+g.edgeA[0]+g.edgeB[0]
		g.trace[j] = changeFromLeft
	}
	g.keepUp[0], g.changeUp[0] = 0, never
	if nb > 0 {
		g.trace[1] = changeFromLeft | changeFromKeep
	}
	for i := 1; i <= na; i++ {
		g.row(a[i-1], b, i, nb, cost)
	}
	return g.back(alo, blo, na, nb)
}

func (g *grid) size(na, nb int) {
	grow := func(s []int32, n int) []int32 {
		if cap(s) < n {
			return make([]int32, n, n+n/2)
		}
		return s[:n]
	}
	g.keep = grow(g.keep, nb+1)
	g.change = grow(g.change, nb+1)
	g.keepUp = grow(g.keepUp, nb+1)
	g.changeUp = grow(g.changeUp, nb+1)
	g.edgeA, g.edgeB, g.weights = grow(g.edgeA, na+1), grow(g.edgeB, nb+1), grow(g.weights, na)
	if n := (na + 1) * (nb + 1); cap(g.trace) < n {
		g.trace = make([]uint8, n, n+n/2)
	} else {
		g.trace = g.trace[:n]
	}
}

// row fills row i.
func (g *grid) row(id int32, b []int32, i, nb int, cost int32) {
	trace := g.trace[i*(nb+1):][:nb+1]
	worth, ea := g.weights[i-1], g.edgeA[i-1]
	eaHere := g.edgeA[i]
	// the first column: only words of a, taken out
	g.keep[0] = never
	g.change[0], trace[0] = g.changeUp[0], 0
	if v := g.keepUp[0] - cost + ea + g.edgeB[0]; v > g.change[0] {
		g.change[0], trace[0] = v, changeFromKeep
	}
	for j := 1; j <= nb; j++ {
		t := uint8(0)
		k := int32(never)
		if b[j-1] == id {
			k = g.keepUp[j-1]
			if v := g.changeUp[j-1] + ea + g.edgeB[j-1]; v > k {
				k, t = v, keepFromChange
			}
			k += worth
		}
		g.keep[j] = k
		c := g.changeUp[j]
		if v := g.change[j-1]; v > c {
			c, t = v, t|changeFromLeft
		}
		// a change begins with the words taken out, so that it is one cell less to compare
		if v := g.keepUp[j] - cost + ea + g.edgeB[j]; v > c {
			c, t = v, t&^changeFromLeft|changeFromKeep
		}
		if v := g.keep[j-1] - cost + eaHere + g.edgeB[j-1]; v > c {
			c, t = v, t|changeFromLeft|changeFromKeep
		}
		g.change[j] = c
		trace[j] = t
	}
	g.keep, g.keepUp = g.keepUp, g.keep
	g.change, g.changeUp = g.changeUp, g.change
}

// back follows the trace from the end and gives the kept words as segments, in order.
func (g *grid) back(alo, blo, na, nb int) []segment {
	var rev []segment
	i, j := na, nb
	keeping := g.keepUp[nb] >= g.changeUp[nb]
	for i > 0 || j > 0 {
		t := g.trace[i*(nb+1)+j]
		if keeping {
			i, j = i-1, j-1
			if n := len(rev); n > 0 && int(rev[n-1].i) == alo+i+1 && int(rev[n-1].j) == blo+j+1 {
				rev[n-1] = segment{rev[n-1].i - 1, rev[n-1].j - 1, rev[n-1].n + 1}
			} else {
				rev = append(rev, segment{int32(alo + i), int32(blo + j), 1})
			}
			keeping = t&keepFromChange == 0
			continue
		}
		if t&changeFromLeft != 0 {
			j--
		} else {
			i--
		}
		keeping = t&changeFromKeep != 0
	}
	for x, y := 0, len(rev)-1; x < y; x, y = x+1, y-1 {
		rev[x], rev[y] = rev[y], rev[x]
	}
	return rev
}

// edge is what a change saves that begins or ends before word i: one behind a punctuation mark.
func edge(w *words, i int) int32 {
	if i == 0 || i == w.len() {
		return 1
	}
	if isMark(w, i-1) {
		return 1
	}
	return 0
}
