package report_test

import (
	"context"
	"fmt"
	"strings"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/cmd/internal/report"
	"github.com/reprise-wording/reprise/corpus"
)

func ExampleBuild() {
	d := &corpus.Document{Title: "Recommendations", Language: language.English, Meetings: []*corpus.Meeting{
		{Number: 1, Units: []*corpus.Unit{{Ref: corpus.MustRef("I.1"), Kind: corpus.Recommendation, Text: "States should protect the victims."}}},
		{Number: 2, Units: []*corpus.Unit{{Ref: corpus.MustRef("II.1"), Kind: corpus.Recommendation, Text: "States may consider new courts."}}},
	}}
	c, err := corpus.New(d)
	if err != nil {
		fmt.Println(err)
		return
	}
	p, err := report.Build(context.Background(), c, report.Options{UI: "fr"})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, u := range p.Units {
		fmt.Println(u.Ref, u.Force.Name["fr"])
	}
	var page strings.Builder
	fmt.Println(report.Write(&page, p), strings.HasPrefix(page.String(), "<!doctype html>"))
	// Output:
	// I.1 devrait
	// II.1 pourrait envisager de
	// <nil> true
}
