package markdown

import (
	"fmt"
	"testing"

	"github.com/reprise-wording/reprise/corpus"
)

// A day of the metadata is read where it is one of the calendar's.
func TestDay(t *testing.T) {
	t.Parallel()
	for month := range 20 {
		for day0 := range 40 {
			want := corpus.Date{Year: 2019, Month: month, Day: day0}
			if month < 1 || month > 12 || day0 < 1 || day0 > 31 {
				want = corpus.Date{}
			}
			if got := day(fmt.Sprintf("2019-%02d-%02dT10:00", month, day0)); got != want {
				t.Errorf("month %d, day %d: %v", month, day0, got)
			}
		}
	}
	for _, s := range []string{"", "0001-01-01", "3019-01-01", "2019-1-1", "7 August 2019", "2019"} {
		if got := day(s); !got.IsZero() {
			t.Errorf("%q: %v", s, got)
		}
	}
}

// The characters beside which a marker opens and closes: signs of ASCII, and no letter, digit or space.
func TestIsPunct(t *testing.T) {
	t.Parallel()
	const signs = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
	for c := range 256 {
		want := false
		for i := range len(signs) {
			want = want || signs[i] == byte(c)
		}
		if got := isPunct(byte(c)); got != want {
			t.Errorf("%q: %v", rune(c), got)
		}
	}
}
