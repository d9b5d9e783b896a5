package reuse_test

import (
	"flag"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/corpustest"
	"github.com/reprise-wording/reprise/corpus/corpustest/perturb"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// Phrases that refer to earlier recommendations, meetings and papers, and some that do not, in two languages.
var referring = map[language.Tag][]string{
	language.English: {
		"Implement recommendation 2 of the 2009 meeting, on masters and ropes.",
		"Implement recommendation 6 of the 2009 meeting, on masters and ropes.",
		"Implement recommendation 5 of the 2009 meeting, on pilots and lamps.",
		"Implement recommendation 3 of the 2009 meeting, on crews and tugs.",
		"Implement recommendations 2 and 3 of the 2009 meeting of the Working Group.",
		"Implement recommendations 1 to 3 of its first meeting.",
		"Follow up on the recommendations contained in paragraph 2 of the report of the 2010 meeting (CTOC/COP/WG.4/2010/6).",
		"Follow up on the recommendation in paragraph 3 (b) of the report of the 2009 meeting.",
		"Follow up on recommendation 3.2 of the 2009 report.",
		"As a follow-up to the recommendations of the meeting held on 14 April 2009, States should act.",
		"As a follow-up to the recommendations of the meeting held on 14 and 15 May 2010, States should act.",
		"Reiterate its previous recommendations.",
		"Recall the recommendations made at the second meeting, paragraphs 1, 2 and 9.",
		"Recall the recommendations adopted at its last meeting.",
		"Recall the recommendations of the ninth meeting.",
		"Recommendation 7 of the 2009 meeting is not there.",
		"Recommendations should be short.",
		"The recommendation of the judge was followed in 2009.",
		"Paragraph 2 of the law of 2009 applies; recommendations follow.",
		"Former recommendations, among them recommendation 2, remain.",
		"Continue the implementation of the recommendations in paragraphs 2-3 of the report on its 2009 session.",
		"Recalling resolution 55/25, paragraph 2, and decision 1/CP.21,",
		"See CTOC/COP/WG.4/2009/2, para. 2.",
		"Recommendation 2 (2009) and recommendation 2 (2010) of the Group.",
		"Recall recommendation 2 of 14 April 2009 of its first meeting.",
	},
	language.French: {
		"Appliquer la recommandation 2 de la réunion de 2009.",
		"Appliquer les recommandations 2 et 3 de la réunion de 2009 du Groupe de travail.",
		"Appliquer les recommandations 1 à 3 de sa première réunion.",
		"Donner suite aux recommandations figurant au paragraphe 2 du rapport de la réunion de 2010 (CTOC/COP/WG.4/2010/6).",
		"Donner suite à la recommandation figurant au paragraphe 3 b) du rapport de la réunion de 2009.",
		"Donner suite à la recommandation 3.2 du rapport de 2009.",
		"Pour donner suite aux recommandations de la réunion tenue le 14 avril 2009, les États devraient agir.",
		"Pour donner suite aux recommandations de la réunion tenue les 14 et 15 mai 2010, les États devraient agir.",
		"Réitérer ses recommandations précédentes.",
		"Rappeler les recommandations faites à la deuxième réunion, paragraphes 1, 2 et 9.",
		"Rappeler les recommandations adoptées à sa dernière réunion.",
		"Rappeler les recommandations de la neuvième réunion.",
		"La recommandation 7 de la réunion de 2009 n'existe pas.",
		"Les recommandations devraient être courtes.",
		"La recommandation du juge a été suivie en 2009.",
		"Le paragraphe 2 de la loi de 2009 s'applique ; des recommandations suivent.",
		"D'anciennes recommandations, dont la recommandation 2, demeurent.",
		"Poursuivre l'application des recommandations figurant aux paragraphes 2-3 du rapport sur sa session de 2009.",
		"Rappelant la résolution 55/25, paragraphe 2, et la décision 1/CP.21,",
		"Voir CTOC/COP/WG.4/2009/2, par. 2.",
		"Les recommandations 2 (2009) et 2 (2010) du Groupe.",
		"Rappeler la recommandation 2 du 14 avril 2009, de sa première réunion.",
	},
}

// What refers to what, by which words and why, or why it can't be told, is as before.
func TestReferringPhrases(t *testing.T) {
	t.Parallel()
	var got strings.Builder
	for _, tag := range []language.Tag{language.English, language.French} {
		for _, shift := range []int{0, 4} { // a report numbers its paragraphs otherwise than the recommendations
			lines := []string{"I=2009-04-14/2009-04-15", "II=2010-05-14/2010-05-15", "III=2012-01-20"}
			for k, text := range []string{"Pilots should know lamps", "Masters should know ropes", "Crews should know tugs:"} {
				lines = append(
					lines,
					fmt.Sprintf("I.%d\t%s", k+1+shift, text),
					fmt.Sprintf("II.%d\tIn ports, %s by night", k+1+shift, strings.ToLower(text)),
				)
			}
			lines = append(lines, fmt.Sprintf("I.%d(a)\tBy day;", 3+shift), fmt.Sprintf("I.%d(b)\tBy night.", 3+shift))
			for k, text := range referring[tag] {
				lines = append(lines, fmt.Sprintf("III.%d\t%s", k+1, text))
			}
			r := tracedLines(t, tag, lines)
			set := r.Set
			fmt.Fprintf(&got, "==== %s, numbers from %d\n", tag, 1+shift)
			name := func(unit int) string {
				if unit < 0 {
					return "-"
				}
				return set.Units[unit].ID
			}
			for _, x := range r.Citations {
				body := set.Units[x.Later].Texts[x.Language].Body
				fmt.Fprintf(
					&got, "%s %q %t group %d paragraph %d%s unit %s paper %q offset %d resolved %t: %s\n", name(x.Later), x.Phrase,
					x.Span.Text(body) == x.Phrase,
					x.Group, x.Paragraph, x.Item, name(x.Earlier), x.Paper, x.Offset, x.Resolved, x.Why,
				)
			}
			for _, p := range r.Pairs {
				if p.Relation == reuse.Cited {
					fmt.Fprintf(&got, "pair %s %s %.2f\n", name(p.Earlier), name(p.Later), p.Score)
				}
			}
		}
	}
	corpustest.Golden(t, "testdata/citations.txt", got.String(), *update)
}

// tracedLines traces a paper of three meetings that is written in lines.
func tracedLines(t *testing.T, tag language.Tag, lines []string) *reuse.Result {
	t.Helper()
	c, err := corpus.New(corpustest.Lines(tag, "CTOC/COP/WG.4/2009/2", lines...))
	if err != nil {
		t.Fatal(err)
	}
	r, err := reuse.Trace(t.Context(), reuse.FromCorpus(c))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// What phrases with one thing changed refer to is as it was.
func TestPerturbedPhrases(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("the same as without -short, and slow under the race detector")
	}
	var all []perturb.Result
	for _, tag := range []language.Tag{language.English, language.French} {
		for k, phrase := range referring[tag] {
			lines := []string{"I=2009-04-14/2009-04-15", "II=2010-05-14/2010-05-15", "III=2012-01-20"}
			for n, text := range []string{"Pilots should know lamps", "Masters should know ropes", "Crews should know tugs"} {
				lines = append(
					lines,
					fmt.Sprintf("I.%d\t%s", n+1, text),
					fmt.Sprintf("II.%d\tIn ports, %s by night", n+1, strings.ToLower(text)),
				)
			}
			for n, text := range append([]string{phrase}, perturb.Changes(phrase, 30)...) {
				lines = append(lines, fmt.Sprintf("III.%d\t%s", n+1, text))
			}
			r := tracedLines(t, tag, lines)
			set := r.Set
			out := make([]string, len(set.Units))
			for _, x := range r.Citations {
				out[x.Later] += fmt.Sprintf(
					"%s %v %d %d%s %d %q %d %t: %s\n", x.Phrase, x.Span, x.Group, x.Paragraph, x.Item, x.Earlier, x.Paper,
					x.Offset, x.Resolved, x.Why,
				)
			}
			if testing.Verbose() {
				for n, told := range out {
					t.Logf("%s\n=>\n%s", set.Units[n].Texts[0].Body, told)
				}
			}
			all = append(all, perturb.Result{Name: fmt.Sprint(tag, " ", k), Outputs: out})
		}
	}
	perturb.Hold(t, "testdata/perturbed-phrases.want", *update, all)
}
