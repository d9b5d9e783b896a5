package corpustest_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/corpus/corpustest"
)

// The same arguments give the same units, and some take up earlier ones.
func TestVary(t *testing.T) {
	t.Parallel()
	sentences, err := corpustest.Sentences("")
	if err != nil || len(sentences) < 50 {
		t.Fatalf("%d sentences, %v", len(sentences), err)
	}
	units := corpustest.Vary(sentences, 200)
	if !slices.Equal(units, corpustest.Vary(sentences, 200)) {
		t.Error("other units at the second time")
	}
	again := 0
	for i, u := range units {
		words := strings.Fields(u)
		if slices.ContainsFunc(units[:i], func(old string) bool {
			same := 0
			for k, w := range strings.Fields(old) {
				if k < len(words) && words[k] == w {
					same++
				}
			}
			return 3*same > 2*len(words)
		}) {
			again++
		}
	}
	if again < 10 || again > 60 {
		t.Errorf("%d of 200 units take up an earlier one", again)
	}
	docs := corpustest.Documents(units, 150, 50)
	if len(docs) != 2 || len(docs[1].Units()) != 50 || docs[1].Units()[0].Text != units[150] {
		t.Errorf("%d documents", len(docs))
	}
	if _, err := corpustest.Sentences(t.TempDir()); err == nil {
		t.Error("an empty folder has sentences")
	}
}
