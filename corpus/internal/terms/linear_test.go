package terms

import (
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/corpustest/cputime"
)

// Hostile text takes time in line with its length. Not parallel: the time of the process is measured.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector adds time of its own")
	}
	units := []string{"9.", "1 ", "1-", "1, ", "May ", "5 May ", "2016 ", "1 to ", "第", "twenty ", "the first ", "1/", "年",
		"كانون ", ". ", "[", "X", "١"}
	for _, unit := range units {
		read := func(n int) func() {
			text := strings.Repeat(unit, n) + " 2016"
			return func() {
				AllDates(text)
				FindSession(text)
				Part(text)
				OpensRecital(text, language.Und)
				OpensOperative(text, language.Und)
				EnactingBody(text+",", language.Und)
				Is(Agenda, text)
				MeetingWord(text)
			}
		}
		if err := cputime.CheckLinear(500, read); err != nil {
			t.Errorf("%q: %v", unit, err)
		}
	}
}
