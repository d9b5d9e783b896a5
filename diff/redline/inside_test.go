package redline

import "testing"

// A place on the way from one side to the other lies within both texts, and is neither both beginnings nor both ends.
func TestInside(t *testing.T) {
	t.Parallel()
	const n, m = 3, 2
	for x := -1; x <= n+1; x++ {
		for y := -1; y <= m+1; y++ {
			within := 0 <= x && x <= n && 0 <= y && y <= m
			corner := x == 0 && y == 0 || x == n && y == m
			if got := inside(x, y, n, m); got != (within && !corner) {
				t.Errorf("%d and %d: %v", x, y, got)
			}
		}
	}
}
