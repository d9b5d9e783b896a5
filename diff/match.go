package diff

import "sync"

// A matcher finds which words of one text are kept in the other, in order.
type matcher struct {
	voc      *vocabulary
	a, b     *words
	pairs    []int32 // for each word of a the word of b it stays, -1 for none; rising
	grouping bool    // readable changes rather than the shortest
	cells    int     // how many cells of dynamic programming may still be filled
	grid     grid
	places   []gapAt  // the list of gaps
	words    *matcher // of their words, where whole sentences are matched
	count    []int32  // by id, all 0 between uses
}

// The limits of the work between two anchors.
const (
	longAnchor  = 6       // words in a row that are trusted anywhere
	shortAnchor = 3       // words in a row that are trusted between long ones
	manyWords   = 1 << 12 // words from which only a sample of them is looked at
	maxDepth    = 4       // how often stretches are split at anchors
	smallGap    = 1 << 14 // cells that are filled without looking for anchors
	sentenceGap = 1 << 20 // cells up to which sentences are aligned rather than short anchors
	largeGap    = 1 << 22 // cells that are filled at most in one go
	allCells    = 6 << 24 // cells that are filled at most in all
)

// match finds for each word of a the word of b it stays.
func match(voc *vocabulary, a, b *words, group bool) *matcher {
	m := &matcher{voc: voc, a: a, b: b, grouping: group, cells: allCells, pairs: make([]int32, a.len())}
	for i := range m.pairs {
		m.pairs[i] = -1
	}
	m.between(0, a.len(), 0, b.len(), 0)
	m.repair()
	m.slide()
	m.labels()
	m.endMarks()
	m.tables()
	return m
}

func (m *matcher) keep(segs ...segment) {
	for _, s := range segs {
		for x := range s.n {
			m.pairs[s.i+x] = s.j + x
		}
	}
}

// between matches a[alo:ahi] with b[blo:bhi], which are depth anchors deep in the texts.
func (m *matcher) between(alo, ahi, blo, bhi, depth int) {
	for alo < ahi && blo < bhi && m.a.id[alo] == m.b.id[blo] {
		m.pairs[alo] = int32(blo)
		alo, blo = alo+1, blo+1
	}
	for alo < ahi && blo < bhi && m.a.id[ahi-1] == m.b.id[bhi-1] {
		ahi, bhi = ahi-1, bhi-1
		m.pairs[ahi] = int32(bhi)
	}
	switch na, nb := ahi-alo, bhi-blo; {
	case na == 0 || nb == 0:
	case na*nb <= smallGap || depth == maxDepth || depth > 0 && na*nb <= sentenceGap:
		m.sentences(alo, ahi, blo, bhi)
	default:
		m.anchored(alo, ahi, blo, bhi, depth)
	}
}

// anchored splits a large stretch at the heaviest chain of anchors.
func (m *matcher) anchored(alo, ahi, blo, bhi, depth int) {
	k := shortAnchor
	if depth == 0 {
		k = longAnchor
	}
	segs := anchors(m.a.id, m.b.id, alo, ahi, blo, bhi, k, depth == 0 && ahi-alo > manyWords)
	if depth == 0 && len(segs) == 0 && ahi-alo > manyWords {
		// nothing is there but once: what can be told is how far they go in step
		alo, blo = m.lockstep(alo, ahi, blo, bhi)
		m.between(alo, ahi, blo, bhi, depth+1)
		return
	}
	best := backbone(segs)
	chain := sure(best, alo, ahi, blo, bhi)
	if depth > 0 && len(chain) == 0 {
		depth = maxDepth - 1
	}
	away := func(_, _, _, _ int) bool { return false }
	if depth == 0 && len(best) < len(segs) {
		away = elsewhere(segs, best, alo, ahi, blo, bhi)
	}
	for _, s := range append(chain, segment{int32(ahi), int32(bhi), 0}) {
		m.keep(s)
		if i, j := int(s.i), int(s.j); !away(alo, i, blo, j) {
			m.between(alo, i, blo, j, depth+1)
		}
		alo, blo = int(s.i+s.n), int(s.j+s.n)
	}
}

// The limits within which anchors are doubted.
const (
	doubtful   = 16 // words of an anchor up to which it may have tied words to the wrong ones
	doubtReach = 40 // words of the changes on both sides of it up to which all of it is aligned again as one
)

// sure leaves out short anchors between small changes: of several places at which the texts fall into step again the
// nearest is not always right, and there is room to weigh them.
func sure(chain []segment, alo, ahi, blo, bhi int) []segment {
	out := make([]segment, 0, len(chain)+1)
	i, j := int32(alo), int32(blo) // the end of the anchor before
	for x, s := range chain {
		next := segment{i: int32(ahi), j: int32(bhi)}
		if x+1 < len(chain) {
			next = chain[x+1]
		}
		before, after := max(s.i-i, s.j-j), max(next.i-s.i-s.n, next.j-s.j-s.n)
		if s.n <= doubtful && before > 0 && after > 0 && before <= doubtReach && after <= doubtReach {
			continue
		}
		out = append(out, s)
		i, j = s.i+s.n, s.j+s.n
	}
	return out
}

// elsewhere tells of a stretch of a and one of b, no small ones, whether most of either stands at another place of
// the other text, by the anchors that are not in the chain. What the two happen to share in a row would only stand in
// the way of the moves.
func elsewhere(segs, chain []segment, alo, ahi, blo, bhi int) func(i, iEnd, j, jEnd int) bool {
	var inA, inB []int32
	count := sync.OnceFunc(func() {
		inA, inB = make([]int32, ahi-alo+1), make([]int32, bhi-blo+1)
		for _, s := range segs {
			if len(chain) > 0 && chain[0].i+chain[0].n == s.i+s.n && chain[0].j+chain[0].n == s.j+s.n {
				chain = chain[1:]
				continue
			}
			for x := range int(s.n) {
				inA[int(s.i)-alo+x+1], inB[int(s.j)-blo+x+1] = 1, 1
			}
		}
		for _, in := range [...][]int32{inA, inB} { // from words to how many there are before
			for x := 1; x < len(in); x++ {
				in[x] += in[x-1]
			}
		}
	})
	return func(i, iEnd, j, jEnd int) bool {
		if (iEnd-i)*(jEnd-j) <= smallGap {
			return false
		}
		count()
		return 2*int(inA[iEnd-alo]-inA[i-alo]) > iEnd-i && 2*int(inB[jEnd-blo]-inB[j-blo]) > jEnd-j
	}
}

// The costs of a change, in the weights of words.
const (
	costLow  = 12 // a single function word between two changes is kept
	costHigh = 52 // a single content word is not
)

// phrases aligns the words of two stretches of text that belong together.
func (m *matcher) phrases(alo, ahi, blo, bhi int) {
	cells := (ahi - alo + 1) * (bhi - blo + 1)
	if cells > largeGap || cells > m.cells {
		m.lockstep(alo, ahi, blo, bhi)
		return
	}
	m.cells -= cells
	m.group(m.align(alo, ahi, blo, bhi, costLow), alo, ahi, blo, bhi)
}

// group keeps segs of two stretches, but where changes stand close together aligns again at the cost that these
// should have.
func (m *matcher) group(segs []segment, alo, ahi, blo, bhi int) {
	m.keep(segs...)
	if !m.grouping {
		return
	}
	from := 0 // the first segment of a place
	for x := range len(segs) + 1 {
		end := segment{i: int32(ahi), j: int32(bhi)}
		if x < len(segs) {
			if end = segs[x]; end.n < farApart {
				continue
			}
		}
		if x > from {
			m.regroup(segs[from:x], alo, int(end.i), blo, int(end.j))
		}
		alo, blo, from = int(end.i+end.n), int(end.j+end.n), x+1
	}
}

// regroup aligns a place again of which segs are kept, at the cost that its changes should have: the more of the
// words change, the more, so that the changes of a rewritten clause are few and whole phrases, and those of a clause
// with small edits stay exact.
func (m *matcher) regroup(segs []segment, alo, ahi, blo, bhi int) {
	keptWords := 0
	for _, s := range segs {
		keptWords += int(s.n)
	}
	changed := max(ahi-alo, bhi-blo) - keptWords
	if len(segs) <= fewIslands && changed < fewWords*(len(segs)+1) {
		return
	}
	cost, cells := costOf(m.share(segs, alo, ahi, blo, bhi)), (ahi-alo+1)*(bhi-blo+1)
	if cost == costLow || cells > m.cells {
		return
	}
	m.cells -= cells
	for i := alo; i < ahi; i++ {
		m.pairs[i] = -1
	}
	m.keep(m.align(alo, ahi, blo, bhi, cost)...)
}

// costOf is the cost of a change where a share of the words is kept.
func costOf(share float64) int32 {
	if share >= shareHigh {
		return costLow
	}
	return costLow + int32(float64(costHigh-costLow)*min(1, (shareHigh-share)/(shareHigh-shareLow)))
}

// share is the share of the weight of two stretches that is kept, with the kept words around them.
func (m *matcher) share(segs []segment, alo, ahi, blo, bhi int) float64 {
	all := int32(0)
	for _, id := range m.a.id[alo:ahi] {
		all += m.voc.weight(id)
	}
	for _, id := range m.b.id[blo:bhi] {
		all += m.voc.weight(id)
	}
	around := m.around(alo, ahi, blo, bhi)
	return float64(2*m.keptWeight(segs)+around) / float64(all+around)
}

// around is the weight of the kept words on either side of two stretches, as far as the sentence goes, in both texts
// together.
func (m *matcher) around(alo, ahi, blo, bhi int) int32 {
	w := int32(0)
	for i, j := alo-1, blo-1; i >= 0 && j >= 0 && i >= alo-contextWords && int(m.pairs[i]) == j &&
		!sentenceStart(m.a, i+1); i, j = i-1, j-1 {
		w += m.voc.weight(m.a.id[i])
	}
	for i, j := ahi, bhi; i < m.a.len() && i < ahi+contextWords && int(m.pairs[i]) == j && !sentenceStart(m.a, i); i, j = i+
		1, j+1 {
		w += m.voc.weight(m.a.id[i])
	}
	return 2 * w
}

const (
	farApart     = 8   // kept words in a row that keep changes apart
	contextWords = 12  // kept words to either side that are looked at
	fewIslands   = 2   // islands of kept words that are left alone between changes of few words
	fewWords     = 4   // changed words of a change, on average, that are few
	shareHigh    = 0.7 // share of kept words from which changes are small edits
	shareLow     = 0.3 // share of kept words up to which a clause is rewritten
)

// lockstep goes through two stretches as long as they fall into step again, and gives the place where they no longer
// do.
func (m *matcher) lockstep(alo, ahi, blo, bhi int) (int, int) {
	a, b := m.a.id, m.b.id
	for {
		p, q, ok := resync(a[alo:ahi], b[blo:bhi])
		if !ok {
			return alo, blo
		}
		alo, blo = alo+p, blo+q
		for alo < ahi && blo < bhi && a[alo] == b[blo] {
			m.pairs[alo] = int32(blo)
			alo, blo = alo+1, blo+1
		}
	}
}
