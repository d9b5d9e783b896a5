package reuse

const (
	// enough is the square of the shared weight at which a pair has half the credit that its likeness gives it: a few
	// shared words, however alike the units, say little.
	enough = 200.0
	// inexact puts units of the same stems in other words behind those of the same words.
	inexact = 0.97
	// even is the likeness at which a pair is as likely a taking-up again as not.
	even = 0.06
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

// calibrate maps a likeness to a score: even likeness to one half.
func calibrate(x float64) float64 { return x * x / (x*x + even*even) }

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
