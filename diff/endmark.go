package diff

// endMarks unties lines that share nothing but the full stop, or the like, at their ends, where one text has more lines
// than the other before it. The mark is kept with the line whose words stayed, if that ends with the same one;
// otherwise it counts as taken out and brought in.
func (m *matcher) endMarks() {
	for _, g := range m.gaps() {
		n := m.marksToEnd(g.ahi, g.bhi)
		if n == 0 {
			continue
		}
		beginA, linesA := beginnings(m.a, g.alo, g.ahi)
		beginB, linesB := beginnings(m.b, g.blo, g.bhi)
		if linesA == linesB { // each line became another
			continue
		}
		for x := range n {
			m.pairs[g.ahi+x] = -1
		}
		switch {
		case linesA == 0 && beginB-n >= g.blo:
			m.pairMarks(g.ahi, beginB-n, n)
		case linesB == 0 && beginA-n >= g.alo:
			m.pairMarks(beginA-n, g.bhi, n)
		}
	}
}

// marksToEnd is how many marks are kept from two places to the ends of both lines; 0 where words stand among them.
func (m *matcher) marksToEnd(i, j int) int {
	for n := 0; ; n++ {
		endA, endB := i+n == m.a.len() || n > 0 && beginsLine(m.a, i+n), j+n == m.b.len() || n > 0 && beginsLine(m.b, j+n)
		if endA || endB {
			if endA && endB {
				return n
			}
			return 0
		}
		if int(m.pairs[i+n]) != j+n || !isMark(m.a, i+n) {
			return 0
		}
	}
}

// beginnings gives the first word of a range, or the word behind it, that begins a line, and how many do.
func beginnings(w *words, lo, hi int) (first, n int) {
	for i := min(hi, w.len()-1); i >= lo; i-- {
		if beginsLine(w, i) {
			first, n = i, n+1
		}
	}
	return first, n
}

// pairMarks keeps n marks of both texts if they are the same ones.
func (m *matcher) pairMarks(i, j, n int) {
	for x := range n {
		if m.a.id[i+x] != m.b.id[j+x] {
			return
		}
	}
	for x := range n {
		m.pairs[i+x] = int32(j + x)
	}
}
