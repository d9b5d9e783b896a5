package read

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/reprise-wording/reprise/corpus"
)

// kind is how a label counts.
type kind uint8

const (
	number kind = iota
	letter
	roman
	kinds
)

// A reading is one way to take a label: "i)" is the ninth letter or the first Roman numeral.
type reading struct {
	kind   kind
	value  int    // 1-based place in the list
	suffix string // bis, ter
	text   string // as it goes into the ref: "12bis", "aa", "iv"
}

// A label is the mark at the head of a line, with the ways to read it.
type label struct {
	mark     string // as printed: "(a)", "12."
	style    string // what stands around it: "()", ")", "."
	length   int    // bytes of the line it takes, white space after it included
	readings []reading
}

var (
	labelHead = regexp.MustCompile(`^(\(\s?)?(?:([0-9]{1,4})(?:[ \x{a0}]?(bis|ter|quater))?|([a-z]{1,4}|[ivxlc]{1,8}))(?:[ \x{a0}]?(\))|(\.))[\s\x{a0}]*`)
	suffixes  = map[string]int{"": 0, "bis": 1, "ter": 2, "quater": 3}
)

// labelOf reads the label at the head of a text; ok is false where there is none.
func labelOf(text string) (label, bool) {
	m := labelHead.FindStringSubmatchIndex(text)
	if m == nil {
		return label{}, false
	}
	part := func(i int) string {
		if m[2*i] < 0 {
			return ""
		}
		return text[m[2*i]:m[2*i+1]]
	}
	open, digits, suffix, letters, bracket, dot := part(1), part(2), part(3), part(4), part(5), part(6)
	l := label{mark: strings.TrimSpace(text[:m[1]]), length: m[1], style: strings.TrimSpace(open) + bracket + dot}
	rest := text[m[1]:]
	spaced := m[1] > 0 && isBlank(text[m[1]-1:m[1]]) || strings.HasSuffix(text[:m[1]], "\u00a0")
	switch {
	case open != "" && bracket == "":
		return label{}, false
	case rest != "" && !spaced && (dot != "" || bracket != "" && !opensWord(rest)):
		return label{}, false // 4.2 or a)b)
	case digits != "":
		n, _ := strconv.Atoi(digits)
		if n == 0 {
			return label{}, false
		}
		l.readings = []reading{{number, n, suffix, strconv.Itoa(n) + suffix}}
	default:
		if v := corpus.LetterValue(letters); v > 0 && len(letters) <= 2 {
			l.readings = append(l.readings, reading{letter, v, "", letters})
		}
		if v, err := corpus.ParseRoman(letters); err == nil && v < 40 {
			l.readings = append(l.readings, reading{roman, v, "", letters})
		}
	}
	return l, len(l.readings) > 0
}

func isBlank(s string) bool { return strings.TrimSpace(s) == "" }

// opensWord reports whether s begins with a letter or an opening mark, as text after "a)" without a space does.
func opensWord(s string) bool {
	c := s[0]
	return c >= 0x80 || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '"' || c == '\''
}
