package read

import (
	"slices"
	"strings"

	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// A paragraphEnd is how the paragraph goes on that a line stands in, from that line to its end.
type paragraphEnd struct {
	size  int    // bytes
	last  string // the last line
	inner bool   // a sentence ends inside of it
	bold  bool   // all of it is in bold, but for the end of its last line: "[agenda item 3]"
}

// longSentence is how many bytes words have at least that are no heading, however they are set, if they end with a full
// stop.
const longSentence = 110

// longestBold is how long the title of a section may be that is set in bold, as reports have them, in bytes.
const longestBold = 500

// isSentence reports whether a paragraph is longer than a heading, ends with a semicolon, or ends with a full
// stop and is long or holds another sentence.
func (p paragraphEnd) isSentence() bool {
	if p.size > maxHeading && !(p.bold && !p.inner && p.size <= longestBold) {
		return true
	}
	text := strings.TrimRight(p.last, " \u00a0\"'»”’)]*_")
	return strings.HasSuffix(text, ";") || strings.HasSuffix(text, ".") && p.isDone() && (p.size > longSentence || p.inner)
}

// isDone reports whether a paragraph ends as a sentence does.
func (p paragraphEnd) isDone() bool { return endingOf(p.last).done && !abbreviated(p.last) }

// paragraphEnds tells for each line how its paragraph goes on, notes and what is no wording aside.
func paragraphEnds(lines []flow.Line) []paragraphEnd {
	out := make([]paragraphEnd, len(lines))
	var after paragraphEnd
	goesOn := false // the line after it is of the same paragraph
	for i, l := range slices.Backward(lines) {
		if l.Furniture != "" || l.Note != "" {
			continue
		}
		if goesOn && after.last != "" {
			out[i] = after
			out[i].size, out[i].bold = len(l.Text)+1+after.size, l.Bold && after.bold
		} else {
			out[i] = paragraphEnd{size: len(l.Text), last: l.Text, bold: l.Bold || l.Lead > 0 || bracketed(l.Text)}
		}
		out[i].inner = out[i].inner || holdsSentenceEnd(l.Text)
		after, goesOn = out[i], l.Soft
	}
	return out
}

// unbrokenLine is how many columns a line has at least that is a whole paragraph. unbrokenShare says of how many lines of
// a paper one is such, and at most one goes on another, where they are not broken.
const (
	unbrokenLine  = 200
	unbrokenShare = 10
)

// unbroken reports whether the lines of a paper are whole paragraphs.
func unbroken(lines []flow.Line) bool {
	long, soft, all := 0, 0, 0
	for _, l := range lines {
		if l.Furniture != "" || l.Note != "" {
			continue
		}
		all++
		if l.Soft {
			soft++
		}
		if lang.Columns(l.Text) > unbrokenLine {
			long++
		}
	}
	return long > 0 && long*unbrokenShare >= all && soft*unbrokenShare <= all
}
