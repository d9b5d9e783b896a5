package reuse_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/reuse"
)

func ExampleTrace() {
	set := reuse.FromLines(language.English,
		reuse.File{Name: "2009", Lines: []string{
			"States should not punish victims for unlawful acts that they were compelled to commit.",
			"States should train labour inspectors.",
		}},
		reuse.File{Name: "2017", Lines: []string{
			"States should provide victims with legal aid.",
			"States should consider not punishing victims for the unlawful acts they were compelled to commit.",
		}})
	r, err := reuse.Trace(context.Background(), set, reuse.Across(), reuse.MinScore(0.75))
	if err != nil {
		panic(err)
	}
	for _, p := range r.Pairs {
		fmt.Println(set.Units[p.Earlier].ID, set.Units[p.Later].ID)
		fmt.Println(r.Explain(p)[0].Shared[0].Text)
	}
	// Output:
	// 1:1 2:2
	// unlawful acts
}

func TestTraceWithoutUnits(t *testing.T) {
	t.Parallel()
	if _, err := reuse.Trace(context.Background(), &reuse.Set{}); !errors.Is(err, reuse.ErrNoUnits) {
		t.Fatalf("got %v", err)
	}
}

func TestTraceStops(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := reuse.Trace(ctx, reuse.FromLines(language.English, reuse.File{Lines: []string{"a"}}))
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("got %v", err)
	}
}
