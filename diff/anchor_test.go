package diff

import (
	"slices"
	"testing"
)

// Two long matches that have a few words in common are both kept: the later leaves those to the earlier.
func TestBackboneTrimsOverlaps(t *testing.T) {
	t.Parallel()
	segs := []segment{{0, 0, 100}, {400, 103, 5}, {97, 110, 80}, {300, 190, 6}, {180, 200, 50}}
	want := []segment{{0, 0, 100}, {100, 113, 77}, {180, 200, 50}}
	if got := backbone(segs); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := backbone(want); !slices.Equal(got, want) {
		t.Errorf("a chain that rises became %v", got)
	}
}
