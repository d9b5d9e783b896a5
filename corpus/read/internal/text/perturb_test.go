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
	const rows = "Port\tLamps\tOil\nQuay\t12\tmuch\nThe north\nMole\t3\tlittle\nPier\t4\tnone\n"
	inTexts := []perturb.Input{
		{Name: "tabs", Text: "A list follows.\n\n" + rows + "\nText goes on."},
		{Name: "tabs", Text: rows + "The south"},
		{Name: "tabs", Text: rows + "The south\nAll\tof it\n\f" + rows},
		{Name: "bars", Text: "| AB | The Board |\n|----|----|\n| CD | The \"Council\" |\n|| of pilots |\nText."},
		{Name: "labels", Text: "1.\tLight the lamps.\n2.\tMend the ropes.\n(a)\tRest.\n-\tSleep.\nAB\tThe Board\nCD\tThe Council\n"},
	}
	perturb.Golden(t, "testdata/perturbed-rows.want", *update, inTexts, 100, func(in perturb.Input) string {
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
