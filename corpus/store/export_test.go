package store_test

import (
	"bytes"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/corpus/store"
)

// fullDisk takes so many lines and then fails.
type fullDisk struct {
	bytes.Buffer
	lines int
}

var errFull = errors.New("the disk is full")

func (d *fullDisk) Write(p []byte) (int, error) {
	if d.lines--; d.lines < 0 {
		return 0, errFull
	}
	return d.Buffer.Write(p)
}

// An export that can't be written fails, at whichever line.
func TestExportToAFullDisk(t *testing.T) {
	t.Parallel()
	s := open(t, filepath.Join(t.TempDir(), "a.reprise"))
	put(t, s, builtIn(t)...)
	lines := strings.Count(export(t, s), "\n")
	if lines < 3 {
		t.Fatalf("only %d lines", lines)
	}
	for n := range lines + 1 {
		err := s.View(ctx, func(tx *store.Tx) error { return tx.Export(&fullDisk{lines: n}) })
		if want := n < lines; errors.Is(err, errFull) != want {
			t.Errorf("room for %d of %d lines: %v", n, lines, err)
		}
	}
}
