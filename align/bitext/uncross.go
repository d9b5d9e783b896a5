package bitext

import (
	"cmp"
	"math"
	"slices"
)

// uncross finds the best crossing beads of a stretch of the path.
func (m *refiner) uncross(beads []span) stretch {
	all := extent(beads)
	p := &refiner{model: m.part(all.a, all.b, all.c, all.d), spread: m.spread, back: m.back}
	z := &crossing{refiner: p, n: all.b - all.a, t: all.d - all.c, home: make([]span, all.b-all.a)}
	for _, b := range beads {
		b.shift(-all.a, -all.c)
		for i := b.a; i < b.b; i++ {
			z.home[i] = b
		}
	}
	found := z.solve()
	for k := range found {
		f := &found[k]
		f.shift(all.a, all.c)
	}
	return stretch{found, z.total(found)}
}

// extent is the segments from the first to the last of beads in the order of the path.
func extent(beads []span) block {
	b := block{a: beads[0].a, b: beads[len(beads)-1].b, c: beads[0].c, d: beads[len(beads)-1].d}
	if len(beads) > 1 { // they may begin or end with swapped segments
		b.c, b.d = min(b.c, beads[1].c), max(b.d, beads[len(beads)-2].d)
	}
	return b
}

// A crossing is a stretch searched for crossing beads.
type crossing struct {
	*refiner
	n, t int
	home []span // of each source segment: its bead on the path
}

// away is what it costs that source segment i goes with target segment j: a segment that left its place may have gone
// anywhere, but seldom goes far.
func (z *crossing) away(i, j int) float32 {
	h := z.home[i]
	return float32(-z.far * math.Log1p(float64(max(0, h.c-j, j-max(h.c, h.d-1)))))
}

// solve pairs segments one to one, whatever their order, then lets those left over join their neighbours' beads.
func (z *crossing) solve() []span {
	gain := z.gains()
	mate := assign(gain)
	for range 2 { // segments move in blocks: favour what continues the pairing found so far
		bent := make([][]float32, z.n)
		for i := range bent {
			bent[i] = slices.Clone(gain[i])
			for _, d := range []int{-1, 1} {
				if k := i + d; k >= 0 && k < z.n && mate[k] >= 0 && mate[k]-d >= 0 && mate[k]-d < z.t {
					bent[i][mate[k]-d] += float32(z.block)
				}
			}
		}
		last := mate
		if mate = assign(bent); slices.Equal(mate, last) {
			break
		}
	}
	return z.absorb(z.spansOf(mate))
}

// gains is what each 1-1 bead gains over its segments being left alone.
func (z *crossing) gains() [][]float32 {
	alone := float32(2 * z.prior[0][1])
	from := make([]float32, z.n*z.t)
	for j, words := range z.target.segments {
		fill(z.back, z.backward, z.source.rarity, words)
		for i := range z.n {
			from[i*z.t+j] = float32(explained(z.back, z.source.segments[i], len(words), z.sourceFloor))
		}
		clearSpread(z.back, z.backward, words)
	}
	gain := make([][]float32, z.n)
	for i, words := range z.source.segments {
		gain[i] = make([]float32, z.t)
		fill(z.spread, z.forward, z.target.rarity, words)
		for j := range gain[i] {
			into := explained(z.spread, z.target.segments[j], len(words), z.targetFloor)
			score := z.beadScore(span{a: i, b: i + 1, c: j, d: j + 1}, into, float64(from[i*z.t+j]))
			gain[i][j] = float32(score) - alone + z.away(i, j)
		}
		clearSpread(z.spread, z.forward, words)
	}
	return gain
}

// spansOf makes beads of a pairing; segments without a mate are beads of their own.
func (z *crossing) spansOf(mate []int) []span {
	var out []span
	taken := make([]bool, z.t)
	for i, j := range mate {
		if j < 0 {
			out = append(out, span{a: i, b: i + 1, gain: float32(z.prior[1][0])})
			continue
		}
		taken[j] = true
		out = append(out, z.scored(span{a: i, b: i + 1, c: j, d: j + 1}))
	}
	for j, ok := range taken {
		if !ok {
			out = append(out, span{c: j, d: j + 1, gain: float32(z.prior[0][1])})
		}
	}
	return out
}

func (z *crossing) scored(s span) span {
	s.gain = never
	if s.m() <= most && s.n() <= most && !math.IsInf(z.prior[s.m()][s.n()], -1) {
		s.gain = z.direct(s) + z.away(s.a, s.c)
	}
	return s
}

// absorb lets segments without a mate join a bead next to them, the most rewarding first.
func (z *crossing) absorb(beads []span) []span {
	for {
		var best span
		var most float32
		from, to := -1, -1
		for k, u := range beads {
			if u.linked() {
				continue
			}
			for l, b := range beads {
				if !b.linked() {
					continue
				}
				w, ok := b, true
				switch {
				case u.m() == 1 && u.b == b.a:
					w.a--
				case u.m() == 1 && u.a == b.b:
					w.b++
				case u.n() == 1 && u.d == b.c:
					w.c--
				case u.n() == 1 && u.c == b.d:
					w.d++
				default:
					ok = false
				}
				if ok {
					if w = z.scored(w); w.gain-b.gain-u.gain > most {
						best, most, from, to = w, w.gain-b.gain-u.gain, k, l
					}
				}
			}
		}
		if from < 0 {
			return beads
		}
		beads[to] = best
		beads = slices.Delete(beads, from, from+1)
	}
}

// total is the sum of the beads, less what their crossings cost.
func (z *crossing) total(beads []span) float32 {
	linked := make([]span, 0, len(beads))
	var sum float32
	for _, b := range beads {
		sum += b.gain
		if b.linked() {
			linked = append(linked, b)
		}
	}
	slices.SortFunc(linked, func(a, b span) int { return cmp.Compare(a.a, b.a) })
	for k := 1; k < len(linked); k++ {
		if linked[k].c < linked[k-1].c {
			sum += float32(z.crossed)
		}
	}
	return sum
}
