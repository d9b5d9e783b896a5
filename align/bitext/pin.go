package bitext

import (
	"slices"

	"github.com/reprise-wording/reprise/align"
	"github.com/reprise-wording/reprise/align/pins"
)

// count is how many sentences a half has; none where it is not there.
func (h *Half) count() int {
	if h == nil {
		return 0
	}
	return len(h.Sentences)
}

// Pin puts the beads that a person set in place of those found, and returns the refs of the pins that no longer fit:
// their block is gone, or has another number of sentences. Those blocks keep the beads that were found. A block that
// one document only has is confirmed to be so by beads with one side.
func (a *Alignment) Pin(p *pins.Pins) (stale []string) {
	set := p.Beads(a.Languages())
	for i := range a.Rows {
		r := &a.Rows[i]
		beads, ok := set[r.Ref.String()]
		if !ok || align.Check(beads, r.Source.count(), r.Target.count()) != nil {
			continue
		}
		delete(set, r.Ref.String())
		r.Beads = nil
		for _, b := range beads {
			r.Beads = append(r.Beads, b.Clone())
		}
		align.Sort(r.Beads)
	}
	for ref := range set {
		stale = append(stale, ref)
	}
	slices.Sort(stale)
	return stale
}
