package diff

// The limits of repairing a match.
const (
	repairRun   = 4       // words taken out or brought in in a row that make a place worth a second look
	repairReach = 200     // kept words between two such places at most
	repairCost  = 200     // of a change: what is kept are passages, the rest is for the sentences
	repairCells = 1 << 20 // cells that are filled for one place at most
)

// A gapAt is a place at which words changed: words of a and of b between two kept ones.
type gapAt struct{ alo, ahi, blo, bhi int }

// gaps lists the places at which words changed, in a list that the next call overwrites.
func (m *matcher) gaps() []gapAt {
	m.places = m.places[:0]
	pairs, nb := m.pairs, m.b.len()
	for i, j := 0, 0; ; {
		for i < len(pairs) && int(pairs[i]) == j {
			i, j = i+1, j+1
		}
		if i == len(pairs) && j == nb {
			return m.places
		}
		g := gapAt{alo: i, blo: j, bhi: nb}
		for i < len(pairs) && pairs[i] < 0 {
			i++
		}
		if i < len(pairs) {
			g.bhi = int(pairs[i])
		}
		g.ahi, j = i, g.bhi
		m.places = append(m.places, g)
	}
}

// repair aligns again where long stretches were taken out and brought in near each other: among provisions that
// repeat their wording an anchor may have tied a text to its neighbour. Of the two alignments the one that keeps more
// is taken.
func (m *matcher) repair() {
	var near []gapAt // the long changes of one place
	out, in := false, false
	flush := func() {
		if out && in && len(near) > 1 {
			m.realign(near[0].alo, near[len(near)-1].ahi, near[0].blo, near[len(near)-1].bhi)
		}
		near, out, in = near[:0], false, false
	}
	for _, g := range m.gaps() {
		na, nb := g.ahi-g.alo, g.bhi-g.blo
		if max(na, nb) < repairRun {
			continue
		}
		if n := len(near); n > 0 && g.alo-near[n-1].ahi > repairReach {
			flush()
		}
		near = append(near, g)
		out, in = out || na >= repairRun, in || nb >= repairRun
	}
	flush()
}

// realign aligns two stretches between kept words as one, and keeps the result if it is worth more than what there is.
func (m *matcher) realign(alo, ahi, blo, bhi int) {
	cells := (ahi - alo + 1) * (bhi - blo + 1)
	if cells > repairCells || cells > m.cells {
		return
	}
	m.cells -= cells
	var old []segment
	for i := alo; i < ahi; i++ {
		j := m.pairs[i]
		if j < 0 {
			continue
		}
		if n := len(old); n > 0 && int(old[n-1].i+old[n-1].n) == i && old[n-1].j+old[n-1].n == j {
			old[n-1].n++
		} else {
			old = append(old, segment{int32(i), j, 1})
		}
	}
	segs := m.align(alo, ahi, blo, bhi, repairCost)
	if m.keptWeight(segs)-repairCost*int32(len(segs)) <= m.keptWeight(old)-repairCost*int32(len(old)) {
		return
	}
	for i := alo; i < ahi; i++ {
		m.pairs[i] = -1
	}
	for _, s := range append(segs, segment{int32(ahi), int32(bhi), 0}) {
		m.keep(s)
		if i, j := int(s.i), int(s.j); i > alo && j > blo {
			m.sentences(alo, i, blo, j)
		}
		alo, blo = int(s.i+s.n), int(s.j+s.n)
	}
}

// keptWeight is the weight of the kept words.
func (m *matcher) keptWeight(segs []segment) int32 {
	w := int32(0)
	for _, s := range segs {
		for x := range s.n {
			w += m.voc.weight(m.a.id[s.i+x])
		}
	}
	return w
}
