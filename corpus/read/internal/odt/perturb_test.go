package odt

import (
	"fmt"
	"testing"

	"github.com/reprise-wording/reprise/corpus/corpustest/perturb"
)

// What is read of texts with small changes is as it was.
func TestPerturbed(t *testing.T) {
	t.Parallel()
	parts := perturb.Files(t, "testdata/*.xml")
	perturb.Golden(t, "testdata/perturbed.want", *update, parts, 250, func(in perturb.Input) string {
		whole := []string{"mimetype", kind}
		for _, p := range parts {
			if p.Name == in.Name {
				p.Text = in.Text
			}
			if p.Name == "formula.xml" {
				p.Name = "Object 1/content.xml"
			}
			whole = append(whole, p.Name, p.Text)
		}
		lines, warnings, err := Lines(pack(t, whole...), len(in.Text)%2 == 0)
		return fmt.Sprintf("%+v %v %v", lines, warnings, err)
	})
}
