package bitext

import (
	"fmt"
	"os"
	"testing"
)

// TestDumpFeatures prints, for each bead found in the sets of REPRISE_BENCH, whether it is right and the features of
// its score: what the numbers of the judge are fitted to. It runs only where REPRISE_DUMP is set.
func TestDumpFeatures(t *testing.T) {
	if os.Getenv("REPRISE_DUMP") == "" {
		t.Skip("REPRISE_DUMP is not set")
	}
	for _, d := range benchDocs(t) {
		s, f, gold := d.s, d.t, byLine(d.gold)
		in := map[string]bool{}
		seenS, seenT := map[int]bool{}, map[int]bool{}
		for _, b := range gold {
			in[fmt.Sprint(b.Source, b.Target)] = true
			for _, i := range b.Source {
				seenS[i] = true
			}
			for _, j := range b.Target {
				seenT[j] = true
			}
		}
		o := newOptions([]Option{WithLanguages(d.source, d.target)})
		m, _ := newModel(s, f, o)
		found, err := m.run([]block{{0, len(s), 0, len(f)}}, o)
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range found[0] {
			src, tgt := upTo(x.a, x.b), upTo(x.c, x.d)
			right := in[fmt.Sprint(src, tgt)]
			if !x.linked() && (len(src) == 1 && !seenS[src[0]] || len(tgt) == 1 && !seenT[tgt[0]]) {
				right = true // the gold lists no unaligned segments
			}
			if x.linked() && !right && !seenS[src[0]] && !seenT[tgt[0]] {
				continue // the gold says nothing
			}
			fmt.Println("FEAT", d.set, one(right), m.features(x))
		}
	}
}
