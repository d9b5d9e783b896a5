package xmldoc

import (
	"testing"

	"github.com/reprise-wording/reprise/corpus/read/internal/xmltree"
)

// What is no number of columns that a table may have counts as one.
func TestSpan(t *testing.T) {
	t.Parallel()
	for said, want := range map[string]int32{"": 1, "x": 1, "-2": 1, "0": 1, "1": 1, "2": 2, "1000": 1000, "1001": 1} {
		root, err := xmltree.Parse(`<cell colspan="` + said + `"/>`)
		if err != nil {
			t.Fatal(err)
		}
		if got := span(root); got != want {
			t.Errorf("%q: %d columns, want %d", said, got, want)
		}
	}
}
