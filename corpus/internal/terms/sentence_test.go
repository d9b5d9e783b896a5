package terms_test

import (
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/internal/terms"
)

func TestHoldsVerb(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]bool{
		"The wardens are looking into it":          true,
		"Sapt moved the vote seconded by Flavia":   true,
		"The meeting closed at nine":               true,
		"Persons who are bound":                    false,
		"What is asked of the wardens":             false,
		"Amendments to the rules of the harbour":   false,
		"Is oil bought":                            false,
		"As the lamps are":                         false,
		"":                                         false,
		"Decisions taken by the meeting of states": false,
	} {
		if got := terms.HoldsVerb(line, language.English); got != want {
			t.Errorf("%q: %t", line, got)
		}
	}
	if !terms.HoldsVerb("Las lámparas son de aceite", language.Spanish) ||
		!terms.HoldsVerb("Les lampes sont allumées", language.French) ||
		!terms.HoldsVerb("Die Lampen werden gelöscht", language.German) {
		t.Error("a verb in another language is not seen")
	}
}
