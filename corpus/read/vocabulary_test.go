package read

import (
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// A hyphen at a line end is taken out where one piece of the word stands alone elsewhere only if other line ends show
// that the typesetter cuts words, and never in a compound whose first part opens others.
func TestHyphensOfATypesetter(t *testing.T) {
	t.Parallel()
	const cutting = "The harbour and the lanterns of the keepers|the har-|bour, the lan-|terns and the keep-|ers of it|"
	const plain = "The harbour and the lanterns of the keepers|"
	for _, c := range []struct{ paper, before, after, want string }{
		{cutting + "no lamp|", "a no-", "minal fee", "nominal"},
		{plain + "no lamp|", "a no-", "minal fee", "no-minal"},
		{cutting + "a binding rule, a non-smoking room|", "a non-", "binding rule", "non-binding"},
		{cutting + "one lamp and one buoy|", "a lamp-", "buoy there", "lamp-buoy"},
		{plain, "a mul-", "tiple lamp", "multiple"},
	} {
		var lines []flow.Line
		for text := range strings.SplitSeq(c.paper, "|") {
			lines = append(lines, flow.Line{Text: text})
		}
		s := vocabularyOf(lines).seam(c.before, c.after, false)
		if got := lastWord(c.before[:len(c.before)-s.cut]) + s.glue + firstWord(c.after); got != c.want {
			t.Errorf("%q, %q: %q, want %q", c.before, c.after, got, c.want)
		}
	}
}
