// Package keep puts documents in a corpus file and works out what follows from them: the beads of papers that are there in
// two languages, the reiterations over all meetings, and their threads.
package keep

import (
	"context"
	"fmt"
	"slices"

	"github.com/reprise-wording/reprise/align/bitext"
	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/store"
)

// A Report says what an addition did.
type Report struct {
	Changes                      []store.Change
	Beads, Reiterations, Threads int // in the whole file now
}

// Changed reports whether anything was added or replaced.
func (r *Report) Changed() bool {
	return slices.ContainsFunc(r.Changes, func(c store.Change) bool { return c.What != store.Unchanged })
}

// Progress is told what is being done and how far it is; done reaches total at the end of each stage.
type Progress func(stage string, total int) func(done int)

// Add puts documents in a file, in one transaction, and brings what follows from them up to date.
func Add(ctx context.Context, s *store.Store, docs []*corpus.Document, progress Progress) (*Report, error) {
	r := &Report{}
	err := s.Update(ctx, func(tx *store.Tx) error {
		for _, d := range docs {
			c, err := tx.Put(d)
			if err != nil {
				return err
			}
			r.Changes = append(r.Changes, c)
		}
		if !r.Changed() {
			return nil
		}
		touched := map[store.Key]bool{}
		for _, c := range r.Changes {
			touched[c.Key] = touched[c.Key] || c.What != store.Unchanged
		}
		return derive(ctx, tx, touched, r, progress)
	})
	return r, err
}

// Remove takes documents out of a file and brings what follows from the rest up to date.
func Remove(ctx context.Context, s *store.Store, keys []store.Key, progress Progress) (gone []store.Key, err error) {
	err = s.Update(ctx, func(tx *store.Tx) error {
		gone = nil
		for _, k := range keys {
			g, err := tx.Remove(k)
			if err != nil {
				return err
			}
			gone = append(gone, g...)
		}
		return derive(ctx, tx, nil, &Report{}, progress)
	})
	return gone, err
}

// derive works out beads for the papers of the documents touched, and reiterations and threads for the whole corpus.
func derive(ctx context.Context, tx *store.Tx, touched map[store.Key]bool, r *Report, progress Progress) error {
	c, err := tx.Corpus()
	if err != nil {
		return fmt.Errorf("%w; remove the version that is not wanted", err)
	}
	if err := alignPapers(ctx, tx, c, touched, progress); err != nil {
		return err
	}
	if err := tracePapers(ctx, tx, c, progress); err != nil {
		return err
	}
	beads, err := tx.Beads()
	if err != nil {
		return err
	}
	pairs, err := tx.Reiterations()
	if err != nil {
		return err
	}
	threads, err := tx.Threads()
	r.Beads, r.Reiterations, r.Threads = len(beads), len(pairs), len(threads)
	return err
}

// alignPapers aligns each version of a paper with its original, where either was touched.
func alignPapers(ctx context.Context, tx *store.Tx, c *corpus.Corpus, touched map[store.Key]bool, progress Progress) error {
	pinned, err := pinnedSentences(tx)
	if err != nil {
		return err
	}
	for _, p := range c.Papers {
		original := p.Versions[0]
		for _, d := range p.Versions[1:] {
			source, target := store.KeyOf(d), store.KeyOf(original)
			if !touched[source] && !touched[target] {
				continue
			}
			var step func(int)
			a, err := bitext.Documents(d, original, bitext.WithContext(ctx), bitext.WithProgress(func(done, total int) {
				if step == nil {
					step = progress("aligning "+source.Paper, total)
				}
				step(done)
			}))
			if err != nil {
				return err
			}
			if err := tx.SetBeads(source, target, beadsOf(a, source, target, pinned)); err != nil {
				return err
			}
		}
	}
	return nil
}

// A sentence is one sentence of one side of a row.
type sentence struct {
	key store.Key
	row string
	ref corpus.Ref
	no  int
}

// pinnedSentences marks the sentences that stand in pinned beads: no other bead may have them.
func pinnedSentences(tx *store.Tx) (map[sentence]bool, error) {
	beads, err := tx.Beads()
	marked := map[sentence]bool{}
	for _, b := range beads {
		if !b.Pinned {
			continue
		}
		for _, i := range b.From {
			marked[sentence{b.Source, b.Row, b.Ref, i}] = true
		}
		for _, i := range b.To {
			marked[sentence{b.Target, b.Row, b.Ref, i}] = true
		}
	}
	return marked, err
}

func beadsOf(a *bitext.Alignment, source, target store.Key, pinned map[sentence]bool) []store.Bead {
	var out []store.Bead
	for _, row := range a.Rows {
		kind := string(row.Kind)
		if row.Marker != "" {
			kind += " " + row.Marker
		}
		isPinned := func(k store.Key) func(int) bool {
			return func(i int) bool { return pinned[sentence{k, kind, row.Ref, i}] }
		}
		for _, b := range row.Beads {
			if slices.ContainsFunc(b.Source, isPinned(source)) || slices.ContainsFunc(b.Target, isPinned(target)) {
				continue
			}
			out = append(out, store.Bead{Source: source, Target: target, Row: kind, Ref: row.Ref, From: b.Source, To: b.Target,
				FromPart: [2]int{b.SourcePart.Start, b.SourcePart.End}, ToPart: [2]int{b.TargetPart.Start, b.TargetPart.End}, Score: b.Score})
		}
	}
	return out
}

// tracePapers traces the whole corpus.
func tracePapers(ctx context.Context, tx *store.Tx, c *corpus.Corpus, progress Progress) error {
	if err := tx.Forget(); err != nil || len(c.Papers) == 0 {
		return err
	}
	set := reuse.FromCorpus(c)
	if len(set.Units) == 0 {
		return nil
	}
	step := progress("tracing", len(set.Units))
	result, err := reuse.Trace(ctx, set, reuse.Progress(func(done, _ int) { step(done) }))
	if err != nil {
		return err
	}
	place := func(i int) store.Place {
		u := &set.Units[i]
		return store.Place{Paper: store.PaperOf(c.Papers[set.Groups[u.Group].Paper].Versions[0]), Ref: u.Ref}
	}
	var pairs []store.Reiteration
	for _, p := range result.Pairs {
		pairs = append(pairs, store.Reiteration{Earlier: place(p.Earlier), Later: place(p.Later), Score: p.Score, Relation: string(p.Relation)})
	}
	var threads []store.Thread
	for _, t := range result.Threads {
		thread := store.Thread{Name: t.Name}
		for _, u := range t.Units {
			thread.Units = append(thread.Units, place(u))
		}
		threads = append(threads, thread)
	}
	if err := tx.AddReiterations(pairs); err != nil {
		return err
	}
	return tx.SetThreads(threads)
}
