package markdown

import (
	"unicode"
	"unicode/utf8"
)

// A role is what a delimiter of emphasis does.
type role int

const (
	literal role = iota // it is no delimiter
	opensBold
	closesBold
	opensItalic
	closesItalic
	nothing // the second sign of one that opens or closes bold
)

// An emphasisRun is a run of asterisks or of underscores.
type emphasisRun struct {
	at, length        int
	sign              byte
	mayOpen, mayClose bool
	both              bool // it may do either, by the letters beside it
	careless          bool // white space stands before it, so that it closes only what a run of its length has opened
	atHead, atTail    int  // signs that pairs have taken: by closing, at its head; by opening, at its tail
}

// free is how many signs no pair has taken.
func (r *emphasisRun) free() int { return r.length - r.atHead - r.atTail }

// longestUnderscores is how many underscores a delimiter has at most; more are a line to write on.
const longestUnderscores = 3

// newRun describes the run of signs at a byte of a text. A delimiter opens before a word and closes behind one, as in
// CommonMark; beyond that, it may stand between two words, "**Lamps.**Each lamp", and white space may stand before the
// one that closes, "**Lamps. ** Each lamp", as careless writers have it.
func newRun(s string, at, length int) emphasisRun {
	before, _ := utf8.DecodeLastRuneInString(s[:at])
	after, _ := utf8.DecodeRuneInString(s[at+length:])
	first, last := at == 0, at+length == len(s)
	r := emphasisRun{at: at, length: length, sign: s[at]}
	inWord := !first && !last && isWord(before) && isWord(after) // snake_case
	if r.sign == '_' && (inWord || length > longestUnderscores) {
		return r
	}
	r.mayOpen = !last && !unicode.IsSpace(after)
	r.mayClose = !first && !unicode.IsSpace(before)
	r.both = r.mayOpen && r.mayClose && !isMark(before) && !isMark(after)
	if !first && unicode.IsSpace(before) && (last || unicode.IsSpace(after)) {
		r.mayClose, r.careless = true, true
	}
	return r
}

func isMark(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }

// pairRuns pairs the runs that open emphasis with those that close it, by the method of CommonMark 0.31, "An algorithm
// for parsing nested emphasis": each that may close looks back for the nearest one that may open. The cost is near
// linear, since a look back that found nothing is not done again.
func pairRuns(runs []emphasisRun) map[int]role {
	roles := map[int]role{}
	type kind struct {
		sign     byte
		both     bool
		careless bool
		length   int
	}
	bottom := map[kind]int{} // below this one nothing opens for a run of the kind
	var open []int           // runs that may open, and have free signs
	for k := range runs {
		closer := &runs[k]
		for closer.mayClose && closer.free() > 0 {
			of := kind{closer.sign, closer.both, closer.careless, closer.length}
			n := len(open) - 1
			for n >= bottom[of] && !pair(&runs[open[n]], closer) {
				n--
			}
			if n < bottom[of] {
				bottom[of] = len(open)
				break
			}
			take(&runs[open[n]], closer, roles)
			if runs[open[n]].free() > 0 {
				n++
			}
			open = open[:n]
			for key, low := range bottom {
				bottom[key] = min(low, n)
			}
		}
		if closer.mayOpen && closer.free() > 0 {
			open = append(open, k)
		}
	}
	return roles
}

// pair reports whether one run closes what the other opened.
func pair(opener, closer *emphasisRun) bool {
	if opener.sign != closer.sign || closer.careless && opener.free() != closer.free() {
		return false
	}
	if (opener.both || closer.both) && (opener.length+closer.length)%3 == 0 && opener.length%3 != 0 {
		return false
	}
	return true
}

// take pairs as many signs of two runs as make one emphasis: two for bold, else one.
func take(opener, closer *emphasisRun, roles map[int]role) {
	n, opens, closes := 1, opensItalic, closesItalic
	if opener.free() >= 2 && closer.free() >= 2 {
		n, opens, closes = 2, opensBold, closesBold
	}
	from, to := opener.at+opener.length-opener.atTail-n, closer.at+closer.atHead
	for at := range n {
		roles[from+at], roles[to+at] = nothing, nothing
	}
	roles[from], roles[to] = opens, closes
	opener.atTail += n
	closer.atHead += n
}
