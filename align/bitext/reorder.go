package bitext

import "github.com/reprise-wording/reprise/corpus"

const (
	stays          = 3.0 // what two blocks gain by being paired in order
	crosses        = 2.0 // what it costs to be paired otherwise
	mostReordered  = 400 // blocks of either side that are put in another order at most: the cost is the cube of it
	leastReordered = 3   // and at least
)

// reorder pairs runs of siblings without labels anew where their words say that the other side has them in another
// order, as the definitions of a statute that each language sorts by its own alphabet: the pairs with the highest sum
// of gains (the Hungarian method), where those in order gain more.
func (p *pairing) reorder(source, target []*node) {
	at := make(map[*node]int, len(target))
	for j, t := range target {
		at[t] = j
	}
	for i := 0; i < len(source); {
		k := i
		for k < len(source) && sorts(source[k], source[i]) {
			k++
		}
		if k-i >= leastReordered {
			if from, to := stretchBeside(source[i:k], target, at); to-from >= leastReordered {
				p.assignAnew(source[i:k], target[from:to])
			}
		}
		i = max(k, i+1)
	}
}

// sorts reports whether a node may change places with another of its list.
func sorts(n, like *node) bool {
	kind := n.Block.Kind
	return n.label == "" && kind == like.Block.Kind && kind != corpus.Heading && kind != corpus.Note
}

// stretchBeside are the target nodes that the nodes of a run may be paired with: those of their kind from their first
// mate to their last and beside them, none of which has a mate outside the run.
func stretchBeside(run, target []*node, at map[*node]int) (from, to int) {
	in := make(map[*node]bool, len(run))
	from = len(target)
	for _, s := range run {
		in[s] = true
		if s.mate != nil {
			j, ok := at[s.mate]
			if !ok {
				return 0, 0
			}
			from, to = min(from, j), max(to, j+1)
		}
	}
	fits := func(j int) bool {
		t := target[j]
		return sorts(t, run[0]) && (t.mate == nil || in[t.mate])
	}
	for j := from; j < to; j++ {
		if !fits(j) {
			return 0, 0
		}
	}
	for ; from < to && from > 0 && fits(from-1); from-- {
	}
	for ; from < to && to < len(target) && fits(to); to++ {
	}
	return from, to
}

// assignAnew pairs the nodes of a run with those of a stretch.
func (p *pairing) assignAnew(run, stretch []*node) {
	if max(len(run), len(stretch)) > mostReordered {
		return
	}
	gain := make([][]float32, len(run))
	for i, s := range run {
		gain[i] = make([]float32, len(stretch))
		p.words(s, stretch, func(j int, words float64) {
			if gain[i][j] = float32(words - crosses); s.mate == stretch[j] {
				gain[i][j] = float32(max(words, 0) + stays)
			}
		})
	}
	for i, j := range assign(gain) {
		s := run[i]
		if j >= 0 && s.mate == stretch[j] {
			continue
		}
		if s.mate != nil && s.mate.mate == s {
			s.mate.mate = nil
		}
		if s.mate = nil; j >= 0 {
			s.mate, stretch[j].mate = stretch[j], s
		}
	}
}
