//go:build unix

package terms

import (
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/text/language"
)

// processorTime is what this process has used so far.
func processorTime() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// Hostile text takes time in line with its length. Not parallel: the time of the process is measured.
func TestLinear(t *testing.T) {
	for _, unit := range []string{"9.", "1 ", "1-", "1, ", "May ", "5 May ", "2016 ", "1 to ", "第", "twenty ", "the first ", "1/", "年", "كانون ", ". ", "[", "X", "١"} {
		text := strings.Repeat(unit, 60_000) + " 2016"
		start := processorTime()
		AllDates(text)
		FindSession(text)
		Part(text)
		OpensRecital(text, language.Und)
		OpensOperative(text, language.Und)
		EnactingBody(text+",", language.Und)
		Is(Agenda, text)
		MeetingWord(text)
		if took := processorTime() - start; took > 1500*time.Millisecond {
			t.Errorf("%q x 60,000 took %v", unit, took)
		}
	}
}
