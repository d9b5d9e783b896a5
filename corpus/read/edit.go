package read

import (
	"cmp"
	"slices"
	"strings"

	"github.com/reprise-wording/reprise/corpus"
)

// An edit replaces a stretch of a unit's text.
type edit struct {
	start, end int // bytes of the text
	to         string
	kind, why  string
}

// apply makes the edits in a unit, which keeps its wording before them as Original, and records each as a repair. Of
// edits that overlap the first counts.
func apply(d *corpus.Document, u *corpus.Block, edits []edit) {
	if len(edits) == 0 {
		return
	}
	slices.SortStableFunc(edits, func(a, b edit) int { return cmp.Compare(a.start, b.start) })
	var b strings.Builder
	last, mark, shift := 0, 0, 0
	for _, e := range edits {
		if e.start < last {
			continue
		}
		for ; mark < len(u.Marks) && u.Marks[mark].Offset < e.end; mark++ {
			u.Marks[mark].Offset = min(u.Marks[mark].Offset, e.start) + shift
		}
		b.WriteString(u.Text[last:e.start])
		b.WriteString(e.to)
		d.Repairs = append(
			d.Repairs,
			corpus.Repair{
				Kind:   e.kind,
				Line:   u.Line,
				Ref:    u.Ref,
				Before: u.Text[e.start:e.end],
				After:  e.to,
				Why:    e.why,
			},
		)
		last = e.end
		shift += len(e.to) - (e.end - e.start)
	}
	for ; mark < len(u.Marks); mark++ {
		u.Marks[mark].Offset += shift
	}
	b.WriteString(u.Text[last:])
	if u.Original == "" {
		u.Original = u.Text
	}
	u.Text = b.String()
}
