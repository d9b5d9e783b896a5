package text

import (
	"fmt"
	"strings"
	"testing"
)

// Lines that name their pages end them, and what is printed on each page beside them is no text; the names of parts that
// count on are no such lines.
func TestPageMarks(t *testing.T) {
	t.Parallel()
	for mark, want := range map[string]bool{"--- PAGE %d ---": true, "Page %d of 5": true, "Article %d": false} {
		var b strings.Builder
		for n, what := range []string{"lamps", "oil", "towers", "books", "keys"} {
			fmt.Fprintf(&b, "The keepers have the %s.\n\nHarbour of the Hill\n%s\n\n", what, fmt.Sprintf(mark, n+1))
		}
		pages, heads := 0, 0
		for _, l := range Lines(b.String()) {
			switch l.Furniture {
			case "page number":
				pages++
			case "running head":
				heads++
			}
		}
		if got := pages == 5 && heads == 5; got != want {
			t.Errorf("%s: %d page numbers and %d running heads", mark, pages, heads)
		}
	}
}
