package flow

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/internal/terms"
	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
)

var (
	latinOrdinal = lazyregexp.New(`^(?i:` + terms.SuffixPattern() + `)$`)
	han          = lazyregexp.New(`^[一二三四五六七八九十百〇]+$`)
)

// Worded reports whether the number of a division has a word in it: "Article 5", "第五条", unlike "5.", "2A", "IV", "14
// bis", "3 §".
func Worded(number string) bool {
	words := strings.FieldsFunc(
		number,
		func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) },
	)
	for i, w := range words {
		letters := strings.TrimLeftFunc(w, unicode.IsDigit)
		if letters == "" || utf8.RuneCountInString(w) < 2 || letters != w && utf8.RuneCountInString(letters) <= 3 {
			continue
		}
		if _, err := corpus.ParseRoman(strings.ToUpper(w)); err == nil || latinOrdinal.MatchString(w) && i > 0 ||
			han.MatchString(w) {
			continue
		}
		return true
	}
	return false
}

// raised are the digits and signs as they stand above the line.
var raised = strings.NewReplacer(
	"0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹",
)

// Raise writes digits as they stand above the line; other signs stay.
func Raise(s string) string { return raised.Replace(s) }

// KeepRaised puts raised numbers that are no marks of footnotes back into the words: the 2 of m², the 3 of 10³. A
// raised number is a mark where a note of the paper bears it, or where the numbers count from 1 on through a paper
// that came without its notes; behind a figure or a unit of measure it is a power, unless nothing else bears the mark
// of a note. It changes the lines.
func KeepRaised(lines []Line) {
	known := map[string]bool{}
	elsewhere := map[string]bool{} // marks that can't be powers
	for _, l := range lines {
		if l.Note != "" {
			known[l.Note] = true
		}
		for _, m := range l.Marks {
			elsewhere[m.Marker] = elsewhere[m.Marker] || !isPower(l.Text, m.Offset)
		}
	}
	next := 1
	isMark := func(l *Line, m corpus.Mark) bool {
		n, err := strconv.Atoi(m.Marker)
		if err != nil {
			return known[m.Marker]
		}
		if isPower(l.Text, m.Offset) && (elsewhere[m.Marker] || !known[m.Marker]) {
			return false
		}
		if known[m.Marker] || n < next {
			next = max(next, n+1)
			return true
		}
		if n == next {
			next++
			return true
		}
		return false
	}
	for i := range lines {
		l := &lines[i]
		var kept []corpus.Mark
		shift := 0
		for _, m := range l.Marks {
			m.Offset += shift
			if isMark(l, m) {
				kept = append(kept, m)
				continue
			}
			s := Raise(m.Marker)
			l.Text = l.Text[:m.Offset] + s + l.Text[m.Offset:]
			shift += len(s)
		}
		l.Marks = kept
	}
}

// power is what stands before an exponent: a figure, or a unit behind one.
var power = lazyregexp.New(`[0-9][\s\x{a0}\x{202f}]?(?:[kcdmµ]?m)?$`)

func isPower(text string, at int) bool { return power.MatchString(text[max(at-12, 0):at]) }
