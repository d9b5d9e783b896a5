package main

import (
	"testing"

	"github.com/reprise-wording/reprise/corpus"
)

func TestSpanOf(t *testing.T) {
	t.Parallel()
	day := func(d int) corpus.Date { return corpus.Date{Year: 2019, Month: 3, Day: d} }
	for _, c := range []struct {
		period corpus.Period
		want   string
	}{
		{corpus.Period{Start: day(4), End: day(8)}, "2019-03-04 to 2019-03-08"},
		{corpus.Period{Start: day(4), End: day(4)}, "2019-03-04"},
		{corpus.Period{Start: day(4)}, "2019-03-04"},
		{corpus.Period{}, ""},
	} {
		if got := spanOf("", c.period); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}
