package reuse

import (
	"cmp"
	"math"
	"slices"
)

// A Contribution is what one feature of a pair adds to the log odds of its score.
type Contribution struct {
	Feature string  // one of FeatureNames
	Words   string  // what it measures, for people
	Value   float64 // of the feature
	LogOdds float64 // what that adds
}

// A Contributor tells what makes the scores of the pairs of a result. It is for one goroutine.
type Contributor struct {
	r         *Result
	comparers []*comparer
}

// Contributor makes one.
func (r *Result) Contributor() *Contributor { return &Contributor{r, r.comparers()} }

// Of lists what makes the score of a pair, the largest first; features that add nothing are left out. Of a citation,
// or a pair of which a person decided, it is empty: their scores are not the model's. Two units with the same words
// have besides "same words", what lifts the sum of the others to the score of identical wording.
func (c *Contributor) Of(p Reiteration) []Contribution {
	if p.Relation == Cited || p.ByHand {
		return nil
	}
	x, ok := measure(c.comparers, p.Earlier, p.Later)
	if !ok {
		return nil
	}
	x.where(c.r.Set, c.r.versions, p.Earlier, p.Later)
	var out []Contribution
	words := theModel.Constant
	for k := range x {
		v := theModel.Curves[k].At(x[k])
		if k < firstPlace {
			words += v
		}
		if v != 0 {
			out = append(out, Contribution{FeatureNames[k], featureWords[k], x[k], v})
		}
	}
	if c.r.verbatim(p.Earlier, p.Later) {
		lift := max(words, c.r.sameWords(p.Later)) + exact - words
		out = append(out, Contribution{"same words", "the same words, all of them", 1, lift})
	}
	slices.SortStableFunc(
		out,
		func(a, b Contribution) int { return cmp.Compare(math.Abs(b.LogOdds), math.Abs(a.LogOdds)) },
	)
	return out
}

// Base is the log odds of a pair that has nothing in common, to which contributions are added.
func Base() float64 { return theModel.Constant }
