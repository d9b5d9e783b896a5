package read_test

import (
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read"
)

// Headings with the period of a budget are no meetings, and a recital dates none.
func TestPeriodsOfBudgets(t *testing.T) {
	t.Parallel()
	const paper = `# Financing of the lamps

The Assembly,

Recalling section XIV of its resolution 49/233 A of 23 December 1994,

1. Takes note of the report;

## Budget performance report for the period from 1 July 2019 to 30 June 2020

2. Takes note of the status of the contributions;

## Budget estimates for the period from 1 July 2021 to 30 June 2022

3. Decides to appropriate the amount of 1,000 dollars.
`
	d, err := read.Bytes("lamps.md", []byte(paper), read.Options{Language: language.English})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range d.Parts {
		if p.Kind == corpus.MeetingPart {
			t.Errorf("%q is taken for a meeting", p.Title)
		}
	}
}
