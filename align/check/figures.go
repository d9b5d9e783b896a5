package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
)

// large is how many digits a number has that is seldom written in words.
const large = 3

// number finds numbers in digits that each side has and the other lacks. A number that only one side has in digits
// may be in words on the other, unless it is large.
func (c *Checker) number(s, t *reading) *Finding {
	if (s.grouped || t.grouped) && c.isRightToLeft() {
		return nil // the groups of a number stand in either order in files of right-to-left texts
	}
	a, b := s.lackingNumber(t), t.lackingNumber(s)
	if clock.MatchString(s.text) || clock.MatchString(t.text) {
		return nil // 5 p.m. is 17.00
	}
	whole := !s.scaled && !t.scaled
	switch {
	case a != "" && b != "" && (whole || max(len(a), len(b)) < large):
		return &Finding{Number, a, b, 0.85, fmt.Sprintf("The source has %s where the target has %s.", a, b)}
	case len(a) >= large && len(t.numbers) > 0 && whole:
		return &Finding{Number, a, "", 0.6, fmt.Sprintf("The number %s stands in the source only.", a)}
	case len(b) >= large && len(s.numbers) > 0 && whole:
		return &Finding{Number, "", b, 0.6, fmt.Sprintf("The number %s stands in the target only.", b)}
	}
	return nil
}

// clock marks hours that other languages count to 24.
var clock = lazyregexp.New(`[0-9] ?[ap]\.? ?m\b`)

func (c *Checker) isRightToLeft() bool {
	return c.source.is["\x00rtl"] != "" || c.target.is["\x00rtl"] != ""
}

// lackingNumber is the first number of a segment that another lacks. Parts of a number may stand alone (12.8 and
// 12-8), in a symbol, in words, and a year in short (2019 and COVID-19).
func (r *reading) lackingNumber(other *reading) string {
	for _, x := range r.numbers {
		if slices.Contains(other.numbers, x) || strings.Trim(x, "0") == "" {
			continue
		}
		parts := strings.Split(x, ".")
		if len(parts) > 1 && lacking(parts, other.numbers) == "" || hasPart(other.numbers, x) ||
			other.hasPrinted(x) || other.hasShort(x) || r.hasShort(x) || other.hasInWords(x) {
			continue
		}
		return x
	}
	return ""
}

// hasPart reports whether a number is a part of one that has several.
func hasPart(numbers []string, x string) bool {
	return slices.ContainsFunc(numbers, func(n string) bool {
		return strings.Contains(n, ".") && slices.Contains(strings.Split(n, "."), x)
	})
}

// hasPrinted reports whether a number is printed in the text, in a symbol (v1.7) or run into other words, or as one and
// a half.
func (r *reading) hasPrinted(x string) bool {
	if whole, ok := strings.CutSuffix(x, ".5"); ok && slices.Contains(r.numbers, whole) {
		return true
	}
	for rest := r.text; ; {
		before, after, ok := strings.Cut(rest, x)
		if !ok {
			return false
		}
		last, _ := utf8.DecodeLastRuneInString(before)
		next, _ := utf8.DecodeRuneInString(after)
		if !unicode.IsDigit(last) && !unicode.IsDigit(next) {
			return true
		}
		rest = after
	}
}

// hasShort reports whether a symbol ends in the last two digits of a year: the disease of 2019 is COVID-19.
func (r *reading) hasShort(x string) bool {
	return len(x) == 4 && (x[:2] == "19" || x[:2] == "20") && slices.ContainsFunc(r.symbols, func(s string) bool {
		return strings.HasSuffix(s, "-"+x[2:])
	})
}

// hasInWords reports whether a small number stands in words: the twenty-seventh session.
func (r *reading) hasInWords(x string) bool {
	if len(x) >= large {
		return false
	}
	for word := range strings.FieldsFuncSeq(r.text, func(c rune) bool { return !unicode.IsLetter(c) && c != '-' }) {
		if n, ok := corpus.Ordinal(word); ok && fmt.Sprint(n) == x {
			return true
		}
	}
	return false
}

// symbol finds document symbols and numbers of resolutions that differ.
func (c *Checker) symbol(s, t *reading) *Finding {
	a, b := s.lackingSymbol(t), t.lackingSymbol(s)
	x, y, ok := strings.Cut(a, "/")
	switch {
	case ok && b == y+"/"+x && c.isRightToLeft():
		return nil // the parts of a number stand in either order in files of right-to-left texts
	case strings.ContainsFunc(a+b, unicode.IsLetter) &&
		strings.ContainsFunc(s.text, isForeignLetter) != strings.ContainsFunc(t.text, isForeignLetter):
		return nil // letters of symbols are rendered in other scripts
	case a != "" && b != "":
		return &Finding{Symbol, a, b, 0.9, fmt.Sprintf("The source refers to %s where the target refers to %s.", a, b)}
	case a != "":
		return &Finding{Symbol, a, "", 0.7, fmt.Sprintf("The target does not refer to %s.", a)}
	case b != "":
		return &Finding{Symbol, "", b, 0.7, fmt.Sprintf("The source does not refer to %s.", b)}
	}
	return nil
}

// lackingSymbol is the first symbol of a segment that another lacks, however it is divided from the words beside it
// (41C/53 and 41 C/53). Halves such as 50/50 are no symbols.
func (r *reading) lackingSymbol(other *reading) string {
	for _, x := range r.symbols {
		if a, b, ok := strings.Cut(x, "/"); ok && a == b {
			continue
		}
		if !slices.ContainsFunc(other.symbols, func(y string) bool {
			return strings.HasSuffix(x, y) || strings.HasSuffix(y, x)
		}) && !strings.Contains(strings.ReplaceAll(lang.FoldAll.Key(other.text), " ", ""), x) {
			return x
		}
	}
	return ""
}

// lackingOne is the first of some words that stands among them more often than among others.
func lackingOne(some, others []string) string {
	left := slices.Clone(others)
	for _, x := range some {
		k := slices.Index(left, x)
		if k < 0 {
			return x
		}
		left = slices.Delete(left, k, k+1)
	}
	return ""
}

// lacking is the first of some words that others do not have.
func lacking(some, others []string) string {
	for _, x := range some {
		if !slices.Contains(others, x) {
			return x
		}
	}
	return ""
}
