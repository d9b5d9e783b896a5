package align

import (
	"cmp"
	"fmt"
	"slices"
)

// An Origin says who set a bead.
type Origin string

// The origins of beads. The strings are those of the machine formats.
const (
	Automatic Origin = "automatic" // found by the aligner
	ByHand    Origin = "hand"      // set or confirmed by a person
)

// A Bead is segments of the source aligned with segments of the target. Either side may be empty, not both: then the
// other has no counterpart. Beads may cross; the segments of one bead stand in rising order.
type Bead struct {
	Source []int   `json:"source"` // 0-based indices of source segments
	Target []int   `json:"target"` // 0-based indices of target segments
	Score  float64 `json:"score"`  // 0..1: the share of beads with this score that are right
	Origin Origin  `json:"origin"`
	// SourcePart and TargetPart are set where one segment is shared out over several beads, because the other side is
	// kept whole: the stretch of the single segment of that side that belongs to this bead.
	SourcePart Part `json:"sourcePart,omitzero"`
	TargetPart Part `json:"targetPart,omitzero"`
}

// A Part is a stretch of a segment's text, in bytes; the zero Part stands for the whole segment.
type Part struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// IsZero reports whether p stands for the whole segment.
func (p Part) IsZero() bool { return p == Part{} }

// Of gives the stretch of text, the whole text for the zero Part.
func (p Part) Of(text string) string {
	if p.IsZero() || p.Start < 0 || p.End > len(text) || p.Start > p.End {
		return text
	}
	return text[p.Start:p.End]
}

// Type counts the segments of both sides: "1-1", "2-1", "1-0".
func (b Bead) Type() string { return fmt.Sprintf("%d-%d", len(b.Source), len(b.Target)) }

// Linked reports whether both sides have segments.
func (b Bead) Linked() bool { return len(b.Source) > 0 && len(b.Target) > 0 }

// Clone returns a bead that shares no memory with b.
func (b Bead) Clone() Bead {
	b.Source, b.Target = slices.Clone(b.Source), slices.Clone(b.Target)
	return b
}

// key is equal for beads of the same segments.
func (b Bead) key() string { return fmt.Sprint(b.Source, b.Target) }

// Swap returns the bead seen from the other side.
func (b Bead) Swap() Bead {
	b.Source, b.Target = b.Target, b.Source
	b.SourcePart, b.TargetPart = b.TargetPart, b.SourcePart
	return b
}

// Sort puts beads in the order of the source; a bead without source segments stands after the bead that holds the
// target segment before its own.
func Sort(beads []Bead) {
	last := -1
	for _, b := range beads {
		for _, t := range b.Target {
			last = max(last, t)
		}
	}
	home := make(
		[]int,
		last+2,
	) // by target segment: the first source segment of its bead, else of the one before; from 1
	for i := range home {
		home[i] = -1
	}
	for _, b := range beads {
		for _, t := range b.Target {
			if len(b.Source) > 0 && t >= 0 {
				home[t+1] = max(home[t+1], b.Source[0])
			}
		}
	}
	for i := 1; i < len(home); i++ {
		if home[i] < 0 {
			home[i] = home[i-1]
		}
	}
	type place struct{ source, target, part int }
	keyed := make([]struct {
		place
		Bead
	}, len(beads))
	for i, b := range beads {
		p := place{-1, -1, b.SourcePart.Start + b.TargetPart.Start}
		if len(b.Source) > 0 {
			p.source = b.Source[0]
		} else if len(b.Target) > 0 {
			p.target = b.Target[0]
			p.source = home[max(p.target, 0)]
		}
		keyed[i].place, keyed[i].Bead = p, b
	}
	slices.SortStableFunc(keyed, func(a, b struct {
		place
		Bead
	}) int {
		return cmp.Or(cmp.Compare(a.source, b.source), cmp.Compare(a.target, b.target), cmp.Compare(a.part, b.part))
	})
	for i := range keyed {
		beads[i] = keyed[i].Bead
	}
}

// A CoverageError says which segment the beads miss, repeat or do not have.
type CoverageError struct {
	Side  string // source or target
	Index int    // 0-based
	Why   string
}

func (e *CoverageError) Error() string {
	return fmt.Sprintf("align: %s segment %d %s", e.Side, e.Index, e.Why)
}

// Check reports, as a *CoverageError, the first segment that is not in exactly one bead, segments outside the text, and
// segments out of order inside a bead. A segment shared out in parts may stand in several beads.
func Check(beads []Bead, sources, targets int) error {
	for _, side := range []struct {
		name string
		n    int
		of   func(Bead) ([]int, Part)
	}{
		{"source", sources, func(b Bead) ([]int, Part) { return b.Source, b.SourcePart }},
		{"target", targets, func(b Bead) ([]int, Part) { return b.Target, b.TargetPart }},
	} {
		seen := make([]bool, side.n)
		for _, b := range beads {
			ids, part := side.of(b)
			for k, i := range ids {
				switch {
				case i < 0 || i >= side.n:
					return &CoverageError{side.name, i, fmt.Sprintf("is outside the text of %d segments", side.n)}
				case seen[i] && part.IsZero():
					return &CoverageError{side.name, i, "is in two beads"}
				case k > 0 && i <= ids[k-1]:
					return &CoverageError{side.name, i, "stands out of order in its bead"}
				}
				seen[i] = true
			}
		}
		if i := slices.Index(seen, false); i >= 0 {
			return &CoverageError{side.name, i, "is in no bead"}
		}
	}
	return nil
}
