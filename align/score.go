package align

import "slices"

// An Agreement counts how beads compare with gold beads. Counts add up over texts before any division.
type Agreement struct {
	Predicted, Gold int // beads found, unaligned segments included; gold beads with both sides
	Right, Found    int // predicted beads that are exactly in the gold; gold beads with both sides that were predicted
}

// Compare counts beads against gold beads by strict agreement: a bead counts only if exactly that bead is in the gold.
// Precision is over every predicted bead, those of unaligned segments included; recall over gold beads with both sides
// (the definition of Sennrich and Volk, 2011).
func Compare(gold, predicted []Bead) Agreement {
	var a Agreement
	in := func(beads []Bead) map[string]bool {
		set := map[string]bool{}
		for _, b := range beads {
			if len(b.Source)+len(b.Target) > 0 {
				set[b.key()] = true
			}
		}
		return set
	}
	g, p := in(gold), in(predicted)
	for k := range p {
		a.Predicted++
		if g[k] {
			a.Right++
		}
	}
	seen := map[string]bool{}
	for _, b := range gold {
		if k := b.key(); b.Linked() && !seen[k] {
			seen[k] = true
			a.Gold++
			if p[k] {
				a.Found++
			}
		}
	}
	return a
}

// Add sums the counts of two texts.
func (a Agreement) Add(b Agreement) Agreement {
	return Agreement{a.Predicted + b.Predicted, a.Gold + b.Gold, a.Right + b.Right, a.Found + b.Found}
}

// Precision is the share of predicted beads that are right, 0 where there are none.
func (a Agreement) Precision() float64 { return share(a.Right, a.Predicted) }

// Recall is the share of gold beads with both sides that were found, 0 where there are none.
func (a Agreement) Recall() float64 { return share(a.Found, a.Gold) }

// F1 is the harmonic mean of precision and recall.
func (a Agreement) F1() float64 {
	p, r := a.Precision(), a.Recall()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

// Missing lists the beads of gold that are not among those found.
func Missing(gold, found []Bead) []Bead {
	have := make(map[string]bool, len(found))
	for _, b := range found {
		have[b.key()] = true
	}
	var out []Bead
	for _, b := range gold {
		if !have[b.key()] {
			out = append(out, b)
		}
	}
	return out
}

// Overlap reports whether two beads share a segment of either side.
func Overlap(a, b Bead) bool {
	return shares(a.Source, b.Source) || shares(a.Target, b.Target)
}

func shares(a, b []int) bool {
	return slices.ContainsFunc(a, func(i int) bool { return slices.Contains(b, i) })
}
