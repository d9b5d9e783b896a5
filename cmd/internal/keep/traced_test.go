package keep

import (
	"path/filepath"
	"reflect"
	"testing"

	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/cmd/internal/load"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read"
	"github.com/reprise-wording/reprise/corpus/store"
)

// What a file keeps of a trace restores what a trace finds, for the papers of the file and for no others.
func TestTraced(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	c, err := load.BuiltIn(read.Options{})
	if err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(ctx, filepath.Join(t.TempDir(), "a.reprise"), store.Create())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := Add(ctx, s, c.Papers[0].Versions, nil, func(string, int) func(int) { return func(int) {} }); err != nil {
		t.Fatal(err)
	}
	set := reuse.FromCorpus(c)
	kept, err := Traced(ctx, s, c, set)
	if err != nil || kept == nil {
		t.Fatalf("nothing is kept: %v", err)
	}
	want, err := reuse.Trace(ctx, set)
	if err != nil {
		t.Fatal(err)
	}
	got, err := reuse.Restore(ctx, set, *kept)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got.Pairs, want.Pairs) || !reflect.DeepEqual(got.Threads, want.Threads) ||
		!reflect.DeepEqual(got.Status, want.Status) {
		t.Error("what is kept is not what a trace finds")
	}
	part := &corpus.Corpus{Papers: []*corpus.Paper{{Versions: c.Papers[0].Versions[:1]}}}
	if kept, err := Traced(ctx, s, part, reuse.FromCorpus(part)); kept != nil || err != nil {
		t.Errorf("one language alone has %d pairs of both: %v", len(kept.Pairs), err)
	}
}
