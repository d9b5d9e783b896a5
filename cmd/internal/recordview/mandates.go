package recordview

import (
	"fmt"
	"io"
	"strings"

	"github.com/reprise-wording/reprise/align/mandates"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/mandate"
)

// A Mandate is a row of the table.
type Mandate struct {
	Paper, Place string
	Kind         mandate.Kind
	What         string // the kind in words
	Who, To      string
	When         []string
	State        mandates.State
	Status       string // the state in words, with the other paper
	Duplicate    string // the place of the same mandate in another series
	Budget       bool
	Words        string
	Title        string // of the paper
	Writing
}

// kinds are the kinds of mandates in words, in the order of the filter.
var kinds = []choice{
	{string(mandate.Report), "request for a report"}, {string(mandate.Task), "other request"},
	{string(mandate.Review), "review or end"},
	{string(mandate.Agenda), "on an agenda"}, {string(mandate.Seized), "remains seized"},
	{string(mandate.Budget), "resources"},
}

// states are the states in words, in the order of the filter. Those of a paper that continues none come last.
var states = []choice{
	{string(mandates.Renewed), "renewed"}, {string(mandates.Changed), "changed"},
	{string(mandates.New), "new in its series"},
	{string(mandates.Merged), "merged"}, {string(mandates.Lapsed), "lapsed"}, {"duplicated", "duplicated"},
	{string(mandates.First), "the first of those given"},
}

// A choice is a value of a filter.
type choice struct{ Value, Words string }

func wordsOf(all []choice, value string) string {
	for _, c := range all {
		if c.Value == value {
			return c.Words
		}
	}
	return value
}

// MandatesOf makes the rows of the table.
func MandatesOf(ui UI, docs []*corpus.Document, all []mandates.Entry) []Mandate {
	out := make([]Mandate, len(all))
	for i, e := range all {
		d := docs[e.Document]
		m := Mandate{
			Paper: d.Called(), Place: placeOf(d, e.Ref), Kind: e.Kind, What: ui.T(wordsOf(kinds, string(e.Kind))),
			Who: e.Who, To: e.To,
			State: e.State, Status: ui.T(wordsOf(states, string(e.State))), Budget: e.Budget, Words: e.Words,
			Title:   d.Title,
			Writing: writingOf(d.Language), When: when(ui, e.Mandate),
		}
		switch {
		case (e.State == mandates.Lapsed || e.State == mandates.Merged) && e.Later >= 0:
			m.Status += " " + ui.T("in") + " " + docs[e.Later].Called()
		case e.Earlier >= 0:
			m.Status += " " + ui.T("from") + " " + cite(docs[all[e.Earlier].Document], all[e.Earlier].Ref)
		}
		if e.Duplicate >= 0 {
			m.Duplicate = cite(docs[all[e.Duplicate].Document], all[e.Duplicate].Ref)
		}
		out[i] = m
	}
	return out
}

// when says at which sessions or by which day a mandate is due, and whether again.
func when(ui UI, m mandate.Mandate) []string {
	var out []string
	for _, s := range m.Sessions {
		out = append(out, fmt.Sprintf("%s %d", ui.T("session"), s))
	}
	if due := m.Due.String(); due != "" {
		out = append(out, ui.T("by")+" "+due)
	}
	if m.Recurring {
		out = append(out, ui.T("recurring"))
	}
	return out
}

// WriteMandates writes the page of the table.
func WriteMandates(w io.Writer, ui UI, all []Mandate, papers int) error {
	n := map[string]int{}
	for _, m := range all {
		n[string(m.Kind)]++
		n[string(m.State)]++
		if m.Duplicate != "" {
			n["duplicated"]++
		}
	}
	said := func(choices []choice) string {
		var out []string
		for _, c := range choices {
			if n[c.Value] > 0 {
				out = append(out, fmt.Sprintf("%s%s %d", ui.T(c.Words), ui.T(":"), n[c.Value]))
			}
		}
		return strings.Join(out, " · ")
	}
	return write(w, ui, "mandates.html", ui.T("Mandates"), struct {
		Rows          []Mandate
		Kinds, States []choice
		Papers        int
		Said          []string
	}{
		all, kinds, states, papers,
		[]string{said(kinds), said(states)},
	})
}
