package main

import (
	"math"
	"slices"

	"github.com/reprise-wording/reprise/align/reuse"
)

const (
	// ridge is what a coefficient costs, as a part of a sample, so that what few samples tell stays small.
	ridge        = 2.0
	newtonRounds = 15
)

// An observation is one sample of a logistic regression.
type observation struct {
	x      []float64 // a value for each coefficient; the last is 1, for the constant
	yes    bool
	weight float64
	offset float64 // what is added to the sum of the values
}

// fitLogistic finds the coefficients under which n observations are likeliest, less the ridge, which the constant is
// free of (Newton's method; in each round the coefficients by coordinate descent). A sign of 1 or -1 keeps a
// coefficient on that side of 0. The values of an observation are used until the next is asked for. It ends when no
// coefficient changes by the tolerance.
func fitLogistic(n int, at func(n int) observation, signs []float64, tolerance float64) []float64 {
	size := len(signs)
	beta := make([]float64, size)
	for range newtonRounds {
		h, g := make([]float64, size*size), make([]float64, size)
		for s := range n {
			o := at(s)
			p, y := reuse.Probability(o.offset+inner(o.x, beta)), 0.0
			if o.yes {
				y = 1
			}
			w := o.weight * max(1e-4, p*(1-p))
			for i, v := range o.x {
				if v == 0 {
					continue
				}
				g[i] += o.weight * (y - p) * v
				for j := 0; j <= i; j++ {
					h[i*size+j] += w * v * o.x[j]
				}
			}
		}
		if newton(h, g, beta, signs) < tolerance {
			break
		}
	}
	return beta
}

func inner(a, b []float64) (sum float64) {
	for i, v := range a {
		sum += v * b[i]
	}
	return sum
}

// newton changes beta by the step to the minimum of the quadratic form of h and g, within the signs; it returns the
// largest change.
func newton(h, g, beta, signs []float64) float64 {
	n := len(beta)
	at := func(i, j int) float64 { return h[max(i, j)*n+min(i, j)] }
	next := slices.Clone(beta)
	for range 200 {
		moved := 0.0
		for i := range n {
			cost := ridge
			if i == n-1 {
				cost = 0
			}
			rest := g[i] - cost*next[i]
			for j := range n {
				rest -= at(i, j) * (next[j] - beta[j])
			}
			v := next[i] + rest/(at(i, i)+cost+1e-9)
			if s := signs[i]; s != 0 {
				v = s * max(0, s*v)
			}
			moved = max(moved, math.Abs(v-next[i]))
			next[i] = v
		}
		if moved < 1e-6 {
			break
		}
	}
	most := 0.0
	for i := range n {
		d := max(-2, min(2, next[i]-beta[i]))
		most = max(most, math.Abs(d))
		beta[i] += d
	}
	return most
}
