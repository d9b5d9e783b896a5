package bitext_test

import (
	"strings"
	"testing"

	"golang.org/x/text/language"
	"pgregory.net/rapid"

	"github.com/reprise-wording/reprise/align/bitext"
	"github.com/reprise-wording/reprise/corpus"
)

// definitions makes a document of paragraphs without labels.
func definitions(tag language.Tag, texts ...string) *corpus.Document {
	d := &corpus.Document{Language: tag, Parts: []*corpus.Part{{}}}
	for i, text := range texts {
		d.Blocks = append(d.Blocks, &corpus.Block{
			Kind: corpus.Text,
			Text: text,
			Line: i + 1,
			Ref:  corpus.Ref{Path: "t" + string('a'+rune(i))},
		})
	}
	return d
}

var inEnglish = []string{
	"aircraft means a machine that can fly (aéronef);",
	"board means the Board of Pensions of the Republic (conseil);",
	"child means a person under 18 years of age (enfant);",
	"dwelling means a house in which a family lives (logement);",
	"expert means a person who is consulted by the Board (expert);",
	"fee means a sum that is paid for a service (droit).",
}

var inFrench = []string{
	"aéronef Appareil qui peut voler (aircraft);",
	"conseil Le Conseil des pensions de la République (board);",
	"enfant Personne âgée de moins de 18 ans (child);",
	"logement Maison où vit une famille (dwelling);",
	"expert Personne que le Conseil consulte (expert);",
	"droit Somme qui est payée pour un service (fee).",
}

// TestDefinitionsInAnyOrder aligns definitions that the other language has in another order.
func TestDefinitionsInAnyOrder(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		order := rapid.Permutation([]int{0, 1, 2, 3, 4, 5}).Draw(t, "order")
		french := make([]string, len(order))
		for at, k := range order {
			french[at] = inFrench[k]
		}
		a, err := bitext.Documents(definitions(language.English, inEnglish...), definitions(language.French, french...))
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range a.Rows {
			if r.Source == nil || r.Target == nil {
				t.Fatalf("%v: %q stands alone", order, r.Name())
			}
			term, _, _ := strings.Cut(r.Source.Text, " ")
			if !strings.Contains(r.Target.Text, "("+term+")") {
				t.Errorf("%v: %q beside %q", order, r.Source.Text, r.Target.Text)
			}
		}
	})
}
