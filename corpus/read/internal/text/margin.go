package text

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// Bills and drafts number their lines in the margin. The numbers count on line by line, begin anew on a page at most,
// and stand before the middle of sentences, which the numbers of a list do not.

var numberedLine = lazyregexp.New(`^[ \t]{0,10}([0-9]{1,4})(?:[ \t]+(\S.*)?)?$`)

const (
	leastNumbered = 10  // lines that bear numbers
	runShare      = .95 // of them count on
	numberedShare = .85 // of all lines that hold words
	cutShare      = .25 // of them go on a sentence, or hold nothing
)

// A numbering is what the numbers at the heads of lines have in common.
type numbering struct {
	numbers, steps, cut, words int
	last                       int
}

// line takes in the next line.
func (n *numbering) line(raw string) {
	if strings.TrimSpace(raw) == "" {
		return
	}
	n.words++
	if m := numberedLine.FindStringSubmatch(raw); m != nil {
		v, _ := strconv.Atoi(m[1])
		if n.numbers > 0 && (v == n.last+1 || v == 1) {
			n.steps++
		}
		n.last = v
		n.numbers++
		if first, _ := utf8.DecodeRuneInString(m[2]); m[2] == "" || unicode.IsLower(first) {
			n.cut++
		}
	}
}

// holds reports whether the numbers are those of lines.
func (n *numbering) holds() bool {
	share := func(part, all int, least float64) bool { return float64(part) >= least*float64(all) }
	return n.numbers >= leastNumbered && share(n.steps, n.numbers-1, runShare) &&
		share(n.numbers, n.words, numberedShare) && share(n.cut, n.numbers, cutShare)
}

// withoutNumbers takes the numbers of lines off the margin of a text, and gives them as furniture.
func withoutNumbers(text string) (rest string, numbers []flow.Line) {
	all := strings.Split(text, "\n")
	var n numbering
	for _, raw := range all {
		n.line(strings.TrimRight(strings.TrimLeft(raw, "\f"), "\r"))
	}
	if !n.holds() {
		return text, nil
	}
	margin := -1 // columns before the words
	for i, raw := range all {
		feed := raw[:len(raw)-len(strings.TrimLeft(raw, "\f"))]
		line := strings.TrimRight(raw[len(feed):], "\r")
		m := numberedLine.FindStringSubmatchIndex(line)
		if m == nil {
			continue
		}
		numbers = append(numbers, flow.Line{Text: line[m[2]:m[3]], Num: i + 1, Furniture: "line number"})
		all[i] = feed + strings.Repeat(" ", m[3]) + line[m[3]:]
		if m[4] >= 0 && (margin < 0 || m[4] < margin) {
			margin = m[4]
		}
	}
	for i, raw := range all {
		feed := raw[:len(raw)-len(strings.TrimLeft(raw, "\f"))]
		line := raw[len(feed):]
		blank := len(line) - len(strings.TrimLeft(line, " \t"))
		all[i] = feed + line[min(blank, max(margin, 0)):]
	}
	return strings.Join(all, "\n"), numbers
}
