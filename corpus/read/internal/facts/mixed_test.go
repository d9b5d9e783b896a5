package facts

import (
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// Of a text in several languages the one that has most of its words is told from so many words on, and from such a
// share of them.
func TestMixed(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		words, english, german int
		want                   language.Tag
	}{
		{mixedWords, 30, 0, language.English}, // 15 in a hundred
		{mixedWords, 29, 0, language.Und},
		{mixedWords - 1, 100, 0, language.Und},
		{mixedWords, 40, 39, language.English},
		{mixedWords, 39, 40, language.German},
		{mixedWords, 40, 40, language.English}, // the first of those that are as many
	} {
		text := strings.Repeat("the ", c.english) + strings.Repeat("nicht ", c.german) + strings.Repeat("qwxyz ", c.words-c.english-c.german)
		p := &paper{lines: []flow.Line{{Text: text}}, roles: map[int]string{}}
		if got, share := p.mixed(); got != c.want {
			t.Errorf("%+v: %s", c, got)
		} else if most := max(c.english, c.german); got != language.Und && share != float64(most)/float64(c.words) {
			t.Errorf("%+v: share %v", c, share)
		}
	}
}
