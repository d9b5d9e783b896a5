package flow_test

import (
	"fmt"
	"testing"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// A day of the metadata is read where it is one of the calendar's.
func TestDay(t *testing.T) {
	t.Parallel()
	for month := range 20 {
		for day := range 40 {
			want := corpus.Date{Year: 2019, Month: month, Day: day}
			if month < 1 || month > 12 || day < 1 || day > 31 {
				want = corpus.Date{}
			}
			if got := flow.Day(fmt.Sprintf(" 2019-%02d-%02dT10:00", month, day)); got != want {
				t.Errorf("month %d, day %d: %v", month, day, got)
			}
		}
	}
	for _, s := range []string{"", "0001-01-01", "3019-01-01", "9999-01-01", "2019-1-1", "7 August 2019", "2019"} {
		if got := flow.Day(s); !got.IsZero() {
			t.Errorf("%q: %v", s, got)
		}
	}
}
