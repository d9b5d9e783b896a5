package console

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// Wrapped text has the same words, and no line is wider than asked for unless a word alone is.
func FuzzWrap(f *testing.F) {
	f.Add("States parties should\u00a0consider :\n\twidespread examples", 20)
	f.Add("\xff  a", 0)
	f.Add("ends in a no-break space\u00a0", 12)
	f.Fuzz(func(t *testing.T, text string, width int) {
		got := Wrap("- ", "  ", text, width)
		if a, b := strings.Join(breakable(got), " "), strings.TrimRight("- "+strings.Join(breakable(text), " "), " "); a != b {
			t.Fatalf("%q became %q", text, got)
		}
		for line := range strings.Lines(got) {
			if n := utf8.RuneCountInString(strings.TrimRight(line, "\n")); n > width && len(breakable(line)) > 2 {
				t.Fatalf("%q has %d characters, more than %d", line, n, width)
			}
		}
	})
}
