package akn

import (
	"fmt"
	"testing"

	"github.com/reprise-wording/reprise/corpus"
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

// A date of the metadata is read where it is one of the calendar's.
func TestDate(t *testing.T) {
	t.Parallel()
	for month := range 20 {
		for day := range 40 {
			want := corpus.Date{Year: 2019, Month: month, Day: day}
			if month < 1 || month > 12 || day < 1 || day > 31 {
				want = corpus.Date{}
			}
			if got := date(fmt.Sprintf(" 2019-%02d-%02dT10:00", month, day)); got != want {
				t.Errorf("month %d, day %d: %v", month, day, got)
			}
		}
	}
	for _, s := range []string{"", "0001-01-01", "9999-01-01", "2019-1-1", "2019"} {
		if got := date(s); !got.IsZero() {
			t.Errorf("%q: %v", s, got)
		}
	}
}
