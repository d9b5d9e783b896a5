package keep

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/pins"
	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/store"
)

// TraceOptions say how Trace traces.
type TraceOptions struct {
	Language language.Tag // of the papers, und for all
	Options  []reuse.Option
	// Look sees the units before they are traced, and names one whose text is wanted in any case, -1 for none; nil is
	// for none.
	Look     func(*reuse.Set) (unit int, err error)
	Pins     *pins.Pins // decisions beside those of the file, which give way; nil for none
	Progress Progress
}

// A Novelty is what a new paper takes up.
type Novelty struct {
	Result *reuse.Result
	Fresh  []bool      // by unit: it is of the new paper
	Stale  []pins.Pair // decisions of TraceOptions.Pins about units that are not here
}

// Trace finds what the units of a document take up of those in a file, which stays as it is; where the document is in
// the file, the one given stands in its place. It reads digests and the units that it has to show; only where files
// without symbols leave open which are versions of one paper does it read all of them.
func Trace(ctx context.Context, s *store.Store, d *corpus.Document, o TraceOptions) (n *Novelty, err error) {
	err = s.View(ctx, func(tx *store.Tx) error {
		n, err = traceBeside(ctx, tx, d, o)
		return err
	})
	return n, err
}

func traceBeside(ctx context.Context, tx *store.Tx, d *corpus.Document, o TraceOptions) (*Novelty, error) {
	if o.Look == nil {
		o.Look = func(*reuse.Set) (int, error) { return -1, nil }
	}
	quick, err := known(tx, d, o.Language)
	if err != nil {
		return nil, err
	}
	if !quick {
		return traceWithAll(ctx, tx, d, o)
	}
	p, err := paperOf(tx, d.PaperKey(), d)
	if err != nil {
		return nil, err
	}
	r, err := recall(tx, p, false)
	if err != nil {
		return nil, err
	}
	unit, err := o.Look(r.Memory.Set())
	if err != nil {
		return nil, err
	}
	fresh := r.Units(r.paper)
	host := r.Host()
	n := &Novelty{}
	n.Result, err = traced(ctx, r, fresh, host, o.Progress, o.Options...)
	if err == nil && unit >= 0 {
		err = host.Texts([]int{unit})
	}
	if err != nil {
		return nil, err
	}
	return n, n.judge(tx, r.prefixes(), host, fresh, o.Pins)
}

// prefixes gives for each paper that has units what stands before their refs.
func (r *Recalled) prefixes() map[string]string {
	out := map[string]string{}
	for name, spans := range r.spans {
		for _, span := range spans {
			if span[0] < span[1] {
				u := r.Memory.Set().Units[span[0]]
				out[name] = strings.TrimSuffix(u.ID, u.Ref.String())
				break
			}
		}
	}
	return out
}

// judge puts what a person decided about fresh units in place of what was found, and leaves what the fresh units take
// up.
func (n *Novelty) judge(tx *store.Tx, prefixes map[string]string, host reuse.Host, fresh []int, more *pins.Pins) error {
	p, err := readPins(tx, prefixes)
	if err != nil {
		return err
	}
	if more != nil {
		for _, d := range more.Pairs {
			p.Judge(d.Earlier, d.Later, d.Verdict)
		}
	}
	isFresh := map[int]bool{}
	for _, u := range fresh {
		isFresh[u] = true
	}
	about := &pins.Pins{}
	var units []int
	for _, d := range p.Pairs {
		i, j := n.Result.Set.Index(d.Earlier), n.Result.Set.Index(d.Later)
		switch {
		case i < 0 || j < 0:
			if more != nil && slices.Contains(more.Pairs, d) {
				n.Stale = append(n.Stale, d)
			}
		case isFresh[max(i, j)]:
			about.Pairs = append(about.Pairs, d)
			units = append(units, i, j)
		}
	}
	if len(about.Pairs) > 0 {
		if host.Texts != nil {
			if err := host.Texts(units); err != nil {
				return err
			}
		}
		n.Result.Judge(about)
	}
	n.only(fresh)
	return nil
}

// known reports whether the keys of the documents tell which paper a new one is a version of, and the language asked
// for is that of all.
func known(tx *store.Tx, d *corpus.Document, only language.Tag) (bool, error) {
	keys, err := tx.Keys()
	if err != nil {
		return false, err
	}
	same := false
	for _, k := range keys {
		if !lang.Same(k.Language, d.Language) {
			if only != language.Und {
				return false, nil
			}
			same = same || d.Symbol == ""
		}
		if only != language.Und && !lang.Same(only, k.Language) {
			return false, nil
		}
		if d.Symbol == "" && k.Paper == d.PaperKey() {
			return tx.Searchable()
		}
	}
	if same || only != language.Und && !lang.Same(only, d.Language) {
		return false, nil
	}
	return tx.Searchable()
}

// only leaves of a trace what fresh units take up.
func (n *Novelty) only(fresh []int) {
	n.Fresh = make([]bool, len(n.Result.Set.Units))
	for _, u := range fresh {
		n.Fresh[u] = true
	}
	place := make([]int, len(n.Result.Pairs))
	var kept []reuse.Reiteration
	for k, p := range n.Result.Pairs {
		place[k] = -1
		if n.Fresh[p.Later] {
			place[k] = len(kept)
			kept = append(kept, p)
		}
	}
	n.Result.Pairs = kept
	n.Result.Citations = slices.DeleteFunc(n.Result.Citations, func(c reuse.Citation) bool { return !n.Fresh[c.Later] })
	n.Result.Threads = slices.DeleteFunc(n.Result.Threads, func(t reuse.Thread) bool {
		return !slices.ContainsFunc(t.Units, func(u int) bool { return n.Fresh[u] })
	})
	for i := range n.Result.Threads {
		t := &n.Result.Threads[i]
		t.Pairs = slices.DeleteFunc(slices.Clone(t.Pairs), func(k int) bool { return place[k] < 0 })
		for k := range t.Pairs {
			t.Pairs[k] = place[t.Pairs[k]]
		}
	}
}

// traceWithAll traces the document among all, whose texts it reads and weighs.
func traceWithAll(ctx context.Context, tx *store.Tx, d *corpus.Document, o TraceOptions) (*Novelty, error) {
	docs, err := tx.Documents()
	if err != nil {
		return nil, err
	}
	docs = slices.DeleteFunc(docs, func(old *corpus.Document) bool { return store.KeyOf(old) == store.KeyOf(d) })
	docs = append(docs, d)
	if o.Language != language.Und {
		docs = slices.DeleteFunc(docs, func(d *corpus.Document) bool { return !lang.Same(d.Language, o.Language) })
		if !slices.Contains(docs, d) {
			return nil, fmt.Errorf("keep: %s is in %s; leave out --lang %s", d.Source, d.Language, o.Language)
		}
	}
	c, err := corpus.New(docs...)
	if err != nil {
		return nil, err
	}
	set := reuse.FromCorpus(c)
	if _, err := o.Look(set); err != nil {
		return nil, err
	}
	at := slices.IndexFunc(c.Papers, func(p *corpus.Paper) bool { return slices.Contains(p.Versions, d) })
	var fresh []int
	for i, u := range set.Units {
		if set.Groups[u.Group].Paper == at {
			fresh = append(fresh, i)
		}
	}
	step := o.Progress("tracing", len(set.Units))
	defer step(-1)
	t, err := reuse.Prepare(ctx, set, append(o.Options, reuse.Progress(func(done, _ int) { step(done) }))...)
	if err != nil {
		return nil, err
	}
	pairs, err := t.PairsOf(ctx, fresh)
	if err != nil {
		return nil, err
	}
	r, err := t.Result(ctx, pairs)
	if err != nil {
		return nil, err
	}
	n := &Novelty{Result: r}
	return n, n.judge(tx, prefixesOf(c), reuse.Host{}, fresh, o.Pins)
}
