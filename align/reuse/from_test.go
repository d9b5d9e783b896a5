//go:build linux

package reuse_test

import (
	"context"
	"slices"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/reuse"
)

// What is found for the last units is the same whether or not it was said that only they are asked for.
func TestFromChangesNoScore(t *testing.T) {
	t.Parallel()
	lines := variedLines(t, 400)
	const from = 340
	set := reuse.FromLines(language.English, reuse.File{
		Name:  "old",
		Lines: lines[:from],
	}, reuse.File{Name: "new", Lines: lines[from:]})
	pairs := func(opts ...reuse.Option) []reuse.Reiteration {
		tr, err := reuse.Prepare(context.Background(), set, append(opts, reuse.Across(), reuse.MinScore(0))...)
		if err != nil {
			t.Fatal(err)
		}
		out, err := tr.Pairs(context.Background(), from, len(set.Units))
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	all, some := pairs(), pairs(reuse.From(from))
	if len(all) == 0 || !slices.Equal(all, some) {
		t.Errorf("%d pairs, with From %d, and not the same", len(all), len(some))
	}
}
