package read

import (
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/corpus/internal/terms"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// pageEnd is a page number at the end of a line, behind dots or a gap.
var pageEnd = lazyregexp.New(`(?:\s|[.…·]{2}|…)[0-9]{1,4}(?:[–-][0-9]{1,4})?$`)

// contentsGap is how many lines of a table of contents may stand one after the other without a page number.
const contentsGap = 8

// Kinds of furniture that list what follows.
const (
	contentsList = "contents"
	agendaList   = "agenda"
)

// leaveContents marks the lines of tables of contents and of agendas that only list what follows. It goes before the
// tables are read: a row of a contents table is a line like any other.
func leaveContents(lines []flow.Line) {
	view, at := rowsAsLines(lines)
	leaveLists(view)
	for i, l := range view {
		if l.Furniture != "" {
			mark(lines[at[i]:at[i+1]], l.Furniture)
		}
	}
}

// rowsAsLines gives the lines with the cells of a row joined where each of them holds one line; row i is
// lines[at[i]:at[i+1]].
func rowsAsLines(lines []flow.Line) (view []flow.Line, at []int) {
	view, at = make([]flow.Line, 0, len(lines)), make([]int, 0, len(lines)+1)
	for i := 0; i < len(lines); {
		l := lines[i]
		to := i + 1
		for to < len(lines) && l.Cell.Table > 0 && l.Furniture == "" && nextCell(lines[to-1], lines[to]) {
			l = l.Append(lines[to])
			to++
		}
		if to < len(lines) && l.Cell.Table > 0 && sameCell(lines[to-1], lines[to]) { // a cell of several lines
			l, to = lines[i], i+1
		}
		view, at = append(view, l), append(at, i)
		i = to
	}
	return view, append(at, len(lines))
}

// nextCell reports whether a line stands in a cell behind that of the line before it, in the same row.
func nextCell(before, l flow.Line) bool {
	return l.Furniture == "" && l.Cell.Table == before.Cell.Table && l.Cell.Row == before.Cell.Row &&
		l.Cell.Column > before.Cell.Column
}

func sameCell(a, b flow.Line) bool { return a.Cell == b.Cell }

// leaveLists marks what leaveContents marks, of lines outside of tables.
func leaveLists(lines []flow.Line) {
	lastOf := sync.OnceValue(func() map[string]int { return lastLines(lines) })
	leaveLeaders(lines)
	leavePages(lines, lastOf)
	for i := range lines {
		text := flow.CloseUp(strings.TrimSpace(lines[i].Text))
		if lines[i].Furniture != "" || len(text) > maxHeading {
			continue
		}
		switch {
		case endingOf(text).colon && terms.Holds(terms.Agenda, text) && !terms.Is(terms.Agenda, text):
			if to := agendaEnd(lines, i, lastOf); to > i {
				mark(lines[i+1:to+1], agendaList)
			}
		case len(text) < 60 && terms.Is(terms.Contents, text):
			to := contentsEnd(lines, i)
			if to == i {
				to = arrangementEnd(lines, i, lastOf)
			}
			if to > i {
				mark(lines[i:to+1], contentsList)
			}
		case len(text) < 60 && terms.Is(terms.Agenda, text):
			if to := agendaEnd(lines, i, lastOf); to > i {
				mark(lines[i:to+1], agendaList)
			}
		}
	}
}

// leader is a page number behind a row of dots.
var leader = lazyregexp.New(`(?:[.…·_][ \x{a0}]?){4,}[ \x{a0}]?([0-9]{1,4}|[ivxlc]{1,6})$`)

const (
	leastLeaders = 4 // lines with page numbers behind dots that are a table of contents
	leaderGap    = 2 // lines without between two of them: titles that run over, names of parts
)

// leaveLeaders marks tables of contents that no heading names: lines that end with dots and page numbers, which never
// go down.
func leaveLeaders(lines []flow.Line) {
	first, last, n, page := 0, -1, 0, 0
	end := func() {
		if n >= leastLeaders {
			mark(lines[first:leadersTail(lines, last, page)+1], contentsList)
		}
		n, page, last = 0, 0, -1
	}
	for i, l := range lines {
		if l.Furniture != "" || l.Note != "" {
			continue
		}
		if n > 0 && i-last > leaderGap+1 {
			end()
		}
		m := leader.FindStringSubmatch(strings.TrimSpace(l.Text))
		if m == nil {
			continue
		}
		at := atoi(m[1])
		if at > 0 && at < page {
			end()
		}
		if n == 0 {
			for first = i; first > 0 && lines[first-1].Furniture == "" && namesNumbered(lines[first-1].Text); first-- {
			}
		}
		last, page = i, max(page, at)
		n++
	}
	end()
}

// leadersTail is the last row of a table of contents whose last row with dots is line last, on page number page. The rows
// behind that at the foot of its page are of the table, if the first of them ends with the number of a page.
func leadersTail(lines []flow.Line, last, page int) int {
	if last+1 == len(lines) || lines[last+1].Break || pageBehind(lines[last+1]) < page {
		return last
	}
	for to := last + 1; to <= last+leaderGap; to++ {
		switch {
		case lines[to].Furniture != "":
			return last
		case to+1 == len(lines) || lines[to+1].Break || pageEnds[lines[to+1].Furniture]:
			return to
		}
	}
	return last
}

// namesNumbered reports whether a text begins with the name of a part and its number.
func namesNumbered(text string) bool {
	_, number, _, ok := terms.Part(headOf(text))
	return ok && number != ""
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
	last, page := i, 1
	rows := map[string]int{} // by words: the line that has them
	for k := i + 1; k < len(lines) && k <= last+contentsGap; k++ {
		text := strings.TrimSpace(lines[k].Text)
		title := wordsKey(rowTitle(text))
		row, again := rows[title]
		column := len(text) < 60 && terms.Is(terms.Column, text) // its names stand on each page of the table
		again = again && title != "" && !column && !goesOnRow(lines, k, last) && comesAgain(rowTitle(lines[row].Text), text)
		if len(text) > maxHeading+200 || again && !pageEnd.MatchString(text) {
			break // the first of the headings that it lists comes again
		}
		if !again {
			rows[title] = k
		}
		number, alone := rowPage(text)
		if page > 1 && number > page+longestLeap && !leader.MatchString(text) {
			break // a year: "Commenced on 1 December 1984"
		}
		if endsRow(lines, k, text) || alone && number >= page || column {
			last = k
		}
		page = max(page, number)
	}
	if last == i+1 && terms.Is(terms.Column, lines[last].Text) {
		return i
	}
	return draftsEnd(lines, i, last, rows)
}

// goesOnRow reports whether line k goes on a row of a table of contents that the line before opens; last is the last line
// that ends a row.
func goesOnRow(lines []flow.Line, k, last int) bool {
	if k-1 <= last {
		return false
	}
	before, _ := labelOf(lines[k-1].Text, false)
	return before.some()
}

// draftsGap is how many lines may list the drafts of an addendum.
const draftsGap = 60

// firstRows is how many lines behind the heading of a table of contents may hold its first row: names of columns stand
// before it.
const firstRows = 4

// draftsEnd is the last line of a list of drafts without numbers and pages, as "Draft decision -/HC.9. Lamps", that
// stands between line last, the last row of the table of contents that line i heads, and the heading of its first row;
// last where there is none.
func draftsEnd(lines []flow.Line, i, last int, rows map[string]int) int {
	drafts := false
	for k := last + 1; k < min(len(lines), last+draftsGap); k++ {
		text := strings.TrimSpace(lines[k].Text)
		row, listed := rows[wordsKey(text)]
		_, number, _, named := terms.Part(text)
		switch {
		case listed && row <= i+firstRows && text != "" && comesAgain(rowTitle(lines[row].Text), text):
			if drafts {
				return k - 1
			}
			return last
		case len(text) > maxHeading+200, named && number != "" && number[0] <= '9' && number[0] >= '0':
			return last
		}
		drafts = drafts || named && lacksNumber(number)
	}
	return last
}

// lacksNumber reports whether a dash or the like stands for the number of a draft in its symbol: "-/HC.9".
func lacksNumber(symbol string) bool {
	first, _ := utf8.DecodeRuneInString(symbol)
	return symbol != "" && !unicode.IsLetter(first) && !unicode.IsDigit(first)
}

// longestLeap is how many pages lie at most between two rows of a table of contents.
const longestLeap = 500

// rowPage is the number of the page at the end of a row; alone is that it stands in a line behind that of its title.
func rowPage(text string) (page int, alone bool) {
	page, err := strconv.Atoi(strings.TrimLeft(pageEnd.FindString(" "+text), " .…·"))
	return page, err == nil && strconv.Itoa(page) == text
}

// rowTitle is a row of a table of contents without the dots and the numbers at its end.
func rowTitle(text string) string { return strings.TrimRight(text, " .…·_0123456789–-\u00a0") }

// endsRow reports whether a line of a table of contents ends with the number of a page. In a paragraph that goes on, a
// number that no dots lead to is one of its words.
func endsRow(lines []flow.Line, k int, text string) bool {
	if !pageEnd.MatchString(text) || endingOf(text).comma {
		return false
	}
	goesOn := k+1 < len(lines) && lines[k+1].Soft && !pageEnd.MatchString(strings.TrimSpace(lines[k+1].Text))
	return !goesOn || leader.MatchString(text)
}

// leastArranged is how many headings a table of contents without page numbers lists at least.
const leastArranged = 3

// arrangementEnd is the last line of a table of contents without page numbers, as acts have it, that line i heads: it
// ends before a paragraph or before the first of its headings comes again, and most of them come after that; i where it
// is none.
func arrangementEnd(lines []flow.Line, i int, lastOf func() map[string]int) int {
	for start := i + 1; start < min(i+1+contentsGap, len(lines)); start++ {
		first := wordsKey(lines[start].Text)
		if first == "" || lastOf()[first] <= start {
			continue
		}
		end := start + 1
		for end < len(lines) && !comesAgain(lines[start].Text, lines[end].Text) && len(lines[end].Text) <= maxHeading {
			end++
		}
		if end == len(lines) {
			return i
		}
		last, again, all := tableRows(lines[:end], start, lastOf())
		if again < leastArranged || again*2 < all {
			return i
		}
		return last
	}
	return i
}

// comesAgain reports whether a line is the heading that a row of a table of contents lists: the same words, and no other
// label before them, as "6.1 Overview" has behind "1. Overview".
func comesAgain(row, text string) bool {
	if wordsKey(row) != wordsKey(text) {
		return false
	}
	listed, printed := listedNumber(row), listedNumber(text)
	return listed == "" || printed == "" || listed == printed
}

// listedNumber is the label of a heading, or the number of the part that it opens, in capitals.
func listedNumber(text string) string {
	text = strings.TrimLeftFunc(text, opensItemSign)
	if _, number, title, ok := terms.Part(text); ok && title != "" {
		return strings.ToUpper(number)
	}
	lab, _ := labelOf(text, false)
	return strings.ToUpper(lab.bare)
}

// arrangedGap is how many lines in a row of such a table may not come again: titles that run over, names of columns,
// sections that were repealed.
const arrangedGap = 2

// tableRows is the last row of a table without page numbers that line start opens and that ends at the end of the
// lines at the latest; of all its rows, again come again below.
func tableRows(lines []flow.Line, start int, lastOf map[string]int) (last, again, all int) {
	last = start
	gap, rows := 0, 0
	var before reading // of the label of the row before
	for k := start; k < len(lines) && gap <= arrangedGap; k++ {
		l := lines[k]
		if l.Furniture != "" {
			continue
		}
		rows++
		lab, _ := labelOf(l.Text, false)
		counted := lab.some() && follows(before, lab.readings[0])
		if lab.some() {
			before = lab.readings[0]
		}
		switch at, known := lastOf[wordsKey(l.Text)]; {
		case known && at >= len(lines):
			last, gap = k, 0
			again, all = again+1, rows
		case counted && before.kind == number:
			last, gap, all = k, 0, rows
		case l.Heading > 0:
			return last, again, all
		default:
			gap++
		}
	}
	return last, again, all
}

// wordsKey is the key of a heading without its label, or without the name of the part that it opens where a title
// follows.
func wordsKey(text string) string {
	text = strings.TrimLeftFunc(text, opensItemSign)
	if _, _, title, ok := terms.Part(text); ok && title != "" {
		text = strings.TrimLeft(title, " .:–—-\u00a0")
	} else if lab, ok := labelOf(text, false); ok {
		text = text[min(lab.length, len(text)):]
	}
	return headingKey(text)
}

// opensItemSign reports whether a rune is a sign before an item of a list, or white space behind it.
func opensItemSign(r rune) bool {
	return unicode.IsSpace(r) || unicode.Is(unicode.Co, r) || strings.ContainsRune(flow.Bullets, r)
}

// headingKey is what a point of an agenda and the heading over it have in common.
func headingKey(text string) string {
	return lang.FoldAll.Key(strings.Trim(text, " .;:,–—―-\u00a0"))
}

// agendaEnd is the last line of the agenda that line i heads, where most of its points head parts of what follows.
func agendaEnd(lines []flow.Line, i int, lastOf func() map[string]int) int {
	var points []string
	last := i
	for k := i + 1; k < len(lines); k++ {
		if len(points) > 0 && lines[k].Soft { // a point runs over
			last = k
			continue
		}
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

// lastLines tells where the words of short lines, without their labels, stand last, and those of titles before a dash.
func lastLines(lines []flow.Line) map[string]int {
	out := map[string]int{}
	for i, l := range lines {
		if len(l.Text) < maxHeading {
			out[wordsKey(l.Text)] = i
		}
		if title := runInTitle(l.Text); title != "" {
			out[wordsKey(title)] = i
		}
		if title := titleSentence(l.Text); title != "" {
			out[headingKey(title)] = i
		}
	}
	return out
}

// titleSentence is the title between the label of a line and its words, where a full stop ends it: "Section 2. Name of
// the port. The port is called".
func titleSentence(text string) string {
	head := text[:min(len(text), longestTitle)]
	title := ""
	if _, _, rest, ok := terms.Part(head); ok {
		title = strings.TrimLeft(rest, " .:–—-\u00a0")
	} else if lab, ok := labelOf(head, false); ok && lab.length < len(head) {
		title = head[lab.length:]
	}
	at := strings.Index(title, ". ")
	if at < 0 {
		return ""
	}
	return title[:at]
}
