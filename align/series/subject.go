package series

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// tellingWords is how many words tell what a paper is about.
const tellingWords = 5

// sameSubject tells whether two papers are about one thing, from 0 to 1: by the share of the telling words of each that
// the other has. Papers that go on with a subject bring in some words of their own, so a share of fullShare is enough.
func sameSubject(a, b *paper, having map[string]int, papers int) float64 {
	share := (shareOf(a, b, having, papers) + shareOf(b, a, having, papers)) / 2
	return min(share/fullShare, 1)
}

// shareOf is the share of the words that tell what a paper is about which another has: those that it repeats most and
// the fewest other papers have, weighed so. It is 1 where a paper has no words.
func shareOf(a, b *paper, having map[string]int, papers int) float64 {
	type word struct {
		stem   string
		weight float64
	}
	all := make([]word, 0, len(a.counts))
	for w, n := range a.counts {
		others := having[w] - 1
		if b.counts[w] > 0 {
			others--
		}
		all = append(all, word{w, math.Log1p(float64(n)) * math.Log(float64(papers)/float64(others+1))})
	}
	slices.SortFunc(all, func(a, b word) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), strings.Compare(a.stem, b.stem))
	})
	common, sum := 0.0, 0.0
	for _, w := range all[:min(len(all), tellingWords)] {
		sum += w.weight
		if b.counts[w.stem] > 0 {
			common += w.weight
		}
	}
	if sum == 0 {
		return 1
	}
	return common / sum
}
