package html

import (
	"fmt"
	"testing"

	"github.com/reprise-wording/reprise/corpus/corpustest/perturb"
)

// What is read of pages with small changes is as it was.
func TestPerturbed(t *testing.T) {
	t.Parallel()
	inputs := perturb.Files(t, "testdata/*.html", "../../testdata/*/*.html")
	perturb.Golden(t, "testdata/perturbed.want", *update, inputs, 60, func(in perturb.Input) string {
		lines, said, warnings, err := Lines(in.Text, len(in.Text)%2 == 0)
		return fmt.Sprintf("%+v %+v %v %v", lines, said, warnings, err)
	})
}
