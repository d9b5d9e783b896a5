package bitext

import (
	"cmp"
	"slices"
	"strings"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
)

const (
	sameLabel  = 6.0  // what two blocks gain by having the same label
	nearLabel  = 4.0  // by having the same one in parts of other names
	sameKind   = 1.0  // what two blocks without labels gain by being of one kind
	wordsCount = 0.5  // weight of their words beside that
	missing    = -2.0 // what it costs that a block has no counterpart among its siblings
	elsewhere  = 8.0  // what the words of a block must gain for it to be taken as moved
)

// A node is a row-to-be of one document: a block with the items of the list that it opens.
type node struct {
	*Half
	label string // what it is paired by among its siblings; empty for what has none
	part  string // the part within which the label counts; empty inside a list
	place int    // in the order of the document
	items []*node
	mate  *node
}

func (n *node) is(k corpus.Kind) bool { return n.Block.Kind == k }

// outline makes a tree of a document: its blocks in order, the items of a list under the block that opens it; and its
// notes in a list of their own, since they stand where pages end.
func outline(d *corpus.Document) (roots, notes, all []*node) {
	l := lang.For(d.Language)
	opened := map[int]bool{} // the parts whose heading was met
	all = make([]*node, len(d.Blocks))
	for i, b := range d.Blocks {
		n := &node{Half: &Half{Ref: b.Ref, Block: b, Text: b.Text, Line: b.Line}, place: i, part: b.Ref.Part}
		all[i] = n
		into := &roots
		switch {
		case b.Kind == corpus.Heading:
			if n.label = b.Label; !opened[b.Part] && b.Part > 0 && d.PartOf(b).Restarts {
				n.label, n.part = b.Ref.Part, ""
			}
			opened[b.Part] = true
		case b.Kind == corpus.Note:
			n.label, into = b.Label, &notes
		case b.Under > 0 && b.Under <= i && !all[b.Under-1].is(corpus.Note):
			into, n.part = &all[b.Under-1].items, ""
			if labels := b.Ref.Labels(); b.Kind == corpus.Unit && len(labels) > 0 {
				n.label = labels[len(labels)-1]
			}
		case b.Kind == corpus.Unit || b.Ref.Path == corpus.NotePath:
			n.label = b.Ref.Path
		}
		if b.Kind != corpus.Heading {
			n.Sentences = l.Sentences(n.Text)
		} else if strings.TrimSpace(n.Text) != "" {
			n.Sentences = []lang.Span{{Start: 0, End: len(n.Text)}}
		}
		*into = append(*into, n)
	}
	return roots, notes, all
}

// pairUnits pairs the blocks of two documents and lays them out as rows.
func pairUnits(source, target *corpus.Document, o *options) ([]Row, error) {
	roots, notes, all := outline(source)
	otherRoots, otherNotes, others := outline(target)
	m, err := newModel(nodeSegments(all), nodeSegments(others), o)
	if err != nil {
		return nil, err
	}
	p := &pairing{
		model:  m,
		spread: make([]float32, len(m.target.vocab.types)),
		back:   make([]float32, len(m.source.vocab.types)),
	}
	p.know(p.free)
	if err := p.pairLists(roots, otherRoots, o); err != nil {
		return nil, err
	}
	if err := p.pairLists(notes, otherNotes, o); err != nil {
		return nil, err
	}
	if err := p.pairMoved(all, others, o); err != nil {
		return nil, err
	}
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
type pairing struct {
	*model
	spread, back []float32 // scratch, zero
}

// nothing is the gain of what can't be.
const nothing = -1e9

// words calls a function for some target nodes with what each gains by its words beside s, at least -20.
func (p *pairing) words(s *node, targets []*node, f func(j int, gain float64)) {
	words := p.source.segments[s.place]
	fill(p.spread, p.forward, p.target.rarity, words)
	for j, t := range targets {
		if alike(s, t) {
			f(j, max(float64(p.pairScore(p.spread, p.back, s.place, t.place)), -20))
		}
	}
	clearSpread(p.spread, p.forward, words)
}

// alike reports whether two blocks can be a pair: headings, notes and recitals only with their own kind.
func alike(s, t *node) bool {
	return s.Block.Kind == t.Block.Kind || plain(s.Block.Kind) && plain(t.Block.Kind)
}

// plain reports whether blocks of a kind may be of another in a translation that lost a label or a mark.
func plain(k corpus.Kind) bool { return k != corpus.Heading && k != corpus.Note && k != corpus.Recital }

// labels is what two nodes gain by their labels and kinds.
func labels(s, t *node) float64 {
	switch {
	case s.label == "" || t.label == "":
		if s.label == t.label && s.Block.Kind == t.Block.Kind {
			return sameKind
		}
		return 0
	case s.label == t.label && s.part == t.part:
		return sameLabel
	case s.label == t.label:
		return nearLabel
	case s.is(corpus.Heading):
		return -sameLabel // parts are numbered, not reordered
	}
	return 0
}

// pairLists pairs the nodes of two lists of siblings in order, then the items of those paired: the path with the most
// labels and words in common. Where one list has a block more, the labels after it differ all by as much, so that two
// pairs of other labels that follow one another count as two of the same label do, and where the block was put in is
// left to the words.
func (p *pairing) pairLists(source, target []*node, o *options) error {
	n, t := len(source), len(target)
	if n == 0 || t == 0 {
		return nil
	}
	if err := o.stop(); err != nil {
		return err
	}
	// by nodes of either side before: what a pair gains, the best path that ends with one, and the best of all
	gain, err := p.gains(source, target, o)
	if err != nil {
		return err
	}
	paired, best := gain.like(), gain.like()
	runsOn := func(i, j int) float64 {
		if i < 2 || j < 2 || paired.at(i-1, j-1) == nothing || source[i-1].label == target[j-1].label ||
			source[i-2].label == target[j-2].label || source[i-1].is(corpus.Heading) || source[i-1].label == "" ||
			target[j-1].label == "" {
			return nothing
		}
		return paired.at(i-1, j-1) + sameLabel
	}
	for i := range n + 1 {
		for j := gain.from[i]; j < gain.to(i); j++ {
			so := best.at(i, j)
			if i == 0 && j == 0 {
				so = 0
			}
			if i > 0 && j > 0 && gain.at(i, j) > nothing {
				pair := max(best.at(i-1, j-1), runsOn(i, j)) + gain.at(i, j)
				paired.set(i, j, pair)
				so = max(so, pair)
			}
			if i > 0 {
				so = max(so, best.at(i-1, j)+missing)
			}
			if j > 0 {
				so = max(so, best.at(i, j-1)+missing)
			}
			best.set(i, j, so)
		}
	}
	for i, j, pair := n, t, false; i > 0 && j > 0; {
		switch {
		case pair || best.at(i, j) == paired.at(i, j):
			source[i-1].mate, target[j-1].mate = target[j-1], source[i-1]
			pair = runsOn(i, j) > best.at(i-1, j-1)
			i, j = i-1, j-1
		case best.at(i, j) == best.at(i-1, j)+missing:
			i--
		default:
			j--
		}
	}
	p.reorder(source, target)
	for _, s := range source {
		if s.mate != nil {
			if err := p.pairLists(s.items, s.mate.items, o); err != nil {
				return err
			}
		}
	}
	return nil
}

// gains is what each pair of siblings gains by their labels and words, counted from 1, as far as they are compared.
func (p *pairing) gains(source, target []*node, o *options) (*gainTable, error) {
	out := newGains(source, target)
	for i, s := range source {
		if i%64 == 0 {
			if err := o.stop(); err != nil {
				return nil, err
			}
		}
		from := max(out.from[i+1]-1, 0)
		p.words(s, target[from:out.to(i+1)-1], func(j int, words float64) {
			out.set(i+1, from+j+1, wordsCount*words+labels(s, target[from+j]))
		})
	}
	return out, nil
}

// pairMoved pairs blocks left alone that say the same elsewhere, the surest first.
func (p *pairing) pairMoved(source, target []*node, o *options) error {
	type move struct {
		s, t *node
		gain float64
	}
	lone := func(n *node) bool { return n.mate != nil || n.is(corpus.Heading) || n.is(corpus.Note) }
	source, target = slices.DeleteFunc(slices.Clone(source), lone), slices.DeleteFunc(slices.Clone(target), lone)
	var moves []move
	for i, s := range source {
		if err := o.stop(); err != nil {
			return err
		}
		from, to := 0, len(target)
		if most := max(1, mostCompared/len(source)); to > most { // those in about the same place
			from = min(max(i*to/len(source)-most/2, 0), to-most)
			to = from + most
		}
		p.words(s, target[from:to], func(j int, gain float64) {
			if gain > elsewhere {
				moves = append(moves, move{s, target[from+j], gain})
			}
		})
	}
	slices.SortStableFunc(moves, func(a, b move) int { return cmp.Compare(b.gain, a.gain) })
	for _, m := range moves {
		if m.s.mate == nil && m.t.mate == nil {
			m.s.mate, m.t.mate = m.t, m.s
			if err := p.pairLists(alone(m.s.items), alone(m.t.items), o); err != nil {
				return err
			}
		}
	}
	return nil
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
			out = append(out, Row{Kind: t.Block.Kind, Ref: t.Ref, Target: t.Half})
		}
	}
	lone(0)
	for i, s := range source {
		r := Row{Kind: s.Block.Kind, Ref: s.Ref, Source: s.Half}
		if s.mate != nil {
			r.Target = s.mate.Half
		}
		out = append(out, r)
		lone(i + 1)
	}
	return out
}

// Name is what to call the row: its ref.
func (r *Row) Name() string { return r.Ref.String() }
