package text

import (
	"strings"

	"github.com/reprise-wording/reprise/corpus/read/internal/page"
)

// A text that a converter made may have no form feeds and name its pages in lines of their own: "--- Page 3 ---", "Page
// 3 of 20". Such lines end pages, as form feeds do, so that what is printed on every page is told beside them.

const (
	leastPageMarks  = 3   // lines that name a page
	pageMarksCount  = 0.9 // of them name the page behind that of the last one
	longestPageMark = 40  // bytes
)

// A mark is a line that names its page.
type mark struct{ line, page int }

// withPageEnds puts a form feed before each line that names its page, and before what is printed over it on all pages,
// where a text has none.
func withPageEnds(text string) string {
	if strings.Contains(text, "\f") {
		return text
	}
	lines := strings.SplitAfter(text, "\n")
	marks, counted := []mark(nil), 0
	for i, l := range lines {
		n, ok := pageMark(l)
		if !ok {
			continue
		}
		if len(marks) > 0 && n == marks[len(marks)-1].page+1 {
			counted++
		}
		marks = append(marks, mark{i, n})
	}
	if len(marks) < leastPageMarks || float64(counted) < pageMarksCount*float64(len(marks)-1) {
		return text
	}
	over := printedOver(lines, marks)
	for _, m := range marks {
		if at := m.line - over; at > 0 {
			lines[at] = "\f" + lines[at]
		}
	}
	return strings.Join(lines, "")
}

// mostOver is how many lines a letterhead over the number of the page may take.
const mostOver = 6

// printedOver is how many lines over the marks are the same on all pages.
func printedOver(lines []string, marks []mark) int {
	for over := range mostOver {
		for _, m := range marks {
			at, first := m.line-over-1, marks[0].line-over-1
			if at < 0 || first < 0 || strings.TrimSpace(lines[at]) != strings.TrimSpace(lines[first]) {
				return over
			}
		}
	}
	return mostOver
}

// pageMark is the number of the page that a line names.
func pageMark(line string) (int, bool) {
	if len(line) > longestPageMark || !strings.ContainsAny(line, "0123456789") {
		return 0, false
	}
	return page.Named(line)
}
