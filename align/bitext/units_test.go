package bitext_test

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align"
	"github.com/reprise-wording/reprise/align/bitext"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/corpustest"
)

// papers makes a document of units, "I.1(a) text" each.
func papers(tag language.Tag, units ...string) *corpus.Document {
	lines := make([]string, len(units))
	for i, u := range units {
		lines[i] = strings.Replace(u, " ", "\t", 1)
	}
	return corpustest.Lines(tag, "", lines...)
}

func unitPairs(a *bitext.Alignment) string {
	var b strings.Builder
	for _, r := range a.Rows {
		s, t := "-", "-"
		if r.Source != nil {
			s = r.Source.Ref.Path
		}
		if r.Target != nil {
			t = r.Target.Ref.Path
		}
		b.WriteString(s + "=" + t + " ")
	}
	return b.String()
}

func TestUnitsThatDiffer(t *testing.T) {
	t.Parallel()
	english := []string{
		"I.1 States parties should:", "I.1(a) Adopt legislation against trafficking in persons;",
		"I.1(b) Train police officers and judges in the identification of victims;",
		"I.1(c) Provide shelter and medical assistance to children;",
		"I.2 The Secretariat should publish a handbook on migration.",
	}
	for _, c := range []struct {
		name   string
		french []string
		want   string
	}{
		{"alike", []string{
			"I.1 Les États parties devraient :", "I.1(a) Adopter une législation contre la traite des personnes ;",
			"I.1(b) Former la police et les juges à l'identification des victimes ;",
			"I.1(c) Fournir un hébergement et des soins médicaux aux enfants ;",
			"I.2 Le Secrétariat devrait publier un manuel sur la migration.",
		},
			"1=1 1(a)=1(a) 1(b)=1(b) 1(c)=1(c) 2=2 "},
		{"one missing, labels kept", []string{
			"I.1 Les États parties devraient :", "I.1(a) Adopter une législation contre la traite des personnes ;",
			"I.1(b) Former la police et les juges à l'identification des victimes ;",
			"I.2 Le Secrétariat devrait publier un manuel sur la migration.",
		},
			"1=1 1(a)=1(a) 1(b)=1(b) 1(c)=- 2=2 "},
		{"one missing, renumbered", []string{
			"I.1 Les États parties devraient :", "I.1(a) Former la police et les juges à l'identification des victimes ;",
			"I.1(b) Fournir un hébergement et des soins médicaux aux enfants ;",
			"I.2 Le Secrétariat devrait publier un manuel sur la migration.",
		},
			"1=1 1(a)=- 1(b)=1(a) 1(c)=1(b) 2=2 "},
		{"one more, renumbered", []string{
			"I.1 Les États parties devraient :", "I.1(a) Adopter une législation contre la traite des personnes ;",
			"I.1(b) Publier chaque année un rapport ;",
			"I.1(c) Former la police et les juges à l'identification des victimes ;",
			"I.1(d) Fournir un hébergement et des soins médicaux aux enfants ;",
			"I.2 Le Secrétariat devrait publier un manuel sur la migration.",
		},
			"1=1 1(a)=1(a) -=1(b) 1(b)=1(c) 1(c)=1(d) 2=2 "},
		{"moved", []string{
			"I.1 Les États parties devraient :", "I.1(a) Adopter une législation contre la traite des personnes ;",
			"I.1(b) Former la police et les juges à l'identification des victimes ;",
			"I.2 Le Secrétariat devrait publier un manuel sur la migration.",
			"I.3 Fournir un hébergement et des soins médicaux aux enfants.",
		},
			"1=1 1(a)=1(a) 1(b)=1(b) 1(c)=3 2=2 "},
	} {
		a, err := bitext.Documents(papers(language.English, english...), papers(language.French, c.french...))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got := unitPairs(a); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func ExampleDocuments() {
	fr := papers(language.French, "I.1 Un groupe s'est réuni à Vienne. Il a adopté douze textes.")
	en := papers(language.English, "I.1 A group met in Vienna, and it adopted twelve texts.")
	a, err := bitext.Documents(fr, en)
	if err != nil {
		fmt.Println(err)
		return
	}
	row := a.By(corpus.MustRef("I.1"))
	for _, b := range row.Beads {
		fmt.Println(row.Name(), b.Type())
	}
	// Output: I.1 2-1
}

func ExampleReview() {
	en, fr := bitext.Segments("The Group adopted 12 texts."), bitext.Segments("Le Groupe a adopté 13 textes.")
	opts := []bitext.Option{bitext.WithLanguages(language.English, language.French)}
	beads, _ := bitext.Align(en, fr, opts...)
	doubts, _ := bitext.Review(en, fr, beads, opts...)
	for _, d := range doubts {
		fmt.Println(d.Bead, strings.Join(align.Say(d.Why, fmt.Sprintf), "; "))
	}
	// Output: 0 number 12 only in en; number 13 only in fr
}
