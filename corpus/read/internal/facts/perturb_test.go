package facts

import (
	"fmt"
	"testing"

	"github.com/reprise-wording/reprise/corpus/corpustest/perturb"
)

// All candidates of papers with small changes, and what stands in their heads, are as they were.
func TestPerturbed(t *testing.T) {
	t.Parallel()
	perturb.Golden(t, "testdata/perturbed.want", *update, perturb.Files(t, "testdata/*.txt"), 40, func(in perturb.Input) string {
		lines := sample(in.Text)
		return fmt.Sprintf("%.4v", Find(lines, Stated{}))
	})
}
