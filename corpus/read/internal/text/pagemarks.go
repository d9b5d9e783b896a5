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

// withPageEnds puts a form feed behind each line that names its page, where a text has none.
func withPageEnds(text string) string {
	if strings.Contains(text, "\f") {
		return text
	}
	var ends []int // behind the line end of each mark
	last, counted, from := 0, 0, 0
	for from < len(text) {
		to := strings.IndexByte(text[from:], '\n') + 1
		if to == 0 {
			to = len(text) - from
		}
		if n, ok := pageMark(text[from : from+to]); ok {
			if len(ends) > 0 && n == last+1 {
				counted++
			}
			last = n
			ends = append(ends, from+to)
		}
		from += to
	}
	if len(ends) < leastPageMarks || float64(counted) < pageMarksCount*float64(len(ends)-1) {
		return text
	}
	var b strings.Builder
	from = 0
	for _, end := range ends {
		b.WriteString(text[from:end])
		b.WriteByte('\f')
		from = end
	}
	b.WriteString(text[from:])
	return b.String()
}

// pageMark is the number of the page that a line names.
func pageMark(line string) (int, bool) {
	if len(line) > longestPageMark || !strings.ContainsAny(line, "0123456789") {
		return 0, false
	}
	return page.Named(line)
}
