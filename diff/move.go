package diff

import (
	"cmp"
	"math/bits"
	"slices"
)

// A relocation is a phrase taken out at one place and brought in at another, in words.
type relocation struct {
	alo, ahi, blo, bhi int
	segs               []segment // what stayed the same, rising in both
	weight             int32     // of the words that stayed the same, marks left out
	words              int       // their number
}

// The measures of a move.
const (
	seedWords  = 3    // words in a row that make two changes worth a look
	seedGap    = 10   // words between two seeds of one move at most
	moveShare  = 0.6  // share of its words that a move keeps at least
	shortShare = 0.75 // the same for a move of few words
	shortMove  = 8    // words up to which a move is short
	longMove   = 12   // words from which a move may be a small part of what was taken out and brought in
	moveFringe = 3    // changed words at the ends that belong to the move
	perBit     = 5    // weight of a word for each bit of evidence that it is no chance that it is in both places
	surplus    = 10   // bits of evidence that a move has beyond what the number of changed words asks for
)

// relocations are the moves of two texts, in the order of the second.
type relocations struct {
	list     []relocation
	atA, atB []int32 // for each word the move it belongs to, an index into list plus one, 0 for none
}

// moves links what was taken out with what was brought in: seeds of a few words that occur once in the deletions and
// once in the insertions are drawn out and chained, and the words between aligned. Linear in the changed words.
func (m *matcher) moves() relocations {
	freeA, freeB := m.free()
	if len(freeA) == 0 || len(freeB) == 0 {
		return relocations{}
	}
	evidence := surplus + bits.Len(uint(extent(freeA))) + bits.Len(uint(extent(freeB)))
	var found []relocation
	for _, chain := range chains(m.seeds(freeA, freeB)) {
		if r, ok := m.relocate(chain); ok && int(r.weight) >= perBit*evidence {
			found = append(found, r)
		}
	}
	if len(found) == 0 {
		return relocations{}
	}
	slices.SortStableFunc(found, func(x, y relocation) int { return cmp.Compare(y.weight, x.weight) })
	out := relocations{atA: make([]int32, m.a.len()), atB: make([]int32, m.b.len())}
	gaps := m.gaps()
	var stayed []relocation
	for _, r := range found {
		r, ok := m.clip(r, &out)
		switch {
		case !ok || int(r.weight) < perBit*evidence:
			continue
		case inOneGap(gaps, r) && !slices.ContainsFunc(stayed, r.crosses):
			m.keep(r.segs...)
			stayed = append(stayed, r)
		default:
			out.list = append(out.list, r)
		}
		out.mark(r, 1)
	}
	for _, r := range stayed {
		out.mark(r, 0)
	}
	slices.SortFunc(out.list, func(x, y relocation) int { return cmp.Compare(x.blo, y.blo) })
	for k, r := range out.list {
		out.mark(r, k+1)
	}
	return out
}

func (rs *relocations) mark(r relocation, link int) {
	for i := r.alo; i < r.ahi; i++ {
		rs.atA[i] = int32(link)
	}
	for j := r.blo; j < r.bhi; j++ {
		rs.atB[j] = int32(link)
	}
}

// taken reports whether a move has one of the words alo to ahi of a, blo to bhi of b.
func (rs *relocations) taken(alo, ahi, blo, bhi int) bool {
	some := func(link int32) bool { return link > 0 }
	return slices.ContainsFunc(rs.atA[alo:ahi], some) || slices.ContainsFunc(rs.atB[blo:bhi], some)
}

// A run is a stretch of changed words.
type run struct{ lo, hi int }

// free lists the stretches of either text that are not kept.
func (m *matcher) free() (a, b []run) {
	for _, g := range m.gaps() {
		if g.ahi > g.alo {
			a = append(a, run{g.alo, g.ahi})
		}
		if g.bhi > g.blo {
			b = append(b, run{g.blo, g.bhi})
		}
	}
	return a, b
}

// A seed is a match between two stretches of changed words.
type seed struct {
	segment
	in, from run // the stretch of a, and of b
}

// extent counts the words of the runs.
func extent(runs []run) int {
	n := 0
	for _, r := range runs {
		n += r.hi - r.lo
	}
	return n
}

// seeds finds the words in a row that were taken out at one place only, and brought in at one place only.
func (m *matcher) seeds(freeA, freeB []run) []seed {
	inB := make([]bool, len(m.voc.first))
	for _, r := range freeB {
		for _, id := range m.b.id[r.lo:r.hi] {
			inB[id] = true
		}
	}
	sample := extent(freeA) > sampledSeeds
	g := gramsOf(m.a.id, freeA, inB, sample)
	var all []seed
	for _, r := range freeB {
		for j := r.lo; j+seedWords <= r.hi; {
			i := -1
			if !sample || halfSampled(m.b.id[j], m.b.id[j+1]) {
				i = g.lookup(m.a.id, m.b.id[j:j+seedWords])
			}
			if i < 0 {
				j++
				continue
			}
			s := m.draw(freeA, r, i, j)
			all = append(all, s)
			j = max(int(s.j+s.n)-seedWords, j) + 1
		}
	}
	return m.once(all)
}

// draw draws out the seed at i and j as far as both stretches go.
func (m *matcher) draw(freeA []run, from run, i, j int) seed {
	h, _ := slices.BinarySearchFunc(freeA, i, func(r run, i int) int { return cmp.Compare(r.hi-1, i) })
	s := seed{in: freeA[h], from: from}
	lo, hi := j, j+seedWords
	for i > s.in.lo && lo > from.lo && m.a.id[i-1] == m.b.id[lo-1] {
		i, lo = i-1, lo-1
	}
	for i+hi-lo < s.in.hi && hi < from.hi && m.a.id[i+hi-lo] == m.b.id[hi] {
		hi++
	}
	s.segment = segment{int32(i), int32(lo), int32(hi - lo)}
	return s
}

// once keeps the seeds that have some words in a row which no other seed has taken from the same place: what was
// brought in twice did not move.
func (m *matcher) once(all []seed) []seed {
	seeds := make([]uint8, m.a.len()) // for each word of a how many seeds go on for seedWords from there, at most 2
	for _, s := range all {
		for i := s.i; i+seedWords <= s.i+s.n; i++ {
			seeds[i] = min(seeds[i]+1, 2)
		}
	}
	out := all[:0]
	for _, s := range all {
		if slices.Contains(seeds[s.i:s.i+s.n-seedWords+1], 1) {
			out = append(out, s)
		}
	}
	return out
}

// sampledSeeds is the number of changed words from which half of them are looked at. With so much that changed, a
// move has to be long enough that some of its words are among that half.
const sampledSeeds = 1 << 15

func halfSampled(x, y int32) bool { return mixWords(x, y)>>31 == 0 }

// gramsOf indexes the seeds of the runs, all or half of them, whose words the other text has as well.
func gramsOf(ids []int32, runs []run, other []bool, sample bool) *grams {
	size := extent(runs)
	if sample {
		size = 0
		for _, r := range runs {
			for p := r.lo; p+seedWords <= r.hi; p++ {
				if halfSampled(ids[p], ids[p+1]) {
					size++
				}
			}
		}
	}
	g := newGrams(seedWords, size)
	for _, r := range runs {
		for p := r.lo; p+seedWords <= r.hi; p++ {
			if (!sample || halfSampled(ids[p], ids[p+1])) && other[ids[p]] && other[ids[p+1]] && other[ids[p+2]] {
				g.add(ids, p)
			}
		}
	}
	return g
}

// chains gathers seeds that lie in the same stretches, in order and near each other.
func chains(seeds []seed) [][]seed {
	var out [][]seed
	for _, s := range seeds {
		if n := len(out); n > 0 {
			last := out[n-1][len(out[n-1])-1]
			da, db := s.i-last.i-last.n, s.j-last.j-last.n
			if s.in == last.in && s.from == last.from && s.i == last.i && s.j == last.j {
				continue
			}
			if s.in == last.in && s.from == last.from && da >= 0 && db >= 0 && max(da, db) <= seedGap {
				out[n-1] = append(out[n-1], s)
				continue
			}
		}
		out = append(out, []seed{s})
	}
	return out
}

// relocate makes a move of a chain of seeds, if it is one.
func (m *matcher) relocate(chain []seed) (relocation, bool) {
	first, last := chain[0], chain[len(chain)-1]
	r := relocation{alo: int(first.i), blo: int(first.j), ahi: int(last.i + last.n), bhi: int(last.j + last.n)}
	// words next to the seeds may belong to the move as well
	lo := min(seedGap, r.alo-first.in.lo, r.blo-first.from.lo)
	if d := max(r.alo-first.in.lo, r.blo-first.from.lo); d <= seedGap {
		r.alo, r.blo = first.in.lo, first.from.lo
	} else {
		r.alo, r.blo = r.alo-lo, r.blo-lo
	}
	hi := min(seedGap, last.in.hi-r.ahi, last.from.hi-r.bhi)
	if d := max(last.in.hi-r.ahi, last.from.hi-r.bhi); d <= seedGap {
		r.ahi, r.bhi = last.in.hi, last.from.hi
	} else {
		r.ahi, r.bhi = r.ahi+hi, r.bhi+hi
	}
	i, j := r.alo, r.blo
	for _, s := range chain {
		r.segs = append(append(r.segs, m.inside(i, int(s.i), j, int(s.j))...), s.segment)
		i, j = int(s.i+s.n), int(s.j+s.n)
	}
	r.segs = append(r.segs, m.inside(i, r.ahi, j, r.bhi)...)
	return m.trim(r, first, last)
}

// inside aligns what stands between the seeds of a move, as far as the bounds allow.
func (m *matcher) inside(alo, ahi, blo, bhi int) []segment {
	cells := (ahi - alo + 1) * (bhi - blo + 1)
	if alo == ahi || blo == bhi || cells > m.cells {
		return nil
	}
	m.cells -= cells
	return m.align(alo, ahi, blo, bhi, costLow)
}

// evidence is what it weighs that word i of a is in both places; a mark tells nothing.
func (m *matcher) evidence(i int32) int32 {
	if isMark(m.a, int(i)) {
		return 0
	}
	return m.voc.weight(m.a.id[i])
}

// joined makes one segment of those that follow one another without a gap.
func joined(segs []segment) []segment {
	out := segs[:1]
	for _, s := range segs[1:] {
		if last := &out[len(out)-1]; last.i+last.n == s.i && last.j+last.n == s.j {
			last.n += s.n
		} else {
			out = append(out, s)
		}
	}
	return out
}

// trim cuts a move back to its first and last kept words, less what little is left at the ends of the stretches.
func (m *matcher) trim(r relocation, first, last seed) (relocation, bool) {
	if len(r.segs) == 0 {
		return r, false
	}
	r.segs = joined(r.segs)
	s, e := r.segs[0], r.segs[len(r.segs)-1]
	r.alo, r.blo, r.ahi, r.bhi = int(s.i), int(s.j), int(e.i+e.n), int(e.j+e.n)
	// what is left of both stretches belongs to the move, such as a first word that was replaced; a lone mark does not
	if a, b := r.alo-first.in.lo, r.blo-first.from.lo; max(a, b) <= moveFringe && min(a, b) > 0 {
		r.alo, r.blo = first.in.lo, first.from.lo
	}
	if a, b := last.in.hi-r.ahi, last.from.hi-r.bhi; max(a, b) <= moveFringe && min(a, b) > 0 {
		r.ahi, r.bhi = last.in.hi, last.from.hi
	}
	for _, s := range r.segs {
		r.words += int(s.n)
		for x := range s.n {
			r.weight += m.evidence(s.i + x)
		}
	}
	la, lb := r.ahi-r.alo, r.bhi-r.blo
	share := moveShare
	if max(la, lb) <= shortMove {
		share = shortShare
	}
	half := 2*la >= first.in.hi-first.in.lo || 2*lb >= first.from.hi-first.from.lo
	return r, float64(r.words) >= share*float64(max(la, lb)) && (half || r.words >= longMove)
}
