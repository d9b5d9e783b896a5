package typeset

import (
	"strings"
	"unicode"

	"github.com/reprise-wording/reprise/corpus"
)

// A form is what labels of one list share: what is printed around the number, how it is written, and how deep the
// list stands.
type form struct {
	before, format, after string
	depth                 int
}

// A label is a printed one, taken apart.
type label struct {
	form
	value int
}

// The ways to write a number, as Word names them.
const (
	decimal    = "decimal"
	lowerAlpha = "lowerLetter"
	upperAlpha = "upperLetter"
	lowerRoman = "lowerRoman"
	upperRoman = "upperRoman"
)

// readings lists what a printed label may be: "i" the first of roman numbers or the ninth letter. None where it
// doesn't count.
func readings(printed string, depth int) []label {
	s := strings.TrimSpace(printed)
	end := strings.LastIndexFunc(s, isCore)
	if end < 0 {
		return nil
	}
	end++
	core := s[:end]
	start := strings.LastIndexFunc(core, func(r rune) bool { return !isCore(r) }) + 1
	core = core[start:]
	f := form{before: s[:start], after: s[end:], depth: depth}
	if strings.ContainsAny(f.before+f.after, "% ") {
		return nil
	}
	if f.before == "" && f.after == "" {
		f.after = "."
	}
	of := func(format string, value int) label {
		f.format = format
		return label{f, value}
	}
	if n, ok := decimalValue(core); ok {
		return []label{of(decimal, n)}
	}
	lower := strings.ToLower(core)
	upper := core != lower
	if upper && core != strings.ToUpper(core) {
		return nil
	}
	alpha, roman := lowerAlpha, lowerRoman
	if upper {
		alpha, roman = upperAlpha, upperRoman
	}
	var out []label
	if n := corpus.LetterValue(lower); n > 0 {
		out = append(out, of(alpha, n))
	}
	if n, err := corpus.ParseRoman(lower); err == nil {
		out = append(out, of(roman, n))
	}
	return out
}

func isCore(r rune) bool {
	return r < unicode.MaxASCII && (unicode.IsDigit(r) || unicode.IsLetter(r))
}

func decimalValue(s string) (int, bool) {
	if s == "" || s[0] == '0' || len(s) > 5 {
		return 0, false
	}
	n := 0
	for _, r := range s {
		if r < '0' || r > '9' {
			return 0, false
		}
		n = 10*n + int(r-'0')
	}
	return n, true
}

// A counter gives labels to lists.
type counter struct {
	lists []list
	last  map[form]int // the list that a label of a form was in last, from 1
	value map[form]int
}

// A list is a run of labels that count up from a value.
type list struct {
	form  form
	start int
}

// number is the list of a label, from 1; 0 for one that doesn't count.
func (c *counter) number(printed string, depth int) int {
	if c.last == nil {
		c.last, c.value = map[form]int{}, map[form]int{}
	}
	for f := range c.last { // what stands deeper starts anew
		if f.depth > depth {
			delete(c.last, f)
		}
	}
	all := readings(printed, depth)
	for _, l := range all {
		if at, ok := c.last[l.form]; ok && c.value[l.form]+1 == l.value {
			c.value[l.form] = l.value
			return at
		}
	}
	if len(all) == 0 {
		return 0
	}
	l := all[0]
	if len(all) > 1 && all[1].value == 1 || l.value > 26 && len(all) > 1 { // (i), not the ninth letter
		l = all[1]
	}
	c.lists = append(c.lists, list{l.form, l.value})
	c.last[l.form], c.value[l.form] = len(c.lists), l.value
	return len(c.lists)
}
