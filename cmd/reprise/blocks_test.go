package main

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/corpustest"
)

// twoDecisions is a paper of two decisions, the first with an annex, that has a block of every kind.
func twoDecisions() *corpus.Document {
	d := &corpus.Document{
		Symbol: "X/CP/2/Add.1", Title: "Report of the Conference on its second session",
		Body: "Conference of the Parties", Session: "Second session",
		Adopted: corpus.Period{
			Start: corpus.Date{Year: 2016, Month: 11, Day: 7},
			End:   corpus.Date{Year: 2016, Month: 11, Day: 18},
		},
		Issued: corpus.Date{Year: 2017, Month: 1, Day: 31}, Place: "Marrakech", Language: language.English,
		Source: "report.pdf",
		Parts: []*corpus.Part{
			{Kind: corpus.PaperPart, Parent: -1},
			{Kind: corpus.DecisionPart, Number: "1/CP.2", Name: "Decision 1/CP.2", Title: "Ports", Restarts: true},
			{Kind: corpus.AnnexPart, Name: "Annex", Title: "Plan for ports", Parent: 1, Restarts: true},
			{Kind: corpus.DecisionPart, Number: "2/CP.2", Name: "Decision 2/CP.2", Title: "Budget", Restarts: true},
		},
		Blocks: []*corpus.Block{
			{Kind: corpus.Heading, Part: 1, Level: 1, Label: "1/CP.2", Text: "Ports"},
			{Kind: corpus.Text, Part: 1, Text: "The Conference of the Parties,"},
			{Kind: corpus.Recital, Part: 1, Text: "Recalling decision 4/CP.1,"},
			{Kind: corpus.Unit, Part: 1, Label: "1", Text: "Decides:"},
			{Kind: corpus.Unit, Part: 1, Label: "1(a)", Text: "To adopt the plan;"},
			{Kind: corpus.Unit, Part: 1, Label: "1(b)", Text: "To review it."},
			{
				Kind:  corpus.Unit,
				Part:  1,
				Label: "2",
				Text:  "Invites Parties to report.",
				Marks: []corpus.Mark{{Offset: 25, Marker: "1"}},
			},
			{Kind: corpus.Note, Part: 1, Label: "1", Text: "See document X/CP/2/4."},
			{Kind: corpus.Heading, Part: 2, Level: 2, Text: "Plan for ports"},
			{Kind: corpus.Heading, Part: 2, Level: 3, Label: "3", Text: "Appointment", Ref: corpus.Ref{Path: "3"}},
			{Kind: corpus.Text, Part: 2, Text: "The chair is appointed"},
			{Kind: corpus.Text, Part: 2, Text: "for a year."},
			{Kind: corpus.Cell, Part: 2, Text: "Port | Depth"},
			{Kind: corpus.Unit, Part: 3, Label: "1", Text: "Notes the budget:"},
			{Kind: corpus.Item, Part: 3, Text: "Staff;"},
		},
		LeftOut: []corpus.LeftOut{
			{Kind: "running head", Line: 1, Text: "X/CP/2/Add.1"}, {Kind: "page number", Line: 1, Text: "2"},
			{Kind: "page number", Line: 2, Text: "3"},
		},
	}
	d.Address()
	return d
}

func TestBlockRows(t *testing.T) {
	t.Parallel()
	d := twoDecisions()
	for name, c := range map[string]struct {
		rows [][]string
		want string
	}{
		"labelled": {unitRows(d), `
1/CP.2:1|recommendation|Decides:
1/CP.2:1(a)|item|To adopt the plan;
1/CP.2:1(b)|item|To review it.
1/CP.2:2|recommendation|Invites Parties to report<sup>1</sup>.
1/CP.2, Annex:3|recommendation|Appointment The chair is appointed for a year.
2/CP.2:1|recommendation|Notes the budget:
`},
		"all": {blockRows(d), `
1/CP.2:h1|heading|Decision 1/CP.2|1/CP.2|Ports
1/CP.2:t1|text|Decision 1/CP.2||The Conference of the Parties,
1/CP.2:pp1|recital|Decision 1/CP.2||Recalling decision 4/CP.1,
1/CP.2:1|unit|Decision 1/CP.2|1|Decides:
1/CP.2:1(a)|unit|Decision 1/CP.2|1(a)|To adopt the plan;
1/CP.2:1(b)|unit|Decision 1/CP.2|1(b)|To review it.
1/CP.2:2|unit|Decision 1/CP.2|2|Invites Parties to report.
1/CP.2:fn1|note|Decision 1/CP.2|1|See document X/CP/2/4.
1/CP.2, Annex:h1|heading|Decision 1/CP.2 > Annex||Plan for ports
1/CP.2, Annex:3|heading|Decision 1/CP.2 > Annex|3|Appointment
1/CP.2, Annex:t1|text|Decision 1/CP.2 > Annex||The chair is appointed
1/CP.2, Annex:t2|text|Decision 1/CP.2 > Annex||for a year.
1/CP.2, Annex:r1|cell|Decision 1/CP.2 > Annex||Port - Depth
2/CP.2:1|unit|Decision 2/CP.2|1|Notes the budget:
2/CP.2:i1|item|Decision 2/CP.2||Staff;
`},
		"left out": {leftOutRows(d), `
1|running head|X/CP/2/Add.1
1|page number|2
2|page number|3
`},
	} {
		var b strings.Builder
		for _, row := range c.rows {
			row[len(row)-1] = strings.ReplaceAll(row[len(row)-1], " | ", " - ")
			b.WriteString("\n" + strings.Join(row, "|"))
		}
		if got := b.String() + "\n"; got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, c.want)
		}
	}
}

func TestDocumentTable(t *testing.T) {
	t.Setenv("COLUMNS", "72")
	var out bytes.Buffer
	con := &console.Console{In: strings.NewReader(""), Out: &out, Err: io.Discard}
	if err := documentTable(&out, con, twoDecisions()); err != nil {
		t.Fatal(err)
	}
	const want = `Report of the Conference on its second session
X/CP/2/Add.1 · Conference of the Parties · Second session · adopted or
held 2016-11-07 to 2016-11-18 · issued 2017-01-31 · Marrakech · in en
5 units · 1 item · 1 recital · 3 texts · 3 headings · 1 note · 1 table
row
left out: running head (1), page number (2)
`
	if got := out.String(); !strings.HasPrefix(got, want) {
		t.Errorf("%s\nwant it to begin\n%s", got, want)
	}
	for _, line := range []string{
		"\n\n1/CP.2:h1    1/CP.2 Ports\n4 units · 1 recital · 1 text · 1 note\n\n",
		"\n1/CP.2:pp1   Recalling decision 4/CP.1,\n",
		"\n1/CP.2:1(a)    To adopt the plan;\n",
		"\n1/CP.2:fn1   1 See document X/CP/2/4.\n",
		"\n1/CP.2, Annex:3   3 Appointment\n",
		"\n\nDecision 2/CP.2 Budget\n",
		"\n2/CP.2:i1    Staff;\n",
	} {
		if !strings.Contains(out.String(), line) {
			t.Errorf("%q is not in\n%s", line, out.String())
		}
	}
}

// A whole paper is compared with all its blocks, a part with those of the parts in it, and a unit with its items;
// each line has the ref of its block.
func TestWordingsOfAPaper(t *testing.T) {
	t.Parallel()
	d := twoDecisions()
	c, err := corpus.New(d)
	if err != nil {
		t.Fatal(err)
	}
	for ref, want := range map[string]string{
		"1/CP.2":          "h1 t1 pp1 1 1(a) 1(b) 2 fn1 h1 3 t1 t2 r1",
		"1/CP.2, Annex":   "h1 3 t1 t2 r1",
		"1/CP.2:1":        "1 1(a) 1(b)",
		"2/CP.2:1":        "1 i1",
		"1/CP.2:pp1":      "pp1",
		"1/CP.2, Annex:3": "3",
	} {
		r, err := corpus.ParseRef(ref)
		if err != nil {
			t.Errorf("%s: %v", ref, err)
			continue
		}
		in := &wordings{lang: language.English}
		if err := in.ref(c, r, false, true); err != nil {
			t.Errorf("%s: %v", ref, err)
			continue
		}
		var got []string
		for _, p := range in.places[0] {
			got = append(got, p.Ref[strings.LastIndex(p.Ref, ":")+1:])
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s: %s, want %s", ref, s, want)
		}
		if n := strings.Count(in.texts[0], "\n") + 1; n != len(in.places[0]) {
			t.Errorf("%s: %d lines, %d places", ref, n, len(in.places[0]))
		}
	}
}

// A message names so many parts, and tells how many more there are.
func TestPartsInAMessage(t *testing.T) {
	t.Parallel()
	var lines []string
	for n := 1; n <= mostParts; n++ {
		lines = append(lines, corpus.Roman(n)+".1\tStates should act.", corpus.Roman(n)+".2\tStates should rest.")
	}
	all := func(lines []string) []string {
		return partNames([]*corpus.Document{corpustest.Lines(language.English, "", lines...)})
	}
	if got := all(lines); len(got) != mostParts || got[0] != "I" || got[mostParts-1] != "XX" {
		t.Errorf("%d parts: %q", mostParts, got)
	}
	got := all(append(lines, "XXI.1\tStates should act.", "XXII.1\tStates should rest."))
	if len(got) != mostParts+1 || got[mostParts-1] != "XX" || got[mostParts] != "and 2 more" {
		t.Errorf("two more: %q", got)
	}
}
