package diff

import (
	"slices"
	"strings"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// hasMove reports whether a move begins or ends between words x to i of a, y to k of b.
func (bd *builder) hasMove(x, i, y, k int) bool {
	if bd.atA == nil {
		return false
	}
	some := func(link int32) bool { return link > 0 }
	return slices.ContainsFunc(bd.atA[x:i], some) || slices.ContainsFunc(bd.atB[y:k], some)
}

// moves emits a gap in which phrases were taken to or come from another place: first all that is taken out, then all that
// is brought in.
func (bd *builder) moves(x, i, endA, y, k, endB int) {
	rest := Op{}
	rest.Change, rest.Ignored = bd.kind(outside(bd.a, bd.atA, x, i), outside(bd.b, bd.atB, y, k))
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
		if link := bd.atA[x]; link > 0 {
			op = Op{Change: Moved, Link: int(link)}
			if end := bd.stays(x, link); end > x {
				x = min(end, i) - 1
			} else {
				op.Change = classify(bd.o.lang, bd.a.word(x), "")
			}
		} else {
			for x+1 < i && bd.atA[x+1] == 0 {
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
	segs := bd.moved[link-1].segs
	at, _ := slices.BinarySearchFunc(segs, int32(x), func(s segment, x int32) int { return int(s.i+s.n-1) - int(x) })
	if at < len(segs) && int32(x) >= segs[at].i {
		return int(segs[at].i + segs[at].n)
	}
	return x
}

// bringIn emits words y to k of b.
func (bd *builder) bringIn(y, k, end int, rest Op) {
	for ; y < k; y++ {
		for bd.atB[y] == 0 && y+1 < k && bd.atB[y+1] == 0 {
			y++
		}
		stop := min(bd.b.at(y+1), end)
		if y+1 == k {
			stop = end
		}
		link := bd.atB[y]
		if link == 0 {
			bd.insert(stop, rest)
			continue
		}
		if x := bd.twin[y]; x >= 0 {
			y = bd.relocated(y, k, end, int(link))
			continue
		}
		bd.insert(stop, Op{Change: classify(bd.o.lang, "", bd.b.word(y)), Link: int(link)})
	}
	bd.insert(end, rest)
}

// relocated emits the moved words from y on as far as they stand in a as they are, with the white space behind them, and
// returns the last of them. A word that differs in typography or case is brought in as it is.
func (bd *builder) relocated(y, k, end, link int) int {
	x := int(bd.twin[y])
	bd.insert(bd.b.at(y), Op{Change: Moved, Link: link}) // white space at the beginning of the gap
	if was, is := bd.a.word(x), bd.b.word(y); was != is {
		c, ignored := bd.kind(was, is)
		bd.insert(int(bd.b.end[y]), Op{Change: c, Ignored: ignored, Link: link})
	} else {
		from := bd.a.at(x)
		for y+1 < k && bd.twin[y+1] == int32(x+1) && int(bd.atB[y+1]) == link &&
			bd.a.word(x+1) == bd.b.word(y+1) && bd.a.gapBefore(x+1) == bd.b.gapBefore(y+1) {
			x, y = x+1, y+1
		}
		to := int(bd.b.end[y])
		bd.emit(Op{Kind: Move, Change: Moved, Link: link, A: lang.Span{Start: from, End: int(bd.a.end[x])}, B: span(bd.j, to)})
		bd.j = to
	}
	stop := min(bd.b.at(y+1), end)
	if y+1 == k {
		stop = end
	}
	bd.insert(stop, Op{Change: Moved, Link: link})
	return y
}
