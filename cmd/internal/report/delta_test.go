package report_test

import (
	"context"
	"encoding/json"
	"reflect"
	"slices"
	"testing"

	"github.com/reprise-wording/reprise/align"
	"github.com/reprise-wording/reprise/align/pins"
	"github.com/reprise-wording/reprise/cmd/internal/report"
)

// after is what a page makes of a payload and a delta, as model.js does.
func after(earlier *report.Payload, d *report.Delta) report.Payload {
	p := *earlier
	p.Rev, p.Counts, p.Stale = d.Rev, d.Counts, d.Stale
	at := map[int]int{}
	p.Pairs = nil
	for _, r := range d.Pairs {
		for n := r.From; n < r.To; n++ {
			at[n] = len(p.Pairs)
			p.Pairs = append(p.Pairs, earlier.Pairs[n])
		}
		p.Pairs = append(p.Pairs, r.New...)
	}
	p.Threads = nil
	for _, r := range d.Threads {
		for _, th := range earlier.Threads[r.From:r.To] {
			moved := []int{}
			for _, n := range th.Pairs {
				moved = append(moved, at[n])
			}
			th.Pairs = moved
			p.Threads = append(p.Threads, th)
		}
		p.Threads = append(p.Threads, r.New...)
	}
	p.Units = append([]report.Unit{}, earlier.Units...)
	for _, u := range d.Units {
		x := &p.Units[u.At]
		x.Standing, x.Beads, x.Sides, x.Decided = u.Standing, u.Beads, u.Sides, u.Decided
	}
	p.Landmarks = append([]report.Landmark{}, earlier.Landmarks...)
	for _, l := range d.Landmarks {
		p.Landmarks[l.At].Beads, p.Landmarks[l.At].Sides = l.Beads, l.Sides
	}
	return p
}

// A payload and a delta make the later payload, whatever was decided in between, and a delta is small.
func TestDelta(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	a, err := report.Analyse(ctx, builtIn(t), report.Silence)
	if err != nil {
		t.Fatal(err)
	}
	payload := func(rev string, d *pins.Pins) *report.Payload {
		p, err := a.Payload(ctx, report.Options{Rev: rev, Pins: d})
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	first := payload("0", nil)
	pair := func(n int, v pins.Verdict) pins.Pair {
		p := first.Pairs[n]
		return pins.Pair{Earlier: first.Units[p.A].Ref, Later: first.Units[p.B].Ref, Verdict: v}
	}
	weak := 0
	for first.Pairs[weak].Relation == "cited" || !first.Pairs[weak].Weak {
		weak++
	}
	beads := 0
	for len(first.Units[beads].Beads) != 2 {
		beads++
	}
	set := pins.Unit{Ref: first.Units[beads].Ref, Languages: a.Languages()}
	for _, b := range first.Units[beads].Beads {
		if len(set.Beads) == 0 {
			set.Beads = append(set.Beads, align.Bead{Source: slices.Clone(b.A), Target: slices.Clone(b.B)})
		} else {
			set.Beads[0].Source = append(set.Beads[0].Source, b.A...)
			set.Beads[0].Target = append(set.Beads[0].Target, b.B...)
		}
	}
	whole, _ := json.Marshal(first)
	for name, d := range map[string]*pins.Pins{
		"rejected":  {Pairs: []pins.Pair{pair(0, pins.Rejected)}},
		"confirmed": {Pairs: []pins.Pair{pair(weak, pins.Confirmed)}},
		"strangers": {Pairs: []pins.Pair{
			{Earlier: first.Units[0].Ref, Later: first.Units[len(first.Units)-1].Ref, Verdict: pins.Confirmed},
		}},
		"stale": {Pairs: []pins.Pair{{Earlier: "I.999", Later: "II.999", Verdict: pins.Confirmed}}},
		"beads": {Units: []pins.Unit{set}},
		"several": {
			Pairs: []pins.Pair{pair(3, pins.Rejected), pair(7, pins.Confirmed), pair(weak, pins.Confirmed)},
			Units: []pins.Unit{set},
		},
	} {
		later := payload(name, d)
		for _, way := range [][2]*report.Payload{{first, later}, {later, first}} {
			delta := way[1].Since(way[0])
			got := after(way[0], delta)
			if !reflect.DeepEqual(got, *way[1]) {
				t.Errorf("%s: the page has another payload after the delta", name)
				for i := range way[1].Threads {
					if !reflect.DeepEqual(got.Threads[i], way[1].Threads[i]) {
						t.Errorf("thread %d: %+v, want %+v", i, got.Threads[i], way[1].Threads[i])
						break
					}
				}
			}
			if data, _ := json.Marshal(delta); len(data)*5 > len(whole) {
				t.Errorf("%s: a delta of %d bytes, a payload of %d", name, len(data), len(whole))
			}
		}
	}
}
