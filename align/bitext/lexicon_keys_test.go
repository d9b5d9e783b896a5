package bitext

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// A phrase is kept under the stems of its telling words; one of small words only, under all of them.
func TestPhraseKeys(t *testing.T) {
	t.Parallel()
	en, fr := lang.For(language.English), lang.For(language.French)
	for _, c := range []struct {
		l    *lang.Language
		in   string
		want string // words whose stems are expected
	}{
		{en, "harbours", "harbours"},
		{en, "the harbours", "harbours"},
		{en, "keepers of the light", "keepers light"},
		{en, "of the", "of the"},
		{en, "the", "the"},
		{en, "light, and oil", "light oil"},
		{en, "well-known", "well known"},
		{fr, "l'huile", "huile"},
		{fr, "l’huile", "huile"},
		{fr, "gardien\u00a0de\u00a0phare", "gardien phare"},
	} {
		var want []string
		for _, w := range strings.Fields(c.want) {
			want = append(want, stemOf(c.l, w))
		}
		if got := phraseKeys(c.l, c.in); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", c.in, got, want)
		}
	}
}

func shownRenderings(r *renderings) string {
	if r == nil {
		return "none"
	}
	var out []string
	for word, list := range r.of {
		for _, x := range list {
			out = append(out, fmt.Sprintf("%s-%s %.3f", word, x.key, x.weight))
		}
	}
	slices.Sort(out)
	return strings.Join(out, ", ")
}

// A lexicon read the other way round, and two read one after the other.
func TestRenderingsThrough(t *testing.T) {
	t.Parallel()
	first := &renderings{of: map[string][]rendering{
		"port": {{"harbour", 0.5}, {"haven", 0.5}}, "oil": {{"petrol", 0.1}}, "sea": {{"main", 1}}, "quay": {{"pier", 1}},
	}}
	second := &renderings{of: map[string][]rendering{
		"harbour": {{"Hafen", 1}, {"Anker", 0.02}},
		"haven":   {{"Hafen", 0.8}, {"Anker", 0.1}},
		"petrol":  {{"Öl", 0.4}, {"Benzin", 0.5}},
		"pier":    {{"Kai", 1.5}},
	}}
	for _, c := range []struct {
		name string
		got  *renderings
		want string
	}{
		{
			"reversed", first.reversed(),
			"harbour-port 0.500, haven-port 0.500, main-sea 1.000, petrol-oil 0.100, pier-quay 1.000",
		},
		{"through", first.through(second), "oil-Benzin 0.050, port-Anker 0.060, port-Hafen 0.900, quay-Kai 1.000"},
		{"through none", first.through(nil), "none"},
		{"none through", (*renderings)(nil).through(second), "none"},
		{"none reversed", (*renderings)(nil).reversed(), "none"},
	} {
		if got := shownRenderings(c.got); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}
