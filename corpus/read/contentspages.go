package read

import (
	"strings"

	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// leastPages is how many lines with page numbers, which no dots lead to and no heading names, are a table of contents.
const leastPages = 3

// leavePages marks such tables: lines right behind one another that end with numbers which never go down, and of which
// most come again below without these.
func leavePages(lines []flow.Line, lastOf func() map[string]int) {
	var run []int
	page := 0
	end := func() {
		if len(run) >= leastPages && comeAgain(lines, run, lastOf()) {
			mark(lines[run[0]:run[len(run)-1]+1], contentsList)
		}
		run, page = nil, 0
	}
	for i, l := range lines {
		if l.Furniture != "" || l.Note != "" {
			continue
		}
		at := pageBehind(l)
		if at == 0 || at < page {
			end()
		}
		if at > 0 {
			run, page = append(run, i), at
		}
	}
	end()
}

// pageBehind is the number that a short line ends with, behind words; else 0.
func pageBehind(l flow.Line) int {
	text := strings.TrimSpace(l.Text)
	if len(text) < 3 || len(text) > maxHeading || text[len(text)-1] < '0' || text[len(text)-1] > '9' {
		return 0
	}
	space := strings.LastIndexByte(text, ' ')
	if space < 1 || len(text)-space > len(" 9999") || strings.Trim(text[:space], " 0123456789.") == "" {
		return 0
	}
	return atoi(text[space+1:])
}

// comeAgain reports whether most of the lines come again behind the last of them, without their page numbers.
func comeAgain(lines []flow.Line, run []int, lastOf map[string]int) bool {
	again := 0
	for _, i := range run {
		if lastOf[wordsKey(rowTitle(strings.TrimSpace(lines[i].Text)))] > run[len(run)-1] {
			again++
		}
	}
	return again*3 >= len(run)*2
}
