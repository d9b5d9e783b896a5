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
	d := &corpus.Document{Title: "Recommendations", Language: language.English, Parts: []*corpus.Part{
		{Kind: corpus.PaperPart, Parent: -1},
		{Kind: corpus.MeetingPart, Number: "I", Restarts: true},
		{Kind: corpus.MeetingPart, Number: "II", Restarts: true},
	}, Blocks: []*corpus.Block{
		{Kind: corpus.Unit, Part: 1, Label: "1", Text: "States should protect the victims."},
		{Kind: corpus.Heading, Part: 2, Level: 1, Text: "Courts"},
		{Kind: corpus.Unit, Part: 2, Label: "1", Text: "States may consider new courts."},
	}}
	d.Address()
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
	for _, l := range p.Landmarks {
		fmt.Println(l.Ref, l.Text["en"], "before", p.Units[l.Before].Ref)
	}
	var page strings.Builder
	fmt.Println(report.Write(&page, p), strings.HasPrefix(page.String(), "<!doctype html>"))
	// Output:
	// I.1 devrait
	// II.1 pourrait envisager de
	// II.h1 [Courts] before II.1
	// <nil> true
}
