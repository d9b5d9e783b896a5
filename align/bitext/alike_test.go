package bitext

import (
	"testing"

	"github.com/reprise-wording/reprise/corpus"
)

// Headings, notes and recitals are paired with their own kind only; the other kinds with one another.
func TestAlike(t *testing.T) {
	t.Parallel()
	block := func(k corpus.Kind) *node { return &node{Half: &Half{Block: &corpus.Block{Kind: k}}} }
	kinds := []corpus.Kind{corpus.Unit, corpus.Item, corpus.Recital, corpus.Text, corpus.Heading, corpus.Note, corpus.Cell}
	own := map[corpus.Kind]bool{corpus.Heading: true, corpus.Note: true, corpus.Recital: true}
	for _, a := range kinds {
		for _, b := range kinds {
			if want := a == b || !own[a] && !own[b]; alike(block(a), block(b)) != want {
				t.Errorf("%s and %s: want %v", a, b, want)
			}
		}
	}
}
