package reuse_test

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/corpustest"
	"github.com/reprise-wording/reprise/corpus/corpustest/perturb"
)

// Wording that is taken up with one thing changed is found as it was: every pair with its score and what it rests on,
// the threads with their names, and how each unit stands.
func TestPerturbedTrace(t *testing.T) {
	t.Parallel()
	var all []perturb.Result
	for _, c := range []struct {
		tag   language.Tag
		texts []string
	}{
		{language.English, []string{
			"Urges all harbour authorities to train the crews of tugs in the use of the new signals before the end of the " +
				"next winter, in line with domestic law;",
			"Requests the Secretariat to publish, within existing resources, the register of vessels of the North Harbour " +
				"Board every second year;",
			"States parties should consider: (a) establishing joint bodies of pilots; (b) exchanging tide tables.",
			"Ports may levy dues."}},
		{language.French, []string{
			"Engage toutes les autorités portuaires à former les équipages des remorqueurs à l'emploi des nouveaux signaux " +
				"avant la fin de l'hiver ;",
			"Prie le Secrétariat de publier tous les deux ans le registre des navires du Conseil des ports du Nord ;"}},
	} {
		lines := []string{"I=2009-04-14", "II=2010-05-14", "III=2012-01-20"}
		for k, text := range c.texts {
			lines = append(lines, fmt.Sprintf("I.%d\t%s", k+1, text))
		}
		n := 0
		for k, text := range c.texts {
			for i, changed := range perturb.Changes(text, 16) {
				n++
				lines = append(lines, fmt.Sprintf("%s.%d\t%s", []string{"II", "III"}[(i+k)%2], n, changed))
			}
		}
		d, err := corpus.New(corpustest.Lines(c.tag, "", lines...))
		if err != nil {
			t.Fatal(err)
		}
		r, err := reuse.Trace(t.Context(), reuse.FromCorpus(d), reuse.MinScore(.02))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, resultsOf(t, c.tag, r)...)
	}
	perturb.Hold(t, "testdata/perturbed-trace.want", *update, all)
}

func resultsOf(t *testing.T, tag language.Tag, r *reuse.Result) []perturb.Result {
	t.Helper()
	pairs := perturb.Result{Name: fmt.Sprint(tag, " pairs")}
	for _, p := range r.Pairs {
		var s strings.Builder
		fmt.Fprintf(&s, "%s %s %.4f %s", r.Set.Units[p.Earlier].ID, r.Set.Units[p.Later].ID, p.Score, p.Relation)
		for _, e := range r.Explain(p) {
			for _, x := range append(append(e.Shared[:len(e.Shared):len(e.Shared)], e.Earlier...), e.Later...) {
				fmt.Fprintf(&s, "; %s %v %v %.3f", x.Key, x.Earlier, x.Later, x.Bits)
			}
			for _, x := range e.Alike {
				fmt.Fprintf(&s, "; %s %s %.3f", x.Earlier, x.Later, x.Bits)
			}
		}
		pairs.Outputs = append(pairs.Outputs, s.String())
	}
	threads := perturb.Result{Name: fmt.Sprint(tag, " threads")}
	standings := perturb.Result{Name: fmt.Sprint(tag, " standings")}
	for _, x := range r.Threads {
		threads.Outputs = append(threads.Outputs, fmt.Sprint(x.Name, x.Units, x.Pairs, x.Citations))
	}
	for _, x := range r.Status {
		standings.Outputs = append(standings.Outputs, fmt.Sprintf("%+v", x))
	}
	for _, told := range [][]string{pairs.Outputs, threads.Outputs, standings.Outputs} {
		if testing.Verbose() {
			t.Log(strings.Join(told, "\n"))
		}
	}
	return []perturb.Result{pairs, threads, standings}
}
