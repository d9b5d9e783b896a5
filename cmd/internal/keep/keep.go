// Package keep puts documents in a corpus file and works out what follows from them: the beads of papers that are
// there in two languages, the reiterations over all meetings, and their threads.
package keep

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/reprise-wording/reprise/align/bitext"
	"github.com/reprise-wording/reprise/align/pins"
	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/store"
)

// A Report says what an addition did.
type Report struct {
	Changes     []store.Change
	store.Count             // in the whole file now
	Found       reuse.Count // of the papers that were added, by how their units stand to earlier ones
	// Stale are the decisions of people that no longer fit a paper that was replaced, for people to read. They are
	// kept.
	Stale []string
}

// Changed reports whether anything was added or replaced.
func (r *Report) Changed() bool {
	return slices.ContainsFunc(r.Changes, func(c store.Change) bool { return c.What != store.Unchanged })
}

// Progress is told what is being done and how far it is; done reaches total at the end of each stage.
type Progress func(stage string, total int) func(done int)

// Add puts documents in a file, and decisions about the units that the file has then, in one transaction, and brings
// what follows from the documents up to date.
func Add(
	ctx context.Context,
	s *store.Store,
	docs []*corpus.Document,
	decisions []pins.Decision,
	progress Progress,
) (*Report, error) {
	r := &Report{}
	err := s.Update(ctx, func(tx *store.Tx) error {
		if err := add(ctx, tx, docs, r, progress); err != nil || len(decisions) == 0 {
			return err
		}
		papers, err := tx.Corpus()
		if err != nil {
			return err
		}
		return decide(tx, papers, decisions)
	})
	return r, err
}

func add(ctx context.Context, tx *store.Tx, docs []*corpus.Document, r *Report, progress Progress) error {
	touched := map[store.Key]bool{}
	for _, d := range docs {
		c, err := tx.Put(d)
		if err != nil {
			return err
		}
		r.Changes = append(r.Changes, c)
		touched[c.Key] = touched[c.Key] || c.What != store.Unchanged
	}
	if !r.Changed() {
		return nil
	}
	return derive(ctx, tx, touched, r, progress)
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
		touched, err := left(tx, gone)
		if err != nil {
			return err
		}
		return derive(ctx, tx, touched, &Report{}, progress)
	})
	return gone, err
}

// left lists the documents of papers of which another version was removed.
func left(tx *store.Tx, gone []store.Key) (map[store.Key]bool, error) {
	out := map[store.Key]bool{}
	for _, k := range gone {
		docs, err := tx.Paper(k.Paper)
		if err != nil {
			return nil, err
		}
		for _, d := range docs {
			out[store.KeyOf(d)] = true
		}
	}
	return out, nil
}

// derive works out beads for the papers of the documents touched, the reiterations of their units, and the threads
// that those change. What it reads of the other papers is their digests and the units that the new pairs lead to.
func derive(ctx context.Context, tx *store.Tx, touched map[store.Key]bool, r *Report, progress Progress) error {
	apart, err := tx.Searchable()
	if err != nil {
		return err
	}
	if !apart { // which documents are versions of one paper takes all texts to tell
		if err := deriveAll(ctx, tx, touched, r, progress); err != nil {
			return err
		}
	} else if err := deriveNew(ctx, tx, touched, r, progress); err != nil {
		return err
	}
	if err := r.findStale(tx); err != nil {
		return err
	}
	r.Count, err = tx.Count()
	return err
}

// findStale adds the decisions about pairs that name units which a replaced paper no longer has.
func (r *Report) findStale(tx *store.Tx) error {
	var replaced []string
	for _, c := range r.Changes {
		if c.What == store.Replaced {
			replaced = append(replaced, c.Key.Paper)
		}
	}
	if len(replaced) == 0 {
		return nil
	}
	more, err := stale(tx, replaced)
	r.Stale = append(r.Stale, more...)
	return err
}

func deriveAll(ctx context.Context, tx *store.Tx, touched map[store.Key]bool, r *Report, progress Progress) error {
	c, err := tx.Corpus()
	if err != nil {
		return fmt.Errorf("%w; remove the version that is not wanted", err)
	}
	if err := tx.ForgetDigests(); err != nil {
		return err
	}
	if err := alignPapers(ctx, tx, c, touched, r, progress); err != nil {
		return err
	}
	found, err := tracePapers(ctx, tx, c, progress)
	if err != nil || found == nil {
		return err
	}
	isTouched := make([]bool, len(c.Papers))
	for i, p := range c.Papers {
		isTouched[i] = slices.ContainsFunc(p.Versions, func(d *corpus.Document) bool { return touched[store.KeyOf(d)] })
	}
	r.Found = found.Count(func(u int) bool { return isTouched[found.Set.Groups[found.Set.Units[u].Group].Paper] })
	return nil
}

func deriveNew(ctx context.Context, tx *store.Tx, touched map[store.Key]bool, r *Report, progress Progress) error {
	c := &corpus.Corpus{}
	var names []string
	for k := range touched {
		if touched[k] && !slices.Contains(names, k.Paper) {
			names = append(names, k.Paper)
		}
	}
	slices.Sort(names)
	versions, err := tx.Versions()
	if err != nil {
		return err
	}
	for _, name := range names {
		if versions[name] > 1 { // in one language there is nothing to align
			p, err := paperOf(tx, name)
			if err != nil {
				return err
			}
			c.Papers = append(c.Papers, p)
		}
		if err := tx.ForgetPaper(name); err != nil { // in a second language a paper has other pairs
			return err
		}
	}
	if err := alignPapers(ctx, tx, c, touched, r, progress); err != nil {
		return err
	}
	recalled, err := recall(tx, nil, true)
	switch {
	case errors.Is(err, reuse.ErrNoUnits):
		return tx.Forget()
	case err != nil:
		return err
	}
	fresh := recalled.Units(names...)
	trace := traceNew
	if len(recalled.Memory.Set().Units) <= retraced {
		trace = traceAll
	}
	found, err := trace(ctx, recalled, fresh, progress)
	if err != nil {
		return err
	}
	r.Found = found.Count(func(u int) bool {
		_, is := slices.BinarySearch(fresh, u)
		return is
	})
	return nil
}

// retraced is how many units a file may have for an addition to trace all of them anew, which takes some seconds. In
// a larger one the pairs of other units keep the scores they had when they were found: words are a little rarer
// since.
const retraced = 20_000

// alignPapers aligns each version of a paper with its original, where either was touched.
func alignPapers(
	ctx context.Context, tx *store.Tx, c *corpus.Corpus, touched map[store.Key]bool, r *Report, progress Progress,
) error {
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
			p, err := readPins(tx, map[string]string{source.Paper: ""})
			if err != nil {
				return err
			}
			for _, ref := range a.Pin(p) {
				r.Stale = append(
					r.Stale,
					fmt.Sprintf("the beads of %s in %s: its sentences are others now", ref, source.Paper),
				)
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
	beads, err := tx.Pinned()
	marked := map[sentence]bool{}
	for _, b := range beads {
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
		isPinned := func(k store.Key) func(int) bool {
			return func(i int) bool { return pinned[sentence{k, kind, row.Ref, i}] }
		}
		for _, b := range row.Beads {
			if slices.ContainsFunc(b.Source, isPinned(source)) || slices.ContainsFunc(b.Target, isPinned(target)) {
				continue
			}
			out = append(
				out,
				store.Bead{Source: source, Target: target, Row: kind, Ref: row.Ref, From: b.Source, To: b.Target,
					FromPart: [2]int{
						b.SourcePart.Start,
						b.SourcePart.End,
					}, ToPart: [2]int{b.TargetPart.Start, b.TargetPart.End}, Score: b.Score},
			)
		}
	}
	return out
}

// tracePapers traces all units of a corpus; the result is nil where there are none.
func tracePapers(ctx context.Context, tx *store.Tx, c *corpus.Corpus, progress Progress) (*reuse.Result, error) {
	if err := tx.Forget(); err != nil || len(c.Papers) == 0 {
		return nil, err
	}
	set := reuse.FromCorpus(c)
	if len(set.Units) == 0 {
		return nil, nil
	}
	places := newPlaces(c, set)
	step := progress("tracing", len(set.Units))
	result, err := reuse.Trace(ctx, set, reuse.Progress(func(done, _ int) { step(done) }))
	if err != nil {
		return nil, err
	}
	return result, save(tx, result, func(unit int) store.Place { return places.of[unit] })
}

// places leads from the units of a set to their names in a file and back.
type places struct {
	of []store.Place
	at map[store.Place]int
}

func newPlaces(c *corpus.Corpus, set *reuse.Set) *places {
	p := &places{of: make([]store.Place, len(set.Units)), at: make(map[store.Place]int, len(set.Units))}
	for i, u := range set.Units {
		p.of[i] = store.Place{Paper: c.Papers[set.Groups[u.Group].Paper].Versions[0].PaperKey(), Ref: u.Ref}
		p.at[p.of[i]] = i
	}
	return p
}

// save puts what a trace of all units found in the place of what the file had.
func save(tx *store.Tx, r *reuse.Result, place func(unit int) store.Place) error {
	if err := tx.Forget(); err != nil {
		return err
	}
	if err := tx.AddReiterations(pairRows(r.Pairs, place)); err != nil {
		return err
	}
	return tx.AddThreads(threadRows(r.Threads, place))
}

func pairRows(pairs []reuse.Reiteration, place func(unit int) store.Place) []store.Reiteration {
	rows := make([]store.Reiteration, len(pairs))
	for i, p := range pairs {
		rows[i] = store.Reiteration{
			Earlier:  place(p.Earlier),
			Later:    place(p.Later),
			Score:    p.Score,
			Relation: string(p.Relation),
		}
	}
	return rows
}

func threadRows(threads []reuse.Thread, place func(unit int) store.Place) []store.Thread {
	rows := make([]store.Thread, len(threads))
	for i, t := range threads {
		rows[i].Name = t.Name
		for _, u := range t.Units {
			rows[i].Units = append(rows[i].Units, place(u))
		}
	}
	return rows
}
