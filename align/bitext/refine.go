package bitext

import (
	"math"
	"slices"
)

// farthestClose is the most segments that the list between a chapeau and its closing words may have.
const farthestClose = 12

// refine takes what the search cannot reach, where the evidence gains by it: segments without a counterpart join a bead
// beside them that is full, and the closing words of a list join the bead of its chapeau. Both are tried on each side.
func (m *model) refine(beads []span) []span {
	w := m.refiner()
	back := &refiner{model: m.mirror(), spread: w.back, back: w.spread}
	beads = w.refine(beads)
	flip(beads)
	beads = back.refine(beads)
	flip(beads)
	return beads
}

// mirror is the model with the target as the source.
func (m *model) mirror() *model {
	o := *m
	o.source, o.target, o.forward, o.backward, o.ratio = m.target, m.source, m.backward, m.forward, -m.ratio
	o.sourceFloor, o.targetFloor = m.targetFloor, m.sourceFloor
	o.begins, o.ends = m.begins.mirror(), m.ends.mirror()
	return &o
}

func (a *agreement) mirror() *agreement {
	out := &agreement{}
	for i := range a {
		for j := range a[i] {
			out[j][i] = a[i][j]
		}
	}
	return out
}

func flip(beads []span) {
	for k, s := range beads {
		beads[k].a, beads[k].b, beads[k].c, beads[k].d = s.c, s.d, s.a, s.b
		beads[k].apart, beads[k].apartTarget = s.apartTarget, s.apart
	}
}

// A refiner works on the source side of beads. home holds, for each source segment, its bead.
type refiner struct {
	*model
	spread, back []float32 // scratch, zero
	home         []int32
}

func (m *model) refiner() *refiner {
	return &refiner{
		model:  m,
		spread: make([]float32, len(m.target.vocab.types)),
		back:   make([]float32, len(m.source.vocab.types)),
	}
}

func (w *refiner) refine(beads []span) []span {
	w.home = make([]int32, len(w.source.segments))
	for k, s := range beads {
		w.claim(s, k)
	}
	for i := range w.source.segments {
		w.fill(beads, i)
	}
	for k := 2; k < len(w.source.segments); k++ {
		w.close(beads, k)
	}
	return slices.DeleteFunc(
		beads,
		func(s span) bool { return s.a == s.b && s.c == s.d && s.apart == 0 && s.apartTarget == 0 },
	)
}

func (w *refiner) claim(s span, k int) {
	for i := s.a; i < s.b; i++ {
		w.home[i] = int32(k)
	}
	if s.apart > 0 {
		w.home[s.apart-1] = int32(k)
	}
}

// fill lets source segment i, without a counterpart, join a bead beside it that has as many segments as the search
// allows.
func (w *refiner) fill(beads []span, i int) {
	u := w.home[i]
	if beads[u].linked() || beads[u].m() != 1 {
		return
	}
	var best span
	gained, to := float32(0), -1
	for _, at := range []int{i - 1, i + 1} {
		if at < 0 || at >= len(w.home) {
			continue
		}
		b := beads[w.home[at]]
		if b.m() < most || b.n() != 1 || b.apart > 0 || b.apartTarget > 0 {
			continue
		}
		s := b
		s.a, s.b = min(b.a, i), max(b.b, i+1)
		s.gain = w.direct(s)
		if g := s.gain - b.gain - beads[u].gain; g > gained {
			best, gained, to = s, g, int(w.home[at])
		}
	}
	if to >= 0 {
		beads[to], beads[u] = best, span{}
		w.claim(best, to)
	}
}

// close lets source segment k, the closing words of a list, and the chapeau of the list be one bead, where the other
// side has one segment for both, before the list or after it. The closing words may stand alone, or at an edge of a
// bead.
func (w *refiner) close(beads []span, k int) {
	if w.source.first[k] != markLower && w.source.first[k] != markComma {
		return
	}
	tail := beads[w.home[k]]
	if tail.apart > 0 || tail.apartTarget > 0 || tail.n() > 1 || tail.m() > 1 && k != tail.a && k != tail.b-1 {
		return
	}
	var best, rest span
	gained, from := float32(0), -1
	for i := k - 2; i >= max(0, k-farthestClose); i-- {
		head := beads[w.home[i]]
		if last := w.source.last[i]; last != markLower && last != markComma || head.m() != 1 ||
			head.apart+head.apartTarget > 0 ||
			head.n() > 1 {
			continue
		}
		s := span{a: i, b: i + 1, apart: k + 1}
		var left span
		switch {
		case head.linked() && (!tail.linked() || tail.m() > 1): // the chapeau has the counterpart
			s.c, s.d = head.c, head.d
			if left = w.without(tail, k); left.m() > 0 {
				left.gain = w.direct(left)
			}
		case !head.linked() && tail.linked() && tail.m() == 1: // the closing words have it
			s.c, s.d = tail.c, tail.d
		default:
			continue
		}
		if !w.encloses(beads, i, k, s.c) {
			continue
		}
		s.gain = w.direct(s)
		if g := s.gain + left.gain - head.gain - tail.gain; g > gained {
			best, rest, gained, from = s, left, g, int(w.home[i])
		}
	}
	if from < 0 {
		return
	}
	at := int(w.home[k])
	beads[at], beads[from] = rest, best
	w.claim(best, from)
}

// without is a bead less the segment k at its edge; the zero span where nothing is left of the source.
func (w *refiner) without(s span, k int) span {
	switch {
	case s.m() < 2:
		return span{}
	case k == s.a:
		s.a++
	default:
		s.b--
	}
	return s
}

// encloses reports whether target segment j stands just before or just after the counterparts of what is between the
// source segments i and k.
func (w *refiner) encloses(beads []span, i, k, j int) bool {
	lo, hi := math.MaxInt, -1
	for x := i + 1; x < k; x++ {
		if b := beads[w.home[x]]; b.linked() && w.home[x] != w.home[k] {
			lo, hi = min(lo, b.c), max(hi, b.d)
		}
	}
	return hi >= 0 && (j+1 == lo || j == hi)
}

// direct is what a bead of any shape adds to a path, its words being compared anew.
func (m *refiner) direct(s span) float32 {
	sources := m.source.segments[s.a:s.b]
	targets := m.target.segments[s.c:s.d]
	if s.apart > 0 {
		sources = append(slices.Clone(sources), m.source.segments[s.apart-1])
	}
	into := direction(m.spread, m.forward, m.target.rarity, sources, targets, m.targetFloor)
	from := direction(m.back, m.backward, m.source.rarity, targets, sources, m.sourceFloor)
	return float32(m.beadScore(s, into, from))
}

// beadScore is what a bead adds to a path, given how well its words explain each other in both directions.
func (m *model) beadScore(s span, into, from float64) float64 {
	chars := float64(m.source.sums[s.b] - m.source.sums[s.a])
	if s.apart > 0 {
		chars += float64(m.source.chars[s.apart-1])
	}
	score := m.wordScore(into, from) + m.length*m.lengths(chars, float64(m.target.sums[s.d]-m.target.sums[s.c]))
	if s.apart > 0 {
		return score + m.prior[1][2] + m.closing
	}
	score += m.edges * float64(
		m.begins[m.source.first[s.a]][m.target.first[s.c]]+m.ends[m.source.last[s.b-1]][m.target.last[s.d-1]],
	)
	if x := s.m() - most; x > 0 && s.n() == 1 {
		return score + m.prior[most][1] + m.onemore*float64(x)
	}
	return score + m.prior[s.m()][s.n()]
}

// direction is the log odds that the words of some segments come from others together.
func direction(spread []float32, t *table, rarity []float32, from, to [][]int32, floor *floor) float64 {
	size := 0
	for _, words := range from {
		fill(spread, t, rarity, words)
		size += len(words)
	}
	var sum float64
	for _, words := range to {
		sum += explained(spread, words, size, floor)
	}
	for _, words := range from {
		clearSpread(spread, t, words)
	}
	return sum
}
