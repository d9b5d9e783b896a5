package corpus

import "testing"

func TestIsRoman(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]bool{"IV": true, "XII": true, "iv": false, "IIII": false, "A": false, "": false} {
		if got := isRoman(s); got != want {
			t.Errorf("%q: got %v", s, got)
		}
	}
}
