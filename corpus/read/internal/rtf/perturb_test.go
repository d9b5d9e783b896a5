package rtf

import (
	"fmt"
	"testing"

	"github.com/reprise-wording/reprise/corpus/corpustest/perturb"
)

// What is read of files with small changes is as it was.
func TestPerturbed(t *testing.T) {
	t.Parallel()
	inputs := perturb.Files(t, "testdata/*.rtf", "../../testdata/*/*.rtf")
	perturb.Golden(t, "testdata/perturbed.want", *update, inputs, 500, func(in perturb.Input) string {
		lines, warnings, err := Lines([]byte(in.Text), len(in.Text)%2 == 0)
		return fmt.Sprintf("%+v %v %v", lines, warnings, err)
	})
}
