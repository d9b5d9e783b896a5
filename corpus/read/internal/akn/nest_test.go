package akn

import (
	"slices"
	"testing"

	"github.com/reprise-wording/reprise/corpus/read/internal/xmltree"
)

// Labels that stand side by side, and how many levels below the first each stands.
func TestNested(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		labels []string
		want   []int
	}{
		{[]string{"1.", "(a)", "(b)", "i.", "ii.", "(c)", "2."}, []int{0, 1, 1, 2, 2, 1, 0}},
		{[]string{"(g)", "(h)", "(i)", "(j)"}, []int{0, 0, 0, 0}},
		{[]string{"1.", "а)", "б)", "в)", "2."}, []int{0, 1, 1, 1, 0}},
		// The first letter is Cyrillic, or the third: lists as they are typed in Russian papers.
		{[]string{"1.", "а)", "b)", "c)", "d)", "e)", "f)", "g)", "h)", "i)", "j)", "2."}, []int{0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0}},
		{[]string{"a)", "b)", "с)", "d)"}, []int{0, 0, 0, 0}},
		{[]string{"1.", "أ)", "ب)", "ج)", "2."}, []int{0, 1, 1, 1, 0}},
	} {
		r := &reader{}
		parent := &xmltree.Node{}
		var got []int
		for _, label := range c.labels {
			got = append(got, r.nested(&xmltree.Node{Name: "paragraph", Parent: parent}, label))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%v: got %v, want %v", c.labels, got, c.want)
		}
	}
}
