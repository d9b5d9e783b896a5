package keep

import (
	"context"
	"fmt"
	"strings"

	"github.com/reprise-wording/reprise/align"
	"github.com/reprise-wording/reprise/align/pins"
	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/store"
)

// unitRow is what the beads of a unit are kept under.
const unitRow = "unit"

// Pins reads what a person decided, as decisions about the units of a corpus, named as it names them. The decisions about
// papers that are not in the corpus are left out.
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
		if !b.Pinned || b.Row != unitRow || !ok {
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
	source, target, ref, err := n.sides(u)
	if err != nil {
		return err
	}
	if err := tx.DropPinned(source, target, unitRow, ref); err != nil {
		return err
	}
	beads := make([]store.Bead, len(u.Beads))
	for i, b := range u.Beads {
		beads[i] = store.Bead{Source: source, Target: target, Row: unitRow, Ref: ref, From: b.Source, To: b.Target, Score: 1, Pinned: true}
		if err := tx.DropFound(beads[i]); err != nil {
			return err
		}
	}
	return tx.AddBeads(beads)
}

// names finds units by what a corpus calls them.
type names struct {
	c        *corpus.Corpus
	prefixes []string
	refs     []map[string]bool // by paper: its units
}

func newNames(c *corpus.Corpus) *names {
	n := &names{c: c, prefixes: reuse.Prefixes(c)}
	for _, p := range c.Papers {
		refs := map[string]bool{}
		for _, d := range p.Versions {
			for _, u := range d.Units() {
				refs[u.Ref.String()] = true
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
		if !ok || !n.refs[i][rest] {
			continue
		}
		ref, err := corpus.ParseRef(rest)
		return i, ref, err
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

// sides names the two documents whose sentences the beads of a unit pair, and the unit.
func (n *names) sides(u pins.Unit) (source, target store.Key, ref corpus.Ref, err error) {
	i, ref, err := n.paper(u.Ref)
	if err != nil {
		return source, target, ref, err
	}
	paper := store.PaperOf(n.c.Papers[i].Versions[0])
	from, to, _ := strings.Cut(u.Languages, "-")
	a, err := lang.Parse(from)
	if err != nil {
		return source, target, ref, err
	}
	b, err := lang.Parse(to)
	if err != nil {
		return source, target, ref, err
	}
	return store.Key{Paper: paper, Language: a.Tag()}, store.Key{Paper: paper, Language: b.Tag()}, ref, nil
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
			for _, u := range d.Units() {
				refs[name][u.Ref.String()] = true
			}
		}
	}
	gone := func(p store.Place) bool { return refs[p.Paper] != nil && !refs[p.Paper][p.Ref.String()] }
	var out []string
	pairs, err := tx.Pins()
	for _, d := range pairs {
		for _, p := range []store.Place{d.Earlier, d.Later} {
			if gone(p) {
				out = append(out, fmt.Sprintf("the pair %s, %s (%s): %s has no %s now", d.Earlier.Ref, d.Later.Ref, d.Verdict, p.Paper, p.Ref))
			}
		}
	}
	return out, err
}
