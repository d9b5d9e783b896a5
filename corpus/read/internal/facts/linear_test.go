//go:build unix

package facts

import (
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// processorTime is what this process has used so far.
func processorTime() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// Hostile papers take time in line with their length: one long line, and many lines of one kind. Not parallel: the
// time of the process is measured.
func TestLinear(t *testing.T) {
	for _, unit := range []string{"5 May 2010 ", "adopted on 5 May 2010 at the meeting. ", "A/RES/1 ", "Distr.: General ", "第", "(", "Resolution 5 ",
		"held in ", "United Nations ", "Original: English ", "|", "The Council, ", "word "} {
		many := make([]flow.Line, 10_000)
		for i := range many {
			many[i] = flow.Line{Text: unit, Num: i + 1}
		}
		for name, lines := range map[string][]flow.Line{"one line": {{Text: strings.Repeat(unit, 20_000)}}, "many lines": many} {
			start := processorTime()
			Find(lines, Stated{})
			if took := processorTime() - start; took > 2*time.Second {
				t.Errorf("%q, %s: %v", unit, name, took)
			}
		}
	}
}
