package diff

// realignMoves aligns again the words that moves have left between two kept ones: with the moved phrases among them
// they seemed to have little in common.
func (m *matcher) realignMoves(moved relocations) {
	if len(moved.list) == 0 {
		return
	}
	var as, bs []int // words of one gap that are in no move
	for _, g := range m.gaps() {
		as, bs = rest(as[:0], moved.atA, g.alo, g.ahi), rest(bs[:0], moved.atB, g.blo, g.bhi)
		if len(as) > 0 && len(bs) > 0 && len(as)+len(bs) < g.ahi-g.alo+g.bhi-g.blo {
			m.realignGap(as, bs, g)
		}
	}
}

// rest appends the words lo to hi that are in no move.
func rest(to []int, at []int32, lo, hi int) []int {
	for ; lo < hi; lo++ {
		if at[lo] == 0 {
			to = append(to, lo)
		}
	}
	return to
}

func (m *matcher) realignGap(as, bs []int, g gapAt) {
	cells := (len(as) + 1) * (len(bs) + 1)
	if cells > smallGap || 2*cells > m.cells {
		return
	}
	m.cells -= 2 * cells
	segs := m.alignSome(as, bs, costLow)
	kept, all := int32(0), int32(0)
	for _, s := range segs {
		for x := range s.n {
			kept += 2 * m.voc.weight(m.a.id[as[s.i+x]])
		}
	}
	for _, i := range as {
		all += m.voc.weight(m.a.id[i])
	}
	for _, j := range bs {
		all += m.voc.weight(m.b.id[j])
	}
	around := m.around(g.alo, g.ahi, g.blo, g.bhi)
	if cost := costOf(float64(kept+around) / float64(all+around)); m.grouping && cost > costLow {
		segs = m.alignSome(as, bs, cost)
	}
	for _, s := range segs {
		for x := range s.n {
			m.pairs[as[s.i+x]] = int32(bs[s.j+x])
		}
	}
}
