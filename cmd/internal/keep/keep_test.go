package keep_test

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/cmd/internal/keep"
	"github.com/reprise-wording/reprise/cmd/internal/load"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read"
	"github.com/reprise-wording/reprise/corpus/store"
)

func silent(string, int) func(int) { return func(int) {} }

// meetings makes a paper of the built-in one's English from one meeting to another.
func meetings(t *testing.T, symbol string, from, to int) *corpus.Document {
	t.Helper()
	c, err := load.BuiltIn(read.Options{})
	if err != nil {
		t.Fatal(err)
	}
	d := *c.Papers[0].In(language.English)
	d.Symbol, d.Meetings = symbol, d.Meetings[from:to]
	return &d
}

func pairs(t *testing.T, s *store.Store) string {
	t.Helper()
	var b strings.Builder
	err := s.View(context.Background(), func(tx *store.Tx) error {
		all, err := tx.Reiterations()
		for _, p := range all {
			fmt.Fprintln(&b, p.Earlier.Paper, p.Earlier.Ref, p.Later.Paper, p.Later.Ref, p.Relation)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// What is added last takes up what a trace of everything says it takes up; what was there stays.
func TestAddTracesWhatIsNew(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	s, err := store.Open(ctx, filepath.Join(t.TempDir(), "a.reprise"), store.Create())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	old, now := meetings(t, "P/1", 0, 7), meetings(t, "P/2", 7, 8)
	for _, d := range []*corpus.Document{old, now} {
		before := pairs(t, s)
		r, err := keep.Add(ctx, s, []*corpus.Document{d}, silent)
		if err != nil || !r.Changed() || r.Reiterations == 0 {
			t.Fatalf("%+v, %v", r, err)
		}
		for _, line := range strings.SplitAfter(before, "\n") {
			pair := strings.Join(strings.Fields(line)[:min(4, len(strings.Fields(line)))], " ")
			if !strings.Contains(line, "cited") && !strings.Contains(pairs(t, s), pair) {
				t.Errorf("%q is gone", line)
			}
		}
	}
	c, err := corpus.New(old, now)
	if err != nil {
		t.Fatal(err)
	}
	whole, err := reuse.Trace(ctx, reuse.FromCorpus(c))
	if err != nil {
		t.Fatal(err)
	}
	have := pairs(t, s)
	n := 0
	for _, p := range whole.Pairs {
		e, l := whole.Set.Units[p.Earlier].Ref, whole.Set.Units[p.Later].Ref
		if l.Meeting != 8 {
			continue
		}
		n++
		if want := fmt.Sprintln("P/1", e, "P/2", l, p.Relation); e.Meeting < 8 && !strings.Contains(have, want) {
			t.Errorf("missing: %s", want)
		}
	}
	if n == 0 {
		t.Error("the last meeting takes up nothing")
	}
	if r, err := keep.Add(ctx, s, []*corpus.Document{old, now}, silent); err != nil || r.Changed() {
		t.Errorf("the same again: %+v, %v", r, err)
	}
	if _, err := keep.Remove(ctx, s, []store.Key{{Paper: "P/2"}}, silent); err != nil || strings.Contains(pairs(t, s), "P/2") {
		t.Errorf("something of P/2 is left: %v", err)
	}
}
