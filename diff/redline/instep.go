package redline

// mostSteps is how many units are taken out and brought in at most between two that are kept, where long stretches are
// gone through in step.
const mostSteps = 1 << 13

// inStep splits a stretch that is too long to be weighed pair by pair, and has no units that stand once, at the units
// that the shortest way from one side to the other keeps: pages that repeat their words stay in step so. It is false
// where that keeps too little to go by.
func (al *aligner) inStep(i0, i1, j0, j1 int, out []match) ([]match, bool) {
	s := &stepper{a: make([]int32, i1-i0), b: make([]int32, j1-j0)}
	for i := range s.a {
		s.a[i] = al.a[i0+i].key
	}
	for j := range s.b {
		s.b[j] = al.b[j0+j].key
	}
	s.find(0, len(s.a), 0, len(s.b))
	i, j := i0, j0
	for _, k := range s.kept {
		var weight int32
		for _, u := range al.a[i0+k.i : i0+k.i+k.n] {
			weight += u.weight
		}
		if weight < alikeWeight { // a heading, a cell that any table has
			continue
		}
		out = al.run(i, i0+k.i, j, j0+k.j, mostAnchored, out)
		for x := range k.n {
			out = append(out, match{i0 + k.i + x, 1, j0 + k.j + x, 1})
		}
		i, j = i0+k.i+k.n, j0+k.j+k.n
	}
	if i == i0 && j == j0 {
		return out, false
	}
	return al.run(i, i1, j, j1, mostAnchored, out), true
}

// A stepper finds the units that the shortest way from a to b keeps (Myers 1986, in linear space). Package go-diff has
// the same method, but limits it by time only, and then what it finds depends on the machine.
type stepper struct {
	a, b     []int32
	kept     []kept
	fwd, rev []int // the furthest place of each diagonal, from the front and from the back
}

// find appends what a[i0:i1] and b[j0:j1] keep, nothing where they differ in too much.
func (s *stepper) find(i0, i1, j0, j1 int) {
	n := 0
	for i0+n < i1 && j0+n < j1 && s.a[i0+n] == s.b[j0+n] {
		n++
	}
	s.keep(i0, j0, n)
	i0, j0 = i0+n, j0+n
	tail := 0
	for i1-tail > i0 && j1-tail > j0 && s.a[i1-1-tail] == s.b[j1-1-tail] {
		tail++
	}
	i1, j1 = i1-tail, j1-tail
	if i0 < i1 && j0 < j1 {
		if x, y, ok := s.middle(i0, i1, j0, j1); ok {
			s.find(i0, x, j0, y)
			s.find(x, i1, y, j1)
		}
	}
	s.keep(i1, j1, tail)
}

func (s *stepper) keep(i, j, n int) {
	if n == 0 {
		return
	}
	if k := len(s.kept) - 1; k >= 0 && s.kept[k].i+s.kept[k].n == i && s.kept[k].j+s.kept[k].n == j {
		s.kept[k].n += n
		return
	}
	s.kept = append(s.kept, kept{i, j, n})
}

// middle is a place on the shortest way, about half of it behind; false where the way is too long.
func (s *stepper) middle(i0, i1, j0, j1 int) (int, int, bool) {
	n, m := i1-i0, j1-j0
	size := 2*min(n+m, mostSteps) + 3
	if len(s.fwd) < size {
		s.fwd, s.rev = make([]int, size), make([]int, size)
	}
	mid := size / 2
	fwd, rev, delta := s.fwd, s.rev, n-m
	fwd[mid+1], rev[mid+1] = 0, 0
	for d := 0; d <= min((n+m+1)/2, mostSteps/2); d++ {
		for k := -d; k <= d; k += 2 {
			x := furthest(fwd, mid, k, d)
			y := x - k
			for x < n && y >= 0 && y < m && s.a[i0+x] == s.b[j0+y] {
				x, y = x+1, y+1
			}
			fwd[mid+k] = x
			if r := delta - k; delta&1 != 0 && r >= 1-d && r <= d-1 && x+rev[mid+r] >= n {
				return i0 + min(x, n), j0 + min(max(y, 0), m), inside(x, y, n, m)
			}
		}
		for k := -d; k <= d; k += 2 {
			x := furthest(rev, mid, k, d)
			y := x - k
			for x < n && y >= 0 && y < m && s.a[i1-1-x] == s.b[j1-1-y] {
				x, y = x+1, y+1
			}
			rev[mid+k] = x
			if r := delta - k; delta&1 == 0 && r >= -d && r <= d && x+fwd[mid+r] >= n {
				return i1 - min(x, n), j1 - min(max(y, 0), m), inside(x, y, n, m)
			}
		}
	}
	return 0, 0, false
}

// inside reports whether a place lies within both texts, and is not both their beginning or both their end.
func inside(x, y, n, m int) bool {
	return x >= 0 && x <= n && y >= 0 && y <= m && x+y > 0 && x+y < n+m
}

// furthest is how far diagonal k can come in d steps, by what its neighbours reached in one less.
func furthest(v []int, mid, k, d int) int {
	if k == -d || k != d && v[mid+k-1] < v[mid+k+1] {
		return v[mid+k+1]
	}
	return v[mid+k-1] + 1
}
