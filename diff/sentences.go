package diff

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// A piece is a sentence, or the part of one, inside a stretch of words.
type piece struct {
	lo, hi int   // words
	weight int32 // of its words
}

// The limits of aligning sentences.
const (
	fewestWords   = 12      // stretches with fewer words on either side are aligned as one
	manyPieces    = 1 << 27 // pairs of words from which there are too many sentences, without a look
	maxPieceCells = 1 << 15 // pairs of sentences that are compared at most
)

// sentences aligns the sentences of two stretches, then the words of those that belong together.
func (m *matcher) sentences(alo, ahi, blo, bhi int) {
	if min(ahi-alo, bhi-blo) < fewestWords {
		m.phrases(alo, ahi, blo, bhi)
		return
	}
	if m.edited(alo, ahi, blo, bhi) {
		return
	}
	if (ahi-alo)*(bhi-blo) > manyPieces {
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
	beads := m.beads(as, bs, first, last)
	for _, b := range beads {
		m.phrases(as[b.i].lo, as[b.i+b.m-1].hi, bs[b.j].lo, bs[b.j+b.n-1].hi)
	}
	for _, b := range replaced(beads, len(as), len(bs)) {
		m.ends(as[b.i].lo, as[b.i].hi, bs[b.j].lo, bs[b.j].hi)
	}
}

// edited aligns two stretches as one and keeps that if most of their words stay: then sentences need not be told
// apart, and the mark that ends one may well be the one that another had.
func (m *matcher) edited(alo, ahi, blo, bhi int) bool {
	cells := (ahi - alo + 1) * (bhi - blo + 1)
	if cells > smallGap || cells > m.cells {
		return false
	}
	m.cells -= cells
	segs := m.align(alo, ahi, blo, bhi, costLow)
	if m.share(segs, alo, ahi, blo, bhi) < shareHigh {
		return false
	}
	m.group(segs, alo, ahi, blo, bhi)
	return true
}

// beadsOf aligns the sentences of a gap between two rows of sentences, by the words of the matcher; the beads count
// in sentences.
func (m *matcher) beadsOf(a, b *words, g gapAt) []bead {
	na, nb := g.ahi-g.alo, g.bhi-g.blo
	if na == 0 || nb == 0 || na*nb > maxPieceCells {
		return nil
	}
	beads := m.beads(m.whole(m.a, a, g.alo, g.ahi), m.whole(m.b, b, g.blo, g.bhi), false, false)
	beads = append(beads, replaced(beads, na, nb)...)
	slices.SortFunc(beads, func(x, y bead) int { return cmp.Compare(x.i, y.i) })
	for k := range beads {
		beads[k].i, beads[k].j = beads[k].i+g.alo, beads[k].j+g.blo
	}
	return beads
}

// whole makes pieces of sentences lo to hi.
func (m *matcher) whole(w, sentences *words, lo, hi int) []piece {
	var out []piece
	for x := lo; x < hi; x++ {
		p := piece{lo: int(sentences.first[x]), hi: w.len()}
		if x+1 < sentences.len() {
			p.hi = int(sentences.first[x+1])
		}
		for _, id := range w.id[p.lo:p.hi] {
			p.weight += m.voc.weight(id)
		}
		out = append(out, p)
	}
	return out
}

// replaced gives beads of sentences that have little in common but stand alone between the same neighbours.
func replaced(beads []bead, na, nb int) []bead {
	var out []bead
	i, j := 0, 0
	for x := range len(beads) + 1 {
		b := bead{i: na, j: nb}
		if x < len(beads) {
			b = beads[x]
		}
		if b.i == i+1 && b.j == j+1 {
			out = append(out, bead{i, 1, j, 1})
		}
		i, j = b.i+b.m, b.j+b.n
	}
	return out
}

// ends keeps the words with which two stretches begin and end alike.
func (m *matcher) ends(alo, ahi, blo, bhi int) {
	for ; alo < ahi && blo < bhi && m.a.id[alo] == m.b.id[blo]; alo, blo = alo+1, blo+1 {
		m.pairs[alo] = int32(blo)
	}
	for ; alo < ahi && blo < bhi && m.a.id[ahi-1] == m.b.id[bhi-1]; ahi, bhi = ahi-1, bhi-1 {
		m.pairs[ahi-1] = int32(bhi - 1)
	}
}

// sentenceStart reports whether a sentence begins at word i, as far as the marks and line ends before it tell.
func sentenceStart(w *words, i int) bool {
	if i == 0 || i == w.len() {
		return true
	}
	for at := w.end[i-1]; at < w.start[i]; at++ {
		if w.text[at] == '\n' {
			return true
		}
	}
	if w.kind[i-1] != lang.Punct {
		return false
	}
	switch w.word(i - 1) {
	case ".", "!", "?", "…":
		return true
	}
	return false
}

// pieces splits words lo to hi at the ends of sentences, and of lines that end a paragraph or an item.
func (m *matcher) pieces(w *words, lo, hi int) []piece {
	base := int(w.start[lo])
	var out []piece
	i := lo
	for _, s := range m.voc.lang.Sentences(w.text[base:w.end[hi-1]]) {
		p := piece{lo: i}
		for i < hi && int(w.start[i]) < base+s.End {
			if i > p.lo && itemStart(w, i) {
				p.hi = i
				out = append(out, p)
				p = piece{lo: i}
			}
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

// itemStart reports whether word i begins a paragraph or an item of a list: a line that begins with a capital or a
// figure, or after a line that ends with a mark. Other line ends may be those of a text set in lines of one width.
func itemStart(w *words, i int) bool {
	if strings.IndexByte(w.gapBefore(i), '\n') < 0 {
		return false
	}
	if isMark(w, i-1) || w.kind[i] != lang.Word {
		return true
	}
	r, _ := utf8.DecodeRuneInString(w.word(i))
	return unicode.IsUpper(r)
}

// A bead joins m sentences from i with n sentences from j.
type bead struct{ i, m, j, n int }

// threshold is how much of their weight two sentences must share to be aligned at all.
const threshold = 0.35

// beads finds the alignment of sentences with the most shared weight: one to one, split in two, merged from two. The
// first two, and the last two, belong together where they are parts of sentences that go on outside.
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
					weight := float64(weightOf(as[x:i]) + weightOf(bs[y:j]))
					merged := step.m+step.n > 2
					less := threshold * weight
					if merged {
						less += mergeCost * weight
					} else if first && i == 1 && j == 1 || last && i == na && j == nb {
						less = 0
					}
					both := sharedIn(shared, nb, x, i, y, j)
					if merged && score[at(x, y)]+2*float64(both)-less > best {
						both = m.overlap(as[x:i], bs[y:j]) // what both parts have counts once
					}
					gain = 2*float64(both) - less
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

// sharedIn sums what sentences x to i share with y to j, each two by themselves.
func sharedIn(shared []int32, width, x, i, y, j int) int32 {
	sum := int32(0)
	for ; x < i; x++ {
		for k := y; k < j; k++ {
			sum += shared[x*width+k]
		}
	}
	return sum
}

func weightOf(ps []piece) int32 {
	w := int32(0)
	for _, p := range ps {
		w += p.weight
	}
	return w
}

// overlaps gives for each pair of sentences the weight of the words they share.
func (m *matcher) overlaps(as, bs []piece) []int32 {
	out := make([]int32, 0, len(as)*len(bs))
	for x := range as {
		for y := range bs {
			out = append(out, m.overlap(as[x:x+1], bs[y:y+1]))
		}
	}
	return out
}

// overlap is the weight of the words that two lots of sentences share, as bags of words.
func (m *matcher) overlap(as, bs []piece) int32 {
	if need := len(m.voc.first); len(m.count) < need {
		m.count = make([]int32, need)
	}
	shared := int32(0)
	a := m.a.id[as[0].lo:as[len(as)-1].hi]
	for _, id := range a {
		m.count[id]++
	}
	for _, id := range m.b.id[bs[0].lo:bs[len(bs)-1].hi] {
		if m.count[id] > 0 {
			m.count[id]--
			shared += m.voc.weight(id)
		}
	}
	for _, id := range a {
		m.count[id] = 0
	}
	return shared
}
