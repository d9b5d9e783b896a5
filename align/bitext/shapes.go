package bitext

import "math"

// learnShapes sets the priors of the shapes from how often the beads found have them, drawn to the standard ones:
// novels merge two sentences with two far more often than statutes do.
func (m *model) learnShapes(paths [][]step) {
	var count [most + 1][most + 1]float64
	swaps := 0.0
	for _, path := range paths {
		for _, s := range path {
			if s.swap {
				swaps++
				count[1][1] += 2
				continue
			}
			count[s.m][s.n]++
		}
	}
	one := count[1][1] + m.shapeDoubt
	for a := range count {
		for b := a; b < len(count); b++ {
			usual := standard.prior[a][b]
			if math.IsInf(usual, -1) || a == 1 && b == 1 || a+b > 4 {
				continue
			}
			seen := count[a][b]
			if a != b {
				seen = (seen + count[b][a]) / 2
			}
			prior := m.drawn(seen, one, usual)
			m.prior[a][b], m.prior[b][a] = prior, prior
		}
	}
	m.swap = m.drawn(swaps, one, standard.swap)
}

// drawn is the prior of a shape seen so often beside one 1-1 beads, drawn to the usual one.
func (m *model) drawn(seen, one, usual float64) float64 {
	learnt := math.Log((seen + m.shapeDoubt*math.Exp(usual)) / one)
	return usual + m.shapes*(learnt-usual)
}
