package diff

// settle aligns again the words that moves have left between two kept ones: with the moved phrases among them they seemed to
// have little in common.
func (m *matcher) settle(moved []relocation) {
	if len(moved) == 0 {
		return
	}
	inA, inB := make([]bool, m.a.len()), make([]bool, m.b.len())
	for _, r := range moved {
		for i := r.alo; i < r.ahi; i++ {
			inA[i] = true
		}
		for j := r.blo; j < r.bhi; j++ {
			inB[j] = true
		}
	}
	var as, bs []int // words of one gap that are in no move
	i, j := 0, 0
	for x := 0; x <= len(m.pairs); x++ {
		y := m.b.len()
		if x < len(m.pairs) {
			if y = int(m.pairs[x]); y < 0 {
				continue
			}
		}
		if as, bs = rest(as[:0], inA, i, x), rest(bs[:0], inB, j, y); len(as) > 0 && len(bs) > 0 && len(as)+len(bs) < x-i+y-j {
			m.settleGap(as, bs, gapAt{i, x, j, y})
		}
		i, j = x+1, y+1
	}
}

// rest appends the words lo to hi that are in no move.
func rest(to []int, in []bool, lo, hi int) []int {
	for ; lo < hi; lo++ {
		if !in[lo] {
			to = append(to, lo)
		}
	}
	return to
}

func (m *matcher) settleGap(as, bs []int, g gapAt) {
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
