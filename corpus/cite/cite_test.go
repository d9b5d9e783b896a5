package cite_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/reprise-wording/reprise/corpus/cite"
)

func TestFind(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Recalling its resolutions 55/2 of 8 September 2000, 75/158 and 76/1 A,": "resolution 55/2, resolution 75/158, " +
			"resolution 76/1 A",
		"its decision 75/540 and resolution 1514 (XV)":        "decision 75/540, resolution 1514 (XV)",
		"Rappelant sa résolution 75/158 du 16 décembre 2020,": "resolution 75/158",
		"Recordando sus resoluciones 60/3 y 61/4":             "resolution 60/3, resolution 61/4",
		"ссылаясь на свою резолюцию 75/158":                   "resolution 75/158",
		"وإذ تشير إلى قرارها 75/158":                          "resolution 75/158",
		"回顾其2020年12月16日第75/158号决议":                            "resolution 75/158",
		"第75/157和75/158号决议":                                   "resolution 75/157, resolution 75/158",
		"the report of the Secretary-General (A/75/205)":      "paper A/75/205",
		"See resolution A/RES/75/158.":                        "resolution A/RES/75/158",
		"Security Council resolution 1325 (2000)":             "resolution 1325 (2000)",
		"decision 15/CP.22, paragraph 2":                      "decision 15/CP.22",
		"open 24/7 and 1/2 of them":                           "",
	} {
		var got []string
		for _, c := range cite.Find(text) {
			got = append(got, fmt.Sprint(c.Kind, " ", c.Name))
		}
		if s := strings.Join(got, ", "); s != want {
			t.Errorf("%s: got %q, want %q", text, s, want)
		}
	}
}

func TestKey(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text, paper string
		want        bool
	}{
		{"resolution 75/158", "A/RES/75/158", true}, {"decision 75/158", "A/RES/75/158", false},
		{"A/RES/75/158", "A/RES/75/158", true},
		{"Human Rights Council resolution 46/1", "A/RES/46/1", false},
		{"résolution 46/1 du Conseil des droits de l’homme", "A/RES/46/1", false},
		{"resolution 75/15", "A/RES/75/158", false}, {"A/75/158", "A/RES/75/158", false},
		{"decision 75/540", "A/DEC/75/540", true},
		{"decision 15/CP.22", "15/CP.22", true}, {"decision 1/CP.21 of the Conference of the Parties", "1/CP.21", true},
		{"decision 15/CP.22", "15/CP.2", false}, {"第75/158号决议", "A/RES/75/158", true},
	} {
		found := cite.Find(c.text)
		if len(found) != 1 || (found[0].Key() == cite.SymbolKey(c.paper)) != c.want {
			t.Errorf("%q names %s: want %v, found %+v", c.text, c.paper, c.want, found)
		}
	}
}

func TestSpansStandInTheText(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOf(rapid.SampledFrom([]string{
			"résolution ", "决议", "75/158", " (XV)", "A/RES/", "1514", "ß", "İ", "ﬁ", "/", ", ", "\xff",
		})).Draw(t, "text"), "")
		last := 0
		for _, c := range cite.Find(text) {
			if c.From < last || c.To <= c.From || c.To > len(text) {
				t.Fatalf("span %d-%d of %q", c.From, c.To, text)
			}
			last = c.To
		}
	})
}

func ExampleFind() {
	for _, c := range cite.Find("Recalling its resolutions 75/158 and 76/14 and the report contained in A/77/205,") {
		fmt.Println(c.Kind, c.Name)
	}
	// Output:
	// resolution 75/158
	// resolution 76/14
	// paper A/77/205
}
