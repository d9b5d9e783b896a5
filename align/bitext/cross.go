package bitext

import (
	"cmp"
	"errors"
	"runtime"
	"slices"
	"sync"
)

// A span is a bead of the search once beads may cross: source segments a..b-1 and target segments c..d-1.
type span struct {
	a, b, c, d int
	gain       float32
	sure       float32 // the share of the bead among all paths; 0 for beads that cross

	apart, apartTarget int // one segment more, apart from the others, counted from 1; 0 for none
}

func (s span) m() int { return s.b - s.a }
func (s span) n() int { return s.d - s.c }

// shift moves a bead on by source and target segments.
func (s *span) shift(source, target int) {
	s.a, s.b, s.c, s.d = s.a+source, s.b+source, s.c+target, s.d+target
	if s.apart > 0 {
		s.apart += source
	}
	if s.apartTarget > 0 {
		s.apartTarget += target
	}
}

func (s span) linked() bool { return s.b > s.a && s.d > s.c }

func spans(path []step) []span {
	out := make([]span, 0, len(path))
	for _, s := range path {
		b := span{a: int(s.i) - int(s.m), b: int(s.i), c: int(s.j) - int(s.n), d: int(s.j), gain: s.gain, sure: s.sure}
		if s.swap {
			h := b
			h.b, h.c, h.gain = b.a+1, b.d-1, s.head
			b.a, b.d, b.gain = b.a+1, b.c+1, s.gain-s.head
			out = append(out, h)
		}
		out = append(out, b)
	}
	return out
}

// areSwapped reports whether beads k-1 and k are swapped segments, which a stretch holds both or neither of.
func areSwapped(beads []span, k int) bool {
	return k > 0 && k < len(beads) && beads[k].linked() && beads[k-1].linked() && beads[k].c < beads[k-1].c
}

// A zone is a stretch of the path, beads from..to-1, that is worth searching for beads that cross, because segments
// at its ends fit one another so well.
type zone struct {
	from, to int
	fit      float32
}

// cross looks for segments that stand in another order on the other side: alphabetical definitions, swapped
// sentences. It works on the stretches of the path where segments without a good counterpart fit one another across
// it, and takes the crossing beads of a stretch where their sum is higher, each crossing paid for. A stretch is tried
// as a whole, and as the smaller stretches that stronger fits make of it.
func (m *model) cross(path []step, stop func() error) ([]span, error) {
	beads := spans(path)
	zones, err := m.zones(beads, stop)
	if err != nil {
		return nil, err
	}
	all, leads := zone{0, len(beads), 0}, m.leads[:]
	parts := merged(zones, all, leads[0])
	found, errs := make([]stretch, len(parts)), make([]error, len(parts))
	work := make(chan int)
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(parts)) {
		workers.Go(func() {
			w := m.refiner()
			for k := range work {
				found[k], errs[k] = w.try(beads, parts[k], all, zones, leads, stop)
			}
		})
	}
	for k := range parts {
		work <- k
	}
	close(work)
	workers.Wait()
	return assembled(beads, all, parts, found).beads, errors.Join(errs...)
}

// A stretch is the beads found for a zone, and their total.
type stretch struct {
	beads []span
	sum   float32
}

// uncrossAll searches the zones inside a stretch of the path.
func (m *refiner) uncrossAll(beads []span, in zone, zones []zone, leads []float32, stop func() error) (stretch, error) {
	var parts []zone
	if len(leads) > 0 {
		parts = merged(zones, in, leads[0])
	}
	found := make([]stretch, len(parts))
	for k, z := range parts {
		var err error
		if found[k], err = m.try(beads, z, in, zones, leads, stop); err != nil {
			return stretch{}, err
		}
	}
	return assembled(beads, in, parts, found), nil
}

// try searches a zone, as the smaller ones that stronger fits make of it and as a whole.
func (m *refiner) try(beads []span, z, in zone, zones []zone, leads []float32, stop func() error) (stretch, error) {
	if err := stop(); err != nil {
		return stretch{}, err
	}
	zones = inside(zones, z)
	best, err := m.uncrossAll(beads, z, zones, leads[1:], stop)
	if err != nil {
		return stretch{}, err
	}
	same := z.from == in.from && z.to == in.to && len(leads) < len(m.leads) // it is tried where it was found first
	if !same && m.promising(beads, z, zones) {
		if whole := m.uncross(beads[z.from:z.to]); whole.sum > best.sum {
			best = whole
		}
	}
	return best, nil
}

// assembled puts what was found for the parts of a stretch between the beads of the path that are in none.
func assembled(beads []span, in zone, parts []zone, found []stretch) (out stretch) {
	last := in.from
	keep := func(to int) {
		for _, b := range beads[last:to] {
			out.beads = append(out.beads, b)
			out.sum += b.gain
		}
	}
	for k, z := range parts {
		keep(z.from)
		out.beads, out.sum, last = append(out.beads, found[k].beads...), out.sum+found[k].sum, z.to
	}
	keep(in.to)
	return out
}

// inside is the zones, in the order of their beginnings, that begin inside another.
func inside(zones []zone, z zone) []zone {
	from := func(o zone, at int) int { return cmp.Compare(o.from, at) }
	a, _ := slices.BinarySearchFunc(zones, z.from, from)
	b, _ := slices.BinarySearchFunc(zones, z.to, from)
	return zones[a:b]
}

// promising reports whether a stretch is worth trying as a whole: a long one only where many segments fit others
// across the path well, since the time goes with the cube of its length.
func (m *model) promising(beads []span, z zone, zones []zone) bool {
	const short, each = 128, 16
	b := extent(beads[z.from:z.to])
	length := max(b.b-b.a, b.d-b.c)
	if length <= short {
		return true
	}
	strong := 0
	for _, o := range zones {
		if o.to <= z.to && o.fit >= m.leads[len(m.leads)-1] {
			strong++
		}
	}
	return length <= m.widest && strong*each >= length
}

// zones finds the pairs of segments worth searching between, in the order of the path.
func (m *model) zones(beads []span, stop func() error) ([]zone, error) {
	n, t := len(m.source.segments), len(m.target.segments)
	homeS, homeT := make([]int32, n), make([]int32, t)
	var us, vs []int // troubled segments
	for k, b := range beads {
		trouble := b.m() != 1 || b.n() != 1 ||
			b.gain < m.trouble+m.dull*float32(max(m.source.chars[b.a], m.target.chars[b.c]))
		for i := b.a; i < b.b; i++ {
			if homeS[i] = int32(k); trouble {
				us = append(us, i)
			}
		}
		for j := b.c; j < b.d; j++ {
			if homeT[j] = int32(k); trouble {
				vs = append(vs, j)
			}
		}
	}
	spread := make([]float32, len(m.target.vocab.types))
	back := make([]float32, len(m.source.vocab.types))
	var zones []zone
	for count, i := range us {
		if count%64 == 0 {
			if err := stop(); err != nil {
				return nil, err
			}
		}
		fill(spread, m.forward, m.target.rarity, m.source.segments[i])
		here := beads[homeS[i]].c
		first, _ := slices.BinarySearch(vs, here-m.window)
		for _, j := range vs[first:] {
			if j > here+m.window {
				break
			}
			if homeT[j] == homeS[i] && beads[homeT[j]].m() == 1 && beads[homeT[j]].n() == 1 {
				continue
			}
			if fit := m.pairScore(spread, back, i, j); fit > m.leads[0] {
				z := zone{int(min(homeS[i], homeT[j])), int(max(homeS[i], homeT[j])) + 1, fit}
				if areSwapped(beads, z.from) {
					z.from--
				}
				if areSwapped(beads, z.to) {
					z.to++
				}
				zones = append(zones, z)
			}
		}
		clearSpread(spread, m.forward, m.source.segments[i])
	}
	slices.SortFunc(zones, func(a, b zone) int { return cmp.Compare(a.from, b.from) })
	return zones, nil
}

// merged joins the zones of at least that fit inside a stretch that overlap.
func merged(zones []zone, in zone, fit float32) []zone {
	var out []zone
	for _, z := range zones {
		if z.fit < fit || z.from < in.from || z.to > in.to {
			continue
		}
		if k := len(out) - 1; k >= 0 && z.from < out[k].to {
			out[k].to = max(out[k].to, z.to)
			continue
		}
		out = append(out, z)
	}
	return out
}

// fill adds up, over some words, how many times likelier than by chance each word of the other side is.
func fill(spread []float32, t *table, rarity []float32, words []int32) {
	for _, w := range words {
		to, p := t.row(w)
		for k, x := range to {
			spread[x] += p[k] * rarity[x]
		}
	}
}

// clearSpread makes what fill touched zero again.
func clearSpread(spread []float32, t *table, words []int32) {
	for _, w := range words {
		to, _ := t.row(w)
		for _, x := range to {
			spread[x] = 0
		}
	}
}

// pairScore is the score of a 1-1 bead, where spread holds the words of source segment i. back is scratch, zero.
func (m *model) pairScore(spread, back []float32, i, j int) float32 {
	source, target := m.source.segments[i], m.target.segments[j]
	into := explained(spread, target, len(source), m.targetFloor)
	if into < 0 {
		return never
	}
	fill(back, m.backward, m.source.rarity, target)
	from := explained(back, source, len(target), m.sourceFloor)
	clearSpread(back, m.backward, target)
	return float32(m.wordScore(into, from) + m.length*m.lengths(float64(m.source.chars[i]), float64(m.target.chars[j])))
}

// explained is the log odds that words come from size words of the other side, over which spread holds how many times
// likelier than by chance each is, rather than from the background, which has the share of its floor.
func explained(spread []float32, words []int32, size int, floor *floor) float64 {
	per := 1 / float64(size+1)
	logs, prod := 0.0, 1.0
	for _, x := range words {
		if prod *= floor.share[x] + per*float64(spread[x]); prod > 1e200 || prod < 1e-200 {
			logs += quickLog(prod)
			prod = 1
		}
	}
	return logs + quickLog(prod)
}

// part is the model for some of the segments, with the words and tables of the whole.
func (m *model) part(a, b, c, d int) *model {
	p := *m
	p.source, p.target = m.source.part(a, b), m.target.part(c, d)
	return &p
}

func (t *text) part(a, b int) *text {
	p := *t
	p.segments, p.chars, p.sums = t.segments[a:b], t.chars[a:b], t.sums[a:b+1]
	p.first, p.last = t.first[a:b], t.last[a:b]
	return &p
}

// whole is the band that holds every cell.
func whole(n, t int) *band {
	lo, hi := make([]int32, n+1), make([]int32, n+1)
	for i := range hi {
		hi[i] = int32(t + 1)
	}
	return newBand(lo, hi)
}
