package redline

import (
	"slices"
	"strings"
)

// An op says what becomes of a stretch of the two contents: kept ('='), taken out ('-') or brought in ('+'); of a whole
// paragraph also moved away ('<') or moved here ('>').
type op struct {
	kind           byte
	a0, a1, b0, b1 int    // in the texts of A and of B
	inner          []op   // of a field that stays, what becomes of its result
	of             *block // the paragraph that is gone or new as a whole, nil for none
	move           string // the name of its move, empty for none
	known          bool   // whether it is known whose change it is
	by             credit // then whose; empty for what nobody tracked
}

// A run of tokens that are kept: a[i:i+n] and b[j:j+n].
type kept struct{ i, j, n int }

const (
	maxCells = 6 << 20 // cells of one alignment
)

// changes compares two contents whose tokens are ta and tb and gives the ops that lead from one to the other. Where
// both end in the end of a paragraph of the same kind these ends are kept.
func (v *vocabulary) changes(a, b *content, ta, tb []token) []op {
	la, lb := len(ta), len(tb)
	if la > 0 && lb > 0 && ta[la-1].class == classMark && tb[lb-1].class == classMark && ta[la-1].id == tb[lb-1].id {
		return append(
			v.stretch(a, b, ta[:la-1], tb[:lb-1]),
			op{
				kind: '=',
				a0:   int(ta[la-1].start),
				a1:   int(ta[la-1].end),
				b0:   int(tb[lb-1].start),
				b1:   int(tb[lb-1].end),
			},
		)
	}
	return v.stretch(a, b, ta, tb)
}

func (v *vocabulary) stretch(a, b *content, ta, tb []token) []op {
	keep := align(ta, tb)
	keep = readable(ta, tb, wholeNumbers(a, b, ta, tb, keep))
	keep = slide(ta, tb, keep)
	return v.ops(a, b, ta, tb, keep)
}

// align finds which tokens are kept.
func align(ta, tb []token) []kept {
	var out []kept
	lo := 0
	for lo < len(ta) && lo < len(tb) && ta[lo].id == tb[lo].id {
		lo++
	}
	hi := 0
	for hi < len(ta)-lo && hi < len(tb)-lo && ta[len(ta)-1-hi].id == tb[len(tb)-1-hi].id {
		hi++
	}
	if lo > 0 {
		out = append(out, kept{0, 0, lo})
	}
	out = between(ta, tb, lo, len(ta)-hi, lo, len(tb)-hi, out)
	if hi > 0 {
		out = append(out, kept{len(ta) - hi, len(tb) - hi, hi})
	}
	return joinKept(out)
}

// between aligns ta[i0:i1] with tb[j0:j1].
func between(ta, tb []token, i0, i1, j0, j1 int, out []kept) []kept {
	n, m := i1-i0, j1-j0
	if n == 0 || m == 0 {
		return out
	}
	if n*m <= maxCells {
		return grid(ta, tb, i0, i1, j0, j1, out)
	}
	i, j := i0, j0
	for _, k := range unique(ta, tb, i0, i1, j0, j1) {
		if k.i > i || k.j > j {
			out = small(ta, tb, i, k.i, j, k.j, out)
		}
		out = append(out, k)
		i, j = k.i+k.n, k.j+k.n
	}
	return small(ta, tb, i, i1, j, j1, out)
}

// small aligns a stretch between anchors; what is still too large is replaced.
func small(ta, tb []token, i0, i1, j0, j1 int, out []kept) []kept {
	if i1 > i0 && j1 > j0 && (i1-i0)*(j1-j0) <= maxCells {
		return grid(ta, tb, i0, i1, j0, j1, out)
	}
	return out
}

// unique finds tokens that stand once in each stretch, and of these the longest chain that rises in both (patience
// diff).
func unique(ta, tb []token, i0, i1, j0, j1 int) []kept {
	type place struct{ a, b, na, nb int }
	at := map[int32]*place{}
	for i := i0; i < i1; i++ {
		p := at[ta[i].id]
		if p == nil {
			p = &place{}
			at[ta[i].id] = p
		}
		p.a, p.na = i, p.na+1
	}
	for j := j0; j < j1; j++ {
		if p := at[tb[j].id]; p != nil {
			p.b, p.nb = j, p.nb+1
		}
	}
	var pairs []kept
	for i := i0; i < i1; i++ {
		if p := at[ta[i].id]; p.na == 1 && p.nb == 1 {
			pairs = append(pairs, kept{p.a, p.b, 1})
		}
	}
	return rising(pairs)
}

// rising gives the longest chain of pairs, sorted by i, that rises in j too.
func rising(pairs []kept) []kept {
	tails, prev := []int{}, make([]int, len(pairs))
	for x, p := range pairs {
		lo, hi := 0, len(tails)
		for lo < hi {
			mid := (lo + hi) / 2
			if pairs[tails[mid]].j < p.j {
				lo = mid + 1
			} else {
				hi = mid
			}
		}
		prev[x] = -1
		if lo > 0 {
			prev[x] = tails[lo-1]
		}
		if lo == len(tails) {
			tails = append(tails, x)
		} else {
			tails[lo] = x
		}
	}
	if len(tails) == 0 {
		return nil
	}
	out := make([]kept, len(tails))
	for x, k := tails[len(tails)-1], len(tails)-1; k >= 0; k, x = k-1, prev[x] {
		out[k] = pairs[x]
	}
	return out
}

// joinKept joins stretches that follow each other in both contents.
func joinKept(keep []kept) []kept {
	out := keep[:0]
	for _, k := range keep {
		if n := len(out); n > 0 && out[n-1].i+out[n-1].n == k.i && out[n-1].j+out[n-1].n == k.j {
			out[n-1].n += k.n
		} else {
			out = append(out, k)
		}
	}
	return out
}

// wholeNumbers gives up the decimals of numbers whose whole part changed: 502.9 becomes 198.9, not another 502.
// Labels like 3.19.2 are no such numbers.
func wholeNumbers(a, b *content, ta, tb []token, keep []kept) []kept {
	out := keep[:0]
	i, j := 0, 0
	for _, k := range keep {
		if k.i > i && k.j > j && k.n >= 2 && decimal(a, ta, k.i) && decimal(b, tb, k.j) {
			k.i, k.j, k.n = k.i+2, k.j+2, k.n-2
		}
		if k.n > 0 {
			out = append(out, k)
			i, j = k.i+k.n, k.j+k.n
		}
	}
	return out
}

// decimal tells whether token i is the sign between the whole part of a number and its decimals.
func decimal(c *content, t []token, i int) bool {
	digits := func(i int) bool {
		return i >= 0 && i < len(t) && t[i].class == classWord &&
			strings.Trim(c.text[t[i].start:t[i].end], "0123456789") == ""
	}
	sign := func(i int) bool {
		return i >= 0 && i < len(t) && t[i].class == classSign && t[i].end == t[i].start+1 &&
			strings.IndexByte(".,", c.text[t[i].start]) >= 0
	}
	return sign(i) && digits(i-1) && digits(i+1) && !(sign(i+2) && digits(i+3)) && !(sign(i-2) && digits(i-3))
}

// readable gives up kept stretches of nothing but spaces between two changes that both take out and bring in words,
// so that a phrase that was replaced is one change.
func readable(ta, tb []token, keep []kept) []kept {
	out := keep[:0]
	i, j := 0, 0
	for x, k := range keep {
		nextI, nextJ := len(ta), len(tb)
		if x+1 < len(keep) {
			nextI, nextJ = keep[x+1].i, keep[x+1].j
		}
		before, after := k.i-i+k.j-j, nextI-k.i-k.n+nextJ-k.j-k.n
		blank := true
		for y := range k.n {
			blank = blank && ta[k.i+y].class == classSpace
		}
		if blank && before > 0 && after > 0 {
			continue
		}
		out = append(out, k)
		i, j = k.i+k.n, k.j+k.n
	}
	return out
}

// slide moves changes that only bring in or only take out along repeated tokens to where they read best: whole
// sentences, else from a space to before the next one.
func slide(ta, tb []token, keep []kept) []kept {
	for x := 0; x+1 < len(keep); x++ {
		p, q := &keep[x], &keep[x+1]
		t, from, to := tb, p.j+p.n, q.j
		switch {
		case q.i == p.i+p.n && q.j > from:
		case q.j == p.j+p.n && q.i > p.i+p.n:
			t, from, to = ta, p.i+p.n, q.i
		default:
			continue
		}
		left, right := p.n-1, q.n-1 // how far: something stays kept on either side, but at the ends of a text
		if p.i == 0 && p.j == 0 {
			left = p.n
		}
		if q.i+q.n == len(ta) && q.j+q.n == len(tb) {
			right = q.n
		}
		best, shift := boundary(t, from)+boundary(t, to), 0
		for s := 1; s <= left && t[from-s].id == t[to-s].id; s++ {
			if v := boundary(t, from-s) + boundary(t, to-s); v > best {
				best, shift = v, -s
			}
		}
		for s := 1; s <= right && t[from+s-1].id == t[to+s-1].id; s++ {
			if v := boundary(t, from+s) + boundary(t, to+s); v > best {
				best, shift = v, s
			}
		}
		p.n += shift
		q.i, q.j, q.n = q.i+shift, q.j+shift, q.n-shift
	}
	return slices.DeleteFunc(keep, func(k kept) bool { return k.n == 0 })
}

// boundary says how well a change can begin or end before t[i].
func boundary(t []token, i int) int {
	if i == 0 || i == len(t) {
		return 8
	}
	before, after := &t[i-1], &t[i]
	switch {
	case before.class == classMark:
		return 8
	case after.class == classMark:
		return 5
	case before.class == classSpace:
		if i > 1 && t[i-2].class == classSign {
			return 4
		}
		return 3
	case after.class == classSpace:
		return 2
	case before.class == classWord && after.class == classWord:
		return 0
	}
	return 1
}

// ops turns what is kept into ops. Where a field is replaced by one with the same instructions the field stays and
// its result changes.
func (v *vocabulary) ops(a, b *content, ta, tb []token, keep []kept) []op {
	var out []op
	at := func(t []token, c *content, i int) int {
		if i < len(t) {
			return int(t[i].start)
		}
		if len(t) > 0 {
			return int(t[len(t)-1].end)
		}
		return 0
	}
	i, j := 0, 0
	for _, k := range append(keep, kept{len(ta), len(tb), 0}) {
		out = v.change(out, a, b, ta[i:k.i], tb[j:k.j], at(ta, a, i), at(tb, b, j))
		if k.n > 0 {
			out = append(out, op{kind: '=', a0: at(ta, a, k.i), a1: int(ta[k.i+k.n-1].end),
				b0: at(tb, b, k.j), b1: int(tb[k.j+k.n-1].end)})
		}
		i, j = k.i+k.n, k.j+k.n
	}
	return out
}

// change appends what becomes of tokens of which none is kept.
func (v *vocabulary) change(out []op, a, b *content, ta, tb []token, pa, pb int) []op {
	x, y := v.sameField(a, b, ta, tb)
	if x < 0 {
		if len(ta) > 0 {
			out = append(out, op{kind: '-', a0: pa, a1: int(ta[len(ta)-1].end), b0: pb, b1: pb})
			pa = int(ta[len(ta)-1].end)
		}
		if len(tb) > 0 {
			out = append(out, op{kind: '+', a0: pa, a1: pa, b0: pb, b1: int(tb[len(tb)-1].end)})
		}
		return out
	}
	out = v.change(out, a, b, ta[:x], tb[:y], pa, pb)
	fa, fb := a.atomAt(int(ta[x].start)).field, b.atomAt(int(tb[y].start)).field
	out = append(out, op{kind: '=', a0: int(ta[x].start), a1: int(ta[x].end), b0: int(tb[y].start), b1: int(tb[y].end),
		inner: v.changes(fa.result, fb.result, v.tokens(fa.result), v.tokens(fb.result))})
	return v.change(out, a, b, ta[x+1:], tb[y+1:], int(ta[x].end), int(tb[y].end))
}

// sameField finds the first field of tb whose instructions a field of ta has too, -1 if there is none.
func (v *vocabulary) sameField(a, b *content, ta, tb []token) (x, y int) {
	for y := range tb {
		if tb[y].class != classAtom {
			continue
		}
		fb := b.atomAt(int(tb[y].start)).field
		if fb == nil || fb.result == nil || fb.key == "" {
			continue
		}
		for x := range ta {
			if ta[x].class != classAtom {
				continue
			}
			fa := a.atomAt(int(ta[x].start)).field
			if fa != nil && fa.result != nil && fa.key == fb.key && (fa.simple == nil) == (fb.simple == nil) {
				return x, y
			}
		}
	}
	return -1, -1
}
