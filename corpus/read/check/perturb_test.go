package check_test

import (
	"flag"
	"fmt"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/corpustest"
	"github.com/reprise-wording/reprise/corpus/corpustest/perturb"
	"github.com/reprise-wording/reprise/corpus/read"
	"github.com/reprise-wording/reprise/corpus/read/check"
)

var update = flag.Bool("update", false, "write the golden files anew")

// What looks odd in documents with one thing changed is as it was.
func TestPerturbed(t *testing.T) {
	t.Parallel()
	r := perturb.Result{Name: "paper"}
	for _, d := range corpustest.Changed(corpustest.Paper()) {
		r.Outputs = append(r.Outputs, fmt.Sprintf("%+v", check.Document(d)))
	}
	papers := perturb.Result{Name: "papers"}
	for _, in := range perturb.Files(t, "../testdata/cases/restart-*.txt", "../testdata/papers/re*.txt", "../testdata/papers/r*.md", "../testdata/report.*") {
		for _, text := range perturb.Changes(in.Text, 12) {
			if d, err := read.Bytes(in.Name, []byte(text), read.Options{Fallback: language.English}); err == nil {
				papers.Outputs = append(papers.Outputs, fmt.Sprintf("%+v", check.Document(d)))
			}
		}
	}
	perturb.Hold(t, "testdata/perturbed.want", *update, []perturb.Result{r, papers})
}
