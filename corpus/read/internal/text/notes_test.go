package text

import (
	"testing"

	"github.com/reprise-wording/reprise/corpus/read/internal/law"
)

// A note that the end of a page cuts goes on under the rule of the next page, before the notes of that page.
func TestNoteGoesOnNextPage(t *testing.T) {
	t.Parallel()
	const source = "States should report1 on their harbours\n____\n1 See the report of the Working Group,\nwhich was\n\f" +
		"and on their lamps.2\n____\nsubmitted to the Conference.\n2 Ibid.\n\fThe end.\n"
	lines := Lines(source)
	notes := map[string]string{}
	for _, l := range lines {
		if l.Note != "" {
			notes[l.Note] = l.Text
		}
	}
	if notes["1"] != "See the report of the Working Group, which was submitted to the Conference." || notes["2"] != "Ibid." {
		t.Errorf("%q", notes)
	}
	if lost, madeUp := law.Compare(source, lines, law.What{Notes: true, Markers: true}); len(lost)+len(madeUp) > 0 {
		t.Errorf("lost %q, made up %q", lost, madeUp)
	}
}
