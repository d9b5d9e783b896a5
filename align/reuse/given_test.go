package reuse_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/pins"
	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/corpustest"
)

// lamps is a set of nine units in three groups, whose wording has something in common.
func lamps(t *testing.T) *reuse.Result {
	t.Helper()
	file := func(name string, lines ...string) reuse.File { return reuse.File{Name: name, Lines: lines} }
	set := reuse.FromLines(language.English,
		file("A", "The lamps of the quay are lit at dusk.", "Pilots know the tide tables.", "Tugs carry spare ropes."),
		file(
			"B",
			"The lamps of the quay are lit at dusk and at dawn.",
			"Pilots know the tide tables and the buoys.",
			"The register of vessels is kept.",
		),
		file(
			"C",
			"At dusk the lamps of the quay and of the pier are lit.",
			"Masters know the tide tables.",
			"The register of vessels and tugs is published.",
		))
	r, err := reuse.Trace(t.Context(), set)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// Threads and standings follow from the pairs that are given, and from what a person decided of them.
func TestGivenPairs(t *testing.T) {
	t.Parallel()
	pair := func(earlier, later int, score float64, how reuse.Relation) reuse.Reiteration {
		return reuse.Reiteration{Earlier: earlier, Later: later, Score: score, Relation: how}
	}
	var got strings.Builder
	for k, pairs := range [][]reuse.Reiteration{
		{},
		{pair(0, 3, 0.9, reuse.Amended)},
		{pair(0, 3, 0.66, reuse.Amended), pair(3, 6, 0.65, reuse.Reworded)},
		{pair(0, 3, 0.5, reuse.Amended), pair(1, 4, 0.49, reuse.Reworded)},
		{
			pair(0, 3, 0.9, reuse.Amended),
			pair(0, 6, 0.8, reuse.Reworded),
			pair(3, 6, 0.7, reuse.Reworded),
			pair(1, 4, 0.95, reuse.Amended),
		},
		{pair(0, 3, 0.9, reuse.Formula), pair(1, 4, 0.9, reuse.Verbatim)},
		{pair(2, 5, 1, reuse.Cited), pair(5, 8, 0.7, reuse.Reworded), pair(2, 5, 0.6, reuse.Reworded)},
		{pair(0, 1, 0.9, reuse.Reworded)}, // of one group
		{
			pair(0, 4, 0.7, reuse.Merged),
			pair(1, 4, 0.7, reuse.Merged),
			pair(4, 6, 0.7, reuse.Split),
			pair(4, 7, 0.7, reuse.Split),
		},
	} {
		for _, lines := range []string{
			"", "pair\t1:1\t2:1\trejected", "pair\t1:3\t3:3\tconfirmed\npair\t1:1\t2:1\tconfirmed\npair\t9:1\t1:1\trejected",
		} {
			p, err := pins.Read(strings.NewReader(lines), "p")
			if err != nil {
				t.Fatal(err)
			}
			r := lamps(t)
			whole := r.Clone()
			r.Pairs = slices.Clone(pairs)
			stale := r.Judge(p)
			if len(whole.Pairs) > 0 && len(r.Pairs) > 0 && &whole.Pairs[0] == &r.Pairs[0] {
				t.Error("a clone shares its pairs")
			}
			fmt.Fprintf(
				&got, "==== %d, %q: stale %v, %+v, of three %+v\n", k, lines, stale, r.Count(nil),
				r.Count(func(u int) bool { return u%3 == 0 }),
			)
			for _, x := range r.Pairs {
				fmt.Fprintf(
					&got, "pair %d %d %.2f %s by hand %t firm %t\n", x.Earlier, x.Later, x.Score, x.Relation, x.ByHand, r.Firm(x),
				)
			}
			for _, x := range r.Threads {
				fmt.Fprintf(&got, "thread %t %v %v %v\n", x.Name != "", x.Units, x.Pairs, x.Citations)
			}
			for u, x := range r.Status {
				if !x.New() || len(x.TakenUpBy) > 0 || x.Standing != reuse.New {
					fmt.Fprintf(
						&got, "status %d %s takes up %v, taken up by %v, %d to %d\n", u, x.Standing, x.TakesUp, x.TakenUpBy, x.First,
						x.Last,
					)
				}
			}
		}
	}
	corpustest.Golden(t, "testdata/given.txt", got.String(), *update)
}

func TestGold(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, want string }{
		{"", "0 0 0 <nil>"}, {"# x\n\n \nt\t1:1\t2:1\trepeat\r\nt\t1:2\t2:2\tevolve\tmore\n", "2 0 0 <nil>"},
		{"t\t1:1\t2:1\ttheme\nt\t1:1\t2:2\tskip\nt\t2:1\t1:1\tref\nt\t1:3\t2:3\tnone", "0 2 1 <nil>"},
		{"t\t1:1\t2:1", "reuse: line 1: 3 columns; gold has thread, a, b and relation between tabs"},
		{
			"\nt\t1:1\t2:1\tperhaps",
			`reuse: line 2: no relation "perhaps"; there are repeat, evolve, ref, theme, skip and none`,
		},
	} {
		g, err := reuse.ReadGold(strings.NewReader(c.text))
		got := fmt.Sprint(err)
		if err == nil {
			got = fmt.Sprint(len(g.Right), len(g.Unjudged), len(g.Citings), err)
		}
		if strings.Join(strings.Fields(got), " ") != c.want {
			t.Errorf("%q: %s, want %s", c.text, got, c.want)
		}
	}
	g, err := reuse.ReadGold(strings.NewReader("t\t2:1\t1:1\trepeat\nt\t2:1\t3:1\tevolve\nt\t1:2\t2:2\tevolve\n" +
		"t\t1:3\t2:3\tref\nt\t2:3\t3:3\tref\nt\t1:1\t3:1\ttheme"))
	if err != nil {
		t.Fatal(err)
	}
	r := lamps(t)
	r.Pairs = []reuse.Reiteration{
		{Earlier: 0, Later: 3, Score: 0.9}, {Earlier: 0, Later: 6, Score: 0.85}, {Earlier: 1, Later: 7, Score: 0.8},
		{Earlier: 3, Later: 6, Score: 0.7},
		{Earlier: 2, Later: 5, Score: 1, Relation: reuse.Cited}, {Earlier: 0, Later: 8, Score: 1, Relation: reuse.Cited},
	}
	f := r.Measure(g)
	if want := (1.0 + 2.0/3) / 3; f.Right != 3 || f.Found != 2 || f.Cited != 1 || f.Citings != 2 || f.False != 1 ||
		math.Abs(f.AveragePrecision-want) > 1e-12 {
		t.Errorf("%+v, want an average precision of %v", f, want)
	}
}

// What makes a score comes by its weight, and adds up to it.
func TestContributionsAddUp(t *testing.T) {
	t.Parallel()
	r := lamps(t)
	c := r.Contributor()
	if len(r.Pairs) < 3 {
		t.Fatalf("only %d pairs", len(r.Pairs))
	}
	for _, p := range r.Pairs {
		sum, last := reuse.Base(), math.Inf(1)
		for _, x := range c.Of(p) {
			if sum += x.LogOdds; math.Abs(x.LogOdds) > last || x.LogOdds == 0 || x.Feature == "" || x.Words == "" {
				t.Errorf("%d %d: %+v after one of %v", p.Earlier, p.Later, x, last)
			}
			last = math.Abs(x.LogOdds)
		}
		if got := reuse.Probability(sum); math.Abs(got-p.Score) > 0.01 {
			t.Errorf("%d %d: what makes the score gives %.3f, the score is %.3f", p.Earlier, p.Later, got, p.Score)
		}
		p.ByHand = true
		if got := c.Of(p); got != nil {
			t.Errorf("a pair set by hand has contributions: %v", got)
		}
		p.ByHand, p.Relation = false, reuse.Cited
		if got := c.Of(p); got != nil {
			t.Errorf("a citation has contributions: %v", got)
		}
	}
}

// flat digests papers of lines and makes a tracer of them and a draft.
func flat(t *testing.T, draft []string, papers ...[]string) *reuse.Tracer {
	t.Helper()
	l := &reuse.Lexicon{}
	var digests []string
	for k, lines := range papers {
		var refs []string
		for i, text := range lines {
			refs = append(refs, fmt.Sprintf("I.%d\t%s", i+1, text))
		}
		c, err := corpus.New(corpustest.Lines(language.English, fmt.Sprint("X/", k+1), refs...))
		if err != nil {
			t.Fatal(err)
		}
		digests = append(digests, l.Digest(c.Papers[0]))
	}
	all, err := reuse.ReadDigests(digests...)
	if err != nil {
		t.Fatal(err)
	}
	for k, d := range all {
		if !d.Complete(language.English) || d.Complete(language.French) {
			t.Errorf(
				"paper %d: complete in English %t, in French %t", k, d.Complete(language.English), d.Complete(language.French),
			)
		}
	}
	tr, err := reuse.PrepareFlat(t.Context(), l, language.English, all, draft)
	if err != nil {
		t.Fatal(err)
	}
	return tr
}

// A stretch has seven words at least that stand in a row in an earlier unit; the longest is chosen first, and of where
// it stands the latest units come first.
func TestStretchesOfADraft(t *testing.T) {
	t.Parallel()
	const seven, eight = "keep a register of every vessel there", "keep a register of every vessel there always"
	for _, c := range []struct {
		name, draft string
		papers      [][]string
		want        string
	}{
		{"six words", "Ports keep a register of every ship.", [][]string{{"They keep a register of every thing."}}, ""},
		{
			"seven words",
			"Ports " + seven + " now.",
			[][]string{{"States " + seven + ".", "Other words stand here."}},
			"7 [0]: " + seven,
		},
		{
			"eight words",
			"Ports " + eight + " now.",
			[][]string{{"States " + seven + ".", "States " + eight + "."}},
			"8 [1]: " + eight,
		},
		{
			"in two papers, the latest first",
			"Ports " + seven + ".",
			[][]string{{"States " + seven + "."}, {"They " + seven + "."}},
			"7 [1 0]: " + seven,
		},
		{
			"inflection, case and signs",
			"Ports keeping A REGISTER, of every vessels there!",
			[][]string{{"States keep a register of every vessel there."}},
			"7 [0]: keeping A REGISTER, of every vessels there",
		},
		{
			"two stretches",
			"Ports " + seven + " or not and train the pilots in the tide tables again.",
			[][]string{{"States " + seven + "."}, {"All train the pilots in the tide tables."}},
			"7 [0]: " + seven + "; 7 [1]: train the pilots in the tide tables",
		},
		{
			"the longest first",
			"a b c d e f g h i j k l",
			[][]string{{"a b c d e f g h"}, {"d e f g h i j k l"}},
			"9 [1]: d e f g h i j k l",
		},
		{
			"twice in the draft", seven + " and " + seven,
			[][]string{{"States " + seven + "."}},
			"7 [0]: " + seven + "; 7 [0]: " + seven,
		},
		{"a blank draft", "", [][]string{{"States " + seven + "."}}, ""},
	} {
		tr := flat(t, []string{c.draft, "x"}, c.papers...)
		n := len(tr.Set().Units) - 2
		all, err := tr.Stretches(t.Context(), []int{n}, 0)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, s := range all[0] {
			got = append(got, fmt.Sprintf("%d %v: %s", s.Words, s.Units, s.Span.Text(c.draft)))
			if s.Formula() || s.Spread < len(s.Units) {
				t.Errorf("%s: a formula, of %d units", c.name, s.Spread)
			}
		}
		if g := strings.Join(got, "; "); g != c.want {
			t.Errorf("%s: %s, want %s", c.name, g, c.want)
		}
	}
	var many [][]string
	for range 24 {
		many = append(many, []string{"States " + seven + "."})
	}
	for _, n := range []int{23, 24} { // two dozen make a formula
		tr := flat(t, []string{"Ports " + seven + "."}, many[:n]...)
		all, err := tr.Stretches(t.Context(), []int{n}, 0)
		if err != nil || len(all[0]) != 1 || len(all[0][0].Units) != n || all[0][0].Spread != n ||
			all[0][0].Formula() != (n >= 24) {
			t.Errorf("%d units: %+v, %v", n, all, err)
		}
	}
	tr := flat(t, []string{
		"States " + seven + ".", "Ports close.",
	}, []string{"States " + seven + ".", "Quite other words."})
	if !tr.SameWords(0, 2) || tr.SameWords(1, 2) || tr.SameWords(0, 3) {
		t.Error("the same words are told apart, or others not")
	}
	if none, err := tr.Stretches(t.Context(), nil, 0); err != nil || len(none) != 0 {
		t.Errorf("%v, %v", none, err)
	}
}
