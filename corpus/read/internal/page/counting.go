package page

import (
	"strconv"
	"strings"

	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
)

// The outermost line of a page may hold the title of the chapter and the number of the page, "Chapter 2. Oil  17",
// whatever the words are. The numbers tell it: on many pages they are as far ahead of the count of the pages.

const (
	countingPages = 6 // pages that bear such lines at least
	countingShare = 5 // of so many pages two bear one
)

// endNumber is a number that opens or ends a line, set apart from its words by white space alone.
var endNumber = lazyregexp.New(`^([0-9]{1,4})\s+\p{L}|\p{L}[^0-9]*\s([0-9]{1,4})$`)

// pageCount is the number at the end of a line that may count the pages; 0 for none.
func pageCount(l Line) int {
	if l.Keep || l.Cell.Table > 0 {
		return 0
	}
	m := endNumber.FindStringSubmatch(l.Text)
	if m == nil {
		return 0
	}
	n, _ := strconv.Atoi(m[1] + m[2])
	return n
}

// counting tells of each page whether its first line, or its last one, holds words and the number of the page.
func counting(pages [][]Line, foot bool) []bool {
	out := make([]bool, len(pages))
	numbers := make([]int, len(pages))
	ahead := map[int]int{}
	for n, p := range pages {
		if len(p) <= edge {
			continue
		}
		if numbers[n] = pageCount(outermost(p, foot, 0)); numbers[n] > 0 {
			ahead[numbers[n]-n]++
		}
	}
	for n, number := range numbers {
		pagesAlike := ahead[number-n]
		out[n] = number > 0 && pagesAlike >= countingPages && countingShare*pagesAlike >= 2*len(pages)
	}
	return out
}

// bearingNumbers tells of each page whether a line at its edges is its number in digits, as on three pages in five.
func bearingNumbers(pages [][]Line) []bool {
	numbers := make([]map[int]bool, len(pages)) // how far the numbers of each page are ahead of its place
	ahead := map[int]int{}
	for n, p := range pages {
		numbers[n] = map[int]bool{}
		for i, l := range p {
			if i >= edge && i < len(p)-edge || !pageNum.MatchString(l.Text) {
				continue
			}
			if all := numbersOf(l.Text); len(all) > 0 && !numbers[n][all[0]-n] {
				numbers[n][all[0]-n] = true
				ahead[all[0]-n]++
			}
		}
	}
	out := make([]bool, len(pages))
	for d, count := range ahead {
		for n := range pages {
			out[n] = out[n] || numbers[n][d] && 5*count >= 3*len(pages)
		}
	}
	return out
}

// isNumeral reports whether a text is a Roman numeral and no more, without the dashes that set off the number of a page.
func isNumeral(text string) bool { return text != "" && strings.Trim(text, "IVXLC") == "" }
