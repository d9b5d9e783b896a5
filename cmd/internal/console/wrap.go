package console

import (
	"strings"
	"unicode/utf8"
)

// Wrap folds the white space of text and breaks it into lines no wider than width where its words allow: the first begins
// with first, those after with indent. Each line ends in a line end.
func Wrap(first, indent, text string, width int) string {
	var b strings.Builder
	line, used, empty := first, utf8.RuneCountInString(first), true
	for _, word := range strings.Fields(text) {
		n := utf8.RuneCountInString(word)
		if !empty && used+1+n > width {
			b.WriteString(line + "\n")
			line, used, empty = indent, utf8.RuneCountInString(indent), true
		}
		if !empty {
			line += " "
			used++
		}
		line += word
		used += n
		empty = false
	}
	b.WriteString(strings.TrimRight(line, " ") + "\n")
	return b.String()
}
