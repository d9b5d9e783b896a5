package markdown

import "testing"

// What may follow the asterisk of a footnote at the end of a word.
func TestByteKinds(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		of           string
		space, punct bool
	}{{" \t\n", true, false}, {`!*./:@[\~`, false, true}, {"aZ09\x7f\x00\xe9", false, false}} {
		for _, b := range []byte(c.of) {
			if isSpaceByte(b) != c.space || isPunct(b) != c.punct {
				t.Errorf("%q: a space %v, a mark %v", b, isSpaceByte(b), isPunct(b))
			}
		}
	}
}
