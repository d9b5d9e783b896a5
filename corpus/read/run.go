package read

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// A letter with a full stop, "a. the tasks", may be the end of a sentence or an initial. Where three lines or more
// begin so, one letter after the other, they are a list, whatever stands before it, and two are one behind a colon.
// Three lines or more of one paragraph that begin with a), b), c) or I –, II –, III – are a list too.

// leastRun is how many letters make a list of them.
const leastRun = 3

// letterRuns tells of the lines that are of such a list their places in it, from 1. Where a paper has three such
// lines at all, those that open paragraphs of their own are of lists, however short. Small Roman numerals, "i. the
// oil", "ii. the wicks", count as letters do, in lists of their own or inside of those.
func letterRuns(lines []flow.Line) map[int]int {
	var letters, numerals dottedRun
	var before flow.Line
	for i, l := range lines {
		if l.Furniture != "" || l.Note != "" {
			continue
		}
		goesOn := wordsGoOn(before, l)
		before = l
		sign := dottedSign(l)
		n, v := corpus.LetterValue(sign), romanValue(sign)
		switch {
		case n > 1 && len(sign) == 1 && n == len(letters.open)+1:
			letters.add(i, &numerals)
		case v > 0 && v == len(numerals.open)+1:
			numerals.add(i, &letters)
		case v == 1:
			numerals.end()
			numerals.add(i, &letters)
		case n == 1:
			letters.end()
			letters.add(i, &numerals)
		case sign != "" || !goesOn:
			numerals.end()
			letters.end()
		}
	}
	numerals.end()
	letters.end()
	out := map[int]int{}
	for _, runs := range []dottedRun{letters, numerals} {
		for _, run := range runs.ended {
			if len(run) >= leastRun || len(run) > 1 && (announced(lines, run[0]) || underNumber(lines, run)) ||
				runs.all >= leastRun && opensParagraph(lines, run[0]) {
				for n, at := range run {
					out[at] = n + 1
				}
			}
		}
	}
	return numberRuns(lines, setOffRuns(lines, out))
}

// underNumber reports whether two lines that begin with letters stand right behind each other and behind the one line of
// a paragraph with a number: "1. The keeper shall", "a. light the lamps", "b. sweep the quay".
func underNumber(lines []flow.Line, run []int) bool {
	if run[0] == 0 || run[1] != run[0]+1 {
		return false
	}
	lab, ok := labelOf(lines[run[0]-1].Text, false)
	if before := lines[run[0]-1]; before.Label != "" {
		lab, ok = labelOf(before.Label+" X", false)
	}
	return ok && !lab.weak() && lab.readings[0].kind == number
}

// capitalRuns adds the lines of lists whose paragraphs bear capital letters with a full stop to the runs: three at least
// that count on from A, not all of them as short as a name behind an initial, of which those as short end as sentences
// do. In a paper that has such a list, two are one too.
func capitalRuns(lines []flow.Line, paragraphs []paragraphEnd, out map[int]int) {
	var run []int
	var runs [][]int
	long, least := false, leastRun // long: one of the run is longer than a name behind an initial
	end := func() {
		if len(run) > 1 && long {
			runs = append(runs, run)
			if len(run) >= leastRun {
				least = leastPair
			}
		}
		run, long = nil, false
	}
	for i, l := range lines {
		n := capitalLetterOf(l)
		if n == 0 {
			continue
		}
		p := paragraphs[i]
		ends := endingOf(p.last).some() || p.size > fullLine
		if !ends || n != len(run)+1 {
			end()
		}
		if n == len(run)+1 && ends {
			run, long = append(run, i), long || p.size > fullLine
		}
	}
	end()
	for _, run := range runs {
		for n, at := range run {
			if len(run) >= least {
				out[at] = n + 1
			}
		}
	}
}

// leastPair is how many capital letters make a list where others in the paper are longer.
const leastPair = 2

// capitalLetterOf is the place in the alphabet of a capital letter with a full stop at the head of a paragraph; else 0.
func capitalLetterOf(l flow.Line) int {
	t := l.Text
	if isApart(l) || l.Heading > 0 || len(t) < 4 || t[1] != '.' || t[2] != ' ' || t[0] < 'A' || t[0] > 'Z' {
		return 0
	}
	return int(t[0]-'A') + 1
}

// A dottedRun is the lines that count on with letters, or with numerals, and a full stop.
type dottedRun struct {
	open  []int // of the list that may go on
	ended [][]int
	all   int // lines of all that ended
}

// add puts line i to the list that is open. It ends the other list where that stands inside of this one.
func (r *dottedRun) add(i int, other *dottedRun) {
	r.open = append(r.open, i)
	if len(other.open) > 0 && other.open[0] > r.open[0] {
		other.end()
	}
}

// end ends the list that is open.
func (r *dottedRun) end() {
	if len(r.open) > 0 {
		r.ended, r.all = append(r.ended, r.open), r.all+len(r.open)
	}
	r.open = nil
}

// opensParagraph reports whether a line opens a paragraph with a capital behind its letter, and the words before it are
// at an end.
func opensParagraph(lines []flow.Line, at int) bool {
	l := lines[at]
	if l.Soft || !unicode.IsUpper(firstRune(strings.TrimLeft(l.Text[len(dottedSign(l))+1:], " "))) {
		return false
	}
	for _, before := range slices.Backward(lines[:at]) {
		if before.Furniture == "" && before.Note == "" {
			return endingOf(before.Text).opensNext() || before.Heading > 0
		}
	}
	return false
}

// Numbers without a sign, "3 Financial matters", label the items of an agenda where so many count on from 1 with short
// lines alone between them: their sub-items, or what is to be said of them.
const (
	leastNumbers = 4
	longestItem  = 110 // bytes
	mostBetween  = 12  // lines from one number to the next
)

// numberRuns adds the lines of such a list to the runs.
func numberRuns(lines []flow.Line, out map[int]int) map[int]int {
	var run, inner []int
	end := func() {
		if len(run) >= leastNumbers {
			for _, at := range append(run, inner...) {
				out[at] = itemInside // behind the words of the item before
			}
		}
		run, inner = run[:0], inner[:0]
	}
	for i, l := range lines {
		if l.Furniture != "" || l.Note != "" {
			continue
		}
		n, sub := bareNumberOf(l)
		switch {
		case len(l.Text) > longestItem || endingOf(l.Text).done && !abbreviated(l.Text) && !closes(l.Text) || l.Cell.Table > 0:
			end()
		case n > 0 && !sub && n == len(run)+1 && (n == 1 || i-run[n-2] <= mostBetween):
			run = append(run, i)
		case n == 1 && !sub:
			end()
			run = append(run, i)
		case n == len(run) && sub && n > 0:
			inner = append(inner, i)
		case n > 0 && !sub:
			end()
		}
	}
	end()
	return out
}

// itemInside is the place of an item in a run that follows others, whichever.
const itemInside = 2

// bareNumberOf is the number without a sign that opens a line before a capital letter; sub is that it is the first of
// a decimal label: the 3 of "3.1 Accounts".
func bareNumberOf(l flow.Line) (n int, sub bool) {
	if l.Label != "" || l.Kind != "" || l.Text == "" || l.Text[0] < '1' || l.Text[0] > '9' {
		return 0, false
	}
	lab, ok := labelOf(l.Text, false)
	if !ok || opensDate(l.Text) {
		return 0, false
	}
	first := lab.readings[0]
	switch {
	case first.kind == decimal:
		n, _ = strconv.Atoi(l.Text[:strings.IndexAny(l.Text+".", ".")])
		return n, true
	case first.kind == number && first.weak && first.suffix == "" && unicode.IsUpper(firstRune(l.Text[lab.length:])):
		return first.value, false
	}
	return 0, false
}

// announced reports whether the words before a line end with a colon.
func announced(lines []flow.Line, at int) bool {
	for at--; at >= 0 && (lines[at].Furniture != "" || lines[at].Note != ""); at-- {
	}
	return at >= 0 && endingOf(lines[at].Text).colon
}

// setOffRuns adds the lines of one paragraph that begin with labels which brackets or dashes set off, one after the
// other, to the runs: "a) the oil", "II – the wicks". Two are a list behind a colon.
func setOffRuns(lines []flow.Line, out map[int]int) map[int]int {
	for i := 0; i < len(lines); i++ {
		first, ok := setOffLabel(lines[i])
		if !ok {
			continue
		}
		n := 0
		for _, r := range first.readings {
			if r.value == 1 {
				n = max(n, runLength(lines[i:], first.style, r.kind))
			}
		}
		if n < leastRun && (n < 2 || !announced(lines, i) || !isPair(lines, i)) {
			continue
		}
		for at := i; at < i+n; at++ {
			if lines[at].Soft {
				out[at] = at - i + 1
			}
		}
		i += n - 1
	}
	return out
}

// isPair reports whether line i and the next one are the two items of a list. Else the first item cites the label of
// the second: it does not end with a sign, their words do not open alike, or the next paragraph bears that label
// itself.
func isPair(lines []flow.Line, i int) bool {
	first, _ := setOffLabel(lines[i])
	second, _ := setOffLabel(lines[i+1])
	if !endingOf(lines[i].Text).some() ||
		startsLower(lines[i].Text[first.length:]) != startsLower(lines[i+1].Text[second.length:]) {
		return false
	}
	next := slices.IndexFunc(lines[i+2:], func(l flow.Line) bool { return !l.Soft && l.Furniture == "" && l.Note == "" })
	if next < 0 {
		return true
	}
	after, _ := setOffLabel(lines[i+2+next])
	return after.mark != second.mark
}

// runLength is how many lines, of which all but the first go on a paragraph, begin with labels of a style and a kind
// that count on from 1.
func runLength(lines []flow.Line, style string, k kind) int {
	for n, l := range lines {
		lab, ok := setOffLabel(l)
		if !ok || n > 0 && !l.Soft || lab.style != style || !hasReading(lab, k, n+1) {
			return n
		}
	}
	return len(lines)
}

// setOffLabel is the label at the head of a line that brackets or a dash set off: (a), b), 3), II –.
func setOffLabel(l flow.Line) (label, bool) {
	if l.Furniture != "" || l.Note != "" || l.Label != "" || l.Kind != "" || len(l.Text) < 4 ||
		!strings.ContainsAny(l.Text[:min(len(l.Text), 12)], ")-–—") {
		return label{}, false
	}
	lab, ok := labelOf(l.Text, false)
	if ok && (lab.style == "-" || lab.style == "—") {
		lab.style = "–"
	}
	return lab, ok && (lab.style == "–" || !lab.weak() && (lab.style == ")" || lab.style == "()"))
}

func hasReading(l label, k kind, value int) bool {
	return slices.ContainsFunc(l.readings, func(r reading) bool { return r.kind == k && r.value == value })
}

// longestNumeral is how many letters a small Roman numeral takes at most: xviii.
const longestNumeral = 5

// dottedSign is the small letter, or the small Roman numeral, that labels a line with a full stop; else "".
func dottedSign(l flow.Line) string {
	t := l.Text
	if l.Label != "" || l.Kind != "" || len(t) < 4 || t[0] < 'a' || t[0] > 'z' {
		return ""
	}
	sign, rest, ok := strings.Cut(t[:min(len(t), longestNumeral+3)], ".")
	if !ok || len(sign) > longestNumeral || len(sign) > 1 && romanValue(sign) == 0 ||
		!strings.HasPrefix(rest, " ") && !opensQuestion(t[len(sign)+1:]) {
		return ""
	}
	return sign
}

// romanValue is the value of a Roman numeral in small letters below forty; 0 where it is none.
func romanValue(s string) int {
	if s == "" || strings.Trim(s, "ivx") != "" {
		return 0
	}
	n, err := corpus.ParseRoman(strings.ToUpper(s))
	if err != nil || n > 39 {
		return 0
	}
	return n
}
