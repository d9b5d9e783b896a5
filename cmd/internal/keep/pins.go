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
		out[c.Papers[i].Versions[0].PaperKey()] = prefix
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
			x := pins.Pair{
				Earlier: earlier + d.Earlier.Ref.String(), Later: later + d.Later.Ref.String(),
				Verdict: pins.Verdict(d.Verdict), By: pins.By(d.Signed),
			}
			if err := p.Apply(pins.Decision{Pair: &x}); err != nil {
				return nil, err
			}
		}
	}
	beads, err := tx.Pinned()
	if err != nil {
		return nil, err
	}
	type unit struct{ languages, ref string }
	units, by := map[unit][]align.Bead{}, map[unit]pins.By{}
	var order []unit
	for _, b := range beads {
		prefix, ok := prefixes[b.Source.Paper]
		if !ok {
			continue
		}
		u := unit{b.Source.Language.String() + "-" + b.Target.Language.String(), prefix + b.Ref.String()}
		if units[u] == nil {
			order = append(order, u)
		}
		units[u] = append(units[u], align.Bead{Source: b.From, Target: b.To})
		by[u] = pins.By(b.Signed)
	}
	for _, u := range order {
		d := pins.Unit{Languages: u.languages, Ref: u.ref, Beads: units[u], By: by[u]}
		if err := p.Apply(pins.Decision{Unit: &d}); err != nil {
			return nil, err
		}
	}
	return p, readAlarms(tx, prefixes, p)
}

func readAlarms(tx *store.Tx, prefixes map[string]string, p *pins.Pins) error {
	alarms, err := tx.Alarms()
	if err != nil {
		return err
	}
	for _, a := range alarms {
		prefix, ok := prefixes[a.Paper]
		if !ok {
			continue
		}
		d := pins.Alarm{
			Languages: a.Source.String() + "-" + a.Target.String(), Ref: prefix + a.Ref.String(), Kind: a.Kind,
			Words: a.Words, Others: a.Others, Verdict: pins.Verdict(a.Verdict), By: pins.By(a.Signed),
		}
		if err := p.Apply(pins.Decision{Alarm: &d}); err != nil {
			return err
		}
	}
	return nil
}

// Decide adds decisions about the units of a corpus to those that the file has by then.
func Decide(ctx context.Context, s *store.Store, c *corpus.Corpus, decisions ...pins.Decision) error {
	return s.Update(ctx, func(tx *store.Tx) error { return decide(tx, c, decisions) })
}

// Replace keeps a decision in the place of the one that its author has seen, see [pins.Pins.Replace].
func Replace(ctx context.Context, s *store.Store, c *corpus.Corpus, seen string, d pins.Decision) error {
	return s.Update(ctx, func(tx *store.Tx) error {
		p, err := readPins(tx, prefixesOf(c))
		if err != nil {
			return err
		}
		before := p.Of(d)
		if err := p.Replace(seen, d); err != nil {
			return err
		}
		if before.Alarm != nil { // it may stand there the other way round
			back := *before.Alarm
			back.Verdict = ""
			if err := decide(tx, c, []pins.Decision{{Alarm: &back}}); err != nil {
				return err
			}
		}
		return decide(tx, c, []pins.Decision{d})
	})
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
		if d.Alarm != nil {
			if err := n.decideAlarm(tx, *d.Alarm); err != nil {
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
	pin := store.Pin{Earlier: earlier, Later: later, Verdict: string(p.Verdict), Signed: store.Signed(p.By)}
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
		beads[i].From = b.Source
		beads[i].To = b.Target
		beads[i].Score = 1
		beads[i].Pinned = true
		beads[i].Signed = store.Signed(u.By)
	}
	if len(beads) > 0 {
		if err := tx.DropFound(row); err != nil {
			return err
		}
	}
	return tx.AddBeads(beads)
}

func (n *names) decideAlarm(tx *store.Tx, a pins.Alarm) error {
	place, err := n.place(a.Ref)
	if err != nil {
		return err
	}
	source, target, err := languagesOf(a.Languages)
	if err != nil {
		return err
	}
	kept := store.Alarm{
		Place: place, Source: source, Target: target, Kind: a.Kind, Words: a.Words, Others: a.Others,
		Verdict: string(a.Verdict), Signed: store.Signed(a.By),
	}
	if a.Verdict == "" {
		return tx.DropAlarm(kept)
	}
	return tx.AddAlarms([]store.Alarm{kept})
}

// languagesOf reads a pair of languages: fr-en.
func languagesOf(pair string) (source, target language.Tag, err error) {
	from, to, _ := strings.Cut(pair, "-")
	a, err := lang.Parse(from)
	if err != nil {
		return source, target, err
	}
	b, err := lang.Parse(to)
	if err != nil {
		return source, target, err
	}
	return a.Tag(), b.Tag(), nil
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
	return store.Place{Paper: n.c.Papers[i].Versions[0].PaperKey(), Ref: ref}, nil
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
	paper := n.c.Papers[i].Versions[0].PaperKey()
	a, b, err := languagesOf(u.Languages)
	if err != nil {
		return store.Bead{}, err
	}
	source, target := store.Key{Paper: paper, Language: a}, store.Key{Paper: paper, Language: b}
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
