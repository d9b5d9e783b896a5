package xmldoc

import (
	"testing"

	"github.com/reprise-wording/reprise/corpus/read/internal/xmltree"
)

// A language is named by a code, which is short; an element of that name may have other words.
func TestStatedLanguage(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		`<doc><language>en</language></doc>`:                            "en",
		`<doc><Language>fr-CA</Language></doc>`:                         "fr-CA",
		`<doc><language>French</language></doc>`:                        "",
		`<doc><language>French</language><language>fr</language></doc>`: "fr",
		`<doc lang="es"><language>en</language></doc>`:                  "es",
	} {
		root, err := xmltree.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		if got := stated(root).Language; got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
