package console

import (
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// Wrapped text has the same words, and no line is wider than asked for unless a word alone is.
func FuzzWrap(f *testing.F) {
	f.Add("States parties should\u00a0consider :\n\twidespread examples", 20)
	f.Add("\xff  a", 0)
	f.Add("ends in a no-break space\u00a0", 12)
	f.Fuzz(func(t *testing.T, text string, width int) {
		got := Wrap("- ", "  ", text, width)
		// a line may end inside a word of a script without spaces
		if a, b := strings.Join(breakable(got), ""), "-"+strings.Join(breakable(text), ""); a != b {
			t.Fatalf("%q became %q", text, got)
		}
		for line := range strings.Lines(got) {
			if n := lang.Columns(strings.TrimRight(line, "\n")); n > width && len(breakable(line)) > 2 {
				t.Fatalf("%q takes %d columns, more than %d", line, n, width)
			}
		}
	})
}
