package bitext_test

import (
	"fmt"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/bitext"
	"github.com/reprise-wording/reprise/corpus/corpustest"
)

// Blocks of every kind are paired: by their labels first, and what is missing on one side does not shift its
// neighbours.
func TestBlocksOfAllKinds(t *testing.T) {
	t.Parallel()
	english := []string{
		"h1\tThe safety of harbours", "pp1\tRecalling its resolution 12/4 on the safety of harbours,",
		"pp2\tNoting with concern that lamps are put out in winter,",
		"1\tRequests States to light the lamps of their harbours;",
		"2\tRequests the Secretariat to publish a report every year;", "3\tDecides to meet again in Vienna.",
		"fn1\tSee the report of the Secretariat.", "r1\tHarbour | Lamps", "r2\tVienna | 12",
	}
	for _, c := range []struct {
		name   string
		french []string
		want   string
	}{
		{"alike", []string{
			"h1\tLa sûreté des ports", "pp1\tRappelant sa résolution 12/4 sur la sûreté des ports,",
			"pp2\tNotant avec préoccupation que des lampes sont éteintes en hiver,",
			"1\tPrie les États d'allumer les lampes de leurs ports ;",
			"2\tPrie le Secrétariat de publier chaque année un rapport ;", "3\tDécide de se réunir à nouveau à Vienne.",
			"fn1\tVoir le rapport du Secrétariat.", "r1\tPort | Lampes", "r2\tVienne | 12",
		},
			"h1=h1 pp1=pp1 pp2=pp2 1=1 2=2 3=3 fn1=fn1 r1=r1 r2=r2 "},
		{"a recital and a paragraph missing, the note elsewhere", []string{
			"h1\tLa sûreté des ports", "pp1\tNotant avec préoccupation que des lampes sont éteintes en hiver,",
			"fn1\tVoir le rapport du Secrétariat.",
			"1\tPrie les États d'allumer les lampes de leurs ports ;", "3\tDécide de se réunir à nouveau à Vienne.",
			"r1\tPort | Lampes", "r2\tVienne | 12",
		},
			"h1=h1 pp1=- pp2=pp1 1=1 2=- 3=3 fn1=fn1 r1=r1 r2=r2 "},
		{"a label lost", []string{
			"h1\tLa sûreté des ports", "pp1\tRappelant sa résolution 12/4 sur la sûreté des ports,",
			"pp2\tNotant avec préoccupation que des lampes sont éteintes en hiver,",
			"1\tPrie les États d'allumer les lampes de leurs ports ;",
			"t1\tPrie le Secrétariat de publier chaque année un rapport ;", "3\tDécide de se réunir à nouveau à Vienne.",
			"fn1\tVoir le rapport du Secrétariat.", "r1\tPort | Lampes", "r2\tVienne | 12",
		},
			"h1=h1 pp1=pp1 pp2=pp2 1=1 2=t1 3=3 fn1=fn1 r1=r1 r2=r2 "},
		{"no heading and no table", []string{
			"pp1\tRappelant sa résolution 12/4 sur la sûreté des ports,",
			"pp2\tNotant avec préoccupation que des lampes sont éteintes en hiver,",
			"1\tPrie les États d'allumer les lampes de leurs ports ;",
			"2\tPrie le Secrétariat de publier chaque année un rapport ;", "3\tDécide de se réunir à nouveau à Vienne.",
		},
			"h1=- pp1=pp1 pp2=pp2 1=1 2=2 3=3 fn1=- r1=- r2=- "},
	} {
		a, err := bitext.Documents(
			corpustest.Lines(language.English, "X/1", english...), corpustest.Lines(language.French, "X/1", c.french...),
		)
		if err != nil {
			t.Fatal(err)
		}
		if got := unitPairs(a); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// Of long lists the blocks about the same place are compared, as the labels that both have tell it.
func TestLongLists(t *testing.T) {
	t.Parallel()
	var english, french []string
	for i := range 900 {
		number := 100 + i
		english = append(english, fmt.Sprintf("%d\tThe harbour of number %d has lamps.", number, number*7))
		if i >= 200 && i != 500 { // the French begins late
			french = append(french, fmt.Sprintf("%d\tLe port numéro %d a des lampes.", number, number*7))
		}
	}
	a, err := bitext.Documents(
		corpustest.Lines(language.English, "X/1", english...), corpustest.Lines(language.French, "X/1", french...),
	)
	if err != nil {
		t.Fatal(err)
	}
	wrong := 0
	for _, r := range a.Rows {
		alone := r.Target == nil || r.Source == nil
		if missing := r.Ref.Path < "300" || r.Ref.Path == "600"; alone != missing || !alone && r.Source.Ref != r.Target.Ref {
			wrong++
		}
	}
	if wrong > 0 {
		t.Errorf("%d of %d rows are wrong", wrong, len(a.Rows))
	}
}
