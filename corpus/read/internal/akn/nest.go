package akn

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read/internal/xmltree"
)

// Some files set a list's items beside the paragraph that they belong to: "6." and "(a)" are siblings. A form of
// label that is new among siblings opens a level below the one before; a form that was there before closes those
// below it.

// A form is one way of labelling among siblings, and how far it has counted.
type form struct {
	signs string // what stands around the number
	kind  rune   // 1, a, A, i, I, or x for others
	last  int
	latin int // of x: which Latin letter its first label looks like, 0 for none
}

type siblings struct {
	parent *xmltree.Node
	name   string
}

// nested is how many levels below its first sibling a unit stands by the form of its label.
func (r *reader) nested(n *xmltree.Node, label string) int {
	if r.forms == nil {
		r.forms = map[siblings][]form{}
	}
	key := siblings{n.Parent, n.Name}
	open := r.forms[key]
	signs, core := split(label)
	readings := readingsOf(core)
	fits := func(f form, next bool) int {
		for _, x := range readings {
			if f.signs != signs {
				continue
			}
			if f.kind == x.kind && (!next || x.last == f.last+1) || f.follows(x) {
				return x.last
			}
		}
		return -1
	}
	for _, next := range []bool{true, false} {
		for i, f := range slices.Backward(open) {
			if v := fits(f, next); v >= 0 {
				if open[i].last = v; f.latin > 0 && v == f.latin+1 {
					open[i].kind, open[i].latin = 'a', 0
				}
				r.forms[key] = open[:i+1]
				return i
			}
		}
	}
	f := readings[0]
	for _, x := range readings {
		if x.last == 1 {
			f = x
			break
		}
	}
	if len(open) > 0 && f.last != 1 { // no beginning of a list: a slip of the numbering
		return len(open) - 1
	}
	f.signs = signs
	r.forms[key] = append(open, f)
	return len(open)
}

// follows reports whether a Latin letter goes on a list whose first label is a Cyrillic letter that looks like the
// Latin one before it: а), b), c), as they are typed in Russian papers.
func (f form) follows(x form) bool { return f.latin > 0 && x.kind == 'a' && x.last == f.latin+1 }

// latinOf are the Latin letters that small Cyrillic ones look like.
var latinOf = map[string]rune{"а": 'a', "с": 'c', "е": 'e', "о": 'o', "р": 'p', "х": 'x', "у": 'y'}

// split parts the signs of a label from its number.
func split(label string) (signs, core string) {
	core = strings.TrimFunc(label, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	i := strings.Index(label, core)
	return strings.TrimSpace(label[:i]) + " " + strings.TrimSpace(label[i+len(core):]), core
}

// readingsOf are the ways in which a number may count; the first is the likelier.
func readingsOf(core string) []form {
	digits := strings.TrimRightFunc(core, func(r rune) bool { return !unicode.IsDigit(r) })
	if v, err := strconv.Atoi(digits); err == nil {
		return []form{{kind: '1', last: v}}
	}
	var out []form
	first, _ := utf8.DecodeRuneInString(core)
	letters := utf8.RuneCountInString(core)
	if first < utf8.RuneSelf && strings.Trim(core, string(first)) == "" && core != "" { // a, aa
		kind, base := 'a', 'a'
		if unicode.IsUpper(first) {
			kind, base = 'A', 'A'
		}
		out = append(out, form{kind: kind, last: int(first-base) + 1 + 26*(letters-1)})
	}
	if v, err := corpus.ParseRoman(strings.ToUpper(core)); err == nil && core != "" {
		kind := 'i'
		if unicode.IsUpper(first) {
			kind = 'I'
		}
		out = append(out, form{kind: kind, last: v})
	}
	if l, ok := latinOf[core]; ok {
		return []form{{kind: 'x', last: 1, latin: int(l-'a') + 1}, {kind: 'a', last: int(l-'a') + 1}}
	}
	if len(out) == 0 { // letters of other scripts, doubled ones: they begin where none stood before
		out = append(out, form{kind: 'x', last: 1})
	}
	return out
}
