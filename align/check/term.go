package check

import (
	"github.com/reprise-wording/reprise/align"
	"github.com/reprise-wording/reprise/align/bitext"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// term finds a word that is rendered in one way nearly everywhere else in the text and in another here.
// It is not looked for in languages whose words inflect so much that few have a usual rendering, nor in scripts without
// spaces, whose words overlap.
func (c *Checker) term(i int, s, t *reading, sw, tw []bitext.Word) *Finding {
	if !c.source.has["terms told"] || !c.target.has["terms told"] {
		return nil
	}
	var best *Finding
	for _, v := range c.words.Variants(i, sw, tw) {
		confidence := 0.5 + 0.45*float64(v.Alike)/float64(v.Times+10)
		if best != nil && best.Confidence >= confidence {
			continue
		}
		from, to := sw[v.Source], tw[v.Target]
		word, here := s.text[from.Start:from.End], t.text[to.Start:to.End]
		if lang.FoldAll.Key(word) == lang.FoldAll.Key(here) {
			continue // a title that is left as it is
		}
		usual := c.pairs[v.In].Target[v.Usual.Start:v.Usual.End]
		best = &Finding{Kind: Term, Source: word, Target: here, Confidence: confidence}
		best.Why = align.Remarkf(
			"Elsewhere “%s” is “%s” (%d of %d times); here it may be “%s”.", word, usual, v.Alike, v.Times, here,
		)
	}
	return best
}
