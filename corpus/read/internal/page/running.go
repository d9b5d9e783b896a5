package page

import (
	"strconv"
	"strings"
)

// A repeated is what the lines have in common that stand at the edges of pages and are alike, numbers aside.
type repeated struct {
	pages   []int   // 0-based, each once
	numbers [][]int // of the line of each of those pages; -1 for one too long to count pages
	known   bool    // the two answers below are worked out
	recurs  bool    // the lines are running ones
	paged   bool    // a number of them counts the pages
}

// A runner knows which lines recur at the edges of pages.
type runner struct {
	pages int
	seen  map[string]*repeated
	exact map[string]int // on how many pages a line stands as many lines from the edge, to the letter
	head  []block        // what stands apart at the head of each page, where that changes from part to part
	foot  []block        // the same of the feet
	first []bool         // of each page: its first line holds its number beside words that may change
	last  []bool         // the same of the last lines
	bears []bool         // of each page: it bears its number in digits
	twice int            // lines that open both pages of a paper of two, in a row
}

func recurring(pages [][]Line) runner {
	r := runner{pages: len(pages), seen: map[string]*repeated{}, exact: map[string]int{}}
	r.head, r.foot = changing(pages, false), changing(pages, true)
	r.first, r.last = counting(pages, false), counting(pages, true)
	r.bears, r.twice = bearingNumbers(pages), openBoth(pages)
	for n, p := range pages {
		onPage := map[string]int{}
		for _, l := range p {
			onPage[l.Text]++
		}
		for i, l := range p {
			if k := key(l, i, len(p)); k != "" {
				s := r.seen[k]
				if s == nil {
					s = &repeated{}
					r.seen[k] = s
				}
				if len(s.pages) == 0 || s.pages[len(s.pages)-1] != n {
					s.pages, s.numbers = append(s.pages, n), append(s.numbers, numbersOf(l.Text))
				}
			}
			if onPage[l.Text] > 1 { // of a form with lines to fill in, not of a letterhead
				continue
			}
			if i < deep {
				r.exact[exactKey("head", i, l)]++
			}
			if in := len(p) - 1 - i; in < deep {
				r.exact[exactKey("foot", in, l)]++
			}
		}
	}
	return r
}

func exactKey(side string, in int, l Line) string {
	return side + " " + strconv.Itoa(in) + " " + singleSpaced(l.Text)
}

// singleSpaced is a text with one space between its words: plain text keeps them apart by as many as fill the line.
func singleSpaced(text string) string { return strings.Join(strings.Fields(text), " ") }

// what tells the kind of furniture that line i of page n is, so many lines from the edge; "" for none.
func (r runner) what(p []Line, n, i, in int) string {
	l := p[i]
	switch {
	case l.Furniture != "":
		return l.Furniture
	case !l.Keep && (i == in && i < r.head[n].lines || i != in && in < r.foot[n].lines):
		if IsNumber(l.Text) {
			return PageNumber
		}
		return RunningHead
	case n == 1 && i == in && i < r.twice, i == in && i == 0 && r.first[n], i != in && in == 0 && r.last[n]:
		return RunningHead
	case in >= edge && r.pages > 1 && isNamed(l.Text):
		return PageNumber
	case in >= edge:
		side := "head"
		if i != in {
			side = "foot"
		}
		if (n > 0 || side == "foot") && !l.Keep && r.pages > 2 && 5*r.exact[exactKey(side, in, l)] >= 3*r.pages {
			return RunningHead
		}
		return ""
	case r.bears[n] && isNumeral(l.Text): // that of an article
		return ""
	case !l.Keep && r.pages > 1 && IsNumber(l.Text):
		return PageNumber
	}
	k := key(l, i, len(p))
	if k == "" {
		return ""
	}
	s := r.seen[k]
	if !s.known { // once for all its lines
		s.known, s.recurs, s.paged = true, s.running(r.pages), s.numbered()
	}
	if !s.recurs || l.Keep && !s.paged {
		return ""
	}
	return RunningHead
}

func isNamed(text string) bool {
	_, ok := Named(text)
	return ok
}

// key is what a running line has in common on all its pages, with how many numbers it has, so that lines of one key
// have as many; empty for a line that can't be one.
func key(l Line, i, n int) string {
	if i >= edge && i < n-edge || listHead.MatchString(l.Text) {
		return ""
	}
	side := "head"
	if i >= n-edge && i >= edge {
		side = "foot"
	}
	numbers := strconv.Itoa(len(numbersOf(l.Text)))
	return side + " " + numbers + " " + strings.ToLower(digits.ReplaceAllString(singleSpaced(l.Text), "#"))
}

// longestCount is how many digits a number has at most that counts pages.
const longestCount = 4

// numbersOf are the numbers of a line.
func numbersOf(text string) []int {
	var out []int
	for d := range strings.FieldsFuncSeq(text, func(r rune) bool { return r < '0' || r > '9' }) {
		n := -1
		if len(d) <= longestCount {
			n, _ = strconv.Atoi(d)
		}
		out = append(out, n)
	}
	return out
}

// running reports whether the lines are running ones of a paper of so many pages. In a paper of two pages, where any
// two headings may be alike, a number must count the pages.
func (s *repeated) running(pages int) bool {
	if len(s.pages) < max(2, (2*pages+4)/5) {
		return false
	}
	varies := false
	for at := range s.numbers[0] {
		if !s.same(at) {
			if varies = true; !s.counts(at) {
				return false
			}
		}
	}
	return varies || pages > 2
}

// numbered reports whether a number of the lines counts the pages; what looks like a note is no running line else.
func (s *repeated) numbered() bool {
	for at := range s.numbers[0] {
		if !s.same(at) && s.counts(at) {
			return len(s.pages) >= leastNumbered
		}
	}
	return false
}

// leastNumbered is how many pages bear lines that look like notes and are running ones.
const leastNumbered = 4

// same reports whether a number of the line is the same on all pages.
func (s *repeated) same(at int) bool {
	for _, numbers := range s.numbers[1:] {
		if numbers[at] != s.numbers[0][at] {
			return false
		}
	}
	return true
}

// counts reports whether a number of the line follows the pages, on three in five of them.
func (s *repeated) counts(at int) bool {
	ahead := map[int]int{}
	most := 0
	for i, numbers := range s.numbers {
		if numbers[at] >= 0 {
			d := numbers[at] - s.pages[i]
			ahead[d]++
			most = max(most, ahead[d])
		}
	}
	return most > 1 && 5*most >= 3*len(s.pages)
}
