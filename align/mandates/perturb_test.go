package mandates_test

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/align/mandates"
	"github.com/reprise-wording/reprise/align/series"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/corpustest/perturb"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// What becomes of mandates, and how the papers of their series lie beside one another, is as it was where one word or
// line of the later paper is another.
func TestPerturbedSeries(t *testing.T) {
	t.Parallel()
	all := papers()
	var lines []string
	for _, b := range all[1].Blocks {
		lines = append(lines, b.Text)
	}
	lines = append(
		lines,
		"Requests the Harbour Board, within existing resources, to submit to the Council, by 1 May 2022 and every second "+
			"year thereafter, a report on wicks and oil;",
		"Decides to include in the provisional agenda of its seventy-seventh session the item entitled “Lamps”.",
	)
	input := perturb.Input{Name: "paper of 76", Text: strings.Join(lines, "\n")}
	perturb.Golden(t, "testdata/perturbed.want", *update, []perturb.Input{input}, 300, func(in perturb.Input) string {
		docs := []*corpus.Document{
			all[0], paper(76, 4, strings.Split(in.Text, "\n")...), all[2], paper(77, 2, strings.Split(input.Text, "\n")...),
		}
		var out strings.Builder
		links, err := series.Find(context.Background(), docs, series.Options{})
		for _, l := range links {
			fmt.Fprintf(
				&out, "%d %d %.4f %.4f %.4f %t %t\n", l.Earlier, l.Later, l.Score, l.Likeness, l.Subject, l.Cites, l.Doubtful(),
			)
		}
		fmt.Fprintln(&out, err, series.Lanes(links))
		for _, e := range mandates.Follow(docs, []series.Link{
			{Earlier: 0, Later: 1, Score: .9}, {Earlier: 1, Later: 3, Score: .8},
		}) {
			data, err := json.Marshal(e)
			fmt.Fprintln(&out, string(data), err)
		}
		table, err := series.Lay(context.Background(), []*corpus.Document{docs[0], docs[1], docs[3]})
		if err != nil {
			return out.String() + err.Error()
		}
		for i, row := range table.Rows {
			fmt.Fprint(&out, row.Blocks)
			for k := range table.Papers {
				fmt.Fprint(&out, " ", table.Amount(i, k), table.Last(i, k), table.Kin(i, k))
			}
			fmt.Fprintln(&out)
		}
		return out.String()
	})
}
