package main

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/align"
)

// The made-up bilingual text is what its gold says: every segment in one bead, in order.
func TestParallelIsCovered(t *testing.T) {
	t.Parallel()
	b, err := parallel(rand.New(rand.NewPCG(1, 2)), 400)
	if err != nil {
		t.Fatal(err)
	}
	if err := align.Check(b.gold, len(b.source), len(b.target)); err != nil {
		t.Error(err)
	}
	shapes := map[[2]int]int{}
	for _, g := range b.gold {
		shapes[[2]int{len(g.Source), len(g.Target)}]++
	}
	for _, shape := range [][2]int{{1, 1}, {1, 2}, {2, 1}, {1, 0}, {0, 1}} {
		if shapes[shape] == 0 {
			t.Errorf("no bead of %v segments", shape)
		}
	}
	for i, s := range append(b.source, b.target...) {
		if s == "" || strings.Contains(s, "\n") {
			t.Errorf("segment %d: %q", i, s)
		}
	}
}

// A bead goes from one rung of the ladder to the next.
func TestLadder(t *testing.T) {
	t.Parallel()
	beads, err := ladder(strings.NewReader("0\t0\t1.5\n1\t2\t0.3\n1\t3\t-0.3\n2\t4\t0\n"), "x")
	if err != nil {
		t.Fatal(err)
	}
	want := []align.Bead{{Source: []int{0}, Target: []int{0, 1}}, {Target: []int{2}}, {Source: []int{1}, Target: []int{3}}}
	if !slices.EqualFunc(beads, want, func(a, b align.Bead) bool {
		return slices.Equal(a.Source, b.Source) && slices.Equal(a.Target, b.Target)
	}) {
		t.Errorf("%v", beads)
	}
	if _, err := ladder(strings.NewReader("0\t0\t1\nno rung\n"), "x"); err == nil ||
		err.Error() != "x:2: no rung of a ladder" {
		t.Errorf("%v", err)
	}
}

// What hunalign is given has a space between tokens, and as many lines.
func TestTokenised(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := writeAll(dir, map[string]string{"a": "Well, now (then).\n\nSo.\n", "b": "L'adoption.\n\n"}); err != nil {
		t.Fatal(err)
	}
	out, err := tokenised(dir, "en,fr", []string{filepath.Join(dir, "a"), filepath.Join(dir, "b")})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"Well , now ( then ) .\n\nSo .\n", "L' adoption .\n\n"} {
		if got, _ := os.ReadFile(out[i]); string(got) != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
