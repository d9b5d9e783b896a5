package agreed_test

import (
	"flag"
	"fmt"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/align/agreed"
	"github.com/reprise-wording/reprise/corpus/corpustest/perturb"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// Where paragraphs with one thing changed stand already, and what of them changed, is as it was.
func TestPerturbedDrafts(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("the same as without -short, and slow under the race detector")
	}
	known := append(earlier[:len(earlier):len(earlier)],
		"Recalling its resolutions 71/2 of 9 December 2016 and 73/4 of 12 December 2018 on the lamps of lighthouses,",
		"Urges all harbour authorities to train the crews of ferries before the end of the next summer, in line with "+
			"domestic law;",
		"Invites the owners of lighthouses to publish, every year, a list of the lamps that were replaced;")
	bases := append(known[:len(known):len(known)],
		known[0]+" "+known[5],
		"Recalling its resolutions 71/2 of 9 December 2016, 73/4 of 12 December 2018 and 75/6 of 10 December 2020 on the "+
			"lamps of lighthouses,",
		"Decides, in line with domestic law, that the crews of tugs and ferries are to be trained in the use of the new "+
			"signals;")
	var all []perturb.Result
	for k, base := range bases {
		draft := paragraphs(append([]string{base}, perturb.Changes(base, 24)...)...)
		findings := compare(t, paragraphs(known...), draft)
		r := perturb.Result{Name: fmt.Sprint("paragraph ", k+1)}
		for i := range findings {
			r.Outputs = append(r.Outputs, told(&findings[i]))
			if testing.Verbose() {
				t.Logf("%s\n=>\n%s", draft[i].Text, told(&findings[i]))
			}
		}
		r.Outputs = append(r.Outputs, fmt.Sprint(agreed.Bases(paragraphs(known...), findings)))
		all = append(all, r)
	}
	perturb.Hold(t, "testdata/perturbed.want", *update, all)
}

// told is all that a finding says.
func told(f *agreed.Finding) string {
	var s strings.Builder
	fmt.Fprintf(&s, "%s %t %t %.3f %q %v\n", f.Standing, f.Formula, f.References, f.Covered, f.Omits, f.Also)
	for _, x := range f.Sources {
		fmt.Fprintf(&s, "%d %.3f %s\n", x.Paragraph, x.Score, x.Relation)
	}
	for _, p := range f.Pieces {
		fmt.Fprintln(&s, p.Span, p.Words, p.Holders, p.Formula)
	}
	if f.Changes != nil {
		fmt.Fprintln(&s, f.Changes.Ops, f.Changes.Moves)
	}
	return s.String()
}
