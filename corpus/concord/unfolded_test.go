package concord

import (
	"regexp/syntax"
	"testing"
)

func TestUnfolded(t *testing.T) {
	t.Parallel()
	for pattern, want := range map[string]bool{
		"coeur":      false,
		"c[aeo]eur":  false,
		"cœur":       true,
		"(a|[n-œ])b": true,
		"x(y|zœ)":    true,
	} {
		re, err := syntax.Parse(pattern, syntax.Perl)
		if err != nil {
			t.Fatal(err)
		}
		if got := unfolded(re); got != want {
			t.Errorf("%s: got %v", pattern, got)
		}
	}
}
