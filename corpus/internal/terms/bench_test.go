package terms

import (
	"testing"

	"golang.org/x/text/language"
)

var benchLines = []string{"Recalling its resolution 72/3 of 30 October 2017 and all its previous relevant resolutions,",
	"1. Welcomes the report of the Harbour Court and invites all States to light the quays of their harbours at night;",
	"Annexe II – Tarif des quais", "The lamps that stand on the quays of the harbour have to be lit from dusk to dawn."}

func BenchmarkOpens(b *testing.B) {
	for b.Loop() {
		for _, l := range benchLines {
			OpensRecital(l, language.Und)
			OpensOperative(l, language.Und)
		}
	}
}

func BenchmarkLine(b *testing.B) {
	for b.Loop() {
		for _, l := range benchLines {
			Part(l)
			FindSession(l)
			AllDates(l)
			Is(Contents, l)
			EnactingBody(l, language.Und)
		}
	}
}
