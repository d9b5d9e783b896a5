package corpus

import (
	"cmp"
	"errors"
	"math"
	"strconv"
	"strings"

	"github.com/reprise-wording/reprise/corpus/internal/terms"
)

var romans = []struct {
	value int
	sign  string
}{
	{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"},
	{9, "IX"},
	{5, "V"}, {4, "IV"}, {1, "I"},
}

// Roman prints n, 1 to 3999, as an upper-case Roman number; other values as digits.
func Roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, r := range romans {
		for n >= r.value {
			b.WriteString(r.sign)
			n -= r.value
		}
	}
	return b.String()
}

var errRoman = errors.New("corpus: no Roman number")

// ParseRoman reads a well-formed Roman number of either case.
func ParseRoman(s string) (int, error) {
	rest, n := strings.ToUpper(s), 0
	for _, r := range romans {
		for strings.HasPrefix(rest, r.sign) {
			n += r.value
			rest = rest[len(r.sign):]
		}
	}
	if rest != "" || n == 0 || Roman(n) != strings.ToUpper(s) {
		return 0, errRoman
	}
	return n, nil
}

// LetterValue gives the place of a letter label in its list: a is 1, z 26, aa 27, bb 28. It is 0 for anything else.
func LetterValue(s string) int {
	if s == "" || len(s) > 4 {
		return 0
	}
	for i := range len(s) {
		if s[i] != s[0] || s[i] < 'a' || s[i] > 'z' {
			return 0
		}
	}
	return 26*(len(s)-1) + int(s[0]-'a') + 1
}

// labelValue is the place of a label at a depth (0 is the outermost): numbers by value, letters at depth 1, Roman
// numerals below that, each read as the other kind where it can't be its own.
func labelValue(s string, depth int) (value int, suffix string) {
	s = strings.ToLower(s)
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	if digits > 0 {
		n, _ := strconv.Atoi(s[:min(digits, 9)])
		return n, strings.TrimSpace(s[digits:])
	}
	letter := LetterValue(s)
	roman, err := ParseRoman(s)
	if err == nil && (depth >= 2 || letter == 0) {
		return roman, ""
	}
	return letter, ""
}

func compareLabels(a, b string, depth int) int {
	va, sa := labelValue(a, depth)
	vb, sb := labelValue(b, depth)
	return cmp.Or(cmp.Compare(va, vb), cmp.Compare(suffixRank(sa), suffixRank(sb)), cmp.Compare(a, b))
}

// suffixRank is the place of what a number has behind it where a paragraph was put in after it, 5 bis: none first, and
// what is not known behind all.
func suffixRank(s string) int {
	if s == "" {
		return -1
	}
	if rank, ok := terms.SuffixRank(s); ok {
		return rank
	}
	return math.MaxInt
}

// isSuffix reports whether a word is such a suffix.
func isSuffix(s string) bool {
	_, ok := terms.SuffixRank(s)
	return ok
}
