package diff

import (
	"slices"
	"strings"
)

// The limits of looking for whole lines that moved.
const (
	lineWords   = 6       // words of a line that moved at least: a shorter one stands in many places by chance
	linePairs   = 1 << 18 // pairs of lines that are weighed at most
	lineShare   = 0.5     // share of words from which two lines are the same one, changed
	movedWeight = 0.6     // weight of keeping a line in its place that would be a clean move, by that of a changed line
)

// aLine is a line of a text as its words lo to hi.
type aLine struct {
	lo, hi int
	key    string
	sorted []int32 // its ids
}

// A movedLine is a line that stands at another place of the other text, word for word.
type movedLine struct{ a, b aLine }

// movedLines finds whole lines that seem to have moved. There are none where the lines that stand once in both texts
// are in the same order.
func movedLines(a, b *words) []movedLine {
	if strings.Count(a.text, "\n")*strings.Count(b.text, "\n") > 64*linePairs {
		return nil
	}
	la, lb := linesOf(a), linesOf(b)
	for len(la) > 0 && len(lb) > 0 && la[0].key == lb[0].key {
		la, lb = la[1:], lb[1:]
	}
	for len(la) > 0 && len(lb) > 0 && la[len(la)-1].key == lb[len(lb)-1].key {
		la, lb = la[:len(la)-1], lb[:len(lb)-1]
	}
	if len(la)*len(lb) > linePairs || len(la)*len(lb) == 0 {
		return nil
	}
	twin := twins(la, lb)
	crossing, last := false, -1
	for _, j := range twin {
		if j >= 0 {
			crossing, last = crossing || j < last, j
		}
	}
	if !crossing {
		return nil
	}
	sortWords(a, la)
	sortWords(b, lb)
	stays := stay(la, lb, twin)
	var out []movedLine
	for i, j := range twin {
		if j >= 0 && !stays[i] {
			out = append(out, movedLine{la[i], lb[j]})
		}
	}
	return out
}

// mostRounds is how often texts are matched without the lines that seem to have moved.
const mostRounds = 2

// matchAround matches two texts and finds what moved. Lines that seem to have moved are kept out of the match, since
// what they share with others by chance would only stand in the way; those that are in no move after all belong in it,
// so that the texts are matched again.
func matchAround(voc *vocabulary, a, b *words, o options) (*matcher, relocations) {
	lines := movedLines(a, b)
	for round := 1; ; round++ {
		unhide := hide(voc, a, b, lines)
		m := match(voc, a, b, o.group)
		unhide()
		moved := m.moves()
		found := slices.DeleteFunc(slices.Clone(lines), func(l movedLine) bool { return !moved.has(l) })
		if len(found) == len(lines) {
			return m, moved
		}
		if lines = found; round == mostRounds {
			lines = nil
		}
	}
}

// hide gives the words of lines ids of their own until unhide is called.
func hide(voc *vocabulary, a, b *words, lines []movedLine) (unhide func()) {
	if len(lines) == 0 {
		return func() {}
	}
	idsA, idsB := slices.Clone(a.id), slices.Clone(b.id)
	fresh := uint64(hashSeed)
	one := func(w *words, l aLine) {
		for i := l.lo; i < l.hi; i++ {
			fresh = mix(fresh, uint64(i)+1)
			w.id[i] = voc.id(fresh, w.word(i))
		}
	}
	for _, l := range lines {
		one(a, l.a)
		one(b, l.b)
	}
	return func() { a.id, b.id = idsA, idsB }
}

// has reports whether most words of a line are in moves.
func (rs *relocations) has(l movedLine) bool {
	n := 0
	for i := l.a.lo; i < l.a.hi && rs.atA != nil; i++ {
		if rs.atA[i] > 0 {
			n++
		}
	}
	return 2*n > l.a.hi-l.a.lo
}

// linesOf cuts a row of words into lines.
func linesOf(w *words) []aLine {
	var out []aLine
	for i := range w.len() {
		if i == 0 || strings.Contains(w.gapBefore(i), "\n") {
			out = append(out, aLine{lo: i})
		}
		out[len(out)-1].hi = i + 1
	}
	for k := range out {
		out[k].key = w.text[w.start[out[k].lo]:w.end[out[k].hi-1]]
	}
	return out
}

// sortWords sorts the ids of each line.
func sortWords(w *words, lines []aLine) {
	for k := range lines {
		lines[k].sorted = slices.Clone(w.id[lines[k].lo:lines[k].hi])
		slices.Sort(lines[k].sorted)
	}
}

// twins gives for each line of a the one of b that says the same, -1 where there is none or more than one of either.
func twins(la, lb []aLine) []int {
	type place struct{ j, na, nb int }
	at := map[string]*place{}
	for _, l := range la {
		if at[l.key] == nil {
			at[l.key] = &place{}
		}
		at[l.key].na++
	}
	for j, l := range lb {
		if p := at[l.key]; p != nil {
			p.j, p.nb = j, p.nb+1
		}
	}
	out := make([]int, len(la))
	for i, l := range la {
		out[i] = -1
		if p := at[l.key]; p.na == 1 && p.nb == 1 && l.hi-l.lo >= lineWords {
			out[i] = p.j
		}
	}
	return out
}

// stay tells which lines of a are best left in their order, by the words they share with those of b.
func stay(la, lb []aLine, twin []int) []bool {
	n, m := len(la), len(lb)
	worth := make([]float64, (n+1)*(m+1))
	from := make([]uint8, (n+1)*(m+1)) // 1 from above, 2 from the left, 3 both lines
	for i := 1; i <= n; i++ {
		for j := 1; j <= m; j++ {
			k := i*(m+1) + j
			worth[k], from[k] = worth[k-m-1], 1
			if worth[k-1] > worth[k] {
				worth[k], from[k] = worth[k-1], 2
			}
			if v := worth[k-m-2] + alike(la[i-1], lb[j-1], twin[i-1] == j-1); v > worth[k] {
				worth[k], from[k] = v, 3
			}
		}
	}
	out := make([]bool, n)
	for i, j := n, m; i > 0 && j > 0; {
		switch from[i*(m+1)+j] {
		case 1:
			i--
		case 2:
			j--
		default:
			i, j = i-1, j-1
			out[i] = twin[i] == j
		}
	}
	return out
}

// alike is what it is worth to take two lines for the same one.
func alike(x, y aLine, twins bool) float64 {
	if twins {
		return movedWeight * float64(len(x.sorted))
	}
	n := inBoth(x.sorted, y.sorted)
	if float64(n) < lineShare*float64(max(len(x.sorted), len(y.sorted))) {
		return 0
	}
	return float64(n)
}

// inBoth counts the ids that two sorted rows have in common.
func inBoth(a, b []int32) int {
	n := 0
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] == b[0]:
			n++
			a, b = a[1:], b[1:]
		case a[0] < b[0]:
			a = a[1:]
		default:
			b = b[1:]
		}
	}
	return n
}
