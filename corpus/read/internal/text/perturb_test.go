package text

import (
	"flag"
	"fmt"
	"testing"

	"github.com/reprise-wording/reprise/corpus/corpustest/perturb"
)

var update = flag.Bool("update", false, "write the golden files anew")

// What is read of papers with small changes is as it was.
func TestPerturbed(t *testing.T) {
	t.Parallel()
	inputs := perturb.Files(t, "../../testdata/*.txt", "../../testdata/*/*.txt", "../facts/testdata/*.txt", "../../../../testdata/tricky/*.txt")
	perturb.Golden(t, "testdata/perturbed.want", *update, inputs, 20, func(in perturb.Input) string {
		return fmt.Sprintf("%+v", Lines(in.Text))
	})
	tables := []perturb.Input{
		{Name: ".tsv", Text: "No.\tWording\n1\t\"Light:\n(a) the \"\"mole\"\";\n(b) the quay, too.\"\n2\tWatch.\n\n3\t\tNothing\n"},
		{Name: ".csv", Text: "No.,Wording,Who\n1,\"Light:\n(a) the \"\"mole\"\"\",\n2,Watch.,\"All, and more\"\n3;x,,\n"},
	}
	perturb.Golden(t, "testdata/perturbed-tables.want", *update, tables, 100, func(in perturb.Input) string {
		lines, ok := Separated(in.Text, in.Name)
		return fmt.Sprintf("%+v %v", lines, ok)
	})
}
