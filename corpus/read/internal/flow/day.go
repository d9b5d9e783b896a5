package flow

import (
	"strings"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
)

var isoDay = lazyregexp.New(`^[12][0-9]{3}-[01][0-9]-[0-3][0-9]`)

// Day reads the day that a value of a file's metadata begins with: 2019-08-07T10:00. What is none, and a year that stands
// for "unknown" (0001, 9999), gives the zero date.
func Day(value string) (d corpus.Date) {
	_ = d.UnmarshalText([]byte(isoDay.FindString(strings.TrimSpace(value)))) // a failure leaves the zero date
	return d
}
