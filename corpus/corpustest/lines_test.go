package corpustest_test

import (
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/corpustest"
)

// The blocks of a document made of lines have the refs and kinds that the lines say.
func TestLines(t *testing.T) {
	t.Parallel()
	lines := []struct {
		ref, text string
		kind      corpus.Kind
	}{
		{"X/1:h1", "The paper", corpus.Heading},
		{"I.pp1", "Recalling its mandate,", corpus.Recital},
		{"I.1", "States should:", corpus.Unit},
		{"I.1(a)", "Act;", corpus.Unit},
		{"I.fn1", "See the report.", corpus.Note},
		{"II.0", "Nothing was adopted.", corpus.Text},
		{"2017:3", "Meet.", corpus.Unit},
		{"15/CP.22:r1", "One | two", corpus.Cell},
	}
	all := []string{"II=2010-10-19"}
	for _, l := range lines {
		all = append(all, l.ref+"\t"+l.text)
	}
	d := corpustest.Lines(language.English, "X/1", all...)
	for i, l := range lines {
		if b := d.Blocks[i]; b.Ref.String() != l.ref || b.Kind != l.kind || b.Text != l.text {
			t.Errorf("%s %s %q, want %s %s", b.Ref, b.Kind, b.Text, l.ref, l.kind)
		}
	}
	if m := d.MeetingOf(d.Find(corpus.MustRef("II"))); m.Year() != 2010 {
		t.Errorf("meeting II is of %d", m.Year())
	}
	if up := d.Chapeaux(d.Blocks[3]); len(up) != 1 || up[0] != d.Blocks[2] {
		t.Errorf("the item stands under %v", up)
	}
}
