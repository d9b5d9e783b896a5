package drift

import (
	"context"
	"strings"
	"testing"

	"golang.org/x/text/language"
	"pgregory.net/rapid"

	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/corpus/corpustest"
	"github.com/reprise-wording/reprise/corpus/lang/formula"
)

// A version beside itself has no change; typography, case and punctuation are none.
func TestNoChange(t *testing.T) {
	t.Parallel()
	_, w := builtIn()
	for _, c := range []struct{ a, b Version }{
		{
			version("States should act.", "Les États devraient agir."),
			version("States should act.", "Les États devraient agir."),
		},
		{version("States should “act”.", "L'État agit."), version("states should \"act\";", "L’État\u00a0agit ;")},
		{Version{}, Version{}},
	} {
		if got := w.Compare(c.a, c.b); len(got.Changes) > 0 || got.Verdict() != "" {
			t.Errorf("%v: %s", c, describe(got))
		}
	}
}

// Where one language is word for word the same, every change is in the other only.
func TestOneSided(t *testing.T) {
	t.Parallel()
	_, w := builtIn()
	text := rapid.StringMatching(`(victims|States|should|consider|of|the|trafficking|protect|not|[a-z]{2,8})( ` +
		`(victims|States|should|of|the|protect|[a-z]{2,8})){0,12}`)
	rapid.Check(t, func(t *rapid.T) {
		fr := "Les États devraient envisager de protéger les victimes de la traite."
		c := w.Compare(version(text.Draw(t, "a"), fr), version(text.Draw(t, "b"), fr))
		for _, ch := range c.Changes {
			if ch.Verdict != SourceOnly || !ch.SourceChanged || ch.TargetChanged {
				t.Fatalf("%+v", ch)
			}
		}
	})
}

// Swapping the languages swaps the verdicts.
func TestSymmetric(t *testing.T) {
	t.Parallel()
	_, w := builtIn()
	back := w.turned()
	swap := func(v Version) Version { return NewVersion(language.French, language.English, v.Target, v.Source) }
	opposite := map[Verdict]Verdict{
		SourceOnly:      TranslationOnly,
		TranslationOnly: SourceOnly,
		Both:            Both,
		Undecided:       Undecided,
	}
	differ, total := 0, 0
	for _, c := range cases(t, 60) {
		a, b := w.Compare(c.from, c.to), back.Compare(swap(c.from), swap(c.to))
		count := map[Verdict]int{}
		for _, ch := range a.Changes {
			count[ch.Verdict]++
		}
		for _, ch := range b.Changes {
			count[opposite[ch.Verdict]]--
		}
		total++
		for _, n := range count {
			if n != 0 {
				differ++
				break
			}
		}
	}
	if differ*20 > total {
		t.Errorf("%d of %d comparisons differ when the languages are swapped", differ, total)
	}
}

func TestTelling(t *testing.T) {
	t.Parallel()
	_, w := builtIn()
	c := w.Compare(version("States must not punish victims.", "Les États ne doivent pas punir les victimes."),
		version("States must punish victims.", "Les États doivent punir les victimes."))
	if c.Verdict() != Both {
		t.Errorf("a negation taken out in both languages:\n%s", describe(c))
	}
}

func TestTrace(t *testing.T) {
	t.Parallel()
	set := &reuse.Set{
		Languages: []language.Tag{language.English, language.French},
		Groups:    []reuse.Group{{Name: "I"}, {Name: "II"}},
	}
	add := func(id string, group, parent int, en, fr string) {
		set.Units = append(set.Units, reuse.Unit{
			ID:     id,
			Group:  group,
			Parent: parent,
			Texts:  []reuse.Text{{Body: en}, {Body: fr}},
		})
	}
	add("I.1", 0, -1, "States parties should:", "Les États parties devraient :")
	add("I.1(a)", 0, 0, "Consider protecting witnesses;", "Envisager de protéger les témoins ;")
	add(
		"II.1", 1, -1,
		"UNODC is requested to protect witnesses, where appropriate.",
		"L'ONUDC est prié de protéger les témoins.",
	)
	r := &reuse.Result{Set: set, Pairs: []reuse.Reiteration{{Earlier: 1, Later: 2, Score: 1, Relation: reuse.Amended}},
		Threads: []reuse.Thread{{Name: "witnesses", Units: []int{1, 2}, Pairs: []int{0}}}}
	rep, err := Trace(context.Background(), r)
	if err != nil {
		t.Fatal(err)
	}
	if got := rep.Courses[0].Path(rep, 0); got != "should consider -> is requested to protect, where appropriate" {
		t.Errorf("course %q", got)
	}
	verdicts := map[string]Verdict{}
	for _, f := range rep.Pairs[0].Formula {
		verdicts[f.Of] = f.Verdict
	}
	if verdicts[formula.OfForce] != Both || verdicts[formula.OfAddressee] != Both ||
		verdicts[formula.OfQualifier] != SourceOnly {
		t.Errorf("formula %v", verdicts)
	}
	if got := strings.Join(rep.Courses[0].Flags(), " "); got != "force qualifier addressee disagree" {
		t.Errorf("flags %q", got)
	}
	if s := rep.Sentence(rep.Summary(Amended)); !strings.HasPrefix(s, "of 1 pair, ") {
		t.Errorf("sentence %q", s)
	}
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := Trace(ctx, r); err == nil {
		t.Error("a cancelled trace should stop")
	}
}

func BenchmarkCompare(b *testing.B) {
	_, w := builtIn()
	a := version(
		"Consider, in line with their domestic laws and prosecutorial discretion, not punishing or prosecuting victims of "+
			"trafficking;",
		"Envisager, dans le respect de leurs législations nationales et du pouvoir discrétionnaire du parquet, de ne pas "+
			"sanctionner ou poursuivre les victimes de la traite ;",
	)
	z := version(
		"Ensure, in line with their domestic laws, that victims of trafficking are not punished;",
		"Veiller, dans le respect de leurs législations nationales, à ce que les victimes de la traite ne soient pas "+
			"sanctionnées ;",
	)
	for b.Loop() {
		w.Compare(a, z)
	}
}

func TestVersions(t *testing.T) {
	t.Parallel()
	paper := func(en, fr string) Bilingual {
		return Bilingual{corpustest.Lines(language.English, "", "I.1\t"+en, "I.2\tVictims should be heard."),
			corpustest.Lines(language.French, "", "I.1\t"+fr, "I.2\tLes victimes devraient être entendues.")}
	}
	old := paper("States should protect witnesses.", "Les États devraient protéger les témoins.")
	rep, err := Versions(
		context.Background(), old, paper("States should protect witnesses.", "Les États doivent protéger les témoins."),
	)
	if err != nil {
		t.Fatal(err)
	}
	if len(rep.Pairs) != 1 || rep.Pairs[0].Comparison.Verdict() != TranslationOnly || len(rep.Pairs[0].Formula) != 1 ||
		rep.Pairs[0].Formula[0].Verdict != TranslationOnly {
		t.Errorf("%+v", rep.Pairs)
	}
	if rep, err := Versions(context.Background(), old, old); err != nil || len(rep.Pairs) != 0 {
		t.Errorf("a version beside itself: %v, %v", rep, err)
	}
	if _, err := Versions(context.Background(), old, Bilingual{old.Target, old.Source}); err == nil {
		t.Error("versions in other languages should be refused")
	}
}

// A word that one language alone puts in another's place is found inside a sentence that both recast.
func TestSwapInsideBoth(t *testing.T) {
	t.Parallel()
	units, w := builtIn()
	of := map[string]Version{}
	for _, u := range units {
		of[u.ref.String()] = u.Version
	}
	c := w.Compare(of["I.11(b)"], of["V.35"])
	found := 0
	for _, ch := range c.Changes {
		swap := ch.Verdict == TranslationOnly && ch.Target.Before == "illégaux" && ch.Target.After == "illicites" &&
			ch.Source.Before == "unlawful"
		if swap {
			found++
		}
		if ch.Verdict != Both && !swap {
			t.Errorf("%s of a sentence that both recast is in one language only: %+v", ch.Target.Before, ch)
		}
	}
	if found != 1 {
		t.Errorf("illégaux, illicites found %d times:\n%s", found, describe(c))
	}
}

// turned is what w knows, from the target to the source.
func (w *Words) turned() *Words {
	m := w.met
	back := &Words{source: w.target, target: w.source, met: &meetings{start: []int{0}}}
	for y := range m.targets {
		for x := range m.start[1:] {
			if cell := m.at(int32(x), int32(y)); cell >= 0 {
				back.met.target = append(back.met.target, int32(x))
				back.t, back.u = append(back.t, w.u[cell]), append(back.u, w.t[cell])
			}
		}
		back.met.start = append(back.met.start, len(back.met.target))
	}
	return back
}
