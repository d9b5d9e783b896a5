package console

import (
	"strings"
	"unicode"

	"github.com/reprise-wording/reprise/corpus/lang"
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
	line, used, empty := first, lang.Columns(first), true
	add := func(space, piece string) {
		n := lang.Columns(piece)
		if !empty && used+len(space)+n > width {
			b.WriteString(line + "\n")
			line, used, empty = indent, lang.Columns(indent), true
		}
		if !empty {
			line += space
			used += len(space)
		}
		line += piece
		used += n
		empty = false
	}
	for _, word := range breakable(text) {
		space := " "
		for piece := range lang.Breaks(word) {
			add(space, piece)
			space = ""
		}
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
