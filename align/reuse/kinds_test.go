package reuse_test

import (
	"slices"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/corpustest"
)

// Recitals, texts and rows of tables are traced as units are; headings and notes are not. A block of several
// languages is one unit, those without labels where the versions have as many of them.
func TestKindsThatAreTraced(t *testing.T) {
	t.Parallel()
	en := corpustest.Lines(language.English, "X/1",
		"I=2009-05-01", "I.h1\tLamps", "I.pp1\tRecalling the lamps,", "I.1\tStates should light:", "I.1(a)\tLamps;",
		"I.t1\tThe meeting closed.", "I.r1\t12 | 14", "I.r2\tLamps | 12", "I.fn1\tSee the report.",
		"II.0\tNothing was adopted.")
	fr := corpustest.Lines(language.French, "X/1",
		"I.pp1\tRappelant les lampes,", "I.1\tLes États devraient allumer :", "I.1(a)\tLes lampes ;", "I.2\tSe réunir.",
		"I.t1\tLa réunion est close.", "I.t2\tFin.")
	c, err := corpus.New(en, fr)
	if err != nil {
		t.Fatal(err)
	}
	s := reuse.FromCorpus(c)
	var got []string
	for _, u := range s.Units {
		id := u.ID
		for _, x := range u.Texts {
			if x.Body == "" {
				id += " -"
			}
		}
		got = append(got, id)
	}
	want := []string{"I.pp1", "I.1", "I.1(a)", "I.2 -", "I.t1 -", "I.r2 -", "II.0 -"}
	if !slices.Equal(got, want) {
		t.Errorf("traced are %q, want %q", got, want)
	}
	if len(s.Groups) != 2 || s.Groups[0].Name != "I" || s.Groups[0].Number != 1 || s.Groups[0].Year() != 2009 {
		t.Errorf("groups %+v", s.Groups)
	}
	if u := s.Units[2]; u.Parent != 1 || u.Texts[1].Chapeau != "Les États devraient allumer :" {
		t.Errorf("the item is %+v", u)
	}
}
