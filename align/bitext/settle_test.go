package bitext

import (
	"fmt"
	"slices"
	"testing"

	"golang.org/x/text/language"
)

// English puts the sanction after the list, French before it; the list of conditions is one segment in French.
var listed = struct{ en, fr []Segment }{
	Segments(
		"The Minister shall publish the report every year.",
		"Every person who",
		"hides the passport of a worker,",
		"threatens the family of a victim, or",
		"falsifies the contract of a worker",
		"is guilty of an offence and liable to imprisonment for a term of two years.",
		"The court may order the person to compensate the victim.",
	),
	Segments(
		"Le ministre publie le rapport chaque année.",
		"Est coupable d’une infraction et passible d’un emprisonnement de deux ans toute personne qui :",
		"cache le passeport d’un travailleur;",
		"menace la famille d’une victime;",
		"falsifie le contrat d’un travailleur.",
		"Le tribunal peut ordonner à la personne d’indemniser la victime.",
	),
}

// The closing words of a list and its chapeau are one bead, in both directions.
func TestClosingWords(t *testing.T) {
	t.Parallel()
	for _, swapped := range []bool{false, true} {
		source, target, from, to := listed.en, listed.fr, language.English, language.French
		if swapped {
			source, target, from, to = target, source, to, from
		}
		beads, err := Align(source, target, WithLanguages(from, to))
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, b := range beads {
			if swapped {
				b = b.Swap()
			}
			found = found || slices.Equal(b.Source, []int{1, 5}) && slices.Equal(b.Target, []int{1})
		}
		if !found {
			t.Errorf("swapped %v: the chapeau and the closing words are not one bead: %v", swapped, beads)
		}
	}
}

// A list that is one sentence on the other side may have more items than a bead of the search.
func TestLongMerge(t *testing.T) {
	t.Parallel()
	source := Segments(
		"The Conference met in Vienna in 2019.", "States parties should:", "protect the victims;",
		"punish the traffickers;",
		"train the judges;", "inform the public.", "The Secretariat took note of the report.",
	)
	target := Segments("La Conférence s’est réunie à Vienne en 2019.",
		"Les États parties devraient protéger les victimes, punir les trafiquants, former les juges et informer le public.",
		"Le Secrétariat a pris note du rapport.")
	beads, err := Align(source, target, WithLanguages(language.English, language.French))
	if err != nil {
		t.Fatal(err)
	}
	if len(beads) != 3 || fmt.Sprint(beads[1].Source) != "[1 2 3 4 5]" {
		t.Errorf("got %v", beads)
	}
}
