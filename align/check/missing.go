package check

import (
	"fmt"
	"math"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/bitext"
)

const (
	heaviest  = 1.2  // the most that a word without its counterpart weighs
	relief    = 1.4  // what a word that has its counterpart takes off
	enough    = 12.0 // the weight from which a stretch is told in languages that were not counted
	surer     = 3.0  // weight that halves the doubt
	leastLost = 4    // words that a stretch must have
)

// missing finds the stretch of one side that has no counterpart on the other. What the other side lacks too counts half against it:
// both were reworded.
func (c *Checker) missing(i int) *Finding {
	lost, added := thresholds(c.source, c.target)
	s, t := c.words.Pair(i)
	a, b := heaviestStretch(s), heaviestStretch(t)
	switch {
	case a.words >= leastLost && a.weight-b.weight/2 >= lost:
		words := c.pairs[i].Source[a.from:a.to]
		return &Finding{Omission, words, "", a.confidence(lost), fmt.Sprintf("Nothing in the target renders %q.", clip(words))}
	case b.words >= leastLost && b.weight-a.weight/2 >= added:
		words := c.pairs[i].Target[b.from:b.to]
		return &Finding{Addition, "", words, b.confidence(added), fmt.Sprintf("Nothing in the source is rendered by %q.", clip(words))}
	}
	return nil
}

// thresholds are the weights from which a stretch of the source is told and one of the target, counted for pairs with English; for
// other pairs, and languages that were not counted, the highest of those that may hold.
func thresholds(source, target *side) (lost, added float64) {
	switch {
	case source.lang.Tag() == language.English && target.weights["lost"] > 0:
		return target.weights["lost"], target.weights["added"]
	case target.lang.Tag() == language.English && source.weights["lost"] > 0:
		return source.weights["added"], source.weights["lost"]
	}
	most := enough
	for _, s := range []*side{source, target} {
		most = max(most, s.weights["lost"], s.weights["added"])
	}
	return most, most
}

// A stretch is words from a byte up to another.
type stretch struct {
	from, to int
	words    int // that lack their counterparts
	weight   float64
}

// confidence is half where a stretch weighs just enough.
func (s stretch) confidence(least float64) float64 { return 1 - math.Exp2(-1-(s.weight-least)/surer) }

// heaviestStretch is the stretch of words whose sum is highest: each word that lacks its counterpart adds how surprising that is.
func heaviestStretch(words []bitext.Word) (best stretch) {
	var now stretch
	for _, w := range words {
		if now.weight <= 0 {
			now = stretch{from: w.Start}
		}
		now.to = w.End
		now.weight += min(max(-w.Odds, -relief), heaviest)
		if w.Odds < 0 {
			now.words++
		}
		if now.weight > best.weight {
			best = now
		}
	}
	return best
}
