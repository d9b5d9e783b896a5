package store_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/reprise-wording/reprise/corpus/store"
)

// The list of documents says what is in the file, whatever was put, aligned and removed, in one update or in several.
func TestListAfterChanges(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "x.reprise")
	rapid.Check(t, func(r *rapid.T) {
		s, err := store.Open(ctx, path, store.Create())
		must(t, err)
		defer s.Close()
		for range rapid.IntRange(1, 3).Draw(r, "updates") {
			steps := rapid.SliceOfN(rapid.IntRange(0, 23), 1, 6).Draw(r, "steps")
			must(t, s.Update(ctx, func(tx *store.Tx) error { return changeAll(t, tx, steps) }))
		}
		must(t, s.View(ctx, func(tx *store.Tx) error {
			list, err := tx.List()
			if err != nil {
				return err
			}
			beads, err := tx.Beads()
			if err != nil {
				return err
			}
			for i := range list {
				e := &list[i]
				d, err := tx.Document(e.Key)
				if err != nil {
					return err
				}
				of := slices.DeleteFunc(slices.Clone(beads), func(b store.Bead) bool {
					return b.Source != e.Key && b.Target != e.Key
				})
				if e.Beads != len(of) || e.Blocks != len(d.Blocks) || e.Units != len(d.Units()) || e.Title != d.Title {
					r.Errorf("the list has %+v; there are %d beads, %d blocks and %d units", e, len(of), len(d.Blocks), len(d.Units()))
				}
			}
			keys, err := tx.Keys()
			if len(keys) != len(list) {
				r.Errorf("%d documents, and a list of %d", len(keys), len(list))
			}
			return err
		}))
		found, err := s.Check(ctx)
		if err != nil || len(found.Faults) > 0 {
			r.Errorf("%+v, %v", found, err)
		}
	})
}

// changeAll does what numbers stand for: which of three papers, and what becomes of it.
func changeAll(t *testing.T, tx *store.Tx, steps []int) error {
	for _, n := range steps {
		d := paper(t, n%3, n%2)
		key, other := store.KeyOf(d), store.KeyOf(paper(t, (n+1)%3, 0))
		bead := store.Bead{
			Source: key,
			Target: other,
			Row:    "unit",
			Ref:    d.Blocks[1].Ref,
			From:   []int{0},
			To:     []int{n % 2},
			Pinned: n%5 == 0,
		}
		var err error
		switch n / 3 {
		case 0, 1, 2:
			_, err = tx.Put(d)
		case 3:
			err = tx.SetBeads(key, other, []store.Bead{bead, bead})
		case 4:
			err = tx.AddBeads([]store.Bead{bead})
		case 5:
			err = tx.DropFound(bead)
		case 6:
			err = tx.DropPinned(bead)
		case 7:
			if _, err = tx.Remove(key); err != nil && strings.Contains(err.Error(), "no document") {
				err = nil
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// A catalogue that does not fit the documents is told.
func TestCheckCatalogue(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "x.reprise")
	filled(t, path, 2)
	change(t, path, "UPDATE catalogue SET data = CAST(replace(CAST(data AS TEXT), 'paper-1', 'paper-7') AS BLOB)")
	found, err := open(t, path).Check(ctx)
	if err != nil || len(found.Faults) != 1 || !strings.Contains(found.Faults[0], "catalogue") {
		t.Errorf("%+v, %v", found, err)
	}
	change(t, path, "UPDATE catalogue SET data = substr(data, 1, length(data) - 3)")
	s := open(t, path)
	if err := s.View(ctx, func(tx *store.Tx) error { _, err := tx.List(); return err }); err == nil {
		t.Error("a catalogue that is cut is read as good")
	}
}
