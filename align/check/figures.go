package check

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/align"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
)

// large is how many digits a number has that is seldom written in words.
const large = 3

// number finds numbers in digits that each side has and the other lacks, or has less often. A number that only one side
// has in digits may be in words on the other, unless it is large.
func (c *Checker) number(s, t *reading) *Finding {
	if (s.grouped || t.grouped) && c.isRightToLeft() {
		return nil // the groups of a number stand in either order in files of right-to-left texts
	}
	hours := clock.MatchString(s.text) || clock.MatchString(t.text)
	a, b := s.lackingNumber(t, hours), t.lackingNumber(s, hours)
	confidence := 0.85
	switch {
	case a != "" && b == "":
		b, confidence = t.oftener(s, a), 0.7
	case b != "" && a == "":
		a, confidence = s.oftener(t, b), 0.7
	case a == "":
		a, b, confidence = s.bothOftener(t)
	}
	whole := !s.scaled && !t.scaled
	switch {
	case a != "" && b != "" && (whole || max(len(a), len(b)) < large):
		return &Finding{Number, a, b, confidence, align.Remarkf("The source has %s where the target has %s.", a, b)}
	case len(a) >= large && len(t.numbers) > 0 && whole:
		return &Finding{Number, a, "", 0.6, align.Remarkf("The number %s stands in the source only.", a)}
	case len(b) >= large && len(s.numbers) > 0 && whole:
		return &Finding{Number, "", b, 0.6, align.Remarkf("The number %s stands in the target only.", b)}
	}
	return nil
}

// clock marks hours that other languages count to 24.
var clock = lazyregexp.New(`[0-9] ?[ap]\.? ?m\b`)

func (c *Checker) isRightToLeft() bool {
	return c.source.has["rtl"] || c.target.has["rtl"]
}

// lackingNumber is the first number of a segment that another lacks, as it is printed. Parts of a number may stand
// alone (12.8 and 12-8), in a symbol, in words, and a year in short (2019 and COVID-19).
// hours tells that hours may be counted to 12 on one side and to 24 on the other.
func (r *reading) lackingNumber(other *reading, hours bool) string {
	for _, f := range r.numbers {
		if other.times(f) > 0 || strings.Trim(f.value, "0") == "" || hours && other.hasHour(f) {
			continue
		}
		x := f.printed
		parts := strings.Split(x, ".")
		if len(parts) > 1 && !slices.ContainsFunc(parts, func(p string) bool { return other.times(plain(p)) == 0 }) ||
			hasPart(other.numbers, x) || other.hasPrinted(x) || other.hasShort(x) || r.hasShort(x) || other.hasInWords(x) {
			continue
		}
		return x
	}
	return ""
}

// oftener is the first number about as long as another that a segment has in digits more often than the other segment.
func (r *reading) oftener(other *reading, than string) string {
	for _, f := range r.numbers {
		if n := other.times(f); n > 0 && r.times(f) > n && alike(f.printed, than) {
			return f.printed
		}
	}
	return ""
}

// bothOftener is a number that a segment has in digits more often than another segment, and one about as long for
// which it is the other way round.
func (r *reading) bothOftener(other *reading) (a, b string, confidence float64) {
	for _, f := range r.numbers {
		if n := other.times(f); n > 0 && r.times(f) > n {
			if b := other.oftener(r, f.printed); b != "" {
				return f.printed, b, 0.6
			}
		}
	}
	return "", "", 0
}

// alike reports whether two numbers may stand in the same place: both are below 100, or they have as many digits.
func alike(a, b string) bool { return len(a) == len(b) || max(len(a), len(b)) < large }

// times is how often a segment has a number in digits.
func (r *reading) times(f figure) (n int) {
	for _, x := range r.numbers {
		if x.is(f) {
			n++
		}
	}
	return n
}

// is reports whether two figures may be one number. Where a word multiplies only one of them, the other may be the
// first of a range (7 to 8 million), or multiplied by a word that is not known.
func (f figure) is(x figure) bool {
	if f.value == x.value || f.decimal != "" && f.decimal == x.value || x.decimal != "" && x.decimal == f.value {
		return true
	}
	return (f.value == f.printed) != (x.value == x.printed) && f.significant() == x.significant()
}

// significant is a number without its point and the zeros around it.
func (f figure) significant() string {
	return strings.Trim(strings.ReplaceAll(f.printed, ".", ""), "0")
}

// hasHour reports whether a segment has an hour that is counted otherwise: 17.00 for 5 p.m.
func (r *reading) hasHour(f figure) bool {
	n, err := strconv.ParseFloat(f.printed, 64)
	return err == nil && slices.ContainsFunc(r.numbers, func(x figure) bool {
		m, err := strconv.ParseFloat(x.printed, 64)
		return err == nil && max(m, n) < 25 && math.Abs(math.Floor(m)-math.Floor(n)) == 12 // 4.30 p.m. and 16 h 30
	})
}

// hasPart reports whether a number is a part of one that has several.
func hasPart(numbers []figure, x string) bool {
	return slices.ContainsFunc(numbers, func(n figure) bool {
		return strings.Contains(n.printed, ".") && slices.Contains(strings.Split(n.printed, "."), x)
	})
}

// hasPrinted reports whether a number is printed in the text, in a symbol (v1.7) or run into other words, or as one and
// a half.
func (r *reading) hasPrinted(x string) bool {
	if whole, ok := strings.CutSuffix(x, ".5"); ok && r.times(plain(whole)) > 0 {
		return true
	}
	for rest := r.text; ; {
		before, after, ok := strings.Cut(rest, x)
		if !ok {
			return false
		}
		last, _ := utf8.DecodeLastRuneInString(before)
		next, _ := utf8.DecodeRuneInString(after)
		if !unicode.IsDigit(last) && !unicode.IsDigit(next) && next != '月' {
			return true
		}
		rest = after
	}
}

// hasShort reports whether a name ends in the last two digits of a year: the disease of 2019 is COVID-19.
func (r *reading) hasShort(x string) bool {
	if len(x) != 4 || x[:2] != "19" && x[:2] != "20" {
		return false
	}
	return slices.ContainsFunc(shortYear.FindAllStringSubmatch(r.text, -1), func(m []string) bool { return m[1] == x[2:] })
}

// shortYear is the end of a name in the last two digits of a year.
var shortYear = lazyregexp.New("\\p{L}[-‐‑]([0-9]{2})(?:[^0-9]|$)")

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
		return &Finding{Symbol, a, b, 0.9, align.Remarkf("The source refers to %s where the target refers to %s.", a, b)}
	case a != "":
		return &Finding{Symbol, a, "", 0.7, align.Remarkf("The target does not refer to %s.", a)}
	case b != "":
		return &Finding{Symbol, "", b, 0.7, align.Remarkf("The source does not refer to %s.", b)}
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
