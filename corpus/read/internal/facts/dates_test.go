package facts

import "testing"

// Of dates that stand in a paper with the same right none is sure; one that is there twice is one.
func TestSeveralDates(t *testing.T) {
	t.Parallel()
	dates := []Candidate{
		{Text: "2019", Why: "a meeting", Line: 1, Score: 1}, {Text: "2020", Why: "a meeting", Line: 2, Score: 1}, {Text: "2020", Why: "a meeting", Line: 3, Score: 1},
		{Text: "2021", Why: "the head", Line: 4, Score: 1}, {Text: "2021", Why: "the head", Line: 5, Score: 1},
		{Text: "2022", Why: "the name", Line: -1, Score: 1}, {Text: "2023", Why: "the name", Line: -1, Score: 1},
	}
	severalDates(dates)
	for k, want := range []float64{.6, .6, .6, 1, 1, 1, 1} {
		if dates[k].Score != want {
			t.Errorf("%+v: want %v", dates[k], want)
		}
	}
}
