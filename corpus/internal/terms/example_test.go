package terms_test

import (
	"fmt"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/internal/terms"
)

func ExampleFindDates() {
	s, ok := terms.FindDates("held in Strelsau from 30 November to 2 December 2016")
	fmt.Println(s.Start, s.End, ok)
	// Output: {2016 11 30} {2016 12 2} true
}

func ExampleAllDates() {
	for _, s := range terms.AllDates("réunions du 4 juin 2021 et du 6 mai 2022") {
		fmt.Println(s.Start)
	}
	// Output:
	// {2021 6 4}
	// {2022 5 6}
}

func ExampleOrdinal() {
	n, _ := terms.Ordinal("soixante-treizième")
	fmt.Println(n)
	// Output: 73
}

func ExampleFindSession() {
	text := "Informe del septuagésimo tercer período de sesiones"
	s, _ := terms.FindSession(text)
	fmt.Println(s.N, text[s.From:s.To])
	// Output: 73 septuagésimo tercer período de sesiones
}

func ExamplePart() {
	kind, number, title, ok := terms.Part("Annexe II – Tarif des quais")
	fmt.Println(kind, number, title, ok)
	// Output: annex II Tarif des quais true
}

func ExampleOpensRecital() {
	fmt.Println(terms.OpensRecital("Deeply concerned that the quays are dark,", language.English) == terms.Strong)
	// Output: true
}

func ExampleIs() {
	fmt.Println(terms.Is(terms.Distribution, "Distr. générale"))
	// Output: true
}
