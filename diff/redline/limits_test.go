package redline

import (
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/corpus/corpustest/cputime"
	"github.com/reprise-wording/reprise/corpus/ooxml"
)

// Fields that nest without end take time that grows with their number, and are right.
func TestNestedFields(t *testing.T) { // not beside others: processor time is measured
	nested := func(n int) string {
		return "<w:p>" + run("A sum: ") + strings.Repeat(`<w:r><w:fldChar w:fldCharType="begin"/></w:r>`, n) + run("five") +
			strings.Repeat(`<w:r><w:fldChar w:fldCharType="end"/></w:r>`, n) + "</w:p>"
	}
	for _, n := range []int{1, maxFields, maxFields + 1, 3 * maxFields} {
		check(t, docxBytes(t, "", 1, nested(n)), docxBytes(t, "", 1, strings.Replace(nested(n+1), "five", "six", 1)), Options{
			Formatting: true,
		})
	}
	if err := cputime.CheckLinear(100, func(n int) func() {
		a, b := docxBytes(t, "", 1, nested(n)), docxBytes(t, "", 1, para("Another paragraph of the paper."))
		return func() {
			pa, err := ooxml.Open(a)
			if err != nil {
				t.Fatal(err)
			}
			pb, err := ooxml.Open(b)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := Compare(pa, pb, Options{Formatting: true}); err != nil {
				t.Error(err)
			}
		}
	}); err != nil {
		t.Error(err)
	}
}
