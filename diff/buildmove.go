package diff

import (
	"slices"
	"strings"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// hasMove reports whether a move begins or ends between words x to i of a, y to k of b.
func (bd *builder) hasMove(x, i, y, k int) bool {
	return len(bd.moved.list) > 0 && bd.moved.taken(x, i, y, k)
}

// moves emits a gap in which phrases were taken to or come from another place: first all that is taken out, then all
// that is brought in.
func (bd *builder) moves(x, i, endA, y, k, endB int) {
	rest := Op{}
	rest.Change, rest.Ignored = bd.kind(outside(bd.a, bd.moved.atA, x, i), outside(bd.b, bd.moved.atB, y, k))
	bd.takeOut(x, i, endA, rest)
	bd.bringIn(y, k, endB, rest)
}

// outside is the text of words lo to hi that belong to no move, as much of it as tells its kind.
func outside(w *words, at []int32, lo, hi int) string {
	var b strings.Builder
	for i := lo; i < hi && b.Len() <= longChange; i++ {
		if at[i] == 0 {
			b.WriteString(w.word(i) + " ")
		}
	}
	return b.String()
}

// takeOut emits words x to i of a. White space goes with the words before it, at the beginning with those behind it.
func (bd *builder) takeOut(x, i, end int, rest Op) {
	for ; x < i; x++ {
		op := rest
		if link := bd.moved.atA[x]; link > 0 {
			op = Op{Change: Moved, Link: int(link)}
			if end := bd.stays(x, link); end > x {
				x = min(end, i) - 1
			} else {
				op.Change = classify(bd.o.lang, bd.a.word(x), "")
			}
		} else {
			for x+1 < i && bd.moved.atA[x+1] == 0 {
				x++
			}
		}
		stop := min(bd.a.at(x+1), end)
		if x+1 == i {
			stop = end
		}
		bd.delete(stop, op)
	}
	bd.delete(end, rest)
}

// stays gives the end of the words that a move kept from word x of a on, x where it did not keep that.
func (bd *builder) stays(x int, link int32) int {
	segs := bd.moved.list[link-1].segs
	at, _ := slices.BinarySearchFunc(segs, int32(x), func(s segment, x int32) int { return int(s.i+s.n-1) - int(x) })
	if at < len(segs) && int32(x) >= segs[at].i {
		return int(segs[at].i + segs[at].n)
	}
	return x
}

// twin gives the word of a that word y of b was before its move, and the end of those it was moved with; -1 for a
// word the move brought in.
func (bd *builder) twin(y int, link int32) (x, end int) {
	segs := bd.moved.list[link-1].segs
	at, _ := slices.BinarySearchFunc(segs, int32(y), func(s segment, y int32) int { return int(s.j+s.n-1) - int(y) })
	if at < len(segs) && int32(y) >= segs[at].j {
		return int(segs[at].i) + y - int(segs[at].j), int(segs[at].j + segs[at].n)
	}
	return -1, y
}

// bringIn emits words y to k of b.
func (bd *builder) bringIn(y, k, end int, rest Op) {
	for ; y < k; y++ {
		for bd.moved.atB[y] == 0 && y+1 < k && bd.moved.atB[y+1] == 0 {
			y++
		}
		stop := min(bd.b.at(y+1), end)
		if y+1 == k {
			stop = end
		}
		link := bd.moved.atB[y]
		if link == 0 {
			bd.insert(stop, rest)
			continue
		}
		if x, last := bd.twin(y, link); x >= 0 {
			y = bd.relocated(x, y, min(last, k), k, end, int(link))
			continue
		}
		bd.insert(stop, Op{Change: classify(bd.o.lang, "", bd.b.word(y)), Link: int(link)})
	}
	bd.insert(end, rest)
}

// relocated emits the moved words x on of a, y to last of b, as far as they are the same byte for byte, with the
// white space behind them, and returns the last of them. A word that differs in typography or case is brought in as
// it is.
func (bd *builder) relocated(x, y, last, k, end, link int) int {
	bd.insert(bd.b.at(y), Op{Change: Moved, Link: link}) // white space at the beginning of the gap
	if was, is := bd.a.word(x), bd.b.word(y); was != is {
		c, ignored := bd.kind(was, is)
		bd.insert(int(bd.b.end[y]), Op{Change: c, Ignored: ignored, Link: link})
	} else {
		from := bd.a.at(x)
		if n := last - 1 - y; bd.a.text[from:bd.a.end[x+n]] == bd.b.text[bd.b.at(y):bd.b.end[y+n]] {
			x, y = x+n, y+n
		}
		for y+1 < last && bd.a.word(x+1) == bd.b.word(y+1) && bd.a.gapBefore(x+1) == bd.b.gapBefore(y+1) {
			x, y = x+1, y+1
		}
		to := int(bd.b.end[y])
		bd.emit(Op{
			Kind:   Move,
			Change: Moved,
			Link:   link,
			A:      lang.Span{Start: from, End: int(bd.a.end[x])},
			B:      span(bd.j, to),
		})
		bd.j = to
	}
	stop := min(bd.b.at(y+1), end)
	if y+1 == k {
		stop = end
	}
	bd.insert(stop, Op{Change: Moved, Link: link})
	return y
}
