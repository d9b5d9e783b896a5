package diff

import (
	"testing"

	"golang.org/x/text/language"
	"pgregory.net/rapid"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// The words of a text are the tokens of package lang, and have one id where their keys are the same.
func TestWordsAreTokens(t *testing.T) {
	t.Parallel()
	part := rapid.SampledFrom([]string{
		"the", "The", "THE", "A", "a", "l'", "l’", "F.09", "A/64/293", "é", "État", "12", "1,200.5", "7th", " ", " ", " ",
		"\n",
		"\u00a0", ".", ",", ";", ")", "(", "-", "'", "`", "\"", "\xff", "e\u0301", "\u00ad", "abcdefg", "abcdefgh",
		"abcdefghi", "Abcdefg", "z", "{", "@", "[",
	})
	for _, tag := range []language.Tag{language.English, language.French, language.Und} {
		l := lang.For(tag)
		rapid.Check(t, func(t *rapid.T) {
			text := ""
			for _, p := range rapid.SliceOfN(part, 0, 40).Draw(t, "parts") {
				text += p
			}
			w := newVocabulary(l).words(text)
			keys, i := map[string]int32{}, 0
			for _, tok := range l.Tokens(text) {
				if tok.Kind == lang.Space {
					continue
				}
				if i == w.len() || int(w.start[i]) != tok.Start || int(w.end[i]) != tok.End || w.kind[i] != tok.Kind {
					t.Fatalf("%q: token %d is %v", text, i, tok)
				}
				key := lang.FoldAll.Key(tok.Text(text))
				if id, ok := keys[key]; ok && id != w.id[i] {
					t.Fatalf("%q: two ids for %q", text, key)
				}
				keys[key] = w.id[i]
				i++
			}
			if i != w.len() {
				t.Fatalf("%q: %d words, %d tokens", text, w.len(), i)
			}
		})
	}
}
