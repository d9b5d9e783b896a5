package read

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/lang/terms"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// pageEnd is a page number at the end of a line, behind dots or a gap.
var pageEnd = regexp.MustCompile(`(?:\s|[.…·]{2}|…)[0-9]{1,4}(?:[–-][0-9]{1,4})?$`)

// contentsGap is how many lines of a table of contents may stand one after the other without a page number.
const contentsGap = 8

// leaveContents marks the lines of tables of contents and of agendas that only list what follows.
func leaveContents(lines []flow.Line) {
	lastOf := sync.OnceValue(func() map[string]int { return lastLines(lines) })
	for i := range lines {
		text := strings.TrimSpace(lines[i].Text)
		if lines[i].Furniture != "" || len(text) > maxHeading {
			continue
		}
		switch {
		case endingOf(text).colon && terms.Holds(terms.Agenda, text) && !terms.Is(terms.Agenda, text):
			if to := agendaEnd(lines, i, lastOf); to > i {
				mark(lines[i+1:to+1], "agenda")
			}
		case len(text) < 60 && terms.Is(terms.Contents, text):
			if to := contentsEnd(lines, i); to > i {
				mark(lines[i:to+1], "contents")
			}
		case len(text) < 60 && terms.Is(terms.Agenda, text):
			if to := agendaEnd(lines, i, lastOf); to > i {
				mark(lines[i:to+1], "agenda")
			}
		}
	}
}

func mark(lines []flow.Line, as string) {
	for i := range lines {
		if lines[i].Furniture == "" {
			lines[i].Furniture = as
		}
	}
}

// contentsEnd is the last line of the table of contents that line i heads; i where none follows.
func contentsEnd(lines []flow.Line, i int) int {
	last := i
	for k := i + 1; k < len(lines) && k <= last+contentsGap; k++ {
		text := strings.TrimSpace(lines[k].Text)
		if len(text) > maxHeading+200 {
			break
		}
		if pageEnd.MatchString(text) && !endingOf(text).comma || len(text) < 60 && terms.Is(terms.Column, text) {
			last = k
		}
	}
	if last == i+1 && terms.Is(terms.Column, lines[last].Text) {
		return i
	}
	return last
}

// headingKey is what a point of an agenda and the heading over it have in common.
func headingKey(text string) string {
	return lang.FoldAll.Key(strings.Trim(text, " .;:,\u00a0"))
}

// agendaEnd is the last line of the agenda that line i heads, where most of its points head parts of what follows.
func agendaEnd(lines []flow.Line, i int, lastOf func() map[string]int) int {
	var points []string
	last := i
	for k := i + 1; k < len(lines); k++ {
		lab, ok := labelOf(lines[k].Printed(), false)
		if !ok && !lines[k].Bullet || len(points) > 0 && lines[k].Blank && lines[k].Heading > 0 {
			break
		}
		words := lines[k].Text
		if lines[k].Label == "" {
			words = words[min(lab.length, len(words)):]
		}
		point := headingKey(words)
		if slices.Contains(points, point) {
			break
		}
		points, last = append(points, point), k
	}
	again := 0
	for _, point := range points {
		if lastOf()[point] > last {
			again++
		}
	}
	if len(points) == 0 || again*2 < len(points) {
		return i
	}
	return last
}

// lastLines tells where the words of short lines, without their labels, stand last.
func lastLines(lines []flow.Line) map[string]int {
	out := map[string]int{}
	for i, l := range lines {
		text := l.Text
		if lab, ok := labelOf(text, false); ok {
			text = text[lab.length:]
		}
		if len(text) < maxHeading {
			out[headingKey(text)] = i
		}
	}
	return out
}
