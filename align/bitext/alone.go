package bitext

import (
	"cmp"
	"slices"

	"github.com/reprise-wording/reprise/align"
)

// joinAlone makes one bead of segments of one side that have no counterpart and follow one another, as annotators do: a
// paragraph that the translator left out is one omission, however many sentences it has. The bead has the lowest of
// their scores. The order of the beads is lost.
func joinAlone(beads []align.Bead) []align.Bead {
	var out, sources, targets []align.Bead
	for _, b := range beads {
		switch {
		case len(b.Target) == 0:
			sources = append(sources, b)
		case len(b.Source) == 0:
			targets = append(targets, b.Swap())
		default:
			out = append(out, b)
		}
	}
	out = append(out, runsOf(sources)...)
	for _, b := range runsOf(targets) {
		out = append(out, b.Swap())
	}
	return out
}

// runsOf joins beads of source segments alone where one begins after the end of another.
func runsOf(beads []align.Bead) []align.Bead {
	slices.SortFunc(beads, func(a, b align.Bead) int { return cmp.Compare(a.Source[0], b.Source[0]) })
	var out []align.Bead
	for _, b := range beads {
		if k := len(out) - 1; k >= 0 && out[k].Source[len(out[k].Source)-1]+1 == b.Source[0] {
			out[k].Source = append(out[k].Source, b.Source...)
			out[k].Score = min(out[k].Score, b.Score)
			continue
		}
		out = append(out, b)
	}
	return out
}
