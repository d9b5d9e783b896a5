package reuse

import "math"

const (
	// enough is the square of the shared weight at which a pair has half the credit that its likeness gives it: a few
	// shared words, however alike the units, say little.
	enough = 200.0
	// inexact puts units of the same stems in other words behind those of the same words.
	inexact = 0.97
)

// likeness compares two units in one language: the cosine of their vectors, weighed by how much they share. It is false
// where one of them is not there in the language.
func (d *side) likeness(i, j int) (float64, bool) {
	if d.norm[i] == 0 || d.norm[j] == 0 {
		return 0, false
	}
	shared := dot(d.vectors[i], d.vectors[j])
	x := shared / (d.norm[i] * d.norm[j]) * shared / (shared + enough)
	if d.wording[i] != d.wording[j] {
		x *= inexact
	}
	return x, true
}

// A scale maps likenesses to scores: the odds are the power of the likeness over the even one. Wordings averaged over
// languages agree by chance less widely than those of one, so that the scale is steeper and begins later.
type scale struct {
	even  float64 // the likeness at which a pair is as likely a taking-up again as not
	power float64
}

// scaleFor gives the scale of a set of that many languages. That of several puts ThreadScore where the other has it.
func scaleFor(languages int) scale {
	if languages > 1 {
		return scale{even: 0.07, power: 3.75}
	}
	return scale{even: 0.06, power: 2}
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
