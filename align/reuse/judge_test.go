package reuse_test

import (
	"context"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/pins"
	"github.com/reprise-wording/reprise/align/reuse"
)

func TestAPersonHasTheLastWord(t *testing.T) {
	t.Parallel()
	lines := []string{
		"States should protect witnesses of trafficking in persons from retaliation and intimidation.",
		"States should protect witnesses of trafficking in persons from retaliation and intimidation.",
		"The Secretariat should collect statistics on the labour inspection of fishing vessels.",
		"Vessels.",
	}
	r, err := reuse.Trace(
		context.Background(), reuse.FromLines(language.English, reuse.File{Name: "x", Lines: lines}), reuse.MinScore(0),
	)
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Threads) != 1 {
		t.Fatalf("%d threads before, want 1", len(r.Threads))
	}
	p := &pins.Pins{}
	p.Judge("1", "2", pins.Rejected)
	p.Judge("4", "3", pins.Confirmed)
	p.Judge("1", "77", pins.Confirmed)
	if stale := r.Judge(p); len(stale) != 1 || stale[0].Later != "77" {
		t.Errorf("stale decisions %v, want that of 77", stale)
	}
	if len(r.Threads) != 1 || r.Set.Units[r.Threads[0].Units[0]].ID != "3" {
		t.Errorf("threads %+v, want one of lines 3 and 4", r.Threads)
	}
	if first := r.Pairs[0]; !first.ByHand || first.Score != 1 {
		t.Errorf("best pair %+v, want the confirmed one", first)
	}
	if !r.Status[1].New() {
		t.Error("line 2 still takes up line 1")
	}
}
