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
)

// An aligner finds the stretch that two sequences of terms share; it keeps its rows from call to call.
type aligner struct{ prev, cur []float32 }

// stretch is the weight in bits of the best local alignment of two bodies (Smith and Waterman 1981): a match gains the
// rarity of its word, words that only one has, or that differ, cost a little.
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
	for i, t := range a {
		cur[0] = 0
		glue := kinds[t] == function
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
			best = max(best, v)
		}
		prev, cur = cur, prev
	}
	return float64(best)
}

// decisive is how many bits a stretch must have in a set of that size to be as likely a taking-up again as not.
func decisive(units int) float64 {
	return 2*math.Log2(float64(max(units, fewest))) + margin
}
