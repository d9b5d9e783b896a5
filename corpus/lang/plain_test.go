package lang

import (
	"testing"

	"golang.org/x/text/language"
	"pgregory.net/rapid"
)

// The short way to a token gives what the long one does.
func TestPlainTokens(t *testing.T) {
	t.Parallel()
	l := For(language.French)
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringMatching(`([a-zA-Z]|[A-Z]{1,6}[/.]|[a-z]+'?|[A-Z0-9œ’ ./'-]|\x{301}|\x{a0}| ){0,30}`).Draw(t, "text")
		for i := 0; i < len(s); {
			end, kind := l.next(s, i)
			if e, k := plainEnd(s, i); e != 0 && (e != end || k != kind) {
				t.Fatalf("%q at %d: a token of kind %d up to %d, should be %d up to %d", s, i, k, e, kind, end)
			}
			i = end
		}
	})
}
