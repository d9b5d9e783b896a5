package read

import (
	"testing"

	"github.com/reprise-wording/reprise/corpus"
)

// A month or a day that is not known is the first.
func TestLongerThanMeeting(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		start, end corpus.Date
		want       bool
	}{
		{corpus.Date{Year: 2019, Month: 3, Day: 4}, corpus.Date{Year: 2019, Month: 3, Day: 8}, false},
		{corpus.Date{Year: 2019, Month: 1, Day: 1}, corpus.Date{Year: 2019, Month: 4, Day: 3}, false},
		{corpus.Date{Year: 2019}, corpus.Date{Year: 2019, Month: 4, Day: 4}, true},
		{corpus.Date{Year: 2019, Month: 1}, corpus.Date{Year: 2019, Month: 4, Day: 4}, true},
		{corpus.Date{Year: 2018, Month: 11, Day: 2}, corpus.Date{Year: 2019, Month: 2}, false},
		{corpus.Date{Year: 2018, Month: 10, Day: 1}, corpus.Date{Year: 2019}, false},
		{corpus.Date{Year: 2018, Month: 9, Day: 30}, corpus.Date{Year: 2019}, true},
	} {
		if got := longerThanMeeting(corpus.Period{Start: c.start, End: c.end}); got != c.want {
			t.Errorf("%s to %s: got %v", c.start, c.end, got)
		}
	}
}
