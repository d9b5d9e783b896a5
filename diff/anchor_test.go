package diff

import (
	"slices"
	"strings"
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

// A line begins a paragraph or an item where it begins with a capital or a figure, or where the line before is at an
// end.
func TestItemStart(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"one two": "", "one\ntwo": "", "one\nTwo": "Two", "one\n2 two": "2", "one;\ntwo": "two", "one.\n\ntwo": "two",
		"one two. Three":        "",
		"one\n\ttwo\n(a) three": "(", "One\nÉtat\nétat": "État", "one\r\n\r\nTwo three": "Two",
	} {
		w := matcherOf(text, "x").a
		var got []string
		for i := 1; i < w.len(); i++ {
			if itemStart(w, i) {
				got = append(got, w.word(i))
			}
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%q: %s, want %s", text, s, want)
		}
	}
}
