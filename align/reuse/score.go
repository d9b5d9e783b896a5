package reuse

import "math"

const (
	// enough is the square of the shared weight at which a pair has half the credit that its likeness gives it: a few
	// shared words, however alike the units, say little.
	enough = 135.0
	// shorter is the part of the shorter unit in the length that a pair is measured by: at one half likeness is the cosine, at
	// 1 it would be how much of the shorter unit stands in the longer. What was taken up is often a part of a longer unit.
	shorter = 0.75
	// least is the length, that of some five words, that a unit is taken to have at the least, so that a heading of one word is
	// not like all that has the word. Units of the same words are alike whatever their length.
	least = 20.0
	// inexact puts units of the same stems in other words behind those of the same words.
	inexact = 0.97
)

// likeness compares two units in one language: what their vectors and ideas share, over their lengths, weighed by how much that
// is. It is false where one of them is not there in the language.
func (d *side) likeness(i, j int) (float64, bool) {
	if d.norm[i] == 0 || d.norm[j] == 0 {
		return 0, false
	}
	shared := dot(d.vectors[i], d.vectors[j])
	if d.ideas != nil {
		shared += dot(d.ideas[i], d.ideas[j])
	}
	credit := shared / (shared + enough)
	if d.wording[i] == d.wording[j] {
		return credit, true
	}
	lo, hi := min(d.norm[i], d.norm[j]), max(d.norm[i], d.norm[j])
	length := math.Pow(max(least, lo), 2*shorter) * math.Pow(max(least, hi), 2-2*shorter)
	return inexact * shared / length * credit, true
}

// A scale maps likenesses to scores: the odds are the power of the likeness over the even one. Wordings averaged over
// languages agree by chance less widely than those of one, so that the scale is steeper and begins later.
type scale struct {
	even  float64 // the likeness at which a pair is as likely a taking-up again as not
	power float64
}

// scaleFor gives the scale of a set of that many languages. With several, half the pairs at the even likeness are right; with
// one it is set lower, so that a clause in an otherwise different unit is not lost, and half are right at ThreadScore.
func scaleFor(languages int) scale {
	if languages > 1 {
		return scale{even: 0.17, power: 6}
	}
	return scale{even: 0.125, power: 1.7}
}

// score is one half at even likeness.
func (c scale) score(likeness float64) float64 {
	if likeness <= 0 {
		return 0
	}
	return 1 / (1 + math.Pow(c.even/likeness, c.power))
}

// lessen is the score of a pair that keeps only a part of its likeness.
func (c scale) lessen(score, part float64) float64 {
	odds := score * math.Pow(part, c.power)
	return odds / (odds + 1 - score)
}

// prior is what a pair is worth for where its units stand: parallel items of one list are hardly ever a taking-up again,
// and units of one meeting seldom.
func (s *Set) prior(i, j int) float64 {
	switch a, b := &s.Units[i], &s.Units[j]; {
	case a.Group != b.Group:
		return 1
	case a.Parent >= 0 && a.Parent == b.Parent:
		return 0.3
	}
	return 0.65
}
