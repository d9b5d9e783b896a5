package check

import (
	"fmt"
	"math"

	"github.com/reprise-wording/reprise/align/bitext"
)

const (
	heaviest  = 1.2 // the most that a word without its counterpart weighs
	relief    = 1.4 // what a word that has its counterpart takes off
	enough    = 4.5 // the weight from which a stretch is told
	surer     = 3.0 // weight that halves the doubt
	leastLost = 4   // words that a stretch must have
	onlyOne   = 2.5 // how many times as heavy the stretch of one side must be as that of the other: else both were reworded
)

// missing finds the stretch of one side that has no counterpart on the other.
func (c *Checker) missing(i int) *Finding {
	s, t := c.words.Pair(i)
	a, b := heaviestStretch(s), heaviestStretch(t)
	switch {
	case a.weight >= enough && a.words >= leastLost && a.weight > onlyOne*b.weight:
		words := c.pairs[i].Source[a.from:a.to]
		return &Finding{Omission, words, "", a.confidence(), fmt.Sprintf("Nothing in the target renders %q.", clip(words))}
	case b.weight >= enough && b.words >= leastLost && b.weight > onlyOne*a.weight:
		words := c.pairs[i].Target[b.from:b.to]
		return &Finding{Addition, "", words, b.confidence(), fmt.Sprintf("Nothing in the source is rendered by %q.", clip(words))}
	}
	return nil
}

// A stretch is words from a byte up to another.
type stretch struct {
	from, to int
	words    int // that lack their counterparts
	weight   float64
}

func (s stretch) confidence() float64 { return 1 - math.Exp2(-s.weight/surer) }

// heaviestStretch is the stretch of words whose sum is highest: each word that lacks its counterpart adds how surprising that is.
func heaviestStretch(words []bitext.Word) (best stretch) {
	var now stretch
	for _, w := range words {
		if now.weight <= 0 {
			now = stretch{from: w.Start}
		}
		now.to = w.End
		switch {
		case w.Met:
			now.weight -= relief * w.Known
		case w.Known > 0:
			now.weight += math.Min(-math.Log(1-math.Min(w.Known, 0.99)), heaviest)
			now.words++
		}
		if now.weight > best.weight {
			best = now
		}
	}
	return best
}
