package akn_test

import (
	"bytes"
	"testing"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/akn"
	"github.com/reprise-wording/reprise/corpus/corpustest"
	"github.com/reprise-wording/reprise/corpus/corpustest/perturb"
)

// What is written of documents with one thing changed is as it was.
func TestPerturbed(t *testing.T) {
	t.Parallel()
	var all []perturb.Result
	for name, base := range []*corpus.Document{paper(), corpustest.Paper()} {
		r := perturb.Result{Name: []string{"resolution", "paper"}[name]}
		for _, d := range corpustest.Changed(base) {
			var b bytes.Buffer
			if err := akn.Write(&b, d); err != nil {
				b.WriteString(err.Error())
			}
			r.Outputs = append(r.Outputs, b.String()+akn.FileName(d.Symbol)+said(t, d))
		}
		all = append(all, r)
	}
	perturb.Hold(t, "testdata/perturbed.want", *update, all)
}
