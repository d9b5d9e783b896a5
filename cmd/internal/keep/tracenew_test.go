package keep

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/cmd/internal/load"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read"
	"github.com/reprise-wording/reprise/corpus/store"
)

// In a file too large to be traced anew for each paper, the pairs and threads that a new paper gets are those that it
// would get if all were, and those among the others stay.
func TestTraceNewBesideAll(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	quiet := func(string, int) func(int) { return func(int) {} }
	c, err := load.BuiltIn(read.Options{})
	if err != nil {
		t.Fatal(err)
	}
	built := c.Papers[0].In(language.English)
	paper := func(symbol string, from, to int) *corpus.Document {
		d := *built
		d.Symbol = symbol
		all := slices.DeleteFunc(d.Meetings(), func(p *corpus.Part) bool { return p.Kind != corpus.MeetingPart })
		d.Blocks = slices.DeleteFunc(slices.Clone(d.Blocks), func(b *corpus.Block) bool {
			return !slices.Contains(all[from:to], d.MeetingOf(b))
		})
		return &d
	}
	old, now := paper("P/1", 0, 5), paper("P/2", 5, 7)
	type kept struct {
		pairs, threads []string
	}
	add := func(trace func(context.Context, *Recalled, []int, Progress) (*reuse.Result, error)) (out kept) {
		s, err := store.Open(ctx, filepath.Join(t.TempDir(), "a.reprise"), store.Create())
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		if _, err := Add(ctx, s, []*corpus.Document{old}, nil, quiet); err != nil {
			t.Fatal(err)
		}
		err = s.Update(ctx, func(tx *store.Tx) error {
			if _, err := tx.Put(now); err != nil {
				return err
			}
			r, err := recall(tx, nil, true)
			if err != nil {
				return err
			}
			if _, err := trace(ctx, r, r.Units("P/2"), quiet); err != nil {
				return err
			}
			pairs, err := tx.Reiterations()
			if err != nil {
				return err
			}
			for _, p := range pairs {
				out.pairs = append(out.pairs, fmt.Sprintln(p.Earlier.Paper, p.Earlier.Ref, p.Later.Paper, p.Later.Ref, p.Relation))
			}
			threads, err := tx.Threads()
			for _, th := range threads {
				var refs []string
				for _, u := range th.Units {
					refs = append(refs, u.Paper+" "+u.Ref.String())
				}
				slices.Sort(refs)
				out.threads = append(out.threads, strings.Join(refs, ", "))
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		slices.Sort(out.pairs)
		slices.Sort(out.threads)
		return out
	}
	quick, whole := add(traceNew), add(traceAll)
	of := func(all []string) (out []string) {
		for _, x := range all {
			if strings.Contains(x, "P/2") {
				out = append(out, x)
			}
		}
		return out
	}
	if got, want := of(quick.pairs), of(whole.pairs); !slices.Equal(got, want) || len(want) == 0 {
		t.Errorf("the new paper has\n%swant\n%s", strings.Join(got, ""), strings.Join(want, ""))
	}
	same := 0
	for _, x := range quick.threads {
		if slices.Contains(whole.threads, x) {
			same++
		}
	}
	t.Logf(
		"%d pairs of %d; %d threads, %d of %d the same", len(quick.pairs), len(whole.pairs), len(quick.threads), same,
		len(whole.threads),
	)
	if 10*same < 9*len(whole.threads) || len(of(quick.threads)) == 0 {
		t.Errorf("%d threads, %d of %d the same: %v", len(quick.threads), same, len(whole.threads), quick.threads)
	}
	once := map[string]bool{}
	for _, th := range quick.threads {
		for u := range strings.SplitSeq(th, ", ") {
			if once[u] {
				t.Errorf("%s stands in two threads", u)
			}
			once[u] = true
		}
	}
}
