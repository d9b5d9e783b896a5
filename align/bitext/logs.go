package bitext

import "math"

// The search takes a logarithm for every shape of every cell. These tables take the place of math.Log and math.Exp
// there; they are off by less than a part in ten thousand, far below what the evidence is worth.

const (
	logBits  = 11 // of the mantissa that the table of logarithms is looked up by
	softStep = 64 // entries of the table of softplus for one unit
	softEdge = 16 // beyond which softplus is its argument, or nothing
)

// mantissas holds, for each leading part of a mantissa, its logarithm and its reciprocal, both at the middle of what
// it stands for.
var mantissas = func() (t [1 << logBits]struct{ log, inverse float64 }) {
	for k := range t {
		m := 1 + (float64(k)+0.5)/float64(len(t))
		t[k].log, t[k].inverse = math.Log(m), 1/m
	}
	return t
}()

// quickLog is the natural logarithm of a positive normal number.
func quickLog(x float64) float64 {
	bits := math.Float64bits(x)
	t := &mantissas[bits>>(52-logBits)&(1<<logBits-1)]
	m := math.Float64frombits(bits&(1<<52-1) | 1023<<52)
	return float64(int(bits>>52)-1023)*math.Ln2 + t.log + (m*t.inverse - 1)
}

// softs holds log(1+exp(x)) from -softEdge to softEdge.
var softs = func() (t [2*softEdge*softStep + 2]float64) {
	for k := range t {
		t[k] = math.Log1p(math.Exp(float64(k)/softStep - softEdge))
	}
	return t
}()

// softplus is log(1+exp(x)).
func softplus(x float64) float64 {
	switch {
	case x <= -softEdge:
		return 0
	case x >= softEdge:
		return x
	}
	at := (x + softEdge) * softStep
	k := int(at)
	return softs[k] + (at-float64(k))*(softs[k+1]-softs[k])
}

// addLogs is log(exp a + exp b).
func addLogs(a, b float32) float32 {
	if a < b {
		a, b = b, a
	}
	if d := float64(b - a); d > -softEdge {
		return a + float32(softplus(d))
	}
	return a
}

// A lengthScale holds what the length evidence needs to know of two segments that have so many characters together.
type lengthScale struct {
	narrow float64 // half of how much narrower than the lengths of strangers theirs spread
	peak   float64 // the log odds of lengths that are as usual, before those that tell nothing are counted
}

// lengthScales are kept for the sums of lengths that beads have.
type lengthScales [2048]lengthScale

func (p *params) lengthScales() *lengthScales {
	t := &lengthScales{}
	for n := range t {
		t[n] = p.lengthScale(float64(max(n, 1)))
	}
	return t
}

// strangers is the variance of the log ratio of lengths of segments that have nothing to do with one another.
const strangers = 1.0

func (p *params) lengthScale(sum float64) lengthScale {
	v := p.spread0 + 2*p.spread1/sum
	return lengthScale{
		narrow: 0.5 * (1/v - 1/strangers),
		peak:   math.Log((1-p.loose)/p.loose) + 0.5*math.Log(strangers/v),
	}
}

// lengths is the log odds that segments of so many characters are renderings of one another rather than strangers. The
// logarithm of the ratio of lengths is normal, the narrower the longer the segments; strangers spread over a ratio of
// e.
func (m *model) lengths(ls, lt float64) float64 {
	x := logOf(lt) - logOf(ls) - m.ratio
	var s lengthScale
	if sum := int(ls + lt); sum < len(m.scales) {
		s = m.scales[sum]
	} else {
		s = m.lengthScale(ls + lt)
	}
	return m.logLoose + softplus(s.peak-x*x*s.narrow)
}

// logs holds the logarithms of the lengths that segments have.
var logs = func() (t [4096]float64) {
	for i := range t {
		t[i] = math.Log(float64(i))
	}
	return t
}()

// logOf is the logarithm of a length, a whole number.
func logOf(n float64) float64 {
	if n < float64(len(logs)) {
		return logs[int(n)]
	}
	return math.Log(n)
}
