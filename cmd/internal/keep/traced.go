package keep

import (
	"context"

	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/store"
)

// Traced reads the pairs and the threads that a file keeps, as those of the units of a set, which is that of a corpus.
// They are nil where the corpus is not the papers of the file, and where another version of the program traced them.
func Traced(ctx context.Context, s *store.Store, c *corpus.Corpus, set *reuse.Set) (kept *reuse.Kept, err error) {
	err = s.View(ctx, func(tx *store.Tx) error {
		same, err := holds(tx, c)
		if err != nil || !same {
			return err
		}
		rows, err := tx.UnsortedReiterations()
		if err != nil {
			return err
		}
		threads, err := tx.Threads()
		if err != nil {
			return err
		}
		at, found := newPlaces(c, set).at, reuse.Kept{Pairs: make([]reuse.Reiteration, len(rows))}
		for i, row := range rows {
			earlier, there := at[row.Earlier]
			later, too := at[row.Later]
			if !there || !too {
				return nil
			}
			p := reuse.Reiteration{Earlier: earlier, Later: later, Score: row.Score, Relation: reuse.Relation(row.Relation)}
			found.Pairs[i] = p
		}
		for _, t := range threads {
			x := reuse.Thread{Name: t.Name}
			for _, u := range t.Units {
				x.Units = append(x.Units, at[u])
			}
			found.Threads = append(found.Threads, x)
		}
		kept = &found
		return nil
	})
	return kept, err
}

// holds reports whether a corpus is the papers of a file, all of them traced by this version of the program.
func holds(tx *store.Tx, c *corpus.Corpus) (bool, error) {
	keys, err := tx.Keys()
	if err != nil {
		return false, err
	}
	there := map[store.Key]bool{}
	for _, k := range keys {
		there[k] = true
	}
	same, n := true, 0
	for _, p := range c.Papers {
		for _, d := range p.Versions {
			same = same && there[store.KeyOf(d)]
			n++
		}
	}
	if !same || n != len(keys) {
		return false, nil
	}
	err = tx.EachDigest(func(d store.Digest) { same = same && reuse.Readable(d.Data) })
	return same, err
}
