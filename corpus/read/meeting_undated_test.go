package read

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// A heading without a date is a meeting too, dated by the first lines under it that say a day; what a recital or the
// next heading says is of others.
func TestUndatedHeadings(t *testing.T) {
	t.Parallel()
	lines := []flow.Line{
		{Text: "Talks of 3 May 2011", Heading: 1},
		{Text: "Talks on ropes", Heading: 1},
		{Text: "The group sat in a tent."},
		{Text: "It met on 4 June 2012."},
		{Text: "Talks on lamps", Heading: 1},
		{Text: "Recalling the letter of 5 July 2013,"},
		{Text: "Talks on quays", Heading: 1},
		{Text: "Where it sat", Heading: 2},
		{Text: "It met on 6 August 2014."},
	}
	heads := withUndated(lines, 1, meetingHeads{0: {Kind: corpus.MeetingPart, Title: "Talks of 3 May 2011"}})
	var got []string
	for i := range heads {
		got = append(got, fmt.Sprintf("%d %s %s", i, heads[i].Title, heads[i].Held))
	}
	slices.Sort(got)
	want := "0 Talks of 3 May 2011 |1 Talks on ropes 2012-06-04|4 Talks on lamps |6 Talks on quays "
	if s := strings.Join(got, "|"); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
}
