package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/corpus/internal/terms"
	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
)

// A text may have lost its line ends: a whole paper stands on a line or two. Where its paragraphs began is told again
// by what opens one: the name of a part with a number behind a sentence ("... as follows: ARTICLE I"), and the labels
// of lists, each behind a colon, a semicolon, the end of a sentence or another label.

const (
	unbrokenLine  = 1200 // bytes of a line that may have lost its ends
	unbrokenMean  = 4000 // bytes that such lines of a text have in the mean
	unbrokenShare = .9   // of the text, which they hold at least: others may have names between them
)

// inLine is a label within a line, with the space before it.
var inLine = lazyregexp.New(`[\s](\((?:[0-9]{1,3}|[a-z]|[ivx]{1,5})\)|(?:[0-9]{1,3}|[a-z]|[ivx]{2,5})\)|[0-9]{1,3}\.)[\s]+\S`)

// LostLineEnds reports whether a text is a paper on so few and long lines that it must have lost its line ends; its
// paragraphs are then guessed.
func LostLineEnds(text string) bool {
	text = strings.TrimSpace(text)
	n, size := 0, 0
	for line := range strings.SplitSeq(text, "\n") {
		if len(line) >= unbrokenLine {
			n, size = n+1, size+len(line)
		}
	}
	return n > 0 && (size == len(text) || size >= n*unbrokenMean && float64(size) >= unbrokenShare*float64(len(text)))
}

// unbroken parts a line where paragraphs open that had a line of their own.
func unbroken(line string) []string {
	if len(line) < unbrokenLine {
		return []string{line}
	}
	opens := map[int]bool{}
	for i := range line {
		if n := partOpens(line, i); i > 0 && line[i-1] == ' ' && n > 0 {
			opens[i] = true
			if name := line[i : i+n]; name == strings.ToUpper(name) { // it is set as a heading is
				opens[i+n] = true
			}
		}
	}
	for from := 0; ; {
		m := inLine.FindStringSubmatchIndex(line[from:])
		if m == nil {
			break
		}
		if at := from + m[2]; labelOpens(line, at, opens) {
			opens[at] = true
		}
		from += m[3] - 1
		from++ // behind the label; the space after it may stand before the next one
	}
	var out []string
	last := 0
	for i := range line {
		if opens[i] {
			out = append(out, line[last:i])
			last = i
		}
	}
	return append(out, line[last:])
}

// partName is how many bytes the name of a part and its number take at most.
const partName = 40

// partOpens is how many bytes the name of a part with its number takes at a place, with the space behind it; 0 where
// none stands there or it is cited: it begins with a capital, and a sentence ends before it.
func partOpens(line string, at int) int {
	if r, _ := utf8.DecodeRuneInString(line[at:]); !unicode.IsUpper(r) {
		return 0
	}
	words := strings.SplitN(line[at:min(len(line), at+partName)], " ", 3)
	if len(words) < 3 || !endsBefore(line, at) {
		return 0
	}
	_, number, rest, ok := terms.Part(words[0] + " " + words[1])
	if !ok || number == "" || rest != "" {
		return 0
	}
	return len(words[0]) + len(words[1]) + 2
}

// endsBefore reports whether a sentence, or the opening words of a list, end before a place.
func endsBefore(line string, at int) bool {
	before := strings.TrimRightFunc(line[:at], unicode.IsSpace)
	if i := strings.LastIndexByte(before, ';'); i > 0 && len(before)-i <= len("; and") {
		before = before[:i+1] // "; and (c)"
	}
	return before != "" && strings.ContainsRune(".;:!?", rune(before[len(before)-1])) && !citesNumber(before)
}

// citesNumber reports whether a text ends with a short number and a full stop, such as "article 2.", which may be cut
// by a citation.
func citesNumber(text string) bool {
	last := text[strings.LastIndexByte(text, ' ')+1:]
	return strings.HasSuffix(last, ".") && len(last) < 5 && strings.Trim(last, "0123456789.IVXivx") == ""
}

// labelOpens reports whether a label at a place opens a paragraph: behind a sentence, another label, or the name of a
// part that opens.
func labelOpens(line string, at int, opens map[int]bool) bool {
	if opens[at] || endsBefore(line, at) {
		return true
	}
	before := strings.TrimRightFunc(line[:at], unicode.IsSpace)
	word := strings.LastIndexByte(before, ' ') + 1
	return opens[word] // (1) (a)
}
