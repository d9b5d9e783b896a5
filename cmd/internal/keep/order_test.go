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

func newFile(t *testing.T, docs ...*corpus.Document) *store.Store {
	t.Helper()
	s, err := store.Open(context.Background(), filepath.Join(t.TempDir(), "a.reprise"), store.Create())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	for _, d := range docs {
		if _, err := keep.Add(context.Background(), s, []*corpus.Document{d}, nil, silent); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// threads lists the threads of a file by their units.
func threads(t *testing.T, s *store.Store) []string {
	t.Helper()
	var out []string
	err := s.View(context.Background(), func(tx *store.Tx) error {
		all, err := tx.Threads()
		for _, th := range all {
			var refs []string
			for _, u := range th.Units {
				refs = append(refs, u.Ref.String())
			}
			slices.Sort(refs)
			out = append(out, th.Name+": "+strings.Join(refs, " "))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(out)
	return out
}

// number is that of the meeting which a ref names.
func number(r corpus.Ref) int {
	n, _ := corpus.ParseRoman(r.Part)
	return n
}

// The paper that is added last gets the pairs that a trace of everything gives it, also where it is the older one;
// and nearly all threads are those of such a trace.
func TestOrderOfAdding(t *testing.T) {
	t.Parallel()
	old, now := meetings(t, "P/1", 0, 5), meetings(t, "P/2", 5, 8)
	c, err := corpus.New(old, now)
	if err != nil {
		t.Fatal(err)
	}
	whole, err := reuse.Trace(context.Background(), reuse.FromCorpus(c))
	if err != nil {
		t.Fatal(err)
	}
	for name, docs := range map[string][]*corpus.Document{"older first": {old, now}, "newer first": {now, old}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newFile(t, docs...)
			have, n := pairs(t, s), 0
			for _, p := range whole.Pairs {
				e, l := whole.Set.Units[p.Earlier].Ref, whole.Set.Units[p.Later].Ref
				if number(e) > 5 || number(l) <= 5 {
					continue
				}
				n++
				want := fmt.Sprintln("P/1", e, "P/2", l, p.Relation)
				if !strings.Contains(have, want) && p.Relation != reuse.Cited {
					t.Errorf("missing: %s", want)
				}
			}
			if n == 0 {
				t.Error("nothing is taken up")
			}
			var want []string
			for _, th := range whole.Threads {
				var refs []string
				for _, u := range th.Units {
					refs = append(refs, whole.Set.Units[u].Ref.String())
				}
				slices.Sort(refs)
				want = append(want, th.Name+": "+strings.Join(refs, " "))
			}
			same, got := 0, threads(t, s)
			for _, th := range got {
				if slices.Contains(want, th) {
					same++
				}
			}
			t.Logf("%d threads, %d in the whole, %d the same", len(got), len(want), same)
			if 10*same < 7*len(want) {
				t.Errorf("%d threads, %d in the whole, %d the same", len(got), len(want), same)
			}
		})
	}
}

// What is left of a paper when a version goes is traced by itself.
func TestRemoveALanguage(t *testing.T) {
	t.Parallel()
	c, err := builtIn()
	if err != nil {
		t.Fatal(err)
	}
	fr, en := *c.Papers[0].In(language.French), *c.Papers[0].In(language.English)
	both := newFile(t, &en, &fr)
	if _, err := keep.Remove(context.Background(), both, []store.Key{
		{Paper: en.PaperKey(), Language: language.English},
	}, silent); err != nil {
		t.Fatal(err)
	}
	alone := newFile(t, &fr)
	if got, want := pairs(t, both), pairs(t, alone); got != want || want == "" {
		t.Errorf("%d pairs are left, %d in a file of its own", strings.Count(got, "\n"), strings.Count(want, "\n"))
	}
	if got, want := threads(t, both), threads(t, alone); !slices.Equal(got, want) {
		t.Errorf("threads %v, in a file of its own %v", got, want)
	}
}

// What trace --new says of a paper is what adding it says.
func TestTraceIsAdd(t *testing.T) {
	t.Parallel()
	old, now := meetings(t, "P/1", 0, 7), meetings(t, "P/2", 7, 8)
	s := newFile(t, old)
	n, err := keep.Trace(context.Background(), s, now, keep.TraceOptions{Progress: silent})
	if err != nil {
		t.Fatal(err)
	}
	var said strings.Builder
	for _, p := range n.Result.Pairs {
		e, l := n.Result.Set.Units[p.Earlier].Ref, n.Result.Set.Units[p.Later].Ref
		paper := "P/1"
		if number(e) == 8 {
			paper = "P/2"
		}
		fmt.Fprintln(&said, paper, e, "P/2", l, p.Relation)
	}
	if _, err := keep.Add(context.Background(), s, []*corpus.Document{now}, nil, silent); err != nil {
		t.Fatal(err)
	}
	var added []string
	for line := range strings.Lines(pairs(t, s)) {
		if strings.Contains(line, " P/2 VIII") && strings.Fields(line)[2] == "P/2" {
			added = append(added, line)
		}
	}
	lines := slices.Collect(strings.Lines(said.String()))
	slices.Sort(lines)
	slices.Sort(added)
	if !slices.Equal(lines, added) || len(added) == 0 {
		t.Errorf("trace --new says\n%s\nadd keeps\n%s", strings.Join(lines, ""), strings.Join(added, ""))
	}
}
