package bitext

import "testing"

// The band is wider by one on either side within six beads of a weak one.
func TestPathBand(t *testing.T) {
	t.Parallel()
	const n, weak = 60, 30
	path := make([]step, n)
	for k := range path {
		path[k] = step{i: int32(k + 1), j: int32(k + 1), m: 1, n: 1, gain: 5}
	}
	even := pathBand(path, n, n, 1)
	path[weak].gain = 0
	b := pathBand(path, n, n, 1)
	for i, more := range map[int]int32{12: 0, 22: 0, 27: 2, weak: 2, 34: 2, 40: 0, 50: 0} {
		if got := b.hi[i] - b.lo[i] - (even.hi[i] - even.lo[i]); got != more {
			t.Errorf("row %d is wider by %d, want %d", i, got, more)
		}
	}
	if width := even.hi[weak] - even.lo[weak]; width != 2*nearPath+3 {
		t.Errorf("the band around an even path is %d wide", width)
	}
}
