package keep_test

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/cmd/internal/keep"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/store"
)

func silent(string, int) func(int) { return func(int) {} }

// meetings makes a paper of the built-in one's English from one meeting to another.
func meetings(t *testing.T, symbol string, from, to int) *corpus.Document {
	t.Helper()
	c, err := builtIn()
	if err != nil {
		t.Fatal(err)
	}
	d := *c.Papers[0].In(language.English)
	d.Symbol = symbol
	all := slices.DeleteFunc(d.Meetings(), func(p *corpus.Part) bool { return p.Kind != corpus.MeetingPart })
	d.Blocks = slices.DeleteFunc(slices.Clone(d.Blocks), func(b *corpus.Block) bool {
		return !slices.Contains(all[from:to], d.MeetingOf(b))
	})
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

// A file of few units holds after every addition what a trace of everything finds.
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
		r, err := keep.Add(ctx, s, []*corpus.Document{d}, nil, silent)
		if err != nil || !r.Changed() || r.Reiterations == 0 {
			t.Fatalf("%+v, %v", r, err)
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
	name := func(u int) string {
		if ref := whole.Set.Units[u].Ref; ref.Part != "VIII" {
			return "P/1 " + ref.String()
		}
		return "P/2 " + whole.Set.Units[u].Ref.String()
	}
	var want []string
	for _, p := range whole.Pairs {
		want = append(want, fmt.Sprintln(name(p.Earlier), name(p.Later), p.Relation))
	}
	have := strings.SplitAfter(strings.TrimSuffix(pairs(t, s), "\n"), "\n")
	have[len(have)-1] += "\n"
	slices.Sort(want)
	slices.Sort(have)
	if !slices.Equal(have, want) {
		t.Errorf("the file has\n%swhere a trace of everything finds\n%s", strings.Join(have, ""), strings.Join(want, ""))
	}
	if r, err := keep.Add(ctx, s, []*corpus.Document{old, now}, nil, silent); err != nil || r.Changed() {
		t.Errorf("the same again: %+v, %v", r, err)
	}
	if _, err := keep.Remove(ctx, s, []store.Key{
		{Paper: "P/2"},
	}, silent); err != nil || strings.Contains(pairs(t, s), "P/2") {
		t.Errorf("something of P/2 is left: %v", err)
	}
}
