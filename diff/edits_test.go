package diff_test

import (
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/diff"
)

// A phrase that moves to the head of a text stands at the place 0 of the first text.
func TestMoveToTheHead(t *testing.T) {
	t.Parallel()
	phrase := strings.Join(made(14, 14), " ")
	rest := "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
	s := diff.Texts(rest+" "+phrase, phrase+" "+rest, diff.In(language.English))
	for _, e := range s.Edits() {
		if e.Link > 0 && e.B.Start == 0 && e.B.End > 0 {
			if e.A != (lang.Span{}) {
				t.Errorf("what moved to the head comes to %v of the first text, want 0", e.A)
			}
			return
		}
	}
	t.Errorf("nothing moved to the head: %+v", s.Edits())
}
