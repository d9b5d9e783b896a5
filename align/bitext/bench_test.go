package bitext

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
	"sync"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align"
)

// A benchDoc is a text of the folder that REPRISE_BENCH names, with its gold beads.
type benchDoc struct {
	set, name      string
	source, target language.Tag
	s, t           []Segment
	gold           []align.Bead
}

// benchDocs reads the texts of the folder that REPRISE_BENCH names: SET.en-ru/NAME.en.txt, NAME.ru.txt and NAME.gold.
// A set whose name says no languages is in English and French. They are not part of the project.
func benchDocs(t *testing.T) (docs []benchDoc) {
	golds, _ := filepath.Glob(filepath.Join(os.Getenv("REPRISE_BENCH"), "*", "*.gold"))
	for _, g := range golds {
		set, base := filepath.Base(filepath.Dir(g)), strings.TrimSuffix(g, ".gold")
		if only := os.Getenv("REPRISE_BENCH_ONLY"); only != "" && !regexp.MustCompile(only).MatchString(set) {
			continue
		}
		a, b := "en", "fr"
		if _, langs, ok := strings.Cut(set, "."); ok {
			a, b, _ = strings.Cut(langs, "-")
		}
		docs = append(docs, benchDoc{set, filepath.Base(base), language.Make(a), language.Make(b),
			readSegments(t, base+"."+a+".txt"), readSegments(t, base+"."+b+".txt"), readGold(t, g)})
	}
	return docs
}

// A tally counts beads that are in the gold, beads found, and beads of the gold, those of one side among them.
type tally struct{ right, found, gold float64 }

func strict(gold, beads []align.Bead) (out tally) {
	in := map[string]bool{}
	for _, b := range gold {
		if len(b.Source)+len(b.Target) > 0 {
			in[fmt.Sprint(b.Source, b.Target)] = true
		}
	}
	for _, b := range beads {
		if out.found++; in[fmt.Sprint(b.Source, b.Target)] {
			out.right++
		}
	}
	out.gold = float64(len(in))
	return out
}

func (t tally) Add(u tally) tally {
	return tally{t.right + u.right, t.found + u.found, t.gold + u.gold}
}
func (t tally) Precision() float64 { return t.right / max(t.found, 1) }
func (t tally) Recall() float64    { return t.right / max(t.gold, 1) }
func (t tally) F1() float64        { return 2 * t.right / max(t.found+t.gold, 1) }

// byLine cuts beads of one side into one a segment, as the scorers of the sets do.
func byLine(beads []align.Bead) (out []align.Bead) {
	for _, b := range beads {
		if b.Linked() {
			out = append(out, b)
			continue
		}
		for _, i := range b.Source {
			out = append(out, align.Bead{Source: []int{i}})
		}
		for _, j := range b.Target {
			out = append(out, align.Bead{Target: []int{j}})
		}
	}
	return out
}

// TestBench measures strict F1 on the sets of benchDocs.
func TestBench(t *testing.T) {
	if os.Getenv("REPRISE_BENCH") == "" {
		t.Skip("REPRISE_BENCH names no folder of texts with gold beads")
	}
	sum, linked := map[string]tally{}, map[string]tally{}
	var mu sync.Mutex
	var wg sync.WaitGroup
	gate := make(chan struct{}, 2)
	for _, d := range benchDocs(t) {
		wg.Add(1)
		go func() {
			defer wg.Done()
			gate <- struct{}{}
			defer func() { <-gate }()
			opts := []Option{WithLanguages(d.source, d.target)}
			if os.Getenv("REPRISE_BARE") != "" {
				opts = append(opts, WithoutBuiltin())
			}
			beads, err := Align(d.s, d.t, opts...)
			if err != nil {
				t.Error(d.name, err)
				return
			}
			gold := byLine(d.gold)
			beads = byLine(beads)
			a := strict(gold, beads)
			var both []align.Bead
			for _, b := range beads {
				if b.Linked() {
					both = append(both, b)
				}
			}
			mu.Lock()
			defer mu.Unlock()
			set := d.set
			sum[set] = sum[set].Add(a)
			linked[set] = linked[set].Add(strict(gold, both))
			if testing.Verbose() {
				fmt.Printf("    %-50s %.4f\n", set+"/"+d.name, a.F1())
			}
			if dir := os.Getenv("REPRISE_BENCH_DIFF"); dir != "" {
				os.WriteFile(filepath.Join(dir, set+"-"+d.name+".diff"), []byte(differences(d.s, d.t, gold, beads)), 0o644)
			}
		}()
	}
	wg.Wait()
	var names []string
	mean := 0.0
	for s := range sum {
		mean += sum[s].F1() / float64(len(sum))
		names = append(names, s)
	}
	sort.Strings(names)
	for _, s := range names {
		fmt.Printf(
			"%-24s P %.4f R %.4f F1 %.4f  (without unaligned: F1 %.4f)\n", s, sum[s].Precision(), sum[s].Recall(),
			sum[s].F1(), linked[s].F1(),
		)
	}
	fmt.Printf("mean of %d sets %.4f\n", len(sum), mean)
}

func readSegments(t testing.TB, name string) []Segment {
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return Segments(strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")...)
}

func readGold(t *testing.T, name string) []align.Bead {
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var out []align.Bead
	for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		l, r, _ := strings.Cut(line, ":")
		out = append(out, align.Bead{Source: ids(l), Target: ids(r)})
	}
	return out
}

func ids(s string) (out []int) {
	for _, f := range strings.FieldsFunc(s, func(r rune) bool { return r < '0' || r > '9' }) {
		var n int
		fmt.Sscan(f, &n)
		out = append(out, n)
	}
	return out
}

// differences lays out the beads that differ from the gold, with their texts.
func differences(s, f []Segment, gold, beads []align.Bead) string {
	key := func(b align.Bead) string { return fmt.Sprint(b.Source, b.Target) }
	in, out := map[string]bool{}, map[string]bool{}
	for _, b := range gold {
		in[key(b)] = true
	}
	for _, b := range beads {
		out[key(b)] = true
	}
	type item struct {
		mark string
		align.Bead
	}
	var items []item
	for _, b := range gold {
		if !out[key(b)] {
			items = append(items, item{"- gold ", b})
		}
	}
	for _, b := range beads {
		if !in[key(b)] {
			items = append(items, item{"+ found", b})
		}
	}
	first := func(b align.Bead) int {
		if len(b.Source) > 0 {
			return b.Source[0]
		}
		return b.Target[0]
	}
	sort.SliceStable(items, func(i, j int) bool { return first(items[i].Bead) < first(items[j].Bead) })
	var b strings.Builder
	for _, it := range items {
		fmt.Fprintf(&b, "%s %v %v %.3f\n", it.mark, it.Source, it.Target, it.Score)
		for _, i := range it.Source {
			fmt.Fprintf(&b, "      s%d %s\n", i, s[i].Text)
		}
		for _, i := range it.Target {
			fmt.Fprintf(&b, "      t%d %s\n", i, f[i].Text)
		}
	}
	return b.String()
}
