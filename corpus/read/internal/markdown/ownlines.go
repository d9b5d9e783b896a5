package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
)

// leastOwn is how many lines of a paragraph are told apart at least.
const leastOwn = 3

// labelled is how a line opens that bears a label; such lines are told by their sequence.
var labelled = lazyregexp.New(`^[(\[]?[\p{L}0-9]{1,5}\s*[.)\]:–—-]`)

// ownLines tells which lines of a paragraph are paragraphs of their own, though no blank line stands before them: a
// list that a line with a colon announces, or whose items end with semicolons, each typed in one line. That the lines
// are not wrapped shows where the first word of the next one had room behind such a sign. It is nil for other
// paragraphs.
func ownLines(para []string) []bool {
	if len(para) < leastOwn {
		return nil
	}
	width := 0
	for _, l := range para {
		if width = max(width, len(l)); labelled.MatchString(l) {
			return nil
		}
	}
	own := make([]bool, len(para))
	typed := false
	for i, l := range para[1:] {
		before := strings.TrimRight(para[i], " *_")
		first, _ := utf8.DecodeRuneInString(l)
		if before == "" || !strings.ContainsRune(".;:", rune(before[len(before)-1])) || !unicode.IsUpper(first) {
			continue
		}
		own[i+1] = true
		word, _, _ := strings.Cut(l, " ")
		typed = typed || before[len(before)-1] != '.' && len(before)+1+len(word) <= width
	}
	if !typed {
		return nil
	}
	return own
}
