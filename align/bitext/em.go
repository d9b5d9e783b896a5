package bitext

import (
	"cmp"
	"slices"
	"sync"
)

// A link is one bead that the model learns words from.
type link struct{ source, target []int32 }

// links takes the linked beads. Where their pairs of words are more than limit, those that gain most for their length
// are taken.
func (m *model) links(blocks [][]span, limit int) []link {
	type found struct {
		link
		rate float32
	}
	var good []found
	pairs := 0
	for _, beads := range blocks {
		for _, s := range beads {
			if s.linked() && s.gain > 0 {
				l := link{wordsOf(m.source, s.a, s.b), wordsOf(m.target, s.c, s.d)}
				good = append(good, found{l, s.gain / float32(len(l.source)+len(l.target)+10)})
				pairs += len(l.source) * len(l.target)
			}
		}
	}
	if pairs > limit {
		slices.SortStableFunc(good, func(a, b found) int { return cmp.Compare(b.rate, a.rate) })
		pairs = 0
		for k, f := range good {
			if pairs += len(f.source) * len(f.target); pairs > limit {
				good = good[:k]
				break
			}
		}
	}
	out := make([]link, len(good))
	for k, f := range good {
		out[k] = f.link
	}
	return out
}

// wordsOf gives the words of the segments a..b-1.
func wordsOf(t *text, a, b int) []int32 {
	if b-a == 1 {
		return t.segments[a]
	}
	return slices.Concat(t.segments[a:b]...)
}

// learn fills the tables from links: IBM Model 1 in both directions (Brown et al., 1993), started from the seed and
// drawn to it, the two directions made to agree by the geometric mean of their counts. Before each round it asks
// whether it is to stop.
func (m *model) learn(links []link, rounds int, stop func() error) error {
	ns, nt := len(m.source.vocab.types), len(m.target.vocab.types)
	pairs := cooccurrences(links, m.seedForward, ns, nt)
	index := pairIndex(links, pairs)
	prior := m.seedForward.over(pairs)
	priorBack := m.seedBackward.across(pairs)
	forward, backward := startOf(pairs, prior), startOf(pairs, priorBack)
	var nf, nb []float32
	for range rounds {
		if err := stop(); err != nil {
			return err
		}
		nf, nb = make([]float32, len(pairs.to)), make([]float32, len(pairs.to))
		var both sync.WaitGroup
		both.Go(func() {
			expect(
				links,
				index,
				func(l link, ix []int32) { expectForward(l, ix, forward, nf, m.target.rarity, m.nullShare) },
			)
			m.maximise(pairs, nf, prior, forward, ns, nt, false)
		})
		both.Go(func() {
			expect(
				links,
				index,
				func(l link, ix []int32) { expectBackward(l, ix, backward, nb, m.source.rarity, m.nullShare) },
			)
			m.maximise(pairs, nb, priorBack, backward, ns, nt, true)
		})
		both.Wait()
	}
	m.agree(pairs, nf, nb, prior, priorBack, ns, nt)
	return nil
}

// expect calls f with each link and its part of the index.
func expect(links []link, index []int32, f func(link, []int32)) {
	k := 0
	for _, l := range links {
		w := len(l.source) * len(l.target)
		f(l, index[k:k+w])
		k += w
	}
}

// cooccurrences lists, for each source word, the target words met with it in two links or paired with it by the seed.
func cooccurrences(links []link, seed *table, ns, nt int) *table {
	where := make([][]int32, ns)
	for k, l := range links {
		for _, s := range l.source {
			if h := where[s]; len(h) == 0 || h[len(h)-1] != int32(k) {
				where[s] = append(h, int32(k))
			}
		}
	}
	out := &table{start: make([]int32, ns+1)}
	count, last := make([]int32, nt), make([]int32, nt)
	var met []int32
	for s := range ns {
		out.start[s] = int32(len(out.to))
		met = met[:0]
		for _, k := range where[s] {
			for _, t := range links[k].target {
				if last[t] == k+1 {
					continue
				}
				last[t] = k + 1
				if count[t]++; count[t] == 1 {
					met = append(met, t)
				}
			}
		}
		for _, t := range met {
			last[t] = 0
		}
		to, _ := seed.row(int32(s))
		for _, t := range to {
			if count[t] == 0 {
				met = append(met, t)
			}
			count[t] += 2
		}
		slices.Sort(met)
		for _, t := range met {
			if count[t] >= 2 {
				out.to = append(out.to, t)
			}
			count[t] = 0
		}
	}
	out.start[ns] = int32(len(out.to))
	return out
}

// pairIndex gives, for each link, source word and target word, the place of the pair in the table, -1 where it has
// none.
func pairIndex(links []link, pairs *table) []int32 {
	n := 0
	for _, l := range links {
		n += len(l.source) * len(l.target)
	}
	index := make([]int32, 0, n)
	for _, l := range links {
		for _, s := range l.source {
			a, b := pairs.start[s], pairs.start[s+1]
			row := pairs.to[a:b]
			for _, t := range l.target {
				if k, ok := slices.BinarySearch(row, t); ok {
					index = append(index, a+int32(k))
				} else {
					index = append(index, -1)
				}
			}
		}
	}
	return index
}

// over gives the weights of t for the pairs of another table of the same direction.
func (t *table) over(pairs *table) []float32 {
	out := make([]float32, len(pairs.to))
	for s := range len(pairs.start) - 1 {
		to, p := t.row(int32(s))
		a := pairs.start[s]
		row := pairs.to[a:pairs.start[s+1]]
		for k, x := range to {
			if at, ok := slices.BinarySearch(row, x); ok {
				out[int(a)+at] = p[k]
			}
		}
	}
	return out
}

// across is over for a table of the other direction.
func (t *table) across(pairs *table) []float32 {
	out := make([]float32, len(pairs.to))
	for x := range len(t.start) - 1 {
		to, p := t.row(int32(x))
		for k, s := range to {
			a := pairs.start[s]
			if at, ok := slices.BinarySearch(pairs.to[a:pairs.start[s+1]], int32(x)); ok {
				out[int(a)+at] = p[k]
			}
		}
	}
	return out
}

// startOf begins with every pair alike and the seeded ones far above.
func startOf(pairs *table, prior []float32) []float32 {
	p := make([]float32, len(pairs.to))
	for k := range p {
		p[k] = 0.002 + prior[k]
	}
	return p
}

func expectForward(l link, index []int32, p, counts, rarity []float32, null float32) {
	nt := len(l.target)
	per := (1 - null) / float32(len(l.source)+1)
	for b, t := range l.target {
		sum := null / rarity[t]
		for a := range l.source {
			if k := index[a*nt+b]; k >= 0 {
				sum += per * p[k]
			}
		}
		for a := range l.source {
			if k := index[a*nt+b]; k >= 0 {
				counts[k] += per * p[k] / sum
			}
		}
	}
}

func expectBackward(l link, index []int32, p, counts, rarity []float32, null float32) {
	nt := len(l.target)
	per := (1 - null) / float32(nt+1)
	for a, s := range l.source {
		sum := null / rarity[s]
		for b := range l.target {
			if k := index[a*nt+b]; k >= 0 {
				sum += per * p[k]
			}
		}
		for b := range l.target {
			if k := index[a*nt+b]; k >= 0 {
				counts[k] += per * p[k] / sum
			}
		}
	}
}

// maximise turns counts into probabilities, with the seed as strength words met beforehand.
func (m *model) maximise(pairs *table, counts, prior, p []float32, ns, nt int, back bool) {
	sums := make([]float32, max(ns, nt))
	pairs.each(func(s, k int) {
		from := s
		if back {
			from = int(pairs.to[k])
		}
		sums[from] += counts[k]
	})
	pairs.each(func(s, k int) {
		from := s
		if back {
			from = int(pairs.to[k])
		}
		p[k] = (max(counts[k]-m.discount, 0) + m.seedWeight*prior[k]) / (sums[from] + m.seedWeight)
	})
}

func (t *table) each(f func(from, k int)) {
	for s := range len(t.start) - 1 {
		for k := t.start[s]; k < t.start[s+1]; k++ {
			f(s, int(k))
		}
	}
}

// agree sets the tables of the model from the counts of both directions.
func (m *model) agree(pairs *table, nf, nb, prior, priorBack []float32, ns, nt int) {
	joint := make([]float32, len(nf))
	fromS, fromT := make([]float32, ns), make([]float32, nt)
	pairs.each(func(s, k int) {
		t := pairs.to[k]
		joint[k] = sqrt32(nf[k] * nb[k])
		fromS[s] += max(joint[k], (nf[k]+joint[k])/2)
		fromT[t] += max(joint[k], (nb[k]+joint[k])/2)
	})
	var f, b []entry
	pairs.each(func(s, k int) {
		t := pairs.to[k]
		c := max(joint[k]-m.discount, 0)
		pf := (c + m.seedWeight*prior[k]) / (fromS[s] + m.seedWeight)
		pb := (c + m.seedWeight*priorBack[k]) / (fromT[t] + m.seedWeight)
		if pf > m.least {
			f = append(f, entry{int32(s), t, pf})
		}
		if pb > m.least {
			b = append(b, entry{t, int32(s), pb})
		}
	})
	m.forward, m.backward = newTable(ns, f), newTable(nt, b)
	m.forward.normalise(1)
	m.backward.normalise(1)
}
