package terms

import (
	"maps"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// A dateToken is a number, a word or a sign of a text in which dates are looked for.
type dateToken struct {
	n        int    // a number; -1 for none
	digits   int    // how many digits it has
	month    int    // of a month's name
	key      string // of a word, or the punctuation itself
	from, to int
	glued    bool // no space stands before it
	inWords  bool // a number that is written in words
}

// dateWords are the words of dates of all languages together: a paper in one may quote another.
type dateWords struct {
	months                                map[string]int
	weekdays, joins, lists, ofs, suffixes map[string]bool
	heads                                 map[string]bool // first words of months named in two words
	counts, ordinals                      map[string]int  // numbers in words
	numerals                              map[rune]int    // Chinese
	thousands                             []string        // words of years
}

var knownDates = sync.OnceValue(func() *dateWords {
	w := &dateWords{
		months:   map[string]int{},
		weekdays: map[string]bool{},
		joins:    map[string]bool{},
		lists:    map[string]bool{},
		ofs:      map[string]bool{},
		suffixes: map[string]bool{},
		heads:    map[string]bool{},
		counts:   map[string]int{},
		ordinals: map[string]int{},
		numerals: map[rune]int{},
	}
	for _, t := range tables() {
		for name, n := range t.months {
			w.months[name] = n
			if head, _, two := strings.Cut(name, " "); two {
				w.heads[head] = true
			}
		}
		for name, n := range t.counts {
			if w.counts[name] = n; n == thousand {
				w.thousands = append(w.thousands, name)
			}
		}
		if len(t.counts) > 0 {
			for name, n := range t.ordinals {
				if n <= daysIn(1) {
					w.ordinals[name] = n
				}
			}
		}
		maps.Copy(w.numerals, t.numerals)
		for _, c := range []struct{ to, from map[string]bool }{
			{w.weekdays, t.weekdays}, {w.joins, t.joins}, {w.lists, t.lists}, {w.ofs, t.ofs}, {w.suffixes, t.suffixes},
		} {
			for name := range c.from {
				c.to[name] = true
			}
		}
	}
	return w
})

// dateTokens splits a text into numbers, words and punctuation; a number and the letters that touch it are two.
func dateTokens(text string) []dateToken {
	words := knownDates()
	var out []dateToken
	end := 0 // of the token before
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if unicode.IsSpace(r) || lang.Invisible(r) {
			if !unicode.IsSpace(r) && end == i {
				end += size
			}
			i += size
			continue
		}
		t := dateToken{n: -1, from: i, to: i + size, glued: i > 0 && end == i}
		switch {
		case unicode.IsDigit(r):
			t.to = runEnd(text, i, unicode.IsDigit)
			t.n, t.digits = digitsOf(text[i:t.to])
		case han(r):
			t.key = string(r)
		case unicode.IsLetter(r):
			t.to = runEnd(text, i, letterOrMark)
			if t.to-t.from <= 40 {
				t.key = lang.FoldAll.Key(text[i:t.to])
				t.month = words.months[t.key]
			}
		default:
			t.key = lang.FoldTypography.Key(text[i:t.to])
		}
		if n := len(out); n > 0 && t.key != "" && words.heads[out[n-1].key] { // a month of two words
			if m := words.months[out[n-1].key+" "+t.key]; m > 0 {
				out[n-1].month, out[n-1].to = m, t.to
				i, end = t.to, t.to
				continue
			}
		}
		out = append(out, t)
		i, end = t.to, t.to
	}
	return out
}

func han(r rune) bool          { return unicode.Is(unicode.Han, r) }
func letterOrMark(r rune) bool { return (unicode.IsLetter(r) || unicode.IsMark(r)) && !han(r) }

func runEnd(s string, from int, in func(rune) bool) int {
	for i, r := range s[from:] {
		if !in(r) {
			return from + i
		}
	}
	return len(s)
}

// digitsOf reads a number of up to nine digits, of any script, and counts them.
func digitsOf(s string) (n, digits int) {
	for _, r := range s {
		if digits++; digits > 9 {
			return -1, digits
		}
		n = n*10 + digitValue(r)
	}
	return n, digits
}

// digitValue is the value of a decimal digit: those of a script stand together in Unicode, from a zero on.
func digitValue(r rune) int {
	switch {
	case r <= '9':
		return int(r - '0')
	case r >= '٠' && r <= '٩':
		return int(r - '٠')
	case r >= '۰' && r <= '۹':
		return int(r - '۰')
	case r >= '０' && r <= '９':
		return int(r - '０')
	}
	return 0
}
