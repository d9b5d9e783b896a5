package terms

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Date is a day of the calendar, or less where a text says less: Month and Day are 0 where unsaid.
type Date struct{ Year, Month, Day int }

// IsZero reports whether nothing is known.
func (d Date) IsZero() bool { return d == Date{} }

func (d Date) valid() bool {
	return d.Year >= 1000 && d.Year <= 2999 && d.Month >= 0 && d.Month <= 12 && d.Day >= 0 && d.Day <= daysIn(d.Month)
}

func daysIn(month int) int {
	switch month {
	case 2:
		return 29
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// A Span is a stretch of days as a text states it; Start and End are equal for one day.
type Span struct {
	Start, End Date
	From, To   int  // bytes of the text
	Ambiguous  bool // 04/05/2020: which number is the day is a guess
}

// Precise reports whether the days are stated, not only a month or a year.
func (s Span) Precise() bool { return s.Start.Day > 0 && s.End.Day > 0 }

// FindDates finds the first date or stretch of dates in a text: of those that state days, else of those that state
// a month, else the first year.
func FindDates(text string) (Span, bool) {
	var best Span
	rank := func(s Span) int {
		switch {
		case s.Precise():
			return 3
		case s.End.Month > 0:
			return 2
		case s.End.Year > 0:
			return 1
		}
		return 0
	}
	for _, s := range AllDates(text) {
		if rank(s) > rank(best) {
			best = s
		}
	}
	return best, rank(best) > 0
}

// AllDates finds all dates, stretches of dates, months with a year and years of a text, in order.
func AllDates(text string) []Span {
	if !mayHoldDate(text) && !mayHoldYearInWords(text) {
		return nil
	}
	p := dateParser{toks: numbersInWords(dateTokens(text))}
	var out []Span
	for i := 0; i < len(p.toks); {
		if s, next, ok := p.at(i); ok {
			s.From, s.To = p.toks[i].from, p.toks[next-1].to
			out = append(out, s)
			i = next
			continue
		}
		i++
	}
	return out
}

// mayHoldDate reports whether four digits stand together somewhere, as those of a year do, or two pairs of digits with
// a full stop or a stroke between, as in 12.09.24.
func mayHoldDate(text string) bool {
	run, pairs := 0, 0
	for _, r := range text {
		switch {
		case r < utf8.RuneSelf && (r < '0' || r > '9') || r >= utf8.RuneSelf && !unicode.IsDigit(r):
			if run != 2 || r != '.' && r != '/' {
				pairs = 0
			}
			run = 0
			continue
		case run == 0:
			pairs++
		}
		if run++; run == 4 || pairs == 3 {
			return true
		}
	}
	return false
}

type dateParser struct{ toks []dateToken }

func (p dateParser) get(i int) dateToken {
	if i < 0 || i >= len(p.toks) {
		return dateToken{n: -1}
	}
	return p.toks[i]
}

// A point is one day as stated, parts of which may be left to the next: the 7 of "7 to 18 November 2016".
type point struct {
	Date
	next int // the token behind it
}

// maxPoints is how many days a list of days may have: "14, 15 et 16 avril 2009".
const maxPoints = 8

// at reads a date or stretch of dates that begins at a token.
func (p dateParser) at(i int) (Span, int, bool) {
	if t := p.get(i); t.n < 0 && t.month == 0 && !knownDates().weekdays[t.key] || p.inSymbol(i) {
		return Span{}, 0, false
	}
	if s, next, ok := p.numeric(i); ok {
		return s, next, true
	}
	if s, next, ok := p.chinese(i); ok {
		return s, next, true
	}
	var points []point
	for j := i; len(points) < maxPoints; {
		pt, ok := p.point(j)
		if !ok {
			break
		}
		if n := len(points); n > 0 && pt.Month == 0 && pt.Year == 0 && points[n-1].Month > 0 && points[n-1].Year == 0 {
			if y := p.commas(pt.next); p.year(y) { // October 10-12, 2011
				pt.Year, pt.next = p.get(y).n, y+1
			}
		}
		points = append(points, pt)
		next, list := p.join(pt.next)
		if next == pt.next || list && pt.Year > 0 {
			break
		}
		j = next
	}
	for ; len(points) > 0; points = points[:len(points)-1] { // the longest list that comes to a date
		if s, ok := spanOf(points); ok {
			return s, points[len(points)-1].next, true
		}
	}
	return Span{}, 0, false
}

// inSymbol reports that the number at i goes on a symbol, a number or a word: A/24, 1.5, COVID-19, B12.
func (p dateParser) inSymbol(i int) bool {
	t, before := p.get(i), p.get(i-1)
	if t.n < 0 || !t.glued || i == 0 {
		return false
	}
	if strings.ContainsAny(before.key, "/.-_:") && before.glued {
		return p.get(i-2).n >= 0 || asciiWord(p.get(i-2).key)
	}
	return before.key == "/" || before.key == "§" || asciiWord(before.key)
}

func asciiWord(s string) bool { return s != "" && s[0] >= 'a' && s[0] <= 'z' }

// numeric reads 2018-10-29, 29/10/2018, 29.10.2018.
func (p dateParser) numeric(i int) (Span, int, bool) {
	a, x, b, y, c := p.get(i), p.get(i+1), p.get(i+2), p.get(i+3), p.get(i+4)
	if a.n < 0 || b.n < 0 || c.n < 0 || x.key != y.key || !strings.Contains("/.-", x.key) || x.key == "" ||
		!x.glued || !y.glued || !b.glued && x.key != "." || !c.glued && x.key != "." {
		return Span{}, 0, false
	}
	if after, behind := p.get(i+5), p.get(i+6); after.glued &&
		(after.key == "/" || after.key == "-" && behind.n >= 0 && behind.glued) {
		return Span{}, 0, false // a symbol or a number of many parts
	}
	var s Span
	switch {
	case a.digits == 4 && b.digits <= 2 && c.digits <= 2 && x.key != ".":
		s.Start = Date{a.n, b.n, c.n}
	case a.digits <= 2 && b.digits <= 2 && c.digits == 4:
		s.Start = Date{c.n, b.n, a.n}
		if b.n > 12 {
			s.Start.Month, s.Start.Day = a.n, b.n
		} else {
			s.Ambiguous = x.key == "/" && a.n <= 12 && a.n != b.n
		}
	case a.digits == 2 && b.digits == 2 && c.digits == 2 && x.key != "-" && p.shortYear(i):
		s.Start = Date{century(c.n) + c.n, b.n, a.n}
		if b.n > 12 {
			s.Start.Month, s.Start.Day = a.n, b.n
		}
		s.Ambiguous = true
	default:
		return Span{}, 0, false
	}
	s.End = s.Start
	return s, i + 5, s.Start.valid() && s.Start.Month > 0 && s.Start.Day > 0
}

// shortYear reports that three numbers from a token on may be a date whose year has two digits: they do not open the
// text, where a label of three numbers stands, and nothing goes on them.
func (p dateParser) shortYear(i int) bool {
	after, behind := p.get(i+5), p.get(i+6)
	goesOn := after.glued && (asciiWord(after.key) || after.key == "." && behind.glued && behind.n >= 0)
	return (i > 0 || i+5 == len(p.toks)) && p.get(i+2).glued && p.get(i+4).glued && !goesOn
}

// century is that of a year of two digits: of the last one, or of those that are to come soon.
func century(year int) int {
	if year < 70 {
		return 2000
	}
	return 1900
}

// chinese reads 2018年10月29日, and the stretch 2018年12月2日至15日.
func (p dateParser) chinese(i int) (Span, int, bool) {
	first, next := p.chinesePoint(i, Date{})
	if first.Year == 0 || !first.valid() {
		return Span{}, 0, false
	}
	s := Span{Start: first, End: first}
	if j, list := p.join(next); j > next && !list {
		if end, after := p.chinesePoint(j, first); after > j && end.valid() && end.Day > 0 && first.Day > 0 &&
			!before(end, first) {
			s.End, next = end, after
		}
	}
	return s, next, true
}

func (p dateParser) chinesePoint(i int, from Date) (Date, int) {
	d, last := from, 0
	for _, part := range []struct {
		unit string
		to   *int
	}{{"年", &d.Year}, {"月", &d.Month}, {"日", &d.Day}} {
		if t := p.get(i); t.n > 0 && p.get(i+1).key == part.unit {
			*part.to, last = t.n, i+2
			i += 2
		}
	}
	return d, last
}

// point reads one day: "18 November 2016", "October 10", "7", "November 2016", "2016".
func (p dateParser) point(i int) (point, bool) {
	words := knownDates()
	for words.weekdays[p.get(i).key] { // Monday, 7 May
		if i++; p.get(i).key == "," {
			i++
		}
	}
	t := p.get(i)
	switch {
	case t.month > 0: // October 10, 2011; October 2011
		month, j := t.month, p.abbreviated(i+1)
		if j = p.secondName(j); p.day(j) && !p.monthAfter(j) {
			d, next := p.get(j).n, p.suffixed(j)
			pt := point{Date{0, month, d}, next}
			if y := p.commas(p.clock(p.commas(next))); p.year(y) {
				pt.Year, pt.next = p.get(y).n, y+1
			}
			return pt, true
		}
		if y := p.of(p.commas(j)); p.year(y) {
			return point{Date{p.get(y).n, month, 0}, y + 1}, true
		}
		return point{Date{0, month, 0}, j}, true
	case p.day(i):
		j := p.suffixed(i)
		pt := point{Date{0, 0, t.n}, j}
		if m := p.of(j); p.get(m).month > 0 {
			pt.Month = p.get(m).month
			pt.next = p.secondName(p.abbreviated(m + 1))
			if y := p.of(p.commas(pt.next)); p.year(y) {
				pt.Year, pt.next = p.get(y).n, y+1
			}
		}
		return pt, true
	case p.year(i) && !t.inWords: // "a thousand" alone is any number
		return point{Date{t.n, 0, 0}, i + 1}, true
	}
	return point{}, false
}

// monthAfter reports that the day at j is one of the month that follows it: "May 5 June 2020" is no day of May.
func (p dateParser) monthAfter(j int) bool { return p.get(p.of(p.suffixed(j))).month > 0 }

func (p dateParser) day(i int) bool {
	t := p.get(i)
	return t.n >= 1 && t.n <= 31 && t.digits <= 2
}

func (p dateParser) year(i int) bool {
	t, after, behind := p.get(i), p.get(i+1), p.get(i+2)
	if t.n < 1000 || t.n > 2999 || t.digits != 4 {
		return false
	}
	return !after.glued ||
		after.key != "/" && !asciiWord(after.key) && !(after.key == "." && behind.n >= 0 && behind.glued)
}

// suffixed is the token behind a day and what makes it an ordinal: 1er, 7th, 1.º, 7. (German).
func (p dateParser) suffixed(i int) int {
	i++
	if t := p.get(i); t.glued && t.key == "." && (p.get(i+1).key != "" || p.get(i+1).n < 0) {
		i++
	}
	if t := p.get(i); t.glued && (knownDates().suffixes[t.key] || t.key == "o" || t.key == "a") {
		return i + 1
	}
	if t := p.get(i); t.glued && t.key == "-" && p.get(i+1).glued && knownDates().suffixes[p.get(i+1).key] { // 29-го
		return i + 2
	}
	return i
}

func (p dateParser) abbreviated(i int) int {
	if p.get(i).key == "." && p.get(i).glued {
		return i + 1
	}
	return i
}

// secondName passes over the second name of a month: كانون الثاني/يناير.
func (p dateParser) secondName(i int) int {
	if p.get(i).key == "/" && p.get(i+1).month > 0 {
		return i + 2
	}
	return i
}

func (p dateParser) commas(i int) int {
	if k := p.get(i).key; k == "," || k == "،" {
		return i + 1
	}
	return i
}

// clock passes over a time of day: 23:59:59 UTC.
func (p dateParser) clock(i int) int {
	at := i
	for p.get(i).n >= 0 && p.get(i+1).key == ":" && p.get(i+1).glued && p.get(i+2).n >= 0 {
		i += 2
	}
	if i == at {
		return at
	}
	i++
	if k := p.get(i).key; len(k) >= 2 && len(k) <= 4 && asciiWord(k) {
		i++
	}
	return i
}

// maxOf is how many words may stand between day, month and year: "días del mes de".
const maxOf = 4

// of passes over the words between day, month and year.
func (p dateParser) of(i int) int {
	for range maxOf {
		if t := p.get(i); t.n >= 0 || t.month > 0 || !knownDates().ofs[t.key] {
			break
		}
		i++
	}
	return i
}

// join passes over what stands between two days: a dash, a comma, "and", "to the", "au". A list says that the days
// are named one by one, so that what is complete before it is a date of its own.
func (p dateParser) join(i int) (next int, list bool) {
	words, joined := knownDates(), false
	for j := i; j < i+6; j++ {
		t := p.get(j)
		named := t.n < 0 && t.month == 0
		switch {
		case named && words.lists[t.key] || named && t.key != "" && strings.Contains(",&،、", t.key):
			list, joined = list || !joined, true
		case named && (words.joins[t.key] || t.key != "" && strings.Contains("-/~", t.key)):
			list, joined = false, true
		case joined && named && (words.ofs[t.key] || words.weekdays[t.key]):
		case joined:
			return j, list
		default:
			return i, false
		}
	}
	return i, false
}

// spanOf completes the days of a list by what follows or precedes them.
func spanOf(points []point) (Span, bool) {
	first, last := points[0].Date, points[len(points)-1].Date
	if len(points) > 1 && last.Day > 0 && last.Month == 0 { // October 10-12, 2011
		last.Month = points[len(points)-2].Month
		if last.Year == 0 {
			return Span{}, false
		}
	}
	if len(points) > 1 && first.Day == 0 != (last.Day == 0) || last.Day == 0 && len(points) > 2 {
		return Span{}, false // a month or a year is no day
	}
	if first.Month == 0 && (first.Day > 0 || last.Day == 0) {
		for _, p := range points[1:] {
			if first.Month == 0 && first.Year == 0 {
				first.Month = p.Month
			}
		}
	}
	if first.Year == 0 {
		if first.Year = last.Year; first.Month > last.Month {
			first.Year--
		}
	}
	whole := last.Year > 0 && (last.Month == 0) == (first.Month == 0) && !(last.Day > 0 && last.Month == 0)
	if !whole || !first.valid() || !last.valid() || before(last, first) {
		return Span{}, false
	}
	return Span{Start: first, End: last}, true
}

func before(a, b Date) bool { return a.Year*10000+a.Month*100+a.Day < b.Year*10000+b.Month*100+b.Day }
