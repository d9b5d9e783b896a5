package facts

import "testing"

func TestPlaceBefore(t *testing.T) {
	t.Parallel()
	for _, c := range [][2]string{
		{"First meeting (Vienna, |14 April 2009)", "Vienna"},
		{"Held in Geneva from |2 May 2010", "Geneva"},
		{"Effective Date: |11 March 2024", ""},
		{"Date : |11 mars 2024", ""},
		{"日期：|2024年3月11日", ""},
		{"Meeting of |5 May 2012", ""},
	} {
		at := 0
		for c[0][at] != '|' {
			at++
		}
		if got := PlaceBefore(c[0][:at]+c[0][at+1:], at); got != c[1] {
			t.Errorf("%q: place %q, want %q", c[0], got, c[1])
		}
	}
}
