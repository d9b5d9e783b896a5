package cite_test

import (
	"slices"
	"testing"

	"github.com/reprise-wording/reprise/corpus/cite"
)

func TestReferences(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][]string{
		"Recalling its resolution 75/158 of 16 December 2020": {"75/158", "16 December 2020"},
		"to report at its eightieth session on the 48 hours":  {"eightieth session"},
		"at its seventy-eighth session and its seventy-ninth session": {
			"seventy-eighth session", "seventy-ninth session",
		},
		"as stated in paragraphs 3 and 4 of resolution 75/158": {"paragraphs 3 and 4 of resolution 75/158"},
		"rappelant sa résolution 75/158 du 16 décembre 2020":   {"75/158", "16 décembre 2020"},
		"within 48 hours of the notice":                        nil,
		"":                                                     nil,
	} {
		var got []string
		for _, s := range cite.References(text) {
			got = append(got, s.Text(text))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestIsPaperWord(t *testing.T) {
	t.Parallel()
	for word, want := range map[string]bool{
		"resolutions": true, "Résolution": true, "decisión": true, "резолюцию": true, "report": false, "": false,
	} {
		if got := cite.IsPaperWord(word); got != want {
			t.Errorf("%q: %v, want %v", word, got, want)
		}
	}
}
