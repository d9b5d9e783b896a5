package concord

import (
	"regexp/syntax"
	"strings"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// A finder finds the matches of an expression in texts; each goroutine has its own. Package regexp looks at every
// byte of a text where case makes no difference; where each match must begin with one of a few words, those are
// looked for first.
type finder struct {
	*Pattern
	bytes []byte // scratch
	lower string // the text in small letters
	next  []int  // by start: where it stands next
}

func (p *Pattern) finder() *finder { return &finder{Pattern: p, next: make([]int, len(p.starts))} }

// all lists the matches that are not empty, as FindAllStringIndex of the expression does.
func (f *finder) all(text string) (out []lang.Span) {
	if f.starts == nil || canFold(text) {
		for _, at := range f.re.FindAllStringIndex(text, -1) {
			if at[1] > at[0] {
				out = append(out, lang.Span{Start: at[0], End: at[1]})
			}
		}
		return out
	}
	f.bytes = append(f.bytes[:0], text...)
	for k, b := range f.bytes {
		if 'A' <= b && b <= 'Z' {
			f.bytes[k] = b + 'a' - 'A'
		}
	}
	f.lower = string(f.bytes)
	for k := range f.next {
		f.next[k] = -1
	}
	for from := 0; ; {
		at := f.start(from)
		if at < 0 {
			return out
		}
		from = at + 1
		if m := f.here.FindStringIndex(text[at:]); m != nil {
			from = at + m[1]
			out = append(out, lang.Span{Start: at, End: from})
		}
	}
}

// canFold reports whether a text has a letter that is an ASCII one where case makes no difference: the long s and the
// Kelvin sign.
func canFold(text string) bool {
	return strings.Contains(text, "\u017f") || strings.Contains(text, "\u212a")
}

// start finds the first start from a byte on, -1 where there is none.
func (f *finder) start(from int) int {
	first := -1
	for k, s := range f.starts {
		if f.next[k] < from {
			at := strings.Index(f.lower[from:], s)
			if f.next[k] = from + at; at < 0 {
				f.next[k] = len(f.lower)
			}
		}
		if f.next[k] < len(f.lower) && (first < 0 || f.next[k] < first) {
			first = f.next[k]
		}
	}
	return first
}

const (
	shortestStart = 2 // bytes
	mostStarts    = 8
)

// startsOf lists beginnings in small letters of which every match has one, whatever its case; nil where they can't be
// told, or where too many texts have them.
func startsOf(re *syntax.Regexp) []string {
	switch re.Op {
	case syntax.OpLiteral:
		end := 0
		for end < len(re.Rune) && re.Rune[end] < utf8.RuneSelf {
			end++
		}
		if end < shortestStart {
			return nil
		}
		return []string{strings.ToLower(string(re.Rune[:end]))}
	case syntax.OpCapture, syntax.OpPlus, syntax.OpConcat:
		return startsOf(re.Sub[0])
	case syntax.OpRepeat:
		if re.Min > 0 {
			return startsOf(re.Sub[0])
		}
	case syntax.OpAlternate:
		var all []string
		for _, sub := range re.Sub {
			some := startsOf(sub)
			if some == nil || len(all)+len(some) > mostStarts {
				return nil
			}
			all = append(all, some...)
		}
		return all
	}
	return nil
}
