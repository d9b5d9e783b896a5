package reuse_test

import (
	"context"
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/corpus/read"
	"github.com/reprise-wording/reprise/corpus/wg4"
)

// A planting is a made-up later unit, and the unit that was planted in it.
type planting struct {
	from  int
	kind  string
	words []string
}

// wordsOf gives the words of every unit of the built-in corpus that is long enough to be told from the others.
func wordsOf(tb testing.TB, tag language.Tag) [][]string {
	tb.Helper()
	for _, f := range wg4.Files() {
		d, err := read.Bytes(f.Name, f.Data, read.Options{})
		if err != nil {
			tb.Fatal(err)
		}
		if d.Language != tag {
			continue
		}
		var out [][]string
		for _, u := range d.Units() {
			if w := strings.Fields(u.Text); len(w) >= 12 {
				out = append(out, w)
			}
		}
		return out
	}
	tb.Fatalf("no built-in document in %s", tag)
	return nil
}

// plant makes n later units of each kind out of random earlier ones.
func plant(rng *rand.Rand, units [][]string, n int) []planting {
	any := func() string { u := units[rng.IntN(len(units))]; return u[rng.IntN(len(u))] }
	change := func(words []string, k int) []string {
		out := append([]string(nil), words...)
		for _, at := range rng.Perm(len(out))[:k] {
			out[at] = any()
		}
		return out
	}
	var out []planting
	for range n {
		for _, kind := range []string{"verbatim", "light", "heavy", "clause", "reworded"} {
			from := rng.IntN(len(units))
			u := units[from]
			p := planting{from: from, kind: kind}
			switch kind {
			case "verbatim":
				p.words = u
			case "light":
				p.words = change(u, 3)
			case "heavy":
				p.words = change(u, len(u)*2/5)
			default:
				size := min(12, len(u))
				at := rng.IntN(len(u) - size + 1)
				clause := u[at : at+size]
				if kind == "reworded" {
					clause = change(clause, 3)
				}
				host := units[(from+1+rng.IntN(len(units)-1))%len(units)]
				cut := rng.IntN(len(host))
				p.words = append(append(append(p.words, host[:cut]...), clause...), host[cut:]...)
			}
			out = append(out, p)
		}
	}
	rng.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

// Planted wording is found at the default threshold, in both languages. A clause of twelve words in an otherwise
// different unit is not: most such clauses of official papers are formulas. align/agreed finds it.
func TestPlanted(t *testing.T) {
	t.Parallel()
	for _, tag := range []language.Tag{language.French, language.English} {
		t.Run(tag.String(), func(t *testing.T) {
			t.Parallel()
			units := wordsOf(t, tag)
			planted := plant(rand.New(rand.NewPCG(4, 2)), units, 185)
			var old, later []string
			for _, w := range units {
				old = append(old, strings.Join(w, " "))
			}
			for _, p := range planted {
				later = append(later, strings.Join(p.words, " "))
			}
			r, err := reuse.Trace(
				context.Background(), reuse.FromLines(tag, reuse.File{Lines: old}, reuse.File{Lines: later}), reuse.Across(),
			)
			if err != nil {
				t.Fatal(err)
			}
			hit, all, other := map[string]int{}, map[string]int{}, 0
			seen := map[[2]int]bool{}
			for _, p := range r.Pairs {
				seen[[2]int{p.Earlier, p.Later - len(old)}] = true
			}
			for k, p := range planted {
				all[p.kind]++
				if seen[[2]int{p.from, k}] {
					hit[p.kind]++
				}
			}
			other = len(r.Pairs) - hit["verbatim"] - hit["light"] - hit["heavy"] - hit["clause"] - hit["reworded"]
			for kind, least := range map[string]float64{"verbatim": 1, "light": .98, "heavy": .85} {
				recall := float64(hit[kind]) / float64(all[kind])
				t.Logf("%s: %.3f", kind, recall)
				if recall < least {
					t.Errorf("%s: %d of %d found", kind, hit[kind], all[kind])
				}
			}
			per := float64(other) / float64(len(old)+len(later))
			t.Logf("%d units, %.2f other pairs a unit", len(old)+len(later), per)
			if per >= 4 {
				t.Errorf("%.1f other pairs a unit", per)
			}
		})
	}
}
