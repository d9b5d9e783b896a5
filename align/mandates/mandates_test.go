package mandates_test

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/mandates"
	"github.com/reprise-wording/reprise/align/series"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/mandate"
)

func paper(session, number int, paragraphs ...string) *corpus.Document {
	d := &corpus.Document{
		Symbol:   fmt.Sprintf("A/RES/%d/%d", session, number),
		Session:  fmt.Sprint(session),
		Language: language.English,
	}
	d.Adopted.Start = corpus.Date{Year: 1945 + session, Month: 12, Day: 9}
	for i, s := range paragraphs {
		d.Blocks = append(d.Blocks, &corpus.Block{Kind: corpus.Unit, Label: fmt.Sprint(i + 1), Text: s})
	}
	d.Address()
	return d
}

func papers() []*corpus.Document {
	const shared = "Requests the Secretary-General to report to the Council on harbour dues, lamp oil, ropes, sails, " +
		"anchors and pilots of small islands;"
	return []*corpus.Document{
		paper(
			75, 1,
			"Requests the Secretary-General to report to the General Assembly at its seventy-sixth session on the lamps of "+
				"the quays;",
			"Requests the Harbour Board to submit a report on wicks to the Council;",
			"Invites the Council to submit an annual report on oil to the General Assembly;",
		),
		paper(
			76, 4,
			"Requests the Secretary-General to report to the General Assembly at its seventy-seventh session on the lamps of "+
				"the quays;",
			"Invites the Council to submit a report on oil to the General Assembly;",
			shared,
		),
		paper(76, 9, shared),
	}
}

func TestFollow(t *testing.T) {
	t.Parallel()
	var got []string
	for _, e := range mandates.Follow(papers(), []series.Link{{Earlier: 0, Later: 1, Score: .9}}) {
		got = append(got, fmt.Sprintf("%s %s %d %d", e.Ref, e.State, e.Earlier, e.Duplicate))
	}
	want := "A/RES/75/1:1 first -1 -1; A/RES/75/1:2 lapsed -1 -1; A/RES/75/1:3 first -1 -1; A/RES/76/4:1 renewed 0 -1; " +
		"A/RES/76/4:2 changed 2 -1; " +
		"A/RES/76/4:3 new -1 6; A/RES/76/9:1 first -1 5"
	if s := strings.Join(got, "; "); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
}

// A mandate that was renewed and then lapsed has lapsed, in whatever order the papers are given.
func TestRenewedThenLapsed(t *testing.T) {
	t.Parallel()
	const oil = "Requests the Harbour Board to submit a report on lamp oil to the Council;"
	const lamps = "Requests the Secretary-General to report to the General Assembly on the lamps of the quays;"
	a, b, c := paper(75, 1, oil, lamps), paper(76, 4, oil, lamps), paper(77, 2, lamps)
	for _, test := range []struct {
		docs  []*corpus.Document
		links []series.Link
	}{
		{[]*corpus.Document{a, b, c}, []series.Link{{Earlier: 0, Later: 1}, {Earlier: 1, Later: 2}}},
		{[]*corpus.Document{c, b, a}, []series.Link{{Earlier: 2, Later: 1}, {Earlier: 1, Later: 0}}},
	} {
		all := mandates.Follow(test.docs, test.links)
		found := false
		for _, e := range all {
			if e.Ref.String() != "A/RES/76/4:1" {
				continue
			}
			found = true
			if e.State != mandates.Lapsed || e.Earlier < 0 || e.Later < 0 || test.docs[e.Later] != c {
				t.Errorf("%s first: %+v", test.docs[0].Symbol, e)
			}
		}
		if !found {
			t.Errorf("%s first: no mandate A/RES/76/4:1", test.docs[0].Symbol)
		}
	}
}

// A task that is not repeated has not lapsed, and no later paper is named.
func TestTaskNotRepeated(t *testing.T) {
	t.Parallel()
	docs := []*corpus.Document{
		paper(75, 1, "Requests the Harbour Board to repair the cranes of the northern quay;"),
		paper(76, 4, "Requests the Secretary-General to report to the General Assembly on the lamps of the quays;"),
	}
	all := mandates.Follow(docs, []series.Link{{Earlier: 0, Later: 1}})
	if len(all) != 2 || all[0].Kind != mandate.Task || all[0].State != mandates.First || all[0].Later != -1 {
		t.Errorf("%+v", all)
	}
}

func ExampleFollow() {
	for _, e := range mandates.Follow(papers(), []series.Link{{Earlier: 0, Later: 1, Score: .9}}) {
		if e.State == mandates.Lapsed {
			fmt.Println(e.Ref, e.Who)
		}
	}
	// Output: A/RES/75/1:2 the Harbour Board
}

// duplicatesOf gives the papers of session 76 whose only mandate is told as a duplicate.
func duplicatesOf(texts ...string) int {
	docs := []*corpus.Document{
		paper(76, 90, "Requests the Harbour Board to submit a report on cranes, nets and barrels to the Council;"),
		paper(76, 91, "Invites the pilots to report on ice, storms and currents of the strait to the Council;"),
	}
	for i, s := range texts {
		docs = append(docs, paper(76, 1+i, s))
	}
	n := 0
	for _, e := range mandates.Follow(docs, nil) {
		if e.Duplicate >= 0 {
			n++
		}
	}
	return n
}

// What two papers ask in the same words is no duplicate where each asks about itself, where the words say nothing of
// what is asked, or where each names another thing.
func TestDuplicates(t *testing.T) {
	t.Parallel()
	const oversight = "requests the Secretary-General to improve the oversight of lamps, wicks, ropes and sails in all " +
		"harbours, and to report thereon"
	const question = "Requests the Harbour Board to continue to examine the question of lamps, wicks, ropes, sails and " +
		"oil of "
	for _, test := range []struct {
		texts []string
		want  int
	}{
		{[]string{oversight + ";", "Also " + oversight + " at its seventy-seventh session;"}, 2},
		{[]string{
			"Requests the Secretary-General to report to the General Assembly on the implementation of the present resolution;",
			"Requests the Secretary-General to report to the General Assembly on the implementation of the present resolution;",
		}, 0},
		{[]string{
			"Requests the Secretary-General to report thereon to the Council;",
			"Requests the Secretary-General to report thereon to the Council;",
		}, 0},
		{[]string{
			question + "Bilbao and to report thereon to the Council;",
			question + "Trieste and to report thereon to the Council;",
		}, 0},
		{[]string{
			question + "Bilbao and to report thereon to the Council;",
			question + "Bilbao, and to report to the Council thereon;",
		}, 2},
	} {
		if got := duplicatesOf(test.texts...); got != test.want {
			t.Errorf("%q: %d duplicates, want %d", test.texts, got, test.want)
		}
	}
}
