package reuse_test

import (
	"reflect"
	"slices"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/reuse"
)

// The kept pairs of a trace give its threads, citations and statuses again, whatever their order.
func TestRestore(t *testing.T) {
	t.Parallel()
	set := builtIn(t, language.English, language.French).Set
	want, err := reuse.Trace(t.Context(), set)
	if err != nil {
		t.Fatal(err)
	}
	kept := slices.Clone(want.Pairs)
	slices.Reverse(kept)
	for _, threads := range [][]reuse.Thread{nil, want.Threads} {
		got, err := reuse.Restore(t.Context(), set, reuse.Kept{Pairs: kept, Threads: threads})
		if err != nil {
			t.Fatal(err)
		}
		for what, pair := range map[string][2]any{
			"pairs":     {got.Pairs, want.Pairs},
			"threads":   {got.Threads, want.Threads},
			"statuses":  {got.Status, want.Status},
			"citations": {got.Citations, want.Citations},
		} {
			if !reflect.DeepEqual(pair[0], pair[1]) {
				t.Errorf("%s that are restored are others, with %d threads kept", what, len(threads))
			}
		}
	}
	//nolint:errorlint // as it is
	if _, err := reuse.Restore(t.Context(), &reuse.Set{}, reuse.Kept{}); err != reuse.ErrNoUnits {
		t.Error(err)
	}
}
