//go:build linux

package reuse_test

import (
	"context"
	"slices"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/reuse"
)

// Blocks in any order give what one trace gives.
func TestBlocksMakeTheWhole(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	set := reuse.FromLines(language.English, reuse.File{Name: "x", Lines: variedLines(t, 900)})
	whole, err := reuse.Trace(ctx, set, reuse.MinScore(0.2))
	if err != nil {
		t.Fatal(err)
	}
	tracer, err := reuse.Prepare(ctx, set, reuse.MinScore(0.2))
	if err != nil {
		t.Fatal(err)
	}
	var pairs []reuse.Reiteration
	for from := 700; from >= 0; from -= 350 {
		block, err := tracer.Pairs(ctx, from, min(from+350, len(set.Units)))
		if err != nil {
			t.Fatal(err)
		}
		pairs = append(pairs, block...)
	}
	parts, err := tracer.Result(ctx, pairs)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(parts.Pairs, whole.Pairs) || len(parts.Threads) != len(whole.Threads) || len(whole.Pairs) == 0 {
		t.Errorf(
			"%d pairs and %d threads by blocks, %d and %d at once",
			len(parts.Pairs), len(parts.Threads), len(whole.Pairs), len(whole.Threads),
		)
	}
}
