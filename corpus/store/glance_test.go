package store_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/reprise-wording/reprise/corpus/store"
)

// Refs are listed as far as they are few, once for all languages; else the meetings that have them, then all the same.
func TestRefsFrom(t *testing.T) {
	t.Parallel()
	s := open(t, filepath.Join(t.TempDir(), "c.reprise"))
	put(t, s, builtIn(t)...)
	for _, c := range []struct {
		prefix string
		most   int
		want   []string
	}{
		{"VIII.1(", 100, []string{"VIII.1(a)", "VIII.1(b)", "VIII.1(c)"}},
		{"VI", 20, []string{"VI", "VII", "VIII"}},
		{"VIII.1(", 1, []string{"VIII.1(a)", "VIII.1(b)", "VIII.1(c)"}},
		{"IX", 1, nil},
	} {
		var got []string
		err := s.View(ctx, func(tx *store.Tx) error {
			all, err := tx.RefsFrom(c.prefix, c.most)
			for _, g := range all {
				got = append(got, g.Ref)
				if g.Start == "" || len([]rune(g.Start)) > 200 {
					t.Errorf("%s begins with %q", g.Ref, g.Start)
				}
			}
			return err
		})
		if err != nil || len(got) < len(c.want) || !slices.Equal(got[:len(c.want)], c.want) || c.want == nil && got != nil {
			t.Errorf("%q, %d: %q, %v; want %q", c.prefix, c.most, got, err, c.want)
		}
	}
}

// Who only looks leaves an older file as it is.
func TestAsItIs(t *testing.T) {
	t.Parallel()
	path := oldFile(t)
	before, err := os.ReadFile(path)
	must(t, err)
	var ve *store.VersionError
	if _, err := store.Open(ctx, path, store.AsItIs()); !errors.As(err, &ve) || ve.Have != 4 {
		t.Errorf("%v", err)
	}
	after, err := os.ReadFile(path)
	must(t, err)
	if !bytes.Equal(before, after) {
		t.Error("the file is changed")
	}
	must(t, open(t, path).Close())
	s, err := store.Open(ctx, path, store.AsItIs())
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
}
