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
