package xmldoc

import (
	"fmt"
	"testing"

	"github.com/reprise-wording/reprise/corpus/corpustest/perturb"
	"github.com/reprise-wording/reprise/corpus/read/internal/xmltree"
)

// What is read of files with small changes is as it was.
func TestPerturbed(t *testing.T) {
	t.Parallel()
	perturb.Golden(t, "testdata/perturbed.want", *update, perturb.Files(t, "testdata/*.xml"), 400, func(in perturb.Input) string {
		root, err := xmltree.Parse(in.Text)
		if err != nil {
			return err.Error()
		}
		lines, stated, warnings := Lines(root)
		return fmt.Sprintf("%+v %+v %v", lines, stated, warnings)
	})
}
