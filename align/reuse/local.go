package reuse

import "math"

const (
	// skipped is what a word inside an aligned stretch costs, in bits, that only one of the two units has.
	skipped = 2.0
	// swapped is what two words cost that stand for each other.
	swapped = 3.0
	// margin is how many bits a stretch must have beyond those that tell one pair of units from all others, to be as likely
	// a taking-up again as not.
	margin = 8.0
	// further is how many more bits it must have for every language but one: a formula is one in all languages, so that
	// its wording in the second is hardly news, and what was taken up again is mostly found by its likeness in the other.
	further = 12.0
)

// An aligner finds the stretch that a unit shares with others; each goroutine has its own, one a side.
type aligner struct {
	d         *side
	unit      int       // the later unit that is marked
	marked    []int32   // by term: 1 more than the last unit it was found in
	worth     []float32 // by term: what it is worth at most in the unit
	prev, cur []float32
}

func newAligner(d *side) *aligner {
	return &aligner{d: d, unit: -1, marked: make([]int32, len(d.stems)), worth: make([]float32, len(d.stems))}
}

func (r *Result) aligners() []*aligner {
	out := make([]*aligner, len(r.sides))
	for k, d := range r.sides {
		out[k] = newAligner(d)
	}
	return out
}

// decided is how many times the bits that decide the stretches of an earlier unit and a later one have, in the language in
// which they have fewest; 0 where they can't have them in some language.
func decided(aligners []*aligner, i, j int) float64 {
	there := func(al *aligner) bool { return len(al.d.body[i]) > 0 && len(al.d.body[j]) > 0 }
	n := 0
	for _, al := range aligners {
		if there(al) {
			n++
		}
	}
	for _, al := range aligners {
		if there(al) && al.bound(i, j) < decisive(al.d.units, n) {
			return 0
		}
	}
	least := math.Inf(1)
	for _, al := range aligners {
		if there(al) {
			bits := al.stretch(al.d.body[i], al.d.body[j], al.d.worth[j], al.d.kinds)
			least = min(least, bits/decisive(al.d.units, n))
		}
	}
	if n == 0 {
		return 0
	}
	return least
}

// bound is what the stretch can weigh at most: that of the words of i that j has anywhere.
func (al *aligner) bound(i, j int) float64 {
	if al.unit != j {
		al.unit = j
		for k, t := range al.d.body[j] {
			if w := al.d.worth[j][k]; al.marked[t] != int32(j+1) || w > al.worth[t] {
				al.marked[t], al.worth[t] = int32(j+1), w
			}
		}
	}
	var sum, best float32
	before := false
	for _, t := range al.d.body[i] {
		here := al.marked[t] == int32(j+1)
		switch {
		case !here:
			sum = max(0, sum-skipped)
		case before || al.d.kinds[t] != function:
			sum += al.worth[t]
			best = max(best, sum)
		}
		before = here
	}
	return float64(best)
}

// stretch is the weight in bits of the best local alignment of an earlier body and the later one that bound was last asked of
// (Smith and Waterman 1981): a match gains the rarity of its word, words that only one has, or that differ, cost a little.
func (al *aligner) stretch(a, b []int32, wb []float32, kinds []kind) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	if cap(al.prev) < len(b)+1 {
		al.prev, al.cur = make([]float32, 2*len(b)+1), make([]float32, 2*len(b)+1)
	}
	prev, cur := al.prev[:len(b)+1], al.cur[:len(b)+1]
	clear(prev)
	var best float32
	live := false // the row before has a cell above 0
	for i, t := range a {
		glue := kinds[t] == function
		if !live && (al.marked[t] != int32(al.unit+1) || glue && (i == 0 || al.marked[a[i-1]] != int32(al.unit+1))) {
			continue // nothing begins here
		}
		live = false
		cur[0] = 0
		for k, u := range b {
			v := prev[k] - swapped
			if t == u {
				v = prev[k]
				if !glue || i > 0 && k > 0 && a[i-1] == b[k-1] {
					v += wb[k]
				}
			}
			v = max(v, prev[k+1]-skipped, cur[k]-skipped, 0)
			cur[k+1] = v
			if v > 0 {
				live = true
				best = max(best, v)
			}
		}
		prev, cur = cur, prev
	}
	return float64(best)
}

// decisive is how many bits a stretch must have in a set of that size, of units that are there in that many languages, to be
// as likely a taking-up again as not.
func decisive(units, languages int) float64 {
	return 2*math.Log2(float64(max(units, fewest))) + margin + further*float64(languages-1)
}
