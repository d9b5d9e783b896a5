package cite_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/corpus/cite"
)

func TestPlaces(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, want string }{
		{"Recalling paragraph 3 of its resolution 75/158 of 16 December 2020,", "75/158 3"},
		{
			"Recalls paragraphs 3 to 5 of General Assembly resolution 77/194 and resolutions 75/158 and 76/3",
			"77/194 3 4 5; 75/158; 76/3",
		},
		{
			"Recalls decision 1/CP.16, paragraphs 70 and 71, and paragraph 2 (b) of decision 4/CMA.1",
			"1/CP.16 70 71; 4/CMA.1 2(b)",
		},
		{"in accordance with resolution 72/305 of 23 July 2018, paragraph 9, and with the rules", "72/305 9"},
		{"Recalls its resolution 75/158 and paragraph 2 of the same resolution", "75/158; 75/158 2"},
		{"Recalls paragraph 2 of that resolution", "- 2"},
		{"resolution 75/141, paragraph 5, 76/3 and 77/1", "75/141 5; 76/3; 77/1"},
		{"paragraph 5 of the annex to resolution 75/158", "75/158 5 (part)"},
		{"rappelant les paragraphes 3 à 5 et 7 b) de sa résolution 75/158 du 16 décembre 2020", "75/158 3 4 5 7(b)"},
		{"rappelle la décision 1/CP.16, paragraphe 70, et le paragraphe 3 de la même décision", "1/CP.16 70; 1/CP.16 3"},
		{"Recordando los párrafos 1, 2 y 4 de la resolución 75/158", "75/158 1 2 4"},
		{"Recuerda el párrafo 6 a) de su resolución 76/3, de 1 de octubre", "76/3 6(a)"},
		{"Notes paragraph 9 of the report and resolution 75/158", "75/158"},
	} {
		var got []string
		for _, p := range cite.Places(c.text) {
			s := p.Name
			if s == "" {
				s = "-"
			}
			s = strings.Join(append([]string{s}, p.Paragraphs...), " ")
			if p.OfPart {
				s += " (part)"
			}
			if p.End > len(c.text) || p.Start >= p.End {
				t.Errorf("%s: phrase from %d to %d", c.text, p.Start, p.End)
			}
			got = append(got, s)
		}
		if g := strings.Join(got, "; "); g != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, g, c.want)
		}
	}
}

func FuzzPlaces(f *testing.F) {
	f.Add("resolutions 75/141, paragraph 5 and 76/3 1/1, paragraph 2/2")
	f.Add("paragraphs 3 to 5 of its resolution 75/158 of 16 December 2020, paragraph 2 of the same resolution")
	f.Fuzz(func(t *testing.T, text string) {
		for _, p := range cite.Places(text) {
			if p.Start < 0 || p.End > len(text) || p.Start >= p.End {
				t.Errorf("%q: %+v", text, p)
			}
		}
	})
}

func ExamplePlaces() {
	for _, p := range cite.Places("Recalls paragraphs 3 to 5 of its resolution 75/158") {
		fmt.Println(p.Name, p.Paragraphs)
	}
	// Output: 75/158 [3 4 5]
}
