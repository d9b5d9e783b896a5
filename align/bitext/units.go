package bitext

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
)

const (
	sameLabel  = 6.0  // what two units gain by having the same label
	wordsCount = 0.5  // weight of their words beside that
	missing    = -2.0 // what it costs that a unit has no counterpart among its siblings
	elsewhere  = 8.0  // what the words of a unit must gain for it to be taken as moved
)

// A node is a row-to-be of one document: a heading, a unit with its items, or a footnote.
type node struct {
	*Half
	kind   RowKind
	label  string // what it is paired by among its siblings
	marker string // of a footnote
	place  int    // in the order of the document
	items  []*node
	mate   *node
}

// outline makes a tree of a document: meetings, their units, the items of those; footnotes last.
func outline(d *corpus.Document) (roots, all []*node) {
	l := lang.For(d.Language)
	add := func(into *[]*node, n *node) *node {
		n.place = len(all)
		if n.kind != HeadingRow {
			n.Sentences = l.Sentences(n.Text)
		} else if strings.TrimSpace(n.Text) != "" {
			n.Sentences = []lang.Span{{Start: 0, End: len(n.Text)}}
		}
		all = append(all, n)
		*into = append(*into, n)
		return n
	}
	for _, m := range d.Meetings {
		top := add(&roots, &node{Half: &Half{Ref: m.Ref(), Text: m.Heading, Line: m.Line}, kind: HeadingRow, label: m.Ref().String()})
		at := map[string]*node{}
		for _, u := range m.Units {
			into, labels := &top.items, u.Ref.Labels()
			if up, ok := u.Ref.Parent(); ok && at[up.Path] != nil {
				into = &at[up.Path].items
			}
			label := u.Ref.Path
			if len(labels) > 0 {
				label = labels[len(labels)-1]
			}
			at[u.Ref.Path] = add(into, &node{Half: &Half{Ref: u.Ref, Unit: u, Text: u.Text, Line: u.Line}, kind: UnitRow, label: label})
		}
	}
	for _, f := range d.Notes {
		add(&roots, &node{Half: &Half{Text: f.Text, Line: f.Line}, kind: FootnoteRow, label: "footnote " + f.Marker, marker: f.Marker})
	}
	return roots, all
}

// pairUnits pairs the headings, units and footnotes of two documents and lays them out as rows.
func pairUnits(source, target *corpus.Document, o *options) ([]Row, error) {
	roots, all := outline(source)
	otherRoots, others := outline(target)
	m, err := newModel(nodeSegments(all), nodeSegments(others), o)
	if err != nil {
		return nil, err
	}
	p := &pairing{m}
	p.know(p.free)
	p.pairLists(roots, otherRoots)
	if err := o.stop(); err != nil {
		return nil, err
	}
	p.pairMoved(all, others)
	return rows(all, others), nil
}

func nodeSegments(nodes []*node) []Segment {
	out := make([]Segment, len(nodes))
	for i, n := range nodes {
		out[i] = Segment{Text: n.Text}
	}
	return out
}

// A pairing pairs the nodes of two outlines by their labels and words.
type pairing struct{ *model }

// words is what two nodes gain by their words.
func (p *pairing) words(spread, back []float32, s, t *node) float64 {
	fill(spread, p.forward, p.target.rarity, p.source.segments[s.place])
	gain := p.glance(spread, back, s.place, t.place)
	clearSpread(spread, p.forward, p.source.segments[s.place])
	return max(float64(gain), -20)
}

// nothing is the gain of what can't be.
const nothing = -1e9

// pairLists pairs the nodes of two lists of siblings in order, then the items of those paired: the path with the most
// labels and words in common. Where one list has a unit more, the labels after it differ all by as much, so that two
// pairs of other labels that follow one another count as two of the same label do, and where the unit was put in is
// left to the words.
func (p *pairing) pairLists(source, target []*node) {
	n, t := len(source), len(target)
	if n == 0 || t == 0 {
		return
	}
	// by nodes of either side before: the best path, the best that ends with a pair, and what that pair gains
	best, paired, gain := impossible(n, t), impossible(n, t), p.gains(source, target)
	runsOn := func(i, j int) float64 {
		if i < 2 || j < 2 || paired[i-1][j-1] == nothing || source[i-1].label == target[j-1].label ||
			source[i-2].label == target[j-2].label || source[i-1].kind == HeadingRow {
			return nothing
		}
		return paired[i-1][j-1] + sameLabel
	}
	for i := range best {
		for j := range best[i] {
			if i == 0 && j == 0 {
				best[i][j] = 0
			}
			if i > 0 && j > 0 && gain[i][j] > nothing {
				paired[i][j] = max(best[i-1][j-1], runsOn(i, j)) + gain[i][j]
			}
			best[i][j] = max(best[i][j], paired[i][j])
			if i > 0 {
				best[i][j] = max(best[i][j], best[i-1][j]+missing)
			}
			if j > 0 {
				best[i][j] = max(best[i][j], best[i][j-1]+missing)
			}
		}
	}
	for i, j, pair := n, t, false; i > 0 && j > 0; {
		switch {
		case pair || best[i][j] == paired[i][j]:
			source[i-1].mate, target[j-1].mate = target[j-1], source[i-1]
			p.pairLists(source[i-1].items, target[j-1].items)
			pair = runsOn(i, j) > best[i-1][j-1]
			i, j = i-1, j-1
		case best[i][j] == best[i-1][j]+missing:
			i--
		default:
			j--
		}
	}
}

// impossible makes a table of n+1 by t+1 in which nothing is gained.
func impossible(n, t int) [][]float64 {
	out := make([][]float64, n+1)
	for i := range out {
		out[i] = slices.Repeat([]float64{nothing}, t+1)
	}
	return out
}

// gains is what each pair of siblings gains by their labels and words, counted from 1.
func (p *pairing) gains(source, target []*node) [][]float64 {
	spread, back := make([]float32, len(p.target.vocab.types)), make([]float32, len(p.source.vocab.types))
	out := impossible(len(source), len(target))
	for i, s := range source {
		for j, t := range target {
			if s.kind != t.kind {
				continue
			}
			g := wordsCount * p.words(spread, back, s, t)
			if s.label == t.label {
				g += sameLabel
			} else if s.kind == HeadingRow {
				g -= sameLabel // meetings are numbered, not reordered
			}
			out[i+1][j+1] = g
		}
	}
	return out
}

// pairMoved pairs units left alone that say the same elsewhere, the surest first.
func (p *pairing) pairMoved(source, target []*node) {
	type move struct {
		s, t *node
		gain float64
	}
	spread, back := make([]float32, len(p.target.vocab.types)), make([]float32, len(p.source.vocab.types))
	var moves []move
	for _, s := range source {
		if s.mate != nil || s.kind != UnitRow {
			continue
		}
		for _, t := range target {
			if t.mate == nil && t.kind == UnitRow {
				if g := p.words(spread, back, s, t); g > elsewhere {
					moves = append(moves, move{s, t, g})
				}
			}
		}
	}
	slices.SortStableFunc(moves, func(a, b move) int { return cmp.Compare(b.gain, a.gain) })
	for _, m := range moves {
		if m.s.mate == nil && m.t.mate == nil {
			m.s.mate, m.t.mate = m.t, m.s
			p.pairLists(alone(m.s.items), alone(m.t.items))
		}
	}
}

func alone(nodes []*node) []*node {
	return slices.DeleteFunc(slices.Clone(nodes), func(n *node) bool { return n.mate != nil })
}

// rows lays pairs out in the order of the source; a node that only the target has follows the one before it there.
func rows(source, target []*node) []Row {
	after := make([][]*node, len(source)+1)
	last := 0
	for _, t := range target {
		if t.mate != nil {
			last = t.mate.place + 1
			continue
		}
		after[last] = append(after[last], t)
	}
	var out []Row
	lone := func(k int) {
		for _, t := range after[k] {
			out = append(out, Row{Kind: t.kind, Ref: t.Ref, Marker: t.marker, Target: t.Half})
		}
	}
	lone(0)
	for i, s := range source {
		r := Row{Kind: s.kind, Ref: s.Ref, Marker: s.marker, Source: s.Half}
		if s.mate != nil {
			r.Target = s.mate.Half
		}
		out = append(out, r)
		lone(i + 1)
	}
	return out
}

// Name is what to call the row: its ref, or the kind and marker of a footnote.
func (r *Row) Name() string {
	if r.Kind == FootnoteRow {
		return fmt.Sprintf("note %s", r.Marker)
	}
	return r.Ref.String()
}
