package diff

import (
	"strings"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// slide moves each pure insertion and deletion to where it reads best. "the law of" taken out of "the law of the
// State" may as well be "law of the": of all such places the one whose ends fall on the boundaries of sentences or
// phrases is taken.
func (m *matcher) slide() {
	for _, g := range m.gaps() {
		switch {
		case g.blo == g.bhi:
			m.slideRun(g.alo, g.ahi, g.blo, true)
		case g.alo == g.ahi:
			m.slideRun(g.blo, g.bhi, g.alo, false)
		}
	}
}

// maxLabel is how many words and marks the label of a line has at most: "2", "." or "(", "b", ")".
const maxLabel = 4

// labels moves pure insertions and deletions of whole lines to where lines begin. Where a numbered line is put before
// others, "2. A" before "2. B" that becomes "3. B", the label that stays would be that of the new line; the line is
// new, and the label of the old one changed.
func (m *matcher) labels() {
	for _, g := range m.gaps() {
		switch {
		case g.blo == g.bhi:
			m.labelRun(g.alo, g.ahi, g.blo, true)
		case g.alo == g.ahi:
			m.labelRun(g.blo, g.bhi, g.alo, false)
		}
	}
}

// labelRun moves the run of words lo to hi of one text, which stands before word at of the other, to the beginning of
// its line.
func (m *matcher) labelRun(lo, hi, at int, deleted bool) {
	w, o := m.b, m.a
	if deleted {
		w, o = m.a, m.b
	}
	k := 0 // words of the label
	for k < maxLabel && lo-k > 0 && at-k > 0 && !beginsLine(w, lo-k) && m.paired(lo-k-1, at-k-1, deleted) {
		k++
	}
	if k == 0 || !beginsLine(w, lo-k) || !beginsLine(o, at-k) || hi-k <= lo || !beginsLine(w, hi-k) {
		return
	}
	number, differ := false, false
	for x := range k {
		before, after := lo-k+x, hi-k+x
		if w.kind[before] != w.kind[after] || w.kind[before] == lang.Punct && w.id[before] != w.id[after] {
			return
		}
		number = number || w.kind[before] != lang.Punct
		differ = differ || w.id[before] != w.id[after]
	}
	if !number || !differ || w.kind[lo-1] != lang.Punct {
		return
	}
	for x := range k {
		m.pair(lo-k+x, at-k+x, deleted, false)
	}
	for x := range k {
		if w.id[hi-k+x] == o.id[at-k+x] {
			m.pair(hi-k+x, at-k+x, deleted, true)
		}
	}
}

func beginsLine(w *words, i int) bool { return i == 0 || strings.Contains(w.gapBefore(i), "\n") }

// maxSlide is how many words a change is moved at most.
const maxSlide = 200

// slideRun moves the run of words lo to hi of one text, which stands before word at of the other.
func (m *matcher) slideRun(lo, hi, at int, deleted bool) {
	w, o := m.b, m.a
	if deleted {
		w, o = m.a, m.b
	}
	left, right := 0, 0
	for left < maxSlide && lo-left > 0 && at-left > 0 && w.id[lo-left-1] == w.id[hi-left-1] &&
		m.paired(lo-left-1, at-left-1, deleted) {
		left++
	}
	for right < maxSlide && hi+right < w.len() && at+right < o.len() && w.id[lo+right] == w.id[hi+right] &&
		m.paired(hi+right, at+right, deleted) {
		right++
	}
	if left+right == 0 {
		return
	}
	best, shift := -1, 0
	for s := -left; s <= right; s++ {
		v := 2 * (boundary(w, lo+s) + boundary(w, hi+s))
		if v > best || v == best && s == 0 {
			best, shift = v, s
		}
	}
	for ; shift < 0; shift++ {
		m.pair(lo-1, at-1, deleted, false)
		m.pair(hi-1, at-1, deleted, true)
		lo, hi, at = lo-1, hi-1, at-1
	}
	for ; shift > 0; shift-- {
		m.pair(hi, at, deleted, false)
		m.pair(lo, at, deleted, true)
		lo, hi, at = lo+1, hi+1, at+1
	}
}

func (m *matcher) paired(x, y int, deleted bool) bool {
	if deleted {
		return int(m.pairs[x]) == y
	}
	return int(m.pairs[y]) == x
}

func (m *matcher) pair(x, y int, deleted, on bool) {
	switch {
	case deleted && on:
		m.pairs[x] = int32(y)
	case deleted:
		m.pairs[x] = -1
	case on:
		m.pairs[y] = int32(x)
	default:
		m.pairs[y] = -1
	}
}

// boundary says how good a place it is before word i for a change to begin or end: at a sentence, a phrase, a word
// that is no mark.
func boundary(w *words, i int) int {
	switch {
	case i == 0 || i == w.len() || strings.Contains(w.gapBefore(i), "\n"):
		return 6
	case isMark(w, i-1):
		switch w.word(i - 1) {
		case ".", "!", "?", "…":
			return 5
		case ",", ";", ":":
			return 3
		}
		return 2
	case isMark(w, i) && w.gapBefore(i) == "":
		return 1
	}
	return 2
}

func isMark(w *words, i int) bool { return w.kind[i] == lang.Punct }
