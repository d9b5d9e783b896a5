package brackets_test

import (
	"flag"
	"fmt"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/align/brackets"
	"github.com/reprise-wording/reprise/corpus/corpustest/perturb"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// What became of the brackets of a text of which one thing changed, in either direction, is as it was.
func TestPerturbedBrackets(t *testing.T) {
	t.Parallel()
	base := "Decides [EU: to light [all] lamps [of the quays]] [Peru: to light no lamps] at dusk;\n" +
		"Invites masters [and pilots] to report worn ropes [Alt 1: every spring] [Alt 2: each year];\n" +
		"[Requests the harbour master to count the buoys [of the channel].]\n" +
		"Encourages [ships] [vessels] [agreed] to carry [two] lamps."
	before := text(strings.Split(base, "\n")...)
	perturb.Golden(t, "testdata/perturbed.want", *update, []perturb.Input{
		{Name: "draft", Text: base},
	}, 400, func(in perturb.Input) string {
		after := text(strings.Split(in.Text, "\n")...)
		var out strings.Builder
		for _, all := range [][]brackets.Change{brackets.Compare(before, after), brackets.Compare(after, before)} {
			for _, c := range all {
				fmt.Fprintln(&out, c)
			}
		}
		return out.String()
	})
}
