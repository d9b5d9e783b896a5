package main

import "testing"

// A column is as wide as asked, and a space stands behind what is wider.
func TestPadded(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		s     string
		width int
		want  string
	}{{"été", 5, "été  "}, {"été", 3, "été "}, {"été", 2, "été "}, {"", 2, "  "}} {
		if got := padded(c.s, c.width); got != c.want {
			t.Errorf("%q in %d columns: %q, want %q", c.s, c.width, got, c.want)
		}
	}
}

// Segments are counted from 1 where people read them.
func TestPlace(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		ids  []int
		want string
	}{{nil, "-"}, {[]int{0}, "1"}, {[]int{2, 3, 4}, "3-5"}} {
		if got := place(c.ids); got != c.want {
			t.Errorf("%v: %q, want %q", c.ids, got, c.want)
		}
	}
}
