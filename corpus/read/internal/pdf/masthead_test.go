package pdf

import (
	"strings"
	"testing"
)

// The name of a body in large letters is read whole, however the small lines beside it stand; a line that runs across
// the head is not cut at its word spaces.
func TestPartsOfAMastHead(t *testing.T) {
	t.Parallel()
	lines, _, err := Lines(write([]put{
		{120, 760, 14, "Harbour League"}, {480, 760, 10, "HL/2031/7"},
		{120, 730, 18, "Council of the Keepers"}, {340, 730, 10, "Distr.: General"},
		{340, 719, 10, "4 June 2031"},
		{120, 710, 18, "of the Northern Lamps"}, {340, 700, 10, "Original: English"},
		{120, 690, 18, "and Buoys"},
		{60, 640, 10, "The council met at the old harbour in May of the year, and all of the keepers who were there"},
		{60, 628, 10, "gave their word that the lamps are lit at dusk, whatever the weather."},
	}), nil)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, l := range lines[:8] {
		text := l.Text
		if l.Soft {
			text = "+ " + text
		}
		got = append(got, text)
	}
	want := "Harbour League/HL/2031/7/Council of the Keepers/+ of the Northern Lamps/+ and Buoys/Distr.: General/4 June 2031/Original: English"
	if s := strings.Join(got, "/"); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
}
