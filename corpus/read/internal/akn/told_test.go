package akn

import (
	"testing"

	"github.com/reprise-wording/reprise/corpus/read/internal/xmltree"
)

// An Akoma Ntoso file is told by the name of its root, or by either of its name spaces.
func TestIs(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, space string
		want        bool
	}{
		{"akomaNtoso", "", true}, {"AKOMANTOSO", "", true}, {"act", "http://www.akomantoso.org/2.0", true}, {"act", "http://www.AkomaNtoso.org", true},
		{"act", "http://docs.oasis-open.org/LegalDocML/ns/akn/3.0", true}, {"act", "http://docs.oasis-open.org/legaldocml", false}, {"act", "", false},
	} {
		if got := Is(&xmltree.Node{Name: c.name, Space: c.space}); got != c.want {
			t.Errorf("%s in %q: %v", c.name, c.space, got)
		}
	}
}
