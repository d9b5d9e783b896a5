package corpustest

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Runes tells for which runes a function is true, by their numbers and the first and the last of each run: "9-a 20".
// What a function says at the ends of its ranges is held that way.
func Runes(is func(r rune) bool) string {
	var out []string
	for r := rune(0); r <= utf8.MaxRune+1; r++ {
		if !is(r) {
			continue
		}
		from := r
		for r <= utf8.MaxRune && is(r+1) {
			r++
		}
		if s := fmt.Sprintf("%x", from); from == r {
			out = append(out, s)
		} else {
			out = append(out, fmt.Sprintf("%s-%x", s, r))
		}
	}
	return strings.Join(out, " ")
}
