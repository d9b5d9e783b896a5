package bitext_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align"
	"github.com/reprise-wording/reprise/align/bitext"
	"github.com/reprise-wording/reprise/corpus"
)

// degraded takes sentence pairs and drops some on one side, joins some and swaps some, as revision and layout do. It
// returns both texts and the beads that are right.
func degraded(pairs [][2]string, r *rand.Rand) (source, target []bitext.Segment, gold map[string]bool) {
	gold = map[string]bool{}
	add := func(ss, ts []string) {
		b := align.Bead{}
		for _, s := range ss {
			b.Source = append(b.Source, len(source))
			source = append(source, bitext.Segment{Text: s})
		}
		for _, t := range ts {
			b.Target = append(b.Target, len(target))
			target = append(target, bitext.Segment{Text: t})
		}
		gold[fmt.Sprint(b.Source, b.Target)] = true
	}
	for i := 0; i < len(pairs); i++ {
		p := pairs[i]
		switch x := r.Float64(); {
		case x < .08:
			add([]string{p[0]}, nil)
		case x < .16:
			add(nil, []string{p[1]})
		case x < .28 && i+1 < len(pairs):
			q := pairs[i+1]
			add([]string{p[0] + " " + q[0]}, []string{p[1], q[1]})
			i++
		default:
			add([]string{p[0]}, []string{p[1]})
		}
	}
	return source, target, gold
}

// Of beads with a score, that share is right: the scores of each tenth are compared with the share of right beads.
func TestScoresAreCalibrated(t *testing.T) {
	t.Parallel()
	fr, en := builtIn(t)
	a, err := bitext.Documents(fr, en)
	if err != nil {
		t.Fatal(err)
	}
	gold := goldBeads(t)
	var pairs [][2]string
	for _, r := range a.Rows {
		for _, b := range gold[r.Name()] {
			if len(b.Source) == 1 && len(b.Target) == 1 && r.Kind == corpus.Unit {
				pairs = append(pairs, [2]string{r.Source.Sentence(b.Source[0]), r.Target.Sentence(b.Target[0])})
			}
		}
	}
	var n, right [10]int
	var scores [10]float64
	for seed := range uint64(6) {
		source, target, want := degraded(pairs, rand.New(rand.NewPCG(seed, 1)))
		beads, err := bitext.Align(source, target, bitext.WithLanguages(language.French, language.English))
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range beads {
			k := min(int(b.Score*10), 9)
			n[k]++
			scores[k] += b.Score
			if isRight(b, want) {
				right[k]++
			}
		}
	}
	for k := range n {
		if n[k] == 0 {
			continue
		}
		said, was := scores[k]/float64(n[k]), float64(right[k])/float64(n[k])
		t.Logf("score %.2f: %.2f of %d right", said, was, n[k])
		if n[k] >= 60 && (was-said > 0.15 || said-was > 0.15) {
			t.Errorf("beads at %.2f are right in %.2f of cases", said, was)
		}
	}
}

// isRight reports whether a bead is among those wanted, segments left out on one side being wanted one by one.
func isRight(b align.Bead, want map[string]bool) bool {
	if b.Linked() {
		return want[fmt.Sprint(b.Source, b.Target)]
	}
	for _, i := range b.Source {
		if !want[fmt.Sprint([]int{i}, []int(nil))] {
			return false
		}
	}
	for _, j := range b.Target {
		if !want[fmt.Sprint([]int(nil), []int{j})] {
			return false
		}
	}
	return true
}
