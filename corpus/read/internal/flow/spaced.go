package flow

import (
	"strings"
	"unicode/utf8"
)

// leastSpaced is how many letters are set apart in a word that is spaced.
const leastSpaced = 4

// CloseUp is a text without the spaces between its letters, where each stands apart: "I N D E X".
func CloseUp(text string) string {
	letters := strings.Fields(text)
	if len(letters) < leastSpaced {
		return text
	}
	for _, l := range letters {
		if utf8.RuneCountInString(l) > 1 {
			return text
		}
	}
	return strings.Join(letters, "")
}
