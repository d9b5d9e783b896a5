package drift_test

import (
	"context"
	"fmt"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/drift"
	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/corpustest"
)

func ExampleWords_Compare() {
	en, fr := language.English, language.French
	words, err := drift.Learn(context.Background(), en, fr, []drift.Segment{
		{Source: "States should protect victims.", Target: "Les États devraient protéger les victimes."},
		{Source: "States should assist witnesses.", Target: "Les États devraient aider les témoins."},
		{Source: "Protect witnesses, assist victims.", Target: "Protéger les témoins, aider les victimes."},
	}, nil)
	if err != nil {
		panic(err)
	}
	c := words.Compare(
		drift.NewVersion(en, fr, "States should protect victims.", "Les États devraient protéger les victimes."),
		drift.NewVersion(en, fr, "States should assist victims.", "Les États devraient aider les survivants."))
	for _, ch := range c.Changes {
		fmt.Printf(
			"%s: %s -> %s, %s -> %s\n", ch.Verdict, ch.Source.Before, ch.Source.After, ch.Target.Before, ch.Target.After,
		)
	}
	// Output:
	// both: protect -> assist, protéger -> aider
	// translation only: victims -> , victimes -> survivants
}

// paper makes a paper in two languages of units of one meeting.
func paper(units ...[2]string) drift.Bilingual {
	var en, fr []string
	for i, u := range units {
		en = append(en, fmt.Sprintf("I.%d\t%s", i+1, u[0]))
		fr = append(fr, fmt.Sprintf("I.%d\t%s", i+1, u[1]))
	}
	return drift.Bilingual{
		Source: corpustest.Lines(language.English, "", en...),
		Target: corpustest.Lines(language.French, "", fr...),
	}
}

func ExampleVersions() {
	draft := paper([2]string{"The Secretariat should publish a report.", "Le Secrétariat devrait publier un rapport."})
	final := paper([2]string{"The Secretariat should publish a report.", "Le Secrétariat doit publier un rapport."})
	r, err := drift.Versions(context.Background(), draft, final)
	if err != nil {
		panic(err)
	}
	fmt.Println(r.Sentence(r.Summary(nil)))
	for _, f := range r.Pairs[0].Formula {
		fmt.Printf("%s: %s, French %s -> %s\n", f.Of, r.In(f.Verdict), f.Target[0], f.Target[1])
	}
	fmt.Println(r.Courses[0].Path(r, 1))
	// Output:
	// of 1 pair, 1 differ in French only
	// force: French only, French should -> shall
	// devrait publier -> doit publier
}

func ExampleTrace() {
	files, err := corpus.New(paper(
		[2]string{
			"States parties should consider protecting witnesses aboard fishing vessels.",
			"Les États parties devraient envisager de protéger les témoins à bord des navires de pêche.",
		},
		[2]string{
			"States parties are invited to protect witnesses aboard fishing vessels.",
			"Les États parties sont invités à protéger les témoins à bord des navires de pêche.",
		},
	).Source)
	if err != nil {
		panic(err)
	}
	set := reuse.FromCorpus(files)
	trace := &reuse.Result{Set: set, Pairs: []reuse.Reiteration{{Earlier: 0, Later: 1, Relation: reuse.Amended}},
		Threads: []reuse.Thread{{Units: []int{0, 1}, Pairs: []int{0}}}} // as reuse.Trace would find them
	r, err := drift.Trace(context.Background(), trace)
	if err != nil {
		panic(err)
	}
	fmt.Println(r.Courses[0].Path(r, 0))
	fmt.Println(r.Courses[0].Flags())
	// Output:
	// should consider -> is invited to protect
	// [force]
}

func ExampleConsistency() {
	terms, err := drift.Consistency(context.Background(), []drift.Bilingual{paper(
		[2]string{"The customs office keeps a harbour register.", "Le bureau de douane tient un registre portuaire."},
		[2]string{"Each harbour register is open to ships.", "Chaque registre portuaire est ouvert aux navires."},
		[2]string{"A harbour register lists ships and crews.", "Un cahier de rade énumère navires et équipages."},
		[2]string{"Ships report to the customs office.", "Les navires s'adressent au bureau de douane."},
		[2]string{"Crews pay the customs office.", "Les équipages paient le bureau de douane."},
		[2]string{"The harbour register is printed.", "Le registre portuaire est imprimé."},
		[2]string{"Nobody reads the harbour register.", "Personne ne lit le cahier de rade."},
	)}, drift.ConsistencyOptions{})
	if err != nil {
		panic(err)
	}
	for _, t := range terms {
		for _, r := range t.Renderings {
			fmt.Printf("%s: %s, %d\n", t.Phrase, r.Text, r.Count)
		}
	}
	// Output:
	// harbour register: registre portuaire, 3
	// harbour register: cahier de rade, 2
}
