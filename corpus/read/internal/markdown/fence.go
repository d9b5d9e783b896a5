package markdown

import (
	"strings"

	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
)

var (
	fence      = lazyregexp.New("^ {0,3}(?:```|~~~)")
	passedOn   = lazyregexp.New("^ {0,3}(?:```+|~~~+)[ \t]*\\{=[a-z0-9_+-]+\\}[ \t]*$") // Pandoc's, for one format
	wordsFence = lazyregexp.New("^ {0,3}(?:```+|~~~+)[ \t]*(?:text|txt|plain|plaintext|markdown|md)[ \t]*$")
)

// fencesHoldPrograms reports whether the fenced blocks of a text are less than half of it: then they hold programs and
// what these print, in which nothing is a heading or an item. Some put a whole paper between fences to keep its lines.
func fencesHoldPrograms(all []string) bool {
	inside, outside, open := 0, 0, false
	for _, raw := range all {
		switch {
		case fence.MatchString(raw):
			open = !open
		case strings.TrimSpace(raw) == "":
		case open:
			inside++
		default:
			outside++
		}
	}
	return inside < outside
}
