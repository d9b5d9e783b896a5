package markdown

import (
	"testing"
)

// The characters beside which a marker opens and closes: signs of ASCII, and no letter, digit or space.
func TestIsPunct(t *testing.T) {
	t.Parallel()
	const signs = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
	for c := range 256 {
		want := false
		for i := range len(signs) {
			want = want || signs[i] == byte(c)
		}
		if got := isPunct(byte(c)); got != want {
			t.Errorf("%q: %v", rune(c), got)
		}
	}
}
