package flow

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/corpus"
)

var (
	latinOrdinal = regexp.MustCompile(`^(?i:bis|ter|quater|quinquies|sexies|septies|octies|nonies|decies)$`)
	han          = regexp.MustCompile(`^[一二三四五六七八九十百〇]+$`)
)

// Worded reports whether the number of a division has a word in it: "Article 5", "第五条", unlike "5.", "2A", "IV", "14 bis", "3 §".
func Worded(number string) bool {
	words := strings.FieldsFunc(number, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
	for i, w := range words {
		letters := strings.TrimLeftFunc(w, unicode.IsDigit)
		if letters == "" || utf8.RuneCountInString(w) < 2 || letters != w && utf8.RuneCountInString(letters) <= 3 {
			continue
		}
		if _, err := corpus.ParseRoman(strings.ToUpper(w)); err == nil || latinOrdinal.MatchString(w) && i > 0 || han.MatchString(w) {
			continue
		}
		return true
	}
	return false
}

// raised are the digits and signs as they stand above the line.
var raised = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹")

// Raise writes digits as they stand above the line; other signs stay.
func Raise(s string) string { return raised.Replace(s) }

// KeepRaised puts raised numbers that no note of the paper bears back into the words: the 2 of m² is no footnote. It changes the
// lines.
func KeepRaised(lines []Line) {
	known := map[string]bool{}
	for _, l := range lines {
		if l.Note != "" {
			known[l.Note] = true
		}
	}
	for i := range lines {
		l := &lines[i]
		var kept []corpus.Mark
		shift := 0
		for _, m := range l.Marks {
			m.Offset += shift
			if known[m.Marker] {
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
