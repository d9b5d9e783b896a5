package bitext

import (
	"slices"
	"testing"
)

// The memory of an old slice is used again, and none of what it held shows.
func TestGrown(t *testing.T) {
	t.Parallel()
	old := []int{1, 2, 3}
	for n, same := range map[int]bool{0: true, 2: true, 3: true, 4: false} {
		old[0], old[1], old[2] = 1, 2, 3
		got := grown(old, n)
		if !slices.Equal(got, make([]int, n)) {
			t.Errorf("%d: %v", n, got)
		}
		if reused := n > 0 && &got[0] == &old[0]; n > 0 && reused != same {
			t.Errorf("%d: in the old memory %v, want %v", n, reused, same)
		}
	}
}

func TestWeightOf(t *testing.T) {
	t.Parallel()
	for word, want := range map[string]int{"": 0, "lamp": 4, "été": 3, "лампа": 5, "灯": 3, "灯台": 6, "あ": 2, "ア": 2, "등": 2,
		"ᄀ": 2, "ა": 1, "↑": 1, "a灯あ": 6} {
		if got := weightOf(word); got != want {
			t.Errorf("%q weighs %d, want %d", word, got, want)
		}
	}
}
