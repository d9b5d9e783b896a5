package keep

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align"
	"github.com/reprise-wording/reprise/align/pins"
	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/store"
)

// Pins reads what a person decided, as decisions about the units of a corpus, named as it names them. The decisions
// about papers that are not in the corpus are left out.
func Pins(ctx context.Context, s *store.Store, c *corpus.Corpus) (p *pins.Pins, err error) {
	err = s.View(ctx, func(tx *store.Tx) error {
		p, err = readPins(tx, prefixesOf(c))
		return err
	})
	return p, err
}

// prefixesOf gives for each paper, by its name in a file, what stands before the refs of its units.
func prefixesOf(c *corpus.Corpus) map[string]string {
	out := map[string]string{}
	for i, prefix := range reuse.Prefixes(c) {
		out[store.PaperOf(c.Papers[i].Versions[0])] = prefix
	}
	return out
}

func readPins(tx *store.Tx, prefixes map[string]string) (*pins.Pins, error) {
	p := &pins.Pins{}
	pairs, err := tx.Pins()
	if err != nil {
		return nil, err
	}
	for _, d := range pairs {
		earlier, ok := prefixes[d.Earlier.Paper]
		later, here := prefixes[d.Later.Paper]
		if ok && here {
			p.Judge(earlier+d.Earlier.Ref.String(), later+d.Later.Ref.String(), pins.Verdict(d.Verdict))
		}
	}
	beads, err := tx.Beads()
	if err != nil {
		return nil, err
	}
	type unit struct{ languages, ref string }
	units := map[unit][]align.Bead{}
	var order []unit
	for _, b := range beads {
		prefix, ok := prefixes[b.Source.Paper]
		if !b.Pinned || !ok {
			continue
		}
		u := unit{b.Source.Language.String() + "-" + b.Target.Language.String(), prefix + b.Ref.String()}
		if units[u] == nil {
			order = append(order, u)
		}
		units[u] = append(units[u], align.Bead{Source: b.From, Target: b.To})
	}
	for _, u := range order {
		if err := p.Set(u.languages, u.ref, units[u]); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// Decide adds decisions about the units of a corpus to those that the file has by then.
func Decide(ctx context.Context, s *store.Store, c *corpus.Corpus, decisions ...pins.Decision) error {
	return s.Update(ctx, func(tx *store.Tx) error { return decide(tx, c, decisions) })
}

func decide(tx *store.Tx, c *corpus.Corpus, decisions []pins.Decision) error {
	n := newNames(c)
	for _, d := range decisions {
		if d.Pair != nil {
			if err := n.decidePair(tx, *d.Pair); err != nil {
				return err
			}
		}
		if d.Unit != nil {
			if err := n.decideUnit(tx, *d.Unit); err != nil {
				return err
			}
		}
	}
	return nil
}

func (n *names) decidePair(tx *store.Tx, p pins.Pair) error {
	earlier, err := n.place(p.Earlier)
	if err != nil {
		return err
	}
	later, err := n.place(p.Later)
	if err != nil {
		return err
	}
	pin := store.Pin{Earlier: earlier, Later: later, Verdict: string(p.Verdict)}
	if p.Verdict == "" {
		return tx.DropPin(pin)
	}
	return tx.AddPins([]store.Pin{pin})
}

// decideUnit puts the beads of a unit in the place of those that stand there, also of what the aligner found.
func (n *names) decideUnit(tx *store.Tx, u pins.Unit) error {
	row, err := n.row(u)
	if err != nil {
		return err
	}
	if err := tx.DropPinned(row); err != nil {
		return err
	}
	beads := make([]store.Bead, len(u.Beads))
	for i, b := range u.Beads {
		beads[i] = row
		beads[i].From, beads[i].To, beads[i].Score, beads[i].Pinned = b.Source, b.Target, 1, true
	}
	if len(beads) > 0 {
		if err := tx.DropFound(row); err != nil {
			return err
		}
	}
	return tx.AddBeads(beads)
}

// names finds units by what a corpus calls them.
type names struct {
	c        *corpus.Corpus
	prefixes []string
	refs     []map[string]corpus.Ref // by paper: its blocks, by their names
}

func newNames(c *corpus.Corpus) *names {
	n := &names{c: c, prefixes: reuse.Prefixes(c)}
	for _, p := range c.Papers {
		refs := map[string]corpus.Ref{}
		for _, d := range p.Versions {
			for _, b := range d.Blocks {
				refs[b.Ref.String()] = b.Ref
			}
		}
		n.refs = append(n.refs, refs)
	}
	return n
}

// paper finds the paper of a unit, and its ref.
func (n *names) paper(id string) (int, corpus.Ref, error) {
	for i, prefix := range n.prefixes {
		rest, ok := strings.CutPrefix(id, prefix)
		if ref, there := n.refs[i][rest]; ok && there {
			return i, ref, nil
		}
	}
	return 0, corpus.Ref{}, fmt.Errorf("keep: no unit %s in the corpus file; name units as trace does", id)
}

func (n *names) place(id string) (store.Place, error) {
	i, ref, err := n.paper(id)
	if err != nil {
		return store.Place{}, err
	}
	return store.Place{Paper: store.PaperOf(n.c.Papers[i].Versions[0]), Ref: ref}, nil
}

// kind is that of a block in the first of some languages that has it, which its beads are kept under.
func (n *names) kind(paper int, ref corpus.Ref, tags ...language.Tag) string {
	for _, tag := range tags {
		if d := n.c.Papers[paper].In(tag); d != nil {
			if at := slices.IndexFunc(d.Blocks, func(b *corpus.Block) bool { return b.Ref == ref }); at >= 0 {
				return string(d.Blocks[at].Kind)
			}
		}
	}
	return string(corpus.Unit)
}

// row is where the beads of a block stand: the two documents whose sentences they pair, the kind of the block and its
// ref.
func (n *names) row(u pins.Unit) (store.Bead, error) {
	i, ref, err := n.paper(u.Ref)
	if err != nil {
		return store.Bead{}, err
	}
	paper := store.PaperOf(n.c.Papers[i].Versions[0])
	from, to, _ := strings.Cut(u.Languages, "-")
	a, err := lang.Parse(from)
	if err != nil {
		return store.Bead{}, err
	}
	b, err := lang.Parse(to)
	if err != nil {
		return store.Bead{}, err
	}
	source, target := store.Key{Paper: paper, Language: a.Tag()}, store.Key{Paper: paper, Language: b.Tag()}
	return store.Bead{
		Source: source,
		Target: target,
		Row:    n.kind(i, ref, source.Language, target.Language),
		Ref:    ref,
	}, nil
}

// stale lists the decisions that name a unit of a paper that it does not have, for people to read.
func stale(tx *store.Tx, papers []string) ([]string, error) {
	refs := map[string]map[string]bool{}
	for _, name := range papers {
		docs, err := tx.Paper(name)
		if err != nil {
			return nil, err
		}
		refs[name] = map[string]bool{}
		for _, d := range docs {
			for _, b := range d.Blocks {
				refs[name][b.Ref.String()] = true
			}
		}
	}
	gone := func(p store.Place) bool { return refs[p.Paper] != nil && !refs[p.Paper][p.Ref.String()] }
	var out []string
	pairs, err := tx.Pins()
	for _, d := range pairs {
		for _, p := range []store.Place{d.Earlier, d.Later} {
			if gone(p) {
				out = append(
					out,
					fmt.Sprintf(
						"the pair %s, %s (%s): %s has no %s now",
						d.Earlier.Ref,
						d.Later.Ref,
						d.Verdict,
						p.Paper,
						p.Ref,
					),
				)
			}
		}
	}
	return out, err
}
