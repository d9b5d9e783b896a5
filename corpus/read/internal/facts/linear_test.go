package facts

import (
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/corpus/corpustest/cputime"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// Hostile papers take time in line with their length, one long line and many lines of one kind. Not parallel: the time
// of the process is measured.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector adds time of its own")
	}
	units := []string{"5 May 2010 ", "adopted on 5 May 2010 at the meeting. ", "A/RES/1 ", "Distr.: General ", "第", "(",
		"Resolution 5 ", "held in ", "United Nations ", "Original: English ", "|", "The Council, ", "word "}
	for _, unit := range units {
		one := func(n int) func() {
			lines := []flow.Line{{Text: strings.Repeat(unit, n)}}
			return func() { Find(lines, Stated{}) }
		}
		many := func(n int) func() {
			lines := make([]flow.Line, n)
			for i := range lines {
				lines[i] = flow.Line{Text: unit, Num: i + 1}
			}
			return func() { Find(lines, Stated{}) }
		}
		for name, made := range map[string]func(int) func(){"one line": one, "many lines": many} {
			if err := cputime.CheckLinear(250, made); err != nil {
				t.Errorf("%q, %s: %v", unit, name, err)
			}
		}
	}
}
