//go:build linux

package reuse_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/corpustest"
	"github.com/reprise-wording/reprise/corpus/corpustest/testlevel"
	"github.com/reprise-wording/reprise/corpus/read"
	"github.com/reprise-wording/reprise/corpus/wg4"
)

// apart cuts the built-in paper into two: some meetings, and the others.
func apart(tb testing.TB, later func(*corpus.Part) bool) *corpus.Corpus {
	var docs []*corpus.Document
	for _, f := range wg4.Files() {
		d, err := read.Bytes(f.Name, f.Data, read.Options{})
		if err != nil {
			tb.Fatal(err)
		}
		docs = append(docs,
			corpustest.Cut(d, "X/1", func(b *corpus.Block) bool { return !later(d.MeetingOf(b)) }),
			corpustest.Cut(d, "X/2", func(b *corpus.Block) bool { return later(d.MeetingOf(b)) }))
	}
	c, err := corpus.New(docs...)
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

// variedCorpus makes papers of so many units, as variedLines does.
func variedCorpus(tb testing.TB, sizes ...int) *corpus.Corpus {
	tb.Helper()
	total := 0
	for _, n := range sizes {
		total += n
	}
	c, err := corpus.New(corpustest.Documents(variedLines(tb, total), sizes...)...)
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

// remembered digests a corpus, also the lexicon, and reads all of it back.
func remembered(tb testing.TB, c *corpus.Corpus) *reuse.Memory {
	l := &reuse.Lexicon{}
	var digests []string
	again := &reuse.Lexicon{}
	for _, p := range c.Papers {
		digests = append(digests, l.Digest(p))
		for _, s := range l.Fresh() {
			if err := again.Restore(s); err != nil {
				tb.Fatal(err)
			}
		}
	}
	m, err := reuse.Remember(again, digests...)
	if err != nil {
		tb.Fatal(err)
	}
	return m
}

// unitsOf lists the units of a paper of a memory.
func unitsOf(m *reuse.Memory, paper int) []int {
	var out []int
	for i, u := range m.Set().Units {
		if m.Set().Groups[u.Group].Paper == paper {
			out = append(out, i)
		}
	}
	return out
}

// hostOf fills in texts from the set of a corpus and knows its pairs and citations.
func hostOf(m *reuse.Memory, full *reuse.Result) reuse.Host {
	return reuse.Host{
		Texts: func(units []int) error {
			for _, u := range units {
				copy(m.Set().Units[u].Texts, full.Set.Units[u].Texts)
			}
			return nil
		},
		Citing: func(group int) (out []int, err error) {
			for _, c := range full.Citations {
				if c.Resolved && c.Group == group {
					out = append(out, c.Later)
				}
			}
			return out, nil
		},
	}
}

// compare checks that a trace of a part gives the pairs that the trace of the whole has of it, and returns how many
// of the whole's pairs it lacks and has more.
func compare(t *testing.T, full, part *reuse.Result, fresh []int) (lost, added, same int) {
	t.Helper()
	type key struct {
		i, j  int
		cited bool
	}
	want := map[key]reuse.Reiteration{}
	var related []string
	for _, p := range full.Pairs {
		if slices.Contains(fresh, p.Later) || p.Relation != reuse.Cited && slices.Contains(fresh, p.Earlier) {
			want[key{p.Earlier, p.Later, p.Relation == reuse.Cited}] = p
		}
	}
	for _, p := range part.Pairs {
		if !slices.Contains(fresh, p.Later) && (p.Relation == reuse.Cited || !slices.Contains(fresh, p.Earlier)) {
			continue // a known pair, or one of others in a set that was traced whole
		}
		k := key{p.Earlier, p.Later, p.Relation == reuse.Cited}
		w, ok := want[k]
		if !ok {
			added++
			continue
		}
		delete(want, k)
		same++
		if math.Abs(w.Score-p.Score) > 1e-9 {
			t.Errorf("%s %s: %v, in the whole %v", full.Set.Units[p.Earlier].ID, full.Set.Units[p.Later].ID, p.Score, w.Score)
		}
		if w.Relation != p.Relation {
			related = append(related, fmt.Sprintf(
				"%s %s: %s, in the whole %s", full.Set.Units[p.Earlier].ID, full.Set.Units[p.Later].ID, p.Relation, w.Relation,
			))
		}
	}
	// whether a pair is merged or split depends on the other pairs
	if added == 0 && len(want) == 0 || 20*len(related) > same {
		for _, r := range related {
			t.Error(r)
		}
	}
	return len(want), added, same
}

// What a new paper takes up is what tracing everything again says of it: scores, relations, citations, in both
// languages; and so is what later papers take up of an older one that is added after them.
func TestMemoryTracesAsTheWhole(t *testing.T) {
	t.Parallel()
	for name, later := range map[string]func(*corpus.Part) bool{
		"the last meeting":    func(m *corpus.Part) bool { return m.Ordinal() == 8 },
		"the second meeting":  func(m *corpus.Part) bool { return m.Ordinal() == 2 },
		"every other meeting": func(m *corpus.Part) bool { return m.Ordinal()%2 == 1 },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := apart(t, later)
			full, err := reuse.Trace(context.Background(), reuse.FromCorpus(c), reuse.MinScore(0.05))
			if err != nil {
				t.Fatal(err)
			}
			m := remembered(t, c)
			for paper := range c.Papers {
				fresh := unitsOf(m, paper)
				part, err := m.Trace(context.Background(), fresh, hostOf(m, full), reuse.MinScore(0.05))
				if err != nil {
					t.Fatal(err)
				}
				lost, added, same := compare(t, full, part, fresh)
				if lost > 0 || added > 0 || same == 0 {
					t.Errorf("paper %d: %d pairs of the whole are lost, %d are more, %d the same", paper, lost, added, same)
				}
				for i, u := range m.Set().Units {
					w := full.Set.Units[i]
					if u.ID != w.ID || u.Kind != w.Kind || u.Group != w.Group || u.Parent != w.Parent || u.Opens != w.Opens ||
						u.Ref != w.Ref {
						t.Fatalf("unit %d is %+v, in the whole %+v", i, u, w)
					}
				}
				if fmt.Sprint(
					m.Set().Groups[0].Name, len(m.Set().Groups),
				) != fmt.Sprint(full.Set.Groups[0].Name, len(full.Set.Groups)) {
					t.Errorf("groups %+v", m.Set().Groups)
				}
			}
		})
	}
}

// Where not all candidates are scored, next to nothing is lost of the pairs from the threshold on. Some are found
// that a trace of the whole leaves out, since more units are looked at.
func TestMemoryAmongMany(t *testing.T) {
	testlevel.Long(t)
	t.Parallel()
	sizes := append(slices.Repeat([]int{1000}, 11), 300)
	c := variedCorpus(t, sizes...)
	full, err := reuse.Trace(context.Background(), reuse.FromCorpus(c))
	if err != nil {
		t.Fatal(err)
	}
	m := remembered(t, c)
	fresh := unitsOf(m, 11)
	part, err := m.Trace(context.Background(), fresh, hostOf(m, full))
	if err != nil {
		t.Fatal(err)
	}
	again := remembered(t, c)
	bare, err := again.Trace(context.Background(), fresh, hostOf(again, full), reuse.Bare())
	if err != nil || !slices.Equal(bare.Pairs, part.Pairs) || len(bare.Threads) == 0 || bare.Threads[0].Name != "" {
		t.Errorf("bare, %d pairs and not %d, %v", len(bare.Pairs), len(part.Pairs), err)
	}
	lost, added, same := compare(t, full, part, fresh)
	t.Logf("%d pairs the same, %d lost, %d more", same, lost, added)
	if same == 0 || lost*200 > same || added*20 > same {
		t.Errorf("%d pairs the same, %d lost, %d more", same, lost, added)
	}
}

// TestMemoryOfScale prints what tracing the last 300 of MEMORY units costs beside tracing all of them, each with its
// start: MEMORY=100000 BENCH_TEXT=folder go test -run TestMemoryOfScale -v
func TestMemoryOfScale(t *testing.T) {
	n, err := strconv.Atoi(os.Getenv("MEMORY"))
	if err != nil {
		t.Skip("set MEMORY to a number of units")
	}
	sizes := slices.Repeat([]int{1000}, n/1000)
	c := variedCorpus(t, append(sizes, 300)...)
	l := &reuse.Lexicon{}
	var digests []string
	bytes := 0
	at := processorTime()
	step := func(what string) {
		now := processorTime()
		fmt.Printf("%s: %s of processor time\n", what, now-at)
		at = processorTime()
	}
	for _, p := range c.Papers {
		digests = append(digests, l.Digest(p))
		bytes += len(digests[len(digests)-1])
	}
	stems := l.Fresh()
	step(fmt.Sprintf("digests of all, %d and %d bytes", bytes, len(stems[0].Data)))
	again := &reuse.Lexicon{}
	if err := again.Restore(stems[0]); err != nil {
		t.Fatal(err)
	}
	m, err := reuse.Remember(again, digests...)
	if err != nil {
		t.Fatal(err)
	}
	step("remembering all")
	fresh := unitsOf(m, len(sizes))
	part, err := m.Trace(context.Background(), fresh, reuse.Host{})
	if err != nil {
		t.Fatal(err)
	}
	step("tracing the last 300")
	full, err := reuse.Trace(context.Background(), reuse.FromCorpus(c))
	if err != nil {
		t.Fatal(err)
	}
	step("tracing all")
	lost, added, same := compare(t, full, part, fresh)
	fmt.Printf("%d pairs the same, %d lost, %d more\n", same, lost, added)
}

// A digest of another version, or a damaged one, is refused and not believed.
func TestMemoryRefuses(t *testing.T) {
	t.Parallel()
	c := variedCorpus(t, 30)
	l := &reuse.Lexicon{}
	digest := l.Digest(c.Papers[0])
	stems := l.Fresh()[0]
	for n := range len(digest) {
		if _, err := reuse.Remember(l, digest[:n]); err == nil {
			t.Fatalf("%d of %d bytes of a digest are believed", n, len(digest))
		}
	}
	var refused *reuse.DigestError
	_, err := reuse.Remember(l, digest, digest[:9], digest, "")
	if !errors.As(err, &refused) || refused.At != 1 || !errors.Is(err, reuse.ErrDigest) {
		t.Errorf("of four digests the second is damaged: %v", err)
	}
	if _, err := reuse.Remember(new(reuse.Lexicon), digest); !errors.As(err, &refused) || refused.At != 0 {
		t.Errorf("a digest without its stems gives %v", err)
	}
	stems.Data[0]++
	if err := new(reuse.Lexicon).Restore(stems); !errors.Is(err, reuse.ErrDigest) {
		t.Errorf("stems made otherwise give %v", err)
	}
}

// FuzzRemember reads any digest without a panic, and traces what it takes for one.
func FuzzRemember(f *testing.F) {
	c := variedCorpus(f, 5)
	l := &reuse.Lexicon{}
	f.Add(l.Digest(c.Papers[0]))
	f.Fuzz(func(t *testing.T, digest string) {
		m, err := reuse.Remember(l, digest)
		if err != nil || len(m.Set().Units) > 1000 {
			return
		}
		if _, err := m.Trace(context.Background(), unitsOf(m, 0), reuse.Host{}); err != nil {
			t.Fatal(err)
		}
	})
}

func ExampleMemory() {
	c, err := corpus.New(
		corpustest.Lines(language.English, "A/1",
			"I.1\tStates parties should protect the identity of witnesses before the court.",
			"I.2\tThe Secretariat should publish the report every year."),
		corpustest.Lines(language.English, "A/2",
			"II.1\tStates parties should protect the identity of witnesses and of victims before the court."))
	if err != nil {
		fmt.Println(err)
		return
	}
	var l reuse.Lexicon // a file keeps what l.Fresh gives, and the digests
	m, err := reuse.Remember(&l, l.Digest(c.Papers[0]), l.Digest(c.Papers[1]))
	if err != nil {
		fmt.Println(err)
		return
	}
	r, err := m.Trace(context.Background(), []int{2}, reuse.Host{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, p := range r.Pairs {
		fmt.Println(m.Set().Units[p.Later].ID, p.Relation, m.Set().Units[p.Earlier].ID)
	}
	// Output: II.1 amended I.1
}
