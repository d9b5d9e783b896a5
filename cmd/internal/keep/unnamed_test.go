package keep_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/pins"
	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/cmd/internal/keep"
	"github.com/reprise-wording/reprise/cmd/internal/load"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read"
	"github.com/reprise-wording/reprise/corpus/store"
)

// builtIn is the built-in corpus, read once; its documents are not to be changed.
var builtIn = sync.OnceValues(func() (*corpus.Corpus, error) { return load.BuiltIn(read.Options{}) })

// unnamed makes a paper without a symbol of some meetings of the built-in one in a language.
func unnamed(t *testing.T, tag language.Tag, source string, from, to int) *corpus.Document {
	t.Helper()
	c, err := builtIn()
	if err != nil {
		t.Fatal(err)
	}
	d := *c.Papers[0].In(tag)
	d.Symbol, d.Source = "", source
	all := slices.DeleteFunc(d.Meetings(), func(p *corpus.Part) bool { return p.Kind != corpus.MeetingPart })
	d.Blocks = slices.DeleteFunc(slices.Clone(d.Blocks), func(b *corpus.Block) bool {
		return !slices.Contains(all[from:to], d.MeetingOf(b))
	})
	return &d
}

// In a file whose keys leave open which documents are versions of one paper, what follows from them is that of a trace
// of everything, in whatever order they come, and trace --new says of the last one what adding it keeps.
func TestFilesWithoutSymbols(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	en, fr := unnamed(t, language.English, "first.en.md", 0, 2), unnamed(t, language.French, "premiers.fr.md", 0, 2)
	last := unnamed(t, language.English, "last.en.md", 2, 4)
	c, err := corpus.New(en, fr, last)
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Papers) != 2 || len(c.Papers[0].Versions) != 2 {
		t.Fatalf("%d papers", len(c.Papers))
	}
	set := reuse.FromCorpus(c)
	whole, err := reuse.Trace(ctx, set)
	if err != nil {
		t.Fatal(err)
	}
	place := func(s *reuse.Set, u int, papers []*corpus.Paper) string {
		p := papers[s.Groups[s.Units[u].Group].Paper]
		return p.Versions[0].PaperKey() + " " + s.Units[u].Ref.String()
	}
	var want []string
	later := 0
	for _, p := range whole.Pairs {
		l := place(set, p.Later, c.Papers)
		if strings.HasPrefix(l, "last ") {
			later++
		}
		want = append(want, fmt.Sprintln(place(set, p.Earlier, c.Papers), l, p.Relation))
	}
	slices.Sort(want)
	for _, docs := range [][]*corpus.Document{{en, fr, last}, {last, en, fr}} {
		s := newFile(t, docs[:2]...)
		var said *keep.Novelty
		if docs[2] == last {
			decided := &pins.Pins{}
			decided.Judge("nowhere", "at all", pins.Rejected)
			looked := false
			look := func(*reuse.Set) (int, error) { looked = true; return -1, nil }
			o := keep.TraceOptions{Progress: silent, Pins: decided, Look: look}
			if said, err = keep.Trace(ctx, s, last, o); err != nil {
				t.Fatal(err)
			}
			if len(said.Result.Pairs) != later || later == 0 || !looked || !slices.Equal(said.Stale, decided.Pairs) {
				t.Errorf(
					"trace --new finds %d pairs and %v stale; a trace of everything %d", len(said.Result.Pairs), said.Stale, later,
				)
			}
			for u, fresh := range said.Fresh {
				if fresh != strings.HasPrefix(said.Result.Set.Units[u].ID, "last") &&
					fresh == (number(said.Result.Set.Units[u].Ref) < 3) {
					t.Errorf("unit %s: fresh %v", said.Result.Set.Units[u].ID, fresh)
				}
			}
		}
		r, err := keep.Add(ctx, s, docs[2:], nil, silent)
		if err != nil {
			t.Fatal(err)
		}
		have := slices.Sorted(strings.Lines(pairs(t, s)))
		if !slices.Equal(have, want) {
			t.Errorf("the file has\n%swhere a trace of everything finds\n%s", strings.Join(have, ""), strings.Join(want, ""))
		}
		added := slices.IndexFunc(c.Papers, func(p *corpus.Paper) bool { return slices.Contains(p.Versions, docs[2]) })
		found := whole.Count(func(u int) bool { return set.Groups[set.Units[u].Group].Paper == added })
		if r.Found != found {
			t.Errorf("of the paper added %+v is told, want %+v", r.Found, found)
		}
		beads(t, s, fr, en)
	}
	if _, err := keep.Trace(ctx, newFile(t, en), last, keep.TraceOptions{
		Progress: silent,
		Language: language.French,
	}); err == nil {
		t.Error("a paper in another language than the one asked for is traced")
	}
}

// beads checks that the beads of two versions cover every sentence of the units of one of them once at most.
func beads(t *testing.T, s *store.Store, source, target *corpus.Document) {
	t.Helper()
	err := s.View(context.Background(), func(tx *store.Tx) error {
		all, err := tx.Beads()
		seen := map[string]bool{}
		for _, b := range all {
			keys := []store.Key{b.Source, b.Target}
			if !slices.Contains(keys, store.KeyOf(source)) || !slices.Contains(keys, store.KeyOf(target)) {
				t.Errorf("a bead of %v", keys)
			}
			for _, i := range b.From {
				at := fmt.Sprint(b.Row, b.Ref, i)
				if seen[at] {
					t.Errorf("two beads of %s", at)
				}
				seen[at] = true
			}
		}
		if len(seen) < 20 {
			t.Errorf("beads of %d sentences", len(seen))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
