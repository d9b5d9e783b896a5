package concord

import (
	"math/bits"
	"strings"
	"unicode"
)

// misreadAs are groups of letters that OCR takes for one another, with the form that stands for the group. Longer
// ones come first; the forms themselves are not replaced again.
var misreadAs = strings.NewReplacer(
	"rn", "m", "vv", "w", "cl", "d", "ii", "u",
	"1", "i", "l", "i", "|", "i", "!", "i", "0", "o", "5", "s", "8", "b", "6", "b", "9", "g", "q", "g",
)

// longEnough is how long a word must be for one and for two wrong letters: in shorter ones most neighbours are words.
const (
	shortestMisread = 3
	longForOne      = 5
	longForTwo      = 9
)

// misread returns how far apart two bare words are as readings of one another: 0 for the usual confusions alone, else
// the number of wrong letters, and -1 where they are too far apart for their length.
func misread(a, b string) int {
	n := min(len(a), len(b))
	if n < shortestMisread {
		return -1
	}
	if misreadAs.Replace(a) == misreadAs.Replace(b) {
		return 0
	}
	allowed := 0
	switch {
	case n >= longForTwo:
		allowed = 2
	case n >= longForOne:
		allowed = 1
	}
	if d := distance([]rune(a), []rune(b)); d <= allowed {
		return d
	}
	return -1
}

// A shape tells most words apart at a glance.
type shape struct {
	letters uint64 // a bit for each letter and digit
	length  int32  // in bytes
}

// maxLettersDiff and maxLengthDiff are how many bits and bytes the shapes of two words may differ by when one may be a
// misread form of the other.
const (
	maxLettersDiff = 4
	maxLengthDiff  = 3
)

func shapeOf(s string) shape {
	var m uint64
	for _, r := range s {
		switch {
		case r >= 'a' && r <= 'z':
			m |= 1 << (r - 'a')
		case r >= '0' && r <= '9':
			m |= 1 << (26 + r - '0')
		default:
			m |= 1 << (36 + r%28)
		}
	}
	return shape{m, int32(len(s))}
}

func (a shape) near(b shape) bool {
	d := a.length - b.length
	return d <= maxLengthDiff && d >= -maxLengthDiff && bits.OnesCount64(a.letters^b.letters) <= maxLettersDiff
}

// distance is the number of letters inserted, left out, replaced or swapped with their neighbour (optimal string
// alignment).
func distance(a, b []rune) int {
	if len(a)-len(b) > 2 || len(b)-len(a) > 2 {
		return 3
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range a {
		row[0] = i + 1
		least := row[0]
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			d := min(last[j+1]+1, row[j]+1, last[j]+cost)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				d = min(d, before[j-1]+1)
			}
			row[j+1] = d
			least = min(least, d)
		}
		if least > 2 {
			return least
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}

// canBeMisread reports whether a bare word is one that letters can be wrong in: numbers and symbols are taken as they
// stand.
func canBeMisread(s string) bool {
	return len(s) >= shortestMisread && !strings.ContainsAny(s, "/.") && strings.ContainsFunc(s, unicode.IsLetter)
}

// mixed reports whether a word has digits among its letters, as misread words have: tra1te, not 19th.
func mixed(s string) bool {
	last := strings.LastIndexAny(s, "0123456789")
	return last >= 0 && last < len(s)-1 && strings.IndexAny(s, "0123456789") > 0
}
