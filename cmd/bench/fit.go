package main

import (
	"math"
	"slices"

	"github.com/reprise-wording/reprise/align/reuse"
)

// A judgedPair is one measured pair with what is known of it.
type judgedPair struct {
	x      reuse.Features
	right  bool
	weight float64
	set    int // which of the sets it is from
}

// How each feature bears on a score: 1 it can only raise it, -1 only lower it, 0 either. Those that are not named are
// not fitted.
var signs = map[string]float64{
	"amount": 1, "shorter": 1, "most": 1, "least": 1, "stretch": 1, "part": 1,
	"crowd": -1, "settled": -1, "left": -1, "displaced": -1, "abreast": 1,
}

// given are the curves that no set can tell. The gold has no pair inside one meeting: what is adopted together seldom
// takes up one another, and items of one list hardly ever. It lists of several near wordings the nearest only, so that
// samples leaves the others out; shingles tell which is nearest.
var given = map[string]reuse.Curve{
	"within":   {Knots: []float64{0, 1}, Values: []float64{0, -1.8}},
	"siblings": {Knots: []float64{0, 1}, Values: []float64{0, -3.2}},
	"shingles": {Knots: []float64{0.1, 1}, Values: []float64{0, 0.25}},
}

// added are the curves that are given once the others are fitted, which would else make up for them. Of units that are
// nearly all names and numbers, such as lists of persons and rows of tables, the sets have too few: what they lose is
// read off 120 pairs of reports of the Universal Periodic Review that were judged by reading.
var added = map[string]reuse.Curve{
	"named": {Knots: []float64{0.55, 0.85}, Values: []float64{0, -2.5}},
}

// ofShorter is the part of the overlap that goes by the shorter unit, the rest goes by the longer: the two are fitted
// as one, since the sets have few wordings that were taken up into a longer unit.
const ofShorter = 0.75

// straight are the curves that are one line: what they measure is the logarithm of a part already, and a line tells
// well of what the sets have few of.
var straight = map[string]bool{"amount": true, "shorter": true, "crowd": true}

// from is where a curve begins: below it, words in the same order are what two units on one subject have, and tell
// nothing that the overlap does not.
var from = map[string]float64{"part": 0.4, "stretch": 50, "most": 0.5, "least": 0.3}

// knots is how many quantiles of a feature its curve bends at, at the most: twice as many where right pairs have their
// own.
const knots = 7

// A step of a curve is from one knot to the next.
type step struct {
	feature int
	lo, hi  float64
}

// at is how much of the step is made at x.
func (s *step) at(x float64) float64 { return min(1, max(0, (x-s.lo)/(s.hi-s.lo))) }

// fit finds the curves under which the samples are likeliest, with the steps of each curve in the direction of its
// sign.
func fit(samples []judgedPair) *reuse.Model {
	m := &reuse.Model{}
	var steps []step
	var direction []float64
	for k, name := range reuse.FeatureNames {
		if curve, ok := given[name]; ok {
			m.Curves[k] = curve
			continue
		}
		sign, ok := signs[name]
		if !ok {
			continue
		}
		at := knotsOf(samples, k)
		m.Curves[k] = reuse.Curve{Knots: at, Values: make([]float64, len(at))}
		for i := 1; i < len(at); i++ {
			steps, direction = append(steps, step{k, at[i-1], at[i]}), append(direction, sign)
		}
	}
	x := make([]float64, len(steps)+1)
	beta := fitLogistic(len(samples), func(n int) observation {
		s := &samples[n]
		return observation{x: fillSteps(x, steps, &s.x), yes: s.right, weight: s.weight, offset: givenPart(m, &s.x)}
	}, append(direction, 0), 1e-4)
	for i, st := range steps {
		c := &m.Curves[st.feature]
		at := slices.Index(c.Knots, st.hi)
		c.Values[at] = c.Values[at-1] + beta[i]
	}
	overlap := m.Curves[shorter]
	m.Curves[longer] = reuse.Curve{Knots: overlap.Knots, Values: make([]float64, len(overlap.Values))}
	for i, v := range overlap.Values {
		overlap.Values[i], m.Curves[longer].Values[i] = ofShorter*v, (1-ofShorter)*v
	}
	m.Constant = beta[len(steps)]
	for name, curve := range added {
		m.Curves[indexOf(name)] = curve
	}
	return m
}

// knotsOf are the knots of the curve of a feature, from where it begins.
func knotsOf(samples []judgedPair, feature int) []float64 {
	name := reuse.FeatureNames[feature]
	at := quantiles(samples, feature)
	if straight[name] {
		at = []float64{at[0], at[len(at)-1]}
	}
	if lo, ok := from[name]; ok {
		for len(at) > 2 && at[1] <= lo {
			at = at[1:]
		}
		at[0] = lo
	}
	return at
}

// fillSteps fills b with how much of each step a pair makes, and 1 for the constant.
func fillSteps(b []float64, steps []step, x *reuse.Features) []float64 {
	b[len(steps)] = 1
	for i, st := range steps {
		b[i] = st.at(x[st.feature])
		if st.feature == shorter {
			b[i] = ofShorter*b[i] + (1-ofShorter)*st.at(x[longer])
		}
	}
	return b
}

// givenPart is what the curves that are given make of a pair.
func givenPart(m *reuse.Model, x *reuse.Features) (z float64) {
	for k, name := range reuse.FeatureNames {
		if _, ok := given[name]; ok {
			z += m.Curves[k].At(x[k])
		}
	}
	return z
}

// quantiles are the knots of a feature: half of them by all samples, half by those that are right, so that curves
// bend where the decision is.
func quantiles(samples []judgedPair, feature int) []float64 {
	var all, right []float64
	for i := range samples {
		all = append(all, samples[i].x[feature])
		if samples[i].right {
			right = append(right, samples[i].x[feature])
		}
	}
	var out []float64
	for _, vs := range [][]float64{all, right} {
		slices.Sort(vs)
		for k := range knots {
			if len(vs) > 0 {
				out = append(out, math.Round(1e4*vs[(len(vs)-1)*k/(knots-1)])/1e4)
			}
		}
	}
	slices.Sort(out)
	out = slices.Compact(out)
	span := out[len(out)-1] - out[0]
	kept := out[:1]
	for _, v := range out[1:] { // knots too close make a curve jump
		if v-kept[len(kept)-1] >= span/25 {
			kept = append(kept, v)
		}
	}
	return slices.Clone(kept)
}
