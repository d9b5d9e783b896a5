package reuse

import (
	"bufio"
	"cmp"
	_ "embed"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
)

//go:embed data/model.tsv
var modelData string

// theModel is the one that scores are made with.
var theModel = func() *Model {
	m, err := ReadModel(strings.NewReader(modelData))
	if err != nil {
		panic(err) // embedded
	}
	return m
}()

// A Model makes a probability of features: the log odds are a constant and, for each feature, what its curve gives (a
// generalised additive model; Hastie and Tibshirani 1986). So each feature's part in a score can be told.
type Model struct {
	Constant float64
	Curves   [numFeatures]Curve
}

// A Curve is linear between its knots and level beyond them. A curve without knots is 0.
type Curve struct{ Knots, Values []float64 }

// At is the value of a curve.
func (c *Curve) At(x float64) float64 {
	n := len(c.Knots)
	switch {
	case n == 0:
		return 0
	case x <= c.Knots[0]:
		return c.Values[0]
	case x >= c.Knots[n-1]:
		return c.Values[n-1]
	}
	k := 1
	for x > c.Knots[k] {
		k++
	}
	part := (x - c.Knots[k-1]) / (c.Knots[k] - c.Knots[k-1])
	return c.Values[k-1] + part*(c.Values[k]-c.Values[k-1])
}

// exact is what the log odds of two units with the same words gain, so that they come before those whose words differ
// in form.
const exact = 3.0

// LogOdds is that of a pair being a reiteration. The words of the two count atLeast as much as that, whatever the
// curves say of them; where the units stand is added.
func (m *Model) LogOdds(f *Features, atLeast float64) float64 {
	z := m.Constant
	for k := range firstPlace {
		z += m.Curves[k].At(f[k])
	}
	if !math.IsInf(atLeast, -1) {
		z = max(z, atLeast) + exact
	}
	for k := firstPlace; k < numFeatures; k++ {
		z += m.Curves[k].At(f[k])
	}
	return z
}

// Probability is that of log odds.
func Probability(logOdds float64) float64 { return 1 / (1 + math.Exp(-logOdds)) }

// lessen takes log odds off a probability.
func lessen(p, by float64) float64 {
	return p / (p + (1-p)*math.Exp(by))
}

// ReadModel reads rows of feature, knot and value, between tabs; the constant is the row of the feature "constant"
// with the knot 0. Lines that begin with # are skipped. The error names the line.
func ReadModel(r io.Reader) (*Model, error) {
	m := &Model{}
	in := bufio.NewScanner(r)
	for n := 1; in.Scan(); n++ {
		line := in.Text()
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 3 {
			return nil, fmt.Errorf("reuse: model, line %d: %d columns; want feature, knot and value", n, len(f))
		}
		knot, err := strconv.ParseFloat(f[1], 64)
		value, bad := strconv.ParseFloat(f[2], 64)
		if err = cmp.Or(err, bad); err != nil {
			return nil, fmt.Errorf("reuse: model, line %d: %w", n, err)
		}
		if f[0] == "constant" {
			m.Constant = value
			continue
		}
		at := slices.Index(FeatureNames[:], f[0])
		if at < 0 {
			return nil, fmt.Errorf("reuse: model, line %d: no feature %q", n, f[0])
		}
		c := &m.Curves[at]
		if len(c.Knots) > 0 && knot <= c.Knots[len(c.Knots)-1] {
			return nil, fmt.Errorf("reuse: model, line %d: the knots of %s do not rise", n, f[0])
		}
		c.Knots, c.Values = append(c.Knots, knot), append(c.Values, value)
	}
	return m, in.Err()
}

// Write writes the rows that ReadModel reads.
func (m *Model) Write(w io.Writer) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "constant\t0\t%.5g\n", m.Constant)
	for k, c := range m.Curves {
		if !slices.ContainsFunc(c.Values, func(v float64) bool { return v != 0 }) {
			continue
		}
		for i := range c.Knots {
			fmt.Fprintf(b, "%s\t%.5g\t%.5g\n", FeatureNames[k], c.Knots[i], c.Values[i])
		}
	}
	return b.Flush()
}
