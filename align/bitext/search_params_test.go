package bitext

import (
	"fmt"
	"math"
	"os"
	"strings"
	"sync"
	"testing"
)

// TestSearchParams climbs: it changes one parameter at a time and keeps what raises the mean F1 over the sets of
// REPRISE_BENCH. It runs only where REPRISE_TUNE is set, for as long as it takes.
func TestSearchParams(t *testing.T) {
	if os.Getenv("REPRISE_TUNE") == "" {
		t.Skip("REPRISE_TUNE is not set")
	}
	docs := benchDocs(t)
	evaluate := func() float64 {
		sums := map[string]tally{}
		macro := map[string][]float64{}
		var mu sync.Mutex
		var wg sync.WaitGroup
		gate := make(chan struct{}, 2)
		for _, d := range docs {
			wg.Add(1)
			go func() {
				defer wg.Done()
				gate <- struct{}{}
				defer func() { <-gate }()
				beads, _ := Align(d.s, d.t, WithLanguages(d.source, d.target))
				a := strict(byLine(d.gold), byLine(beads))
				mu.Lock()
				defer mu.Unlock()
				sums[d.set] = sums[d.set].Add(a)
				macro[d.set] = append(macro[d.set], a.F1())
			}()
		}
		wg.Wait()
		var sum float64
		for set, a := range sums {
			var m float64
			for _, x := range macro[set] {
				m += x
			}
			sum += 0.7*a.F1() + 0.3*m/float64(len(macro[set]))
		}
		return sum / float64(len(sums))
	}
	type knob struct {
		name  string
		value *float64
		step  float64
	}
	p := &standard
	knobs := []knob{
		{"lexical", &p.lexical, .15}, {"length", &p.length, .2}, {"spread0", &p.spread0, .01},
		{"spread1", &p.spread1, .7}, {"loose", &p.loose, .02},
		{"edges", &p.edges, .15}, {"crossed", &p.crossed, 1}, {"block", &p.block, 1},
	}
	float := func(x *float32) *float64 { v := float64(*x); return &v }
	f0 := float(&p.free)
	f2 := float(&p.close)
	null := float(&p.nullShare)
	disc := float(&p.discount)
	sw := float(&p.seedWeight)
	knobs = append(knobs, knob{
		"close", f2, .05,
	}, knob{"free", f0, .05}, knob{"null", null, .1}, knob{"discount", disc, .1}, knob{"seedWeight", sw, 1})
	for _, c := range [][2]int{{0, 1}, {1, 2}, {2, 2}, {1, 3}, {1, 4}, {2, 3}, {3, 3}, {2, 4}} {
		v := p.prior[c[0]][c[1]]
		knobs = append(knobs, knob{fmt.Sprintf("prior%d%d", c[0], c[1]), &v, .5})
	}
	apply := func() {
		p.free, p.close = float32(*f0), float32(*f2)
		p.nullShare, p.discount, p.seedWeight = float32(*null), float32(*disc), float32(*sw)
		for i, c := range [][2]int{{0, 1}, {1, 2}, {2, 2}, {1, 3}, {1, 4}, {2, 3}, {3, 3}, {2, 4}} {
			v := *knobs[len(knobs)-8+i].value
			p.prior[c[0]][c[1]], p.prior[c[1]][c[0]] = v, v
		}
	}
	apply()
	best := evaluate()
	fmt.Printf("start %.5f\n", best)
	for round := range 3 {
		for _, k := range knobs {
			for _, dir := range []float64{1, -1} {
				moved := false
				for {
					old := *k.value
					*k.value += dir * k.step / math.Pow(2, float64(round))
					if k.step < 1 && k.step > 0 && *k.value < 0 && !strings.HasPrefix(k.name, "prior") {
						*k.value = old
						break
					}
					apply()
					if s := evaluate(); s > best+0.0003 {
						best, moved = s, true
						fmt.Printf("%.5f %s = %g\n", best, k.name, *k.value)
						continue
					}
					*k.value = old
					apply()
					break
				}
				if moved {
					break
				}
			}
		}
	}
}
