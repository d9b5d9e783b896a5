package lang_test

import (
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// Regions and scripts make no other language.
func TestSame(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"en", "en", true}, {"en", "en-GB", true}, {"fr-CA", "fr-FR", true}, {"zh-Hans", "zh", true}, {"en", "fr", false},
		{"en", "und", false},
	} {
		if got := lang.Same(language.Make(c.a), language.Make(c.b)); got != c.want {
			t.Errorf("%s and %s: %v", c.a, c.b, got)
		}
	}
}
