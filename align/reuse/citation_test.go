package reuse_test

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/corpustest"
)

// meetingOf makes a paper of one meeting of lines "path text".
func meetingOf(year int, tag language.Tag, lines ...string) *corpus.Document {
	day := fmt.Sprintf("%d-04-14", year)
	all := []string{day + "=" + day}
	for _, l := range lines {
		path, text, _ := strings.Cut(l, " ")
		all = append(all, day+":"+path+"\t"+text)
	}
	return corpustest.Lines(tag, "", all...)
}

// A citation may name an item: by a decimal number that the unit bears itself, or by a letter after the number of a
// paragraph.
func TestCitedItems(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name    string
		earlier *corpus.Document
		later   *corpus.Document
		want    string
	}{
		{"decimals", meetingOf(2018, language.English,
			"134 The recommendations below enjoy support:",
			"134(1) Ratify the Protocol on harbours;",
			"134(2) Accede to the Convention on lighthouses;",
			"134(3) Train the crews of tugs."),
			meetingOf(2022, language.English,
				"1 Continue to implement recommendation 134.2 of the report of the 2018 meeting.",
				"2 Follow up on the recommendations contained in paragraphs 134.1 and 134.3 of the report of the 2018 meeting.",
				"3 Follow up on recommendation 134.9 of the report of the 2018 meeting."),
			"1>134(2) 2>134(1) 2>134(3)"},
		{"decimals without words over them", meetingOf(2018, language.English,
			"4(1) Ratify the Protocol on harbours;",
			"4(2) Accede to the Convention on lighthouses."),
			meetingOf(2022, language.English, "1 Continue to implement recommendation 4.2 of the report of the 2018 meeting."),
			"1>4(2)"},
		{"letters", meetingOf(2018, language.French,
			"3 Les États devraient former les pilotes :",
			"3(a) À la navigation de nuit ;",
			"3(b) À l’entretien des lampes des phares.",
			"4 Le Secrétariat devrait publier un atlas des courants.",
			"5 Les armateurs devraient assurer les remorqueurs."),
			meetingOf(2022, language.French,
				"1 Pour donner suite à la recommandation figurant au paragraphe 3 b) du rapport de la réunion de 2018, les "+
					"États devraient dresser la liste des pilotes formés à l’entretien des lampes des phares."),
			"1>3(b)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			all, err := corpus.New(c.earlier, c.later)
			if err != nil {
				t.Fatal(err)
			}
			set := reuse.FromCorpus(all)
			r, err := reuse.Trace(t.Context(), set)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, c := range r.Citations {
				if c.Earlier >= 0 {
					got = append(got, set.Units[c.Later].Ref.Path+">"+set.Units[c.Earlier].Ref.Path)
				}
			}
			if g := strings.Join(got, " "); g != c.want {
				t.Errorf("got %s, want %s: %+v", g, c.want, r.Citations)
			}
		})
	}
}

// A paper that is named by its number is found by it, and so is a paragraph of it; what is not there is told, not
// guessed.
func TestCitedPapers(t *testing.T) {
	t.Parallel()
	paper := func(symbol string, year int, tag language.Tag, units ...string) *corpus.Document {
		d := &corpus.Document{Symbol: symbol, Language: tag}
		d.Adopted.Start = corpus.Date{Year: year, Month: 12, Day: 1}
		for i, s := range units {
			d.Blocks = append(d.Blocks, &corpus.Block{Kind: corpus.Unit, Label: fmt.Sprint(i + 1), Text: s})
		}
		d.Address()
		return d
	}
	all, err := corpus.New(
		paper(
			"A/RES/75/158", 2020, language.English, "Light the lamps of the quay.", "Mend the ropes of the pilots.",
			"Keep oil for the winter.",
		),
		paper(
			"A/RES/77/194", 2022, language.English,
			"Recalls paragraphs 1 to 3 of its resolution 75/158 and paragraph 2 of the same resolution.",
			"Recalls resolution 75/158, paragraph 9.", "Recalls paragraph 3 of resolution 60/1.",
			"Recalls paragraph 2 of the annex to resolution 75/158.",
			"Notes resolution 75/158.", "Recalls paragraph 1 of resolution 78/2.",
		),
		paper("A/RES/78/2", 2023, language.English, "Recalls paragraph 1 of that resolution."),
	)
	if err != nil {
		t.Fatal(err)
	}
	set := reuse.FromCorpus(all)
	r, err := reuse.Trace(t.Context(), set)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range r.Citations {
		s := set.Units[c.Later].Ref.Path + ">"
		switch {
		case c.Earlier >= 0:
			s += set.Units[c.Earlier].Ref.Path
		case c.Resolved:
			s += "whole"
		default:
			s += "(" + c.Why + ")"
		}
		got = append(got, s)
	}
	want := "1>1; 1>2; 1>3; 2>(75/158 has no paragraph 9); 3>(60/1 is not among the papers before it); " +
		"4>(paragraph 2 is of a part of 75/158 that numbers its paragraphs itself); 5>whole; " +
		"6>(78/2 is not among the papers before it); " +
		"1>(names no resolution before it)"
	if g := strings.Join(got, "; "); g != want {
		t.Errorf("got  %s\nwant %s", g, want)
	}
}
