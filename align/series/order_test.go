package series

import "testing"

// Papers are ordered by their sessions, and by their days where one names no session; none is before one of the same.
func TestBefore(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		p, q [2]int
		want bool
	}{
		{[2]int{75, 20201231}, [2]int{76, 20200101}, true}, {[2]int{76, 20200101}, [2]int{75, 20201231}, false},
		{[2]int{75, 20200101}, [2]int{75, 20201231}, false},
		{[2]int{0, 20200101}, [2]int{75, 20200102}, true}, {[2]int{0, 20200101}, [2]int{75, 20200101}, false},
		{[2]int{75, 20200102}, [2]int{0, 20200101}, false},
		{[2]int{0, 0}, [2]int{0, 20200101}, false}, {[2]int{0, 20200101}, [2]int{0, 20200101}, false},
	} {
		if got := (&paper{order: c.p}).before(&paper{order: c.q}); got != c.want {
			t.Errorf("%v before %v: %v", c.p, c.q, got)
		}
	}
}
