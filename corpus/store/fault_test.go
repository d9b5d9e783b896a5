package store_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/corpus/corpustest/testlevel"
	"github.com/reprise-wording/reprise/corpus/store"
	"github.com/reprise-wording/reprise/corpus/store/internal/pagesum"
)

// TestFaults lets the n-th call to the file or its journal fail, for every n until all goes well (for some of them
// where the long tests are not asked for): once alone, and from then on, as on a disk that is gone. Whatever fails,
// an update that says that it is done is in the file, and of one that says it is not nothing is; the file is sound;
// and nothing panics. (After SQLite's own tests: sqlite.org/testing.html, "I/O error testing".)
func TestFaults(t *testing.T) {
	t.Parallel()
	jobs := map[string]func(s *store.Store) error{
		"replace": func(s *store.Store) error {
			d := paper(t, 0, 7)
			return s.Update(ctx, func(tx *store.Tx) error { _, err := tx.Put(d); return err })
		},
		"remove": func(s *store.Store) error {
			key := store.KeyOf(paper(t, 0, 0))
			return s.Update(ctx, func(tx *store.Tx) error { _, err := tx.Remove(key); return err })
		},
		"grow": func(s *store.Store) error {
			return s.Update(ctx, func(tx *store.Tx) error {
				return tx.SetDigest("paper-0", strings.Repeat("\x00", 1<<17))
			})
		},
	}
	sound := filepath.Join(t.TempDir(), "sound.reprise")
	filled(t, sound, 2)
	file, err := os.ReadFile(sound)
	must(t, err)
	before, err := everything(sound)
	must(t, err)
	for name, job := range jobs {
		for _, gone := range []bool{false, true} {
			n, step := 0, 60/testlevel.Tries(6, 60)
			for failed := true; failed && n < 2000; n += step {
				path := filepath.Join(t.TempDir(), "x.reprise")
				must(t, os.WriteFile(path, file, 0o600))
				var done bool
				failed, done = faulty(path, n, gone, job)
				after, err := everything(path)
				if err != nil {
					t.Fatalf("%s, call %d fails (%v): %v", name, n, gone, err)
				}
				if changed := after != before; changed != done {
					t.Fatalf("%s, call %d fails (%v): done is %v, changed is %v", name, n, gone, done, changed)
				}
			}
			t.Logf("%s: %d calls, from then on: %v", name, n-step, gone)
		}
	}
}

// faulty does a job while the n-th call to the file, counted from 0, fails, and those after it where the disk is
// gone. It reports whether a call failed and whether the job said that it was done.
func faulty(path string, n int, gone bool, job func(*store.Store) error) (failed, done bool) {
	calls := 0
	stop := pagesum.Watch(path, func(pagesum.Op) bool {
		calls++
		fail := calls-1 == n || gone && calls-1 > n
		failed = failed || fail
		return !fail
	})
	defer stop()
	s, err := store.Open(ctx, path)
	if err == nil {
		err = job(s)
		done = err == nil
		_ = s.Close()
	}
	return failed, done
}

// A file that can't be read is told as that, not as damaged.
func TestUnreadable(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "x.reprise")
	filled(t, path, 1)
	calls := 0
	stop := pagesum.Watch(path, func(op pagesum.Op) bool { calls++; return calls < 4 || op != pagesum.Read })
	_, err := everything(path)
	stop()
	var damaged *store.NotStoreError
	if err == nil || errors.As(err, &damaged) {
		t.Errorf("%v", err)
	}
}
