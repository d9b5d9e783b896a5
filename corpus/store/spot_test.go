package store

import (
	"testing"

	"pgregory.net/rapid"
)

// A ref is kept without the name of its paper where it begins so, and comes back as it was.
func TestShortRefs(t *testing.T) {
	t.Parallel()
	for _, c := range [][3]string{
		{"A/RES/75/1", "A/RES/75/1:2(a)", "=:2(a)"}, {"A/RES/75/1", "A/RES/75/1", "="}, {"A/RES/75/1", "II.3", "!II.3"},
		{"A/RES/75/1", "A/RES/7", "!A/RES/7"}, {"", "II.3", "=II.3"},
	} {
		if got := shortRef(c[0], c[1]); got != c[2] {
			t.Errorf("%s of %s: %s, want %s", c[1], c[0], got, c[2])
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		some := rapid.StringMatching(`[=!A:1]{0,3}`)
		paper, ref := some.Draw(t, "paper"), some.Draw(t, "ref")
		if got := longRef(paper, shortRef(paper, ref)); got != ref {
			t.Fatalf("%q of %q comes back as %q", ref, paper, got)
		}
	})
}
