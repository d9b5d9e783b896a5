package bitext

import "math"

// A judge turns what is known of a bead into the likelihood that it is right: logistic regression. Its numbers were
// fitted to gold beads of statutes, treaties, United Nations papers and novels.
var judge = struct{ base, sure, gain, merged, alone, crossed, crossGain float64 }{
	1.94, 0.51, 0.094, -1.24, -1.84, -0.10, 0.122,
}

// confidence is how likely a bead is to be right.
func (m *model) confidence(s span) float64 {
	f := m.features(s)
	z := judge.base + judge.sure*f[0] + judge.gain*f[1] + judge.merged*f[2] + judge.alone*f[3] + judge.crossed*f[4] +
		judge.crossGain*f[5]
	return 1 / (1 + math.Exp(-z))
}

// features are what the judge looks at: the log odds of the bead among all paths; how much it gains for its length;
// whether it merges, stands alone, crosses.
func (m *model) features(s span) (f [6]float64) {
	chars := float64(m.source.sums[s.b] - m.source.sums[s.a] + m.target.sums[s.d] - m.target.sums[s.c])
	rate := math.Max(-10, math.Min(40, float64(s.gain))) / math.Sqrt(1+chars/40)
	if s.sure > 0 {
		p := math.Min(math.Max(float64(s.sure), 1e-4), 1-1e-4)
		f[0] = math.Log(p / (1 - p))
		f[1] = rate
	} else if s.linked() {
		f[4], f[5] = 1, rate
	}
	if s.m()+s.n() > 2 {
		f[2] = 1
	}
	if !s.linked() {
		f[3] = 1
		f[1] = 0
	}
	return f
}
