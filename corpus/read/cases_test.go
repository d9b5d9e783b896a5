package read_test

import (
	"path/filepath"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/read"
)

// Invented papers with one difficulty each: numbering that begins anew, recitals, glued letterheads, labels without
// punctuation, lists of other scripts, what Word files say beside their words.
func TestCases(t *testing.T) {
	t.Parallel()
	papers, err := filepath.Glob("testdata/cases/*.*")
	if err != nil || len(papers) == 0 {
		t.Fatal("no papers", err)
	}
	for _, paper := range papers {
		if filepath.Ext(paper) == ".want" {
			continue
		}
		t.Run(filepath.Base(paper), func(t *testing.T) {
			t.Parallel()
			wantGolden(t, paper+".want", readFile(t, paper, read.Options{Fallback: language.English}))
		})
	}
}
