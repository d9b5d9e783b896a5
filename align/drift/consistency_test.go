package drift

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/corpustest"
)

// The built-in French renders some English phrases in more ways than one.
func TestConsistency(t *testing.T) {
	t.Parallel()
	terms, err := Consistency(context.Background(), []Bilingual{builtInPaper()}, ConsistencyOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if len(terms) < 20 {
		t.Errorf("only %d terms vary", len(terms))
	}
	for phrase, want := range map[string][]string{
		"law enforcement agencies": {"services de détection et de répression", "agences de détection et de répression"},
		"combating trafficking":    {"lutte contre la traite", "combattre la traite"},
		"should ensure":            {"devraient s'assurer", "devraient veiller", "devraient faire en sorte"},
	} {
		var got []string
		for _, x := range terms {
			if x.Phrase == phrase {
				for _, r := range x.Renderings {
					got = append(got, r.Text)
				}
			}
		}
		for _, w := range want {
			if !slices.Contains(got, w) {
				t.Errorf("%s is rendered as %q, want %q among them", phrase, got, w)
			}
		}
	}
	for _, x := range terms {
		n := 0
		for _, r := range x.Renderings {
			n += r.Count
			if len(r.Sites) != r.Count {
				t.Errorf("%s: %d sites for a count of %d", x.Phrase, len(r.Sites), r.Count)
			}
		}
		if n != x.Count || x.Count > x.Met || x.Deviating != x.Count-x.Renderings[0].Count {
			t.Errorf("%s: counts do not add up: %+v", x.Phrase, x)
		}
	}
}

// A planted inconsistency is found, and a consistent phrase is not reported.
func TestConsistencyPlanted(t *testing.T) {
	t.Parallel()
	pairs := [][2]string{
		{"The customs office keeps a harbour register.", "Le bureau de douane tient un registre portuaire."},
		{"Each harbour register is open to ships.", "Chaque registre portuaire est ouvert aux navires."},
		{"A harbour register lists ships and crews.", "Un cahier de rade énumère navires et équipages."},
		{"Ships report to the customs office.", "Les navires s'adressent au bureau de douane."},
		{"Crews pay the customs office.", "Les équipages paient le bureau de douane."},
		{"The harbour register is printed.", "Le registre portuaire est imprimé."},
		{"Nobody reads the harbour register.", "Personne ne lit le cahier de rade."},
	}
	var lines [2][]string
	for i, p := range pairs {
		for k := range p {
			lines[k] = append(lines[k], fmt.Sprintf("I.%d\t%s", i+1, p[k]))
		}
	}
	en, fr := corpustest.Lines(language.English, "", lines[0]...), corpustest.Lines(language.French, "", lines[1]...)
	terms, err := Consistency(context.Background(), []Bilingual{{en, fr}}, ConsistencyOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if len(terms) != 1 || terms[0].Phrase != "harbour register" || terms[0].Renderings[0].Text != "registre portuaire" ||
		terms[0].Deviating != 2 {
		t.Errorf("found %+v", terms)
	}
}
