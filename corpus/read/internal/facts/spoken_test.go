package facts

import (
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// A fifth of the words must be function words of a language; of a long list some two dozen are enough. Clear is a text
// of a dozen words, of which three in ten are such.
func TestSpoken(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		function, words int
		want            language.Tag
		clear           bool
	}{
		{0, 0, language.Und, false},
		{0, 20, language.Und, false},
		{2, 10, language.English, false},
		{2, 11, language.Und, false},
		{5, 11, language.English, false},
		{4, 12, language.English, true},
		{4, 14, language.English, false},
		{24, 200, language.Und, false},
		{25, 200, language.English, false},
	} {
		text := strings.Repeat("which ", c.function) + strings.Repeat("lamp ", c.words-c.function)
		p := &paper{lines: []flow.Line{{Text: text}}}
		tag, share, clear := p.spoken(true)
		if tag != c.want || clear != c.clear {
			t.Errorf("%d of %d words: %s, clear %v", c.function, c.words, tag, clear)
		}
		if want := float64(c.function) / float64(max(c.words, 1)); tag != language.Und && share != want {
			t.Errorf("%d of %d words: share %v", c.function, c.words, share)
		}
	}
	both := &paper{lines: []flow.Line{{Text: strings.Repeat("which dans lamp ", 10)}}}
	if tag, _, _ := both.spoken(true); tag != language.Und {
		t.Errorf("as many words of two languages: %s", tag)
	}
}
