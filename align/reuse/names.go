package reuse

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// The words of a body that are part of a name are told by their capital letters: those that stand inside a sentence,
// and the few function words between two of them (the Convention on the Rights of the Child). Two units that share
// such words only are about one institution or treaty, and seldom take up one another. A word that opens a sentence
// tells nothing, nor does a text in capitals throughout.

// A nameSet says which words of a body are part of a name, a bit a word; it is empty where none is.
type nameSet []byte

func (s nameSet) has(k int) bool { return k/8 < len(s) && s[k/8]>>(k%8)&1 != 0 }

// with marks word k of n.
func (s nameSet) with(k, n int) nameSet {
	if s == nil {
		s = make(nameSet, (n+7)/8)
	}
	s[k/8] |= 1 << (k % 8)
	return s
}

// mostBetween is how many function words there are between two words of one name, at the most.
const mostBetween = 3

// A nameFinder tells the words of one text that are part of a name as they come by, from the first to the last.
type nameFinder struct {
	text    string
	silent  bool // capital letters tell nothing in it
	opening bool // the next word opens a sentence
	inName  bool // a word of a name came last, function words aside
	between int  // function words since then
}

func newNameFinder(of *lang.Language, text string) nameFinder {
	silent := !of.CapitalsTellNames() || !strings.ContainsFunc(text, unicode.IsLower)
	return nameFinder{text: text, silent: silent, opening: true}
}

// pass takes note of what stands between words.
func (f *nameFinder) pass(t lang.Token) {
	if t.Kind == lang.Punct && strings.ContainsAny(t.Text(f.text), ".?!…") {
		f.opening, f.inName = true, false
	}
}

// next reports whether a word is part of a name, and how many of the words before it turn out to be so, too.
func (f *nameFinder) next(t lang.Token, k kind) (name bool, before int) {
	first, _ := utf8.DecodeRuneInString(t.Text(f.text))
	opens := f.opening
	f.opening = false
	switch {
	case t.Kind == lang.Symbol:
		f.inName = false
		return true, 0
	case f.silent || opens || t.Kind != lang.Word:
		f.inName = false
	case k == function:
		f.between++
		f.inName = f.inName && f.between <= mostBetween
	case !unicode.IsUpper(first):
		f.inName = false
	default:
		if f.inName {
			before = f.between
		}
		f.inName, f.between = true, 0
		return true, before
	}
	return false, 0
}

// designation is what a number counts among the names of a unit: as much as a word that one unit in six has.
const designation = 3.0

// markNamed works out which part of the wording of the marked unit, by its weight, are names, numbers and symbols. The
// word that opens it is left out, since its capital letter tells nothing.
func (c *comparer) markNamed() {
	d, names := c.d, c.d.names[c.unit]
	var all, named float64
	for k, t := range d.body[c.unit] {
		switch {
		case d.kinds[t] == numeral:
			named += designation
			all += designation
		case d.kinds[t] == content && names.has(k):
			named += d.value(t)
			all += d.value(t)
		case d.kinds[t] == content && k > 0:
			all += d.value(t)
		}
	}
	c.named = named / max(all, 1e-9)
}
