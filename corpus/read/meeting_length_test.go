package read

import (
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
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

// A line that names a meeting opens a paragraph, and heads no meeting, where the paragraph is longer than headings are.
func TestParagraphsHeadNoMeetings(t *testing.T) {
	t.Parallel()
	head := func(text string) flow.Line { return flow.Line{Text: text} }
	on := flow.Line{Text: strings.Repeat("and what was said of the lamps and the oil went on, ", 10), Soft: true}
	short := []flow.Line{head("1. Tenth meeting, 11 April 2008"), {Text: "Words."}, head("2. Eleventh meeting, 12 May 2008"), {Text: "Words."}}
	if got := meetingLevels(short); len(got) != 2 {
		t.Errorf("%d meetings, want 2", len(got))
	}
	long := []flow.Line{short[0], on, short[2], on}
	if got := meetingLevels(long); len(got) != 0 {
		t.Errorf("%d meetings headed by paragraphs", len(got))
	}
}
