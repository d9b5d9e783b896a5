package report

import (
	"context"
	"slices"
	"strings"

	"github.com/reprise-wording/reprise/align"
	"github.com/reprise-wording/reprise/align/bitext"
	"github.com/reprise-wording/reprise/align/pins"
	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/corpus"
)

// pinsUnder is the beads of the units of one paper, their refs as the paper has them.
func pinsUnder(p *pins.Pins, prefixes []string, paper int) *pins.Pins {
	out := &pins.Pins{}
	for _, u := range p.Units {
		i := slices.IndexFunc(
			prefixes,
			func(prefix string) bool { return prefix != "" && strings.HasPrefix(u.Ref, prefix) },
		)
		if i == paper || i < 0 && prefixes[paper] == "" {
			u.Ref = strings.TrimPrefix(u.Ref, prefixes[paper])
			out.Units = append(out.Units, u)
		}
	}
	return out
}

// beads puts the beads of the first two languages of every paper that has both at its units.
func (b *builder) beads(ctx context.Context) error {
	prefixes := reuse.Prefixes(b.corpus)
	for i := range b.papers {
		p := &b.papers[i]
		if p.before == nil {
			continue
		}
		if err := p.decide(ctx, pinsUnder(b.opts.Pins, prefixes, i)); err != nil {
			return err
		}
		for _, ref := range p.stale {
			b.staleBeads = append(b.staleBeads, prefixes[i]+ref)
		}
		rows := newRows(p.with, b.tag(0), b.tag(1), func(row, bead int) []align.Remark { return p.why[[2]int{row, bead}] })
		// a row is shown at a unit, which stands in its order, rather than at a landmark, and where its source stands
		// rather than where its target does
		for _, other := range []bool{false, true} {
			for n := range b.out.Units {
				if u := &b.out.Units[n]; b.home[n].paper == i && u.Beads == nil {
					u.Beads, u.Sides = rows.of(b.set.Units[n].Ref, u.Text, other)
				}
			}
		}
		for _, other := range []bool{false, true} {
			for n := range b.out.Landmarks {
				if m := &b.out.Landmarks[n]; b.marks[n].paper == i && m.Beads == nil {
					m.Beads, m.Sides = rows.of(b.marks[n].ref, m.Text, other)
				}
			}
		}
	}
	return nil
}

// rows are those of an alignment, each to be shown once.
type rows struct {
	a        *bitext.Alignment
	tags     [2]string
	why      func(row, bead int) []align.Remark
	bySource map[corpus.Ref]int
	byTarget map[corpus.Ref]int
	shown    map[int]bool
}

func newRows(a *bitext.Alignment, source, target string, why func(row, bead int) []align.Remark) *rows {
	r := &rows{
		a:        a,
		tags:     [2]string{source, target},
		why:      why,
		bySource: map[corpus.Ref]int{},
		byTarget: map[corpus.Ref]int{},
		shown:    map[int]bool{},
	}
	for k, row := range a.Rows {
		if row.Source != nil {
			r.bySource[row.Source.Ref] = k
		}
		if row.Target != nil {
			r.byTarget[row.Target.Ref] = k
		}
	}
	return r
}

// of gives the beads of the row in which a block with texts is the source, or with other the target, and the
// sentences of the row where these are not the texts: what stands beside the block has another ref.
func (r *rows) of(ref corpus.Ref, texts map[string][]string, other bool) ([]Bead, map[string][]string) {
	in, tag := r.bySource, r.tags[0]
	if other {
		in, tag = r.byTarget, r.tags[1]
	}
	k, ok := in[ref]
	if !ok || r.shown[k] || texts[tag] == nil {
		return nil, nil
	}
	r.shown[k] = true
	row := &r.a.Rows[k]
	var sides map[string][]string
	for i, half := range []*bitext.Half{row.Source, row.Target} {
		if half == nil {
			continue
		}
		if said := pieces(half.Text, half.Sentences); !slices.Equal(said, texts[r.tags[i]]) {
			sides = with(sides, r.tags[i], said)
		}
	}
	return beadsOf(row, func(bead int) []align.Remark { return r.why(k, bead) }), sides
}

func beadsOf(r *bitext.Row, why func(bead int) []align.Remark) []Bead {
	var out []Bead
	for n, x := range r.Beads {
		e := Bead{
			A:     list(x.Source),
			B:     list(x.Target),
			Score: round(x.Score),
			Why:   said(why(n)...),
			Hand:  x.Origin == align.ByHand,
		}
		if !x.SourcePart.IsZero() && len(x.Source) == 1 {
			e.PartA = part(r.Source.Sentence(x.Source[0]), x.SourcePart.Start, x.SourcePart.End)
		}
		if !x.TargetPart.IsZero() && len(x.Target) == 1 {
			e.PartB = part(r.Target.Sentence(x.Target[0]), x.TargetPart.Start, x.TargetPart.End)
		}
		out = append(out, e)
	}
	return out
}

// list is never null in JSON.
func list(ns []int) []int {
	if ns == nil {
		return []int{}
	}
	return ns
}

func part(text string, start, end int) *[2]int {
	return &[2]int{utf16Len(text[:start]), utf16Len(text[:end])}
}

func round(x float64) float64 { return float64(int(x*1000+0.5)) / 1000 }
