package reuse

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// namesOf are the stems of the words of a text that are part of a name.
func namesOf(tag language.Tag, text string) string {
	d := &termIndex{lang: lang.For(tag), vocab: map[string]int32{}, words: map[string]entry{}}
	terms, names, _ := d.terms(text)
	var out []string
	for k, t := range terms {
		if names.has(k) {
			out = append(out, d.stems[t])
		}
	}
	return strings.Join(out, " ")
}

func TestNamesAreToldByTheirCapitals(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		tag        language.Tag
		text, want string
	}{
		{language.English, "Ratify the Convention on the Rights of the Child without delay;",
			"convent on the right of the child"},
		{language.English, "Welcomes the work of the Mountain Fund", "mountain fund"},
		{language.English, "States should act. States should report", ""},
		{language.English, "Invites the Chair and of the in for Members to act", "chair member"},
		{language.English, "DECIDES TO MEET IN GENEVA", ""},
		{language.English, "Notes document A/12/345 of the Council", "a/12/345 council"},
		{language.French, "Prie l’Organisation des Nations Unies d’agir", "organis des nation uni"},
		{language.German, "Die Versammlung ersucht den Ausschuss um einen Bericht", ""},
		{language.Arabic, "تدعو اللجنة المعنية", ""},
	} {
		if got := namesOf(c.tag, c.text); got != c.want {
			t.Errorf("%s %q: names %q, want %q", c.tag, c.text, got, c.want)
		}
	}
}

// A unit that is all names and numbers but for one word scores less than one that says as much in other words.
func TestNamesCountLess(t *testing.T) {
	t.Parallel()
	old := []string{
		"Mira Tol, Director, Coast Division, Ministry of Harbours, Fisheries and Trade",
		"Anyone may ask the clerk for a copy of each map, survey or ledger kept by harbours, fisheries and trade",
	}
	latest := []string{
		"Jon Asker, Secretary, Coast Division, Ministry of Harbours, Fisheries and Trade",
		"Everyone may ask the clerk for the text of each map, survey or ledger kept by harbours, fisheries and trade",
	}
	for i := range 60 {
		old = append(old, fmt.Sprintf("filler %c%c of another kind", 'a'+i%26, 'a'+i/26))
	}
	set := FromLines(language.English, File{Name: "old", Lines: old}, File{Name: "new", Lines: latest})
	tr, err := Prepare(t.Context(), set, Across(), MinScore(0))
	if err != nil {
		t.Fatal(err)
	}
	named := map[int]float64{}
	err = tr.Measure(t.Context(), len(old), len(old)+2, func(pairs []Measured) {
		for _, p := range pairs {
			if p.Later-len(old) == p.Earlier {
				named[p.Earlier] = p.Features[namedAt]
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	if named[0] < 0.8 || named[1] != 0 {
		t.Errorf("named is %.2f for a list of offices and %.2f for a sentence; want 0.8 or more and 0", named[0], named[1])
	}
	if theModel.Curves[namedAt].At(1) >= theModel.Curves[namedAt].At(0) {
		t.Error("the model does not lower the score of units that are all names")
	}
}
