package markdown

import (
	"fmt"
	"testing"

	"github.com/reprise-wording/reprise/corpus/corpustest/perturb"
)

// What is read of papers with small changes is as it was.
func TestPerturbed(t *testing.T) {
	t.Parallel()
	inputs := perturb.Files(t, "testdata/*.md", "../../testdata/*.md", "../../testdata/*/*.md")
	perturb.Golden(t, "testdata/perturbed.want", *update, inputs, 60, func(in perturb.Input) string {
		lines, said, warnings := Lines(in.Text, len(in.Text)%2 == 0)
		return fmt.Sprintf("%+v %+v %v", lines, said, warnings)
	})
}
