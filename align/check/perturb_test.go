package check_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/align/check"
	"github.com/reprise-wording/reprise/corpus/corpustest/perturb"
)

// What is found in pairs with one thing changed on either side, and how sure it is, is as it was.
func TestPerturbedFindings(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("the same as without -short, and slow under the race detector")
	}
	var all []perturb.Result
	for _, c := range findingsCases() {
		name := fmt.Sprint(c.source, " ", c.target)
		at := 0
		for at < len(all) && all[at].Name != name {
			at++
		}
		if at == len(all) {
			all = append(all, perturb.Result{Name: name})
		}
		pairs := []check.Pair{{Source: c.s, Target: c.t}}
		for _, s := range perturb.Changes(c.s, 6) {
			pairs = append(pairs, check.Pair{Source: s, Target: c.t})
		}
		for _, u := range perturb.Changes(c.t, 6) {
			pairs = append(pairs, check.Pair{Source: c.s, Target: u})
		}
		for _, p := range pairs {
			out := found(t, p, c)
			if testing.Verbose() {
				t.Logf("%s | %s\n=>\n%s", p.Source, p.Target, out)
			}
			all[at].Outputs = append(all[at].Outputs, out)
		}
	}
	perturb.Hold(t, "testdata/perturbed.want", *update, all)
}

func found(t *testing.T, p check.Pair, in findingsCase) string {
	t.Helper()
	c, err := check.New([]check.Pair{p}, in.source, in.target)
	if err != nil {
		t.Fatal(err)
	}
	c.Least = 0.05
	var out strings.Builder
	for _, f := range c.Findings(0) {
		fmt.Fprintf(&out, "%s %.3f %s | %s | %s\n", f.Kind, f.Confidence, f.Source, f.Target, &f.Why)
	}
	return out.String()
}
