package main

import (
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// What is planted is there: the words of each kind, and no more of them than it says.
func TestPlanted(t *testing.T) {
	t.Parallel()
	words := strings.Fields(source())
	rng := rand.New(rand.NewPCG(1, 2))
	var earlier [][]string
	for range 50 {
		earlier = append(earlier, unitOf(rng, words))
	}
	later := planted(rng, earlier, 20, func() []string { return unitOf(rng, words) })
	if len(later) != 20*len(kinds) {
		t.Fatalf("%d later units", len(later))
	}
	for _, p := range later {
		from, same := earlier[p.from], 0
		for i := range min(len(from), len(p.words)) {
			if from[i] == p.words[i] {
				same++
			}
		}
		switch p.kind {
		case "verbatim":
			if !slices.Equal(p.words, from) {
				t.Errorf("verbatim: %v of %v", p.words, from)
			}
		case "light", "heavy":
			gone := map[string]int{"light": 3, "heavy": len(from) * 2 / 5}[p.kind]
			if same < len(from)-gone || same == len(from) {
				t.Errorf("%s: %d of %d words stayed", p.kind, same, len(from))
			}
		case "clause":
			if !holdsRun(p.words, from, 12) {
				t.Errorf("clause: %v has no 12 words of %v", p.words, from)
			}
		}
	}
}

// holdsRun reports whether n words of one text stand in the other.
func holdsRun(in, of []string, n int) bool {
	for i := 0; i+n <= len(of); i++ {
		if strings.Contains(" "+strings.Join(in, " ")+" ", " "+strings.Join(of[i:i+n], " ")+" ") {
			return true
		}
	}
	return false
}

// Pairs are judged by what was planted, and by their order.
func TestJudge(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := writeAll(dir, map[string]string{
		"out":  "1:1\t2:1\t1\tcited\n1:1\t2:1\t0.9\tverbatim\n1:7\t2:1\t0.8\treworded\n1:2\t2:2\t0.7\treworded\n",
		"none": "",
	}); err != nil {
		t.Fatal(err)
	}
	truth := truth{"1:1\t2:1": "verbatim", "1:2\t2:2": "light", "1:3\t2:3": "light", "1:4\t2:4": "clause"}
	for file, want := range map[string]string{
		"out":  "0.667 0.500 0.417 1.000 0.500 0.000 0.000",
		"none": "0.000 0.000 0.000 0.000 0.000 0.000 0.000",
	} {
		cells, err := truth.judge(filepath.Join(dir, file))
		if got := strings.Join(cells, " "); err != nil || got != want {
			t.Errorf("%s: %s, want %s (%v)", file, got, want, err)
		}
	}
}

// MinHash finds what is verbatim at any setting, and tells nothing of units that have no words in common.
func TestMinHash(t *testing.T) {
	t.Parallel()
	earlier := []string{
		"a wholly different matter of no concern to anybody here",
		"States parties should, as soon as they can, adopt laws",
	}
	later := []string{"States parties should as soon as they can adopt laws.", "quite unlike everything before"}
	for _, m := range minhashes {
		var b strings.Builder
		if err := m.pairs(&b, earlier, later); err != nil || b.String() != "1:2\t2:1\t1.0000\n" {
			t.Errorf("%s: %q (%v)", m.name, b.String(), err)
		}
	}
}
