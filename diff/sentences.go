package diff

import (
	"math"
	"strings"
)

// A piece is a sentence, or the part of one, inside a stretch of words.
type piece struct {
	lo, hi int   // words
	weight int32 // of its words
}

// The limits of aligning sentences.
const (
	fewestWords   = 12      // stretches with fewer words on either side are aligned as one
	maxPieceCells = 1 << 15 // pairs of sentences that are compared at most
)

// sentences aligns the sentences of two stretches, then the words of those that belong together.
func (m *matcher) sentences(alo, ahi, blo, bhi int) {
	if min(ahi-alo, bhi-blo) < fewestWords {
		m.phrases(alo, ahi, blo, bhi)
		return
	}
	as, bs := m.pieces(m.a, alo, ahi), m.pieces(m.b, blo, bhi)
	if len(as) == 1 && len(bs) == 1 || len(as)*len(bs) > maxPieceCells {
		m.phrases(alo, ahi, blo, bhi)
		return
	}
	first := !sentenceStart(m.a, alo) && !sentenceStart(m.b, blo)
	last := !sentenceStart(m.a, ahi) && !sentenceStart(m.b, bhi)
	for _, b := range m.beads(as, bs, first, last) {
		lo, hi := as[b.i], as[b.i+b.m-1]
		lo2, hi2 := bs[b.j], bs[b.j+b.n-1]
		m.phrases(lo.lo, hi.hi, lo2.lo, hi2.hi)
	}
}

// sentenceStart reports whether a sentence begins at word i, as far as the marks and line ends before it tell.
func sentenceStart(w *words, i int) bool {
	if i == 0 || i == w.len() || strings.Contains(w.gapBefore(i), "\n") {
		return true
	}
	return strings.ContainsAny(w.word(i-1), ".!?…")
}

// pieces splits words lo to hi at the ends of sentences.
func (m *matcher) pieces(w *words, lo, hi int) []piece {
	base := int(w.start[lo])
	var out []piece
	i := lo
	for _, s := range m.voc.lang.Sentences(w.text[base:w.end[hi-1]]) {
		p := piece{lo: i}
		for i < hi && int(w.start[i]) < base+s.End {
			p.weight += m.voc.weight(w.id[i])
			i++
		}
		if p.hi = i; p.hi > p.lo {
			out = append(out, p)
		}
	}
	if i < hi && len(out) > 0 {
		out[len(out)-1].hi = hi
	}
	return out
}

// A bead joins m sentences from i with n sentences from j.
type bead struct{ i, m, j, n int }

// threshold is how much of their weight two sentences must share to be aligned at all.
const threshold = 0.25

// beads finds the alignment of sentences with the most shared weight: one to one, split in two, merged from two. The first
// two, and the last two, belong together where they are parts of sentences that go on outside.
func (m *matcher) beads(as, bs []piece, first, last bool) []bead {
	na, nb := len(as), len(bs)
	score := make([]float64, (na+1)*(nb+1))
	from := make([]bead, (na+1)*(nb+1))
	at := func(i, j int) int { return i*(nb+1) + j }
	shared := m.overlaps(as, bs)
	for i := 0; i <= na; i++ {
		for j := 0; j <= nb; j++ {
			if i == 0 && j == 0 {
				continue
			}
			best, how := math.Inf(-1), bead{}
			for _, step := range [...]bead{{m: 1, n: 1}, {m: 1}, {n: 1}, {m: 2, n: 1}, {m: 1, n: 2}} {
				x, y := i-step.m, j-step.n
				if x < 0 || y < 0 {
					continue
				}
				gain := 0.0
				if step.m > 0 && step.n > 0 {
					weight := 0.0
					for k := x; k < i; k++ {
						weight += float64(as[k].weight)
						for l := y; l < j; l++ {
							gain += 2 * float64(shared[k*nb+l])
						}
					}
					for l := y; l < j; l++ {
						weight += float64(bs[l].weight)
					}
					gain = min(gain, weight)
					if !(first && x == 0 && y == 0 || last && i == na && j == nb) {
						gain -= threshold * weight
					}
					if step.m+step.n > 2 {
						gain -= mergeCost * weight
					}
				}
				if v := score[at(x, y)] + gain; v > best {
					best, how = v, bead{x, step.m, y, step.n}
				}
			}
			score[at(i, j)], from[at(i, j)] = best, how
		}
	}
	var rev, out []bead
	for i, j := na, nb; i > 0 || j > 0; {
		b := from[at(i, j)]
		if b.m > 0 && b.n > 0 {
			rev = append(rev, b)
		}
		i, j = b.i, b.j
	}
	for x := len(rev) - 1; x >= 0; x-- {
		out = append(out, rev[x])
	}
	return out
}

// mergeCost is the share of its weight that a merge or split has to win over the plain pair.
const mergeCost = 0.05

// overlaps gives for each pair of sentences the weight of the words they share, as bags of words.
func (m *matcher) overlaps(as, bs []piece) []int32 {
	out := make([]int32, len(as)*len(bs))
	if need := len(m.voc.first); len(m.count) < need {
		m.count = make([]int32, need)
	}
	for x, p := range as {
		for y, q := range bs {
			for _, id := range m.a.id[p.lo:p.hi] {
				m.count[id]++
			}
			for _, id := range m.b.id[q.lo:q.hi] {
				if m.count[id] > 0 {
					m.count[id]--
					out[x*len(bs)+y] += m.voc.weight(id)
				}
			}
			for _, id := range m.a.id[p.lo:p.hi] {
				m.count[id] = 0
			}
		}
	}
	return out
}
