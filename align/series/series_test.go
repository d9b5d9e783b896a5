package series_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/series"
	"github.com/reprise-wording/reprise/corpus"
)

// paper is a made-up resolution of a session on a matter.
func paper(session, number int, matter, cites string) *corpus.Document {
	d := &corpus.Document{
		Symbol:   fmt.Sprintf("A/RES/%d/%d", session, number),
		Session:  fmt.Sprint(session),
		Language: language.English,
		Title:    fmt.Sprint(number),
		Adopted:  corpus.Period{Start: corpus.Date{Year: 1945 + session, Month: 12, Day: 1}},
	}
	if cites != "" {
		d.Blocks = append(d.Blocks, &corpus.Block{Kind: corpus.Recital, Text: "Recalling its resolution " + cites + ","})
	}
	for i := range 12 {
		words := make([]string, 12)
		for k := range words {
			words[k] = strings.Repeat(string(rune('a'+i)), 2) + matter + string(rune('a'+k))
		}
		d.Blocks = append(d.Blocks, &corpus.Block{
			Kind:  corpus.Unit,
			Label: fmt.Sprint(i + 1),
			Text:  "Requests the wardens of the harbour to report on " + strings.Join(words, " "),
		})
	}
	d.Address()
	return d
}

func show(docs []*corpus.Document, links []series.Link) string {
	var out []string
	for _, l := range links {
		out = append(out, docs[l.Earlier].Symbol+">"+docs[l.Later].Symbol)
	}
	return strings.Join(out, " ")
}

func TestFind(t *testing.T) {
	t.Parallel()
	docs := []*corpus.Document{
		paper(75, 1, "lamps", ""), paper(75, 2, "oil", ""), paper(75, 3, "ropes", ""), paper(75, 9, "sails", ""),
		paper(76, 7, "lamps", "75/1"), paper(76, 8, "oil", ""), paper(76, 9, "bells", ""),
		paper(77, 4, "lamps", "75/1 and its resolution 76/7"), paper(77, 5, "ropes", "75/3"),
	}
	links, err := series.Find(context.Background(), docs, series.Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := "A/RES/75/1>A/RES/76/7 A/RES/76/7>A/RES/77/4 A/RES/75/3>A/RES/77/5 A/RES/75/2>A/RES/76/8"
	if got := show(docs, links); len(strings.Fields(got)) != 4 || !sameSet(got, want) {
		t.Errorf("found %s, want %s", got, want)
	}
	again, _ := series.Find(context.Background(), docs, series.Options{})
	if show(docs, again) != show(docs, links) {
		t.Error("two runs differ")
	}
}

func sameSet(a, b string) bool {
	in := map[string]bool{}
	for f := range strings.FieldsSeq(a) {
		in[f] = true
	}
	for f := range strings.FieldsSeq(b) {
		if !in[f] {
			return false
		}
	}
	return true
}

// Where sessions and days contradict one another, three papers are each before the next; still none continues itself.
func TestNoCircle(t *testing.T) {
	t.Parallel()
	a, b, c := paper(30, 1, "lamps", ""), paper(60, 1, "lamps", ""), paper(50, 1, "lamps", "")
	a.Adopted.Start.Year, b.Adopted.Start.Year, c.Adopted.Start.Year, c.Session = 2015, 2005, 2010, ""
	links, err := series.Find(context.Background(), []*corpus.Document{a, b, c}, series.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(links) != 2 {
		t.Fatalf("links %v, want two", links)
	}
	if lanes := series.Lanes(links); len(lanes) != 1 || len(lanes[0].Links) != 2 {
		t.Errorf("lanes %v", lanes)
	}
	for i := range 3 {
		if chain := series.Chain(links, i); len(chain) < 2 || len(chain) > 3 {
			t.Errorf("chain of %d: %v", i, chain)
		}
	}
}

// Papers without a session are told apart by their days: the latest of those that are alike is continued, and one
// paper by one of each day.
func TestDaysForSessions(t *testing.T) {
	t.Parallel()
	docs := []*corpus.Document{
		paper(60, 1, "lamps", ""), paper(62, 1, "lamps", ""), paper(64, 1, "lamps", "60/1"), paper(66, 1, "lamps", ""),
	}
	for _, d := range docs {
		d.Session = ""
	}
	links, err := series.Find(context.Background(), docs, series.Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := "A/RES/60/1>A/RES/62/1 A/RES/62/1>A/RES/64/1 A/RES/64/1>A/RES/66/1"
	if got := show(docs, links); len(links) != 3 || !sameSet(got, want) {
		t.Errorf("found %s, want %s", got, want)
	}
}

func TestStops(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := series.Find(ctx, []*corpus.Document{paper(75, 1, "lamps", "")}, series.Options{})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

func ExampleFind() {
	docs := []*corpus.Document{paper(75, 1, "lamps", ""), paper(76, 4, "lamps", "75/1"), paper(76, 5, "ropes", "")}
	links, err := series.Find(context.Background(), docs, series.Options{})
	if err != nil {
		fmt.Println(err)
	}
	for _, l := range links {
		fmt.Println(docs[l.Earlier].Symbol, docs[l.Later].Symbol, l.Cites)
	}
	// Output: A/RES/75/1 A/RES/76/4 true
}

// Papers made on one pattern about two places do not continue one another.
func TestTwoPlaces(t *testing.T) {
	t.Parallel()
	about := func(session, number int, place string) *corpus.Document {
		d := &corpus.Document{
			Symbol:   fmt.Sprintf("A/RES/%d/%d", session, number),
			Session:  fmt.Sprint(session),
			Language: language.English,
		}
		for _, s := range []string{
			"Reaffirms the right of the people of %s to choose the lamps, ropes and sails of their own harbour;",
			"Notes that the governor of %s has asked for pilots, cranes and new quays, and that the board of %s agrees;",
			"Calls upon the harbour board to send a mission to %s before the winter, with the consent of the governor;",
			"Requests the committee to continue to examine the question of %s and to report on it at the next session;",
		} {
			d.Blocks = append(d.Blocks, &corpus.Block{Kind: corpus.Unit, Text: strings.ReplaceAll(s, "%s", place)})
		}
		return d
	}
	docs := []*corpus.Document{
		about(75, 1, "Bilbao Santander"), about(75, 2, "Trieste Pola"), about(76, 1, "Bilbao Santander"),
		about(76, 2, "Cadiz Huelva"),
	}
	for i := range 12 {
		docs = append(docs, paper(70, 50+i, fmt.Sprintf("wick%c", 'a'+i), ""))
	}
	links, err := series.Find(context.Background(), docs, series.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(links) != 1 || links[0].Earlier != 0 || links[0].Later != 2 {
		t.Errorf("got %+v", links)
	}
}
