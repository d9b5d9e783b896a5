package store_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/reprise-wording/reprise/corpus/store"
)

// meanwhile calls a function before the first byte is read.
type meanwhile struct {
	io.Reader
	do func()
}

func (m *meanwhile) Read(p []byte) (int, error) {
	if m.do != nil {
		m.do()
		m.do = nil
	}
	return m.Reader.Read(p)
}

func exported(t *testing.T, s *store.Store) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := s.View(ctx, func(tx *store.Tx) error { return tx.Export(&b) }); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// An import makes a whole file or none, and leaves alone a file that another process made while it was reading.
func TestImportFile(t *testing.T) {
	t.Parallel()
	docs := builtIn(t)
	s := open(t, filepath.Join(t.TempDir(), "from.reprise"))
	put(t, s, docs[1])
	good := exported(t, s)
	bad := append(bytes.Clone(good), "no line"...)
	for name, c := range map[string]struct {
		data   []byte
		other  bool // another process makes the file meanwhile
		fails  bool
		papers int
	}{
		"whole":            {good, false, false, 1},
		"broken":           {bad, false, true, 0},
		"broken beside it": {bad, true, true, 1},
		"whole beside it":  {good, true, false, 2},
	} {
		dir := t.TempDir()
		path := filepath.Join(dir, "to.reprise")
		in := &meanwhile{Reader: bytes.NewReader(c.data)}
		if c.other {
			in.do = func() { put(t, open(t, path), docs[0]) }
		}
		got, err := store.ImportFile(ctx, path, in)
		var refused *store.ImportError
		if errors.As(err, &refused) != c.fails || (err != nil) != c.fails || !c.fails && len(got.Changes) != 1 {
			t.Errorf("%s: %v, %v", name, got, err)
		}
		left, err := os.ReadDir(dir)
		if err != nil || len(left) != min(c.papers, 1) {
			t.Errorf("%s: left %v, %v", name, left, err)
		}
		if c.papers > 0 {
			all := listed(t, open(t, path))
			if len(all) != c.papers {
				t.Errorf("%s: %v, want %d papers", name, all, c.papers)
			}
		}
	}
	if _, err := store.ImportFile(ctx, filepath.Join(t.TempDir(), "no", "to.reprise"), bytes.NewReader(good)); err == nil {
		t.Error("a folder that is not there is none to write to")
	}
}

func listed(t *testing.T, s *store.Store) (all []store.Entry) {
	t.Helper()
	err := s.View(ctx, func(tx *store.Tx) (err error) {
		all, err = tx.List()
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}
