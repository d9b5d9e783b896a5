package drift

import (
	"context"
	"flag"
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/corpus/corpustest"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// Changes made on purpose, and units that have little in common, are judged as before, word for word. Whoever
// improves the judgement looks at what becomes of them.
func TestComparisons(t *testing.T) {
	t.Parallel()
	units, w := builtIn()
	var got strings.Builder
	tell := func(name string, from, to Version) {
		c := w.Compare(from, to)
		fmt.Fprintf(&got, "%s: %s, one-sided %t\n", name, c.Verdict(), c.OneSided())
		for _, ch := range c.Changes {
			fmt.Fprintf(
				&got, "    %s %.3f minor %t en %t[%s -> %s]%v%v fr %t[%s -> %s]%v%v\n", ch.Verdict, ch.Score, ch.Minor,
				ch.SourceChanged, ch.Source.Before, ch.Source.After,
				ch.Source.A, ch.Source.B, ch.TargetChanged, ch.Target.Before, ch.Target.After, ch.Target.A, ch.Target.B,
			)
		}
	}
	for _, c := range cases(t, 80) {
		tell(c.ref, c.from, c.to)
	}
	for i := 10; i < len(units) && i < 400; i += 16 {
		tell(units[i-7].ref.String()+" and "+units[i].ref.String(), units[i-7].Version, units[i].Version)
	}
	for _, c := range [][4]string{
		{"", "States should act.", "", "Les États devraient agir."},
		{"States should act.", "", "Les États devraient agir.", "Les États devraient agir."},
		{"The State acts.", "A State acts.", "L'État agit.", "Un État agit."},
		{
			"Train judges and prosecutors.",
			"Train prosecutors and judges.",
			"Former les juges et les procureurs.",
			"Former les juges et les procureurs.",
		},
		{
			"States should act in 2010.",
			"States should act in 2012.",
			"Les États devraient agir en 2010.",
			"Les États devraient agir en 2012.",
		},
		{
			"States should not act.", "States should act.",
			"Les États ne devraient pas agir.",
			"Les États ne devraient pas agir.",
		},
		{
			"One acts. Two act.",
			"One acts. Two act. Three act.",
			"L'un agit. Deux agissent.",
			"L'un agit. Deux agissent. Trois agissent.",
		},
	} {
		tell(c[0]+" | "+c[1], version(c[0], c[2]), version(c[1], c[3]))
	}
	corpustest.Golden(t, "testdata/comparisons.txt", got.String(), *update)
}

// phrasebook is a paper whose phrases are rendered in one way, in two, or in other forms of the same words.
func phrasebook() Bilingual {
	subjects := [][2]string{
		{"The competent authorities", "Les autorités compétentes"},
		{"The competent authorities", "Les instances compétentes"}, {"Civil society", "La société civile"},
		{"The competent authorities", "Les autorités compétentes"}, {"Harbour pilots", "Les pilotes de port"},
		{"The competent authority", "L'autorité compétente"},
	}
	verbs := [][2]string{
		{"should publish", "devraient publier"}, {"should take into account", "devraient tenir compte de"},
		{"should take into account", "devraient prendre en considération"},
		{"should report on", "devraient faire rapport sur"},
	}
	objects := [][2]string{
		{"the register of vessels", "le registre des navires"}, {"the tide tables", "les tables de marée"},
		{"the register of vessels", "le registre des bateaux"}, {"domestic law", "le droit interne"},
		{"national legislation", "la législation nationale"},
	}
	var en, fr []string
	for i := range 40 {
		x, y, z := subjects[i%len(subjects)], verbs[i%len(verbs)], objects[i%len(objects)]
		en = append(en, fmt.Sprintf("I.%d\t%s %s %s.", i+1, x[0], y[0], z[0]))
		fr = append(fr, fmt.Sprintf("I.%d\t%s %s %s.", i+1, x[1], y[1], z[1]))
	}
	return Bilingual{corpustest.Lines(language.English, "", en...), corpustest.Lines(language.French, "", fr...)}
}

// The terms of a paper that are rendered in several ways are found as before, for each way of asking.
func TestTerms(t *testing.T) {
	t.Parallel()
	var got strings.Builder
	for _, o := range []ConsistencyOptions{
		{}, {MinCount: 2, MinWords: 1, MaxWords: 2}, {Phrase: "Register"}, {MinCount: 7, MinWords: 3, MaxWords: 3},
		{MinCount: 100},
	} {
		calls := 0
		fmt.Fprintf(&got, "==== %d %d %d %q\n", o.MinCount, o.MinWords, o.MaxWords, o.Phrase)
		o.Progress = func(done, total int) { calls += total }
		terms, err := Consistency(context.Background(), []Bilingual{phrasebook(), phrasebook()}, o)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&got, "%d terms, progress %d\n", len(terms), calls)
		for _, term := range terms {
			fmt.Fprintf(&got, "%s: %d of %d, %d deviate, %.2f\n", term.Phrase, term.Count, term.Met, term.Deviating, term.Score)
			for _, r := range term.Renderings {
				fmt.Fprintf(
					&got, "    %s: %d %.2f %s %q %q\n", r.Text, r.Count, r.Score, r.Sites[0].Ref, r.Sites[0].Source,
					r.Sites[0].Target,
				)
			}
		}
	}
	corpustest.Golden(t, "testdata/terms.txt", got.String(), *update)
}

// A report sums up, names and words what became of the pairs and the formulas of threads.
func TestReports(t *testing.T) {
	t.Parallel()
	set := &reuse.Set{
		Languages: []language.Tag{language.English, language.French},
		Groups:    []reuse.Group{{Name: "I"}, {Name: "II"}, {Name: "III"}},
	}
	for _, u := range []struct {
		id     string
		group  int
		parent int
		en, fr string
	}{
		{"I.1", 0, -1, "States parties should:", "Les États parties devraient :"},
		{"I.1(a)", 0, 0, "Consider protecting witnesses;", "Envisager de protéger les témoins ;"},
		{"I.2", 0, -1, "States should adopt laws.", "Les États devraient adopter des lois."},
		{
			"II.1", 1, -1,
			"UNODC is requested to protect witnesses, where appropriate.",
			"L'ONUDC est prié de protéger les témoins.",
		},
		{"II.2", 1, -1, "States should adopt laws.", "Les États devraient adopter des textes."},
		{"II.3", 1, -1, "Only in English.", ""},
		{
			"III.1", 2, -1,
			"UNODC is requested to protect witnesses and victims.",
			"L'ONUDC est prié de protéger les témoins et les victimes.",
		},
		{"III.2", 2, -1, "States shall adopt laws.", "Les États doivent adopter des textes."},
		{"III.3", 2, -1, "Only in English, again.", ""},
	} {
		set.Units = append(set.Units, reuse.Unit{
			ID:     u.id,
			Group:  u.group,
			Parent: u.parent,
			Texts:  []reuse.Text{{Body: u.en}, {Body: u.fr}},
		})
	}
	r := &reuse.Result{Set: set, Pairs: []reuse.Reiteration{
		{Earlier: 1, Later: 3, Score: 1, Relation: reuse.Amended},
		{Earlier: 3, Later: 6, Score: 0.9, Relation: reuse.Reworded},
		{Earlier: 2, Later: 4, Score: 0.8, Relation: reuse.Amended},
		{Earlier: 4, Later: 7, Score: 0.8, Relation: reuse.Amended},
		{Earlier: 5, Later: 8, Score: 0.7, Relation: reuse.Amended},
	},
		Threads: []reuse.Thread{
			{Name: "witnesses", Units: []int{1, 3, 6}, Pairs: []int{0, 1}},
			{Name: "laws", Units: []int{2, 4, 7}, Pairs: []int{2, 3}},
			{Name: "English", Units: []int{5, 8}, Pairs: []int{4}},
		}}
	var got strings.Builder
	for _, languages := range [][]language.Tag{set.Languages, {language.English}} {
		one := *set
		one.Languages, one.Units = languages, slices.Clone(set.Units)
		for i := range one.Units {
			one.Units[i].Texts = one.Units[i].Texts[:len(languages)]
		}
		traced := *r
		traced.Set = &one
		var steps []int
		rep, err := Trace(
			context.Background(), &traced, Progress(func(done, total int) { steps = append(steps, done*100+total) }),
		)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&got, "==== %v %v %v\n", rep.Source, rep.Target, steps)
		for _, keep := range []func(*Pair) bool{
			nil, Amended, func(p *Pair) bool { return p.Thread == 1 }, func(*Pair) bool { return false },
		} {
			s := rep.Summary(keep)
			fmt.Fprintf(&got, "%+v\n%s\n%s\n", s, rep.Sentence(s), rep.Parts(s))
		}
		for _, v := range []Verdict{Both, SourceOnly, TranslationOnly, Undecided} {
			fmt.Fprintf(&got, "%s ", rep.In(v))
		}
		got.WriteByte('\n')
		for i := range rep.Courses {
			c := &rep.Courses[i]
			fmt.Fprintf(&got, "%s: %s | %s | %v\n", c.Name, c.Path(rep, 0), c.Path(rep, 1), c.Flags())
			for _, s := range c.Steps {
				fmt.Fprintf(&got, "    %d %v %v\n", s.Unit, s.In, s.Disagree())
			}
		}
		for _, p := range rep.Pairs {
			fmt.Fprintf(&got, "%d-%d %d %s %.2f %v\n", p.Earlier, p.Later, p.Thread, p.Relation, p.Score, p.Formula)
			if p.Comparison != nil {
				got.WriteString(describe(p.Comparison))
			}
		}
	}
	corpustest.Golden(t, "testdata/reports.txt", got.String(), *update)
}
