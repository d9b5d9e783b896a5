package bitext

import (
	"slices"

	"github.com/reprise-wording/reprise/align"
	"github.com/reprise-wording/reprise/align/pins"
)

// Pin puts the beads that a person set in place of those found, and returns the refs of the pins that no longer fit:
// their block is gone, or has another number of sentences. Those blocks keep the beads that were found.
func (a *Alignment) Pin(p *pins.Pins) (stale []string) {
	set := p.Beads(a.Languages())
	for i := range a.Rows {
		r := &a.Rows[i]
		beads, ok := set[r.Ref.String()]
		if !ok || r.Source == nil || r.Target == nil ||
			align.Check(beads, len(r.Source.Sentences), len(r.Target.Sentences)) != nil {
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
