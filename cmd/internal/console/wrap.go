package console

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// breakable are the words that a line may be broken between, as they can be shown: runs without white space other than
// no-break spaces.
func breakable(text string) []string {
	return strings.FieldsFunc(
		Visible(text),
		func(r rune) bool { return unicode.IsSpace(r) && r != '\u00a0' && r != '\u202f' },
	)
}

// Wrap breaks text into lines no wider than width where its words allow, with white space folded: the first begins with
// first, those after with indent. Each line ends in a line end.
func Wrap(first, indent, text string, width int) string {
	var b strings.Builder
	line, used, empty := first, utf8.RuneCountInString(first), true
	for _, word := range breakable(text) {
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

// Lines is Wrap as a list of lines, none of them for a text without words.
func Lines(text string, width int) []string {
	if len(breakable(text)) == 0 {
		return nil
	}
	return strings.Split(strings.TrimSuffix(Wrap("", "", text, width), "\n"), "\n")
}
