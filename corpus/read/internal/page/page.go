// Package page makes running text of pages: it tells the lines of the text from running heads, page numbers and
// footnotes, by position, size and repetition, and which lines go on the paragraph of the line before. It serves the
// formats that know pages only (PDF, and text with form feeds).
package page

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/internal/terms"
	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// A Line is a line as it stands on its page. Positions are in any unit, from the top left.
type Line struct {
	flow.Line
	Top, Bottom float64 // Top < Bottom
	Left, Right float64
	Size        float64 // of most of its letters
	Column      int     // 0-based column of a page set in several
	Keep        bool    // known to be no running line
	Pushed      bool    // something raised in it pushed the line down
}

// edge is how many lines at the head and foot of a page may be running ones, and deep how many may be where they are
// the same to the letter on most pages: a letterhead.
const (
	edge = 3
	deep = 12
)

var (
	digits  = lazyregexp.New(`[0-9]+`)
	pageNum = lazyregexp.New(
		`(?i)^[\s\-–—|]*(?:page\s+)?[0-9ivxlc]{1,5}(?:\s*(?:/|of|de|sur)\s*[0-9]{1,5})?[\s\-–—|]*$`,
	)
	// namedPage is a line that names its page: "Page 3", "--- PAGE 3 ---", "[Página 3 de 20]".
	namedPage = lazyregexp.New(
		`^[\s\-–—|=*_#<\[]*(\p{L}+)[.:]?\s*([0-9]{1,4})(?:\s*(?:/|\p{L}{2,3})\s*[0-9]{1,4})?[\s\-–—|=*_#>\]]*$`,
	)
	// jobNum is what a printing office puts at the foot of a page: "V.19-08000", "16-22937 (E)", "2 18-18142 (E)
	// 021118", "25-10679X (E)", "iv 25-10679", "*1622937*".
	jobNum = lazyregexp.New(
		`^(?:(?:[0-9]{1,4}(?:/[0-9]{1,4})?|[ivxlc]{1,6})[/\s]+)?(?:\p{Lu}{1,3}\.\s?[0-9]{2}-[0-9]{4,6}|[0-9]{2}-[0-9]{5,6}\p{Lu}?)\*?` +
			`(?:\s*\(\p{Lu}\))?(?:\s+[0-9]{6})*(?:\s+[*∗][0-9]{7,9}[*∗])?(?:\s+(?:[0-9]{1,4}(?:/[0-9]{1,4})?|[ivxlc]{1,6}))?$|^[*∗]\s?[0-9]{6,9}\s?[*∗]$`,
	)
	listHead = lazyregexp.New(
		`^(?:(?:[0-9]{1,3}[.)]|\(?[a-z]{1,4}\))\s+\S|[0-9]{1,2}\.\p{Lu}\p{Ll}|[a-z]\.\s?[¿¡])`,
	)
	// dottedLetter is the label of an item that is no initial.
	dottedLetter = lazyregexp.New(`^[a-z]\.\s+\p{Lu}`)
	// hangHead is what may stand before the indent of lines that hang below it: "4.2", "(a)", "73/98." before a title.
	hangHead = lazyregexp.New(
		`^(?:[0-9]{1,3}(?:\.[0-9]{1,3}){1,5}\.?|[0-9]{1,3}/[0-9]{1,4}\.|[0-9]{1,4}[.)](?:,\s*[0-9]{1,4}[.)])+,?|[0-9]{1,3}[.)]|` +
			`\(?(?:[0-9]{1,3}|[A-Za-z]{1,4})\)|[A-Z]\.|[IVXLC]{1,6}\.[–—-]?)\s+\S`,
	)
)

// Running marks the running heads and feet and the page numbers of the pages as furniture, in their places. A line is
// running where it stands at the head or foot of its page and, numbers aside, at least on two pages and on two in
// five, and its numbers are the same on all of them or follow the pages; or where it is a page number. Further lines
// of a letterhead that stands on most pages are running from the second page on: the first is where it is read. Where
// pages hold nothing but such lines, those with words are their text.
func Running(pages [][]Line) {
	r := recurring(pages)
	for n, p := range pages {
		// from the edges inwards: what stands inside of a line of the text is no running line
		head, foot := 0, len(p)
		for ; head < min(deep, len(p)); head++ {
			if p[head].Furniture = r.what(p, n, head, head); p[head].Furniture == "" {
				break
			}
		}
		for ; foot > max(head, len(p)-deep); foot-- {
			if p[foot-1].Furniture = r.what(p, n, foot-1, len(p)-foot); p[foot-1].Furniture == "" {
				break
			}
		}
	}
	if !anyText(pages) {
		clearRunning(pages)
	}
}

func anyText(pages [][]Line) bool {
	return slices.ContainsFunc(pages, func(p []Line) bool {
		return slices.ContainsFunc(p, func(l Line) bool { return l.Furniture == "" })
	})
}

// clearRunning takes the mark of a running head off all lines.
func clearRunning(pages [][]Line) {
	for _, p := range pages {
		for i := range p {
			if p[i].Furniture == RunningHead {
				p[i].Furniture = ""
			}
		}
	}
}

// Kinds of furniture that pages bear.
const (
	RunningHead = "running head"
	PageNumber  = "page number"
)

// Split parts the furniture of a page from its text; both keep their order.
func Split(p []Line) (text, furniture []Line) {
	if !slices.ContainsFunc(p, func(l Line) bool { return l.Furniture != "" }) {
		return p, nil
	}
	for _, l := range p {
		if l.Furniture != "" {
			furniture = append(furniture, l)
		} else {
			text = append(text, l)
		}
	}
	return text, furniture
}

// Place puts furniture back among the text of its page, by height.
func Place(text, furniture []Line) []Line {
	out := make([]Line, 0, len(text)+len(furniture))
	for _, l := range text {
		for len(furniture) > 0 && furniture[0].Top < l.Top {
			out, furniture = append(out, furniture[0]), furniture[1:]
		}
		out = append(out, l)
	}
	return append(out, furniture...)
}

// OpensList reports whether a text begins with the label of a list item.
func OpensList(text string) bool { return listHead.MatchString(text) }

// IsJobNumber reports whether a text is a printer's job number.
func IsJobNumber(text string) bool { return jobNum.MatchString(text) }

// IsNumber reports whether a text is a page number or a printer's job number.
func IsNumber(text string) bool {
	if IsJobNumber(text) {
		return true
	}
	if !pageNum.MatchString(text) {
		_, named := Named(text)
		return named
	}
	_, err := corpus.ParseRoman(strings.Trim(text, " -–—|"))
	return err == nil || strings.ContainsAny(text, "0123456789")
}

// Named is the number of the page that a line names, in words of any language.
func Named(line string) (n int, ok bool) {
	m := namedPage.FindStringSubmatch(line)
	if m == nil || !terms.Is(terms.Page, m[1]+" 1") {
		return 0, false
	}
	n, err := strconv.Atoi(m[2])
	return n, err == nil
}

// Paragraphs marks which lines go on the paragraph of the line before, by the space between lines, the indent and the
// length of the line before, and joins the pages; furniture stays where it stands.
func Paragraphs(pages [][]Line) []flow.Line {
	var out []flow.Line
	leads := leadings(pages)
	set := spaced(pages, leads)
	for n, all := range pages {
		p, _ := Split(all)
		lead := leads[n]
		edges := map[int][2]float64{}
		i := 0
		for _, l := range all {
			l.Num = n + 1
			if l.Furniture != "" {
				out = append(out, l.Line)
				continue
			}
			if _, ok := edges[l.Column]; !ok {
				left, right := margins(p, l.Column)
				edges[l.Column] = [2]float64{left, right}
			}
			mark(p, i, n, lead, edges[l.Column], set, &l)
			out = append(out, l.Line)
			i++
		}
	}
	return out
}

// mark tells of line i of a page, without its furniture, whether it goes on the paragraph before.
func mark(p []Line, i, n int, lead float64, edges [2]float64, set bool, l *Line) {
	l.Blank = i > 0 && p[i-1].Column == l.Column && wide(p[i-1], *l, lead)
	switch {
	case i == 0 && n > 0:
		l.Break, l.Soft = true, false
	case i == 0:
	case l.Cell.Table > 0:
	case p[i-1].Cell.Table > 0:
		l.Soft = false
	case l.Column != p[i-1].Column:
		l.Break, l.Soft = true, false
	default:
		l.Soft = follows(p[i-1], *l, lead, edges[0], edges[1], set)
	}
	if l.Note != "" {
		l.Soft = false
	}
}

// wide reports whether more room than between two lines stands between them.
func wide(before, l Line, lead float64) bool {
	size := max(before.Size, l.Size, 1)
	gap := l.Top - before.Top
	if before.Heading > 0 && l.Heading > 0 { // large letters stand farther apart
		lead = max(lead, largeLead*size)
	}
	if l.Pushed && gap > 0 && gap < 2.3*lead {
		return false
	}
	return gap > 1.25*lead && gap > lead+0.25*size || gap < 0
}

// largeLead is the usual distance between lines of large letters, in their size.
const largeLead = 1.25

// spaced reports whether the pages set paragraphs off by room between them: one pair of lines in twelve at least.
func spaced(pages [][]Line, leads []float64) bool {
	pairs, set := 0, 0
	for n, all := range pages {
		p, _ := Split(all)
		lead := leads[n]
		for i := 1; i < len(p); i++ {
			if p[i].Column == p[i-1].Column && p[i].Cell.Table == 0 && p[i-1].Cell.Table == 0 {
				pairs++
				if wide(p[i-1], p[i], lead) {
					set++
				}
			}
		}
	}
	return set*12 >= pairs && pairs > 24
}

// firstWord is how much room the first word of a text takes with the space before it, in letter sizes. A line of a
// script that is written without spaces is broken behind any character.
func firstWord(text string) float64 {
	if first, _ := utf8.DecodeRuneInString(text); flow.Unspaced(first) {
		return 1
	}
	word, _, _ := strings.Cut(text, " ")
	return 0.5 * float64(utf8.RuneCountInString(word)+1)
}

// shortLine is how far a line may fall short of the others, as a share of the width, and still not end its paragraph
// where the room between paragraphs tells them apart.
const shortLine = 0.3

// follows reports whether l goes on the paragraph of the line before it.
func follows(before, l Line, lead, left, right float64, set bool) bool {
	size := max(before.Size, l.Size, 1)
	room := right - before.Right
	need := size * firstWord(l.Text)
	if before.Heading != l.Heading || opensPart(before, l) ||
		before.Bold != l.Bold && !(l.Bold && room < need && !endsClause(before.Text)) {
		return false
	}
	if l.Size > before.Size*1.08 || l.Size < before.Size*0.92 || wide(before, l, lead) {
		return false
	}
	if counts(before, l) || opensDashed(before, l, size) {
		return false
	}
	if opensBullet(l.Text) ||
		endsClause(before.Text) && (flow.CloseDash.MatchString(l.Text) || dottedLetter.MatchString(l.Text)) {
		return false
	}
	if before.Center && l.Center && !listHead.MatchString(l.Text) && goesOnCentred(before, l, right-left) {
		return true
	}
	if l.Left > before.Left+1.2*size {
		opens := room > need+2*size && (opensWords(before.Text) || hangHead.MatchString(l.Text))
		hangs := hangHead.MatchString(before.Text) || opensBullet(before.Text) && !endsClause(before.Text) ||
			(l.Heading > 0 || l.Bold) && bareNumber.MatchString(before.Text)
		return hangs && !listHead.MatchString(l.Text) && !opens // the hanging indent of a list, or of a numbered heading
	}
	if set && l.Left <= before.Left+0.5*size && room < shortLine*(right-left) && !opensAfresh(before.Text, l.Text) {
		return true
	}
	return room < need+2*size // a line that had room for the next word was the last of its paragraph
}

// opensAfresh reports whether a line may well begin a paragraph: with the label of an item, or with a capital, a
// quotation or a dash behind the end of a clause.
func opensAfresh(before, text string) bool {
	if listHead.MatchString(text) {
		return true
	}
	first, _ := utf8.DecodeRuneInString(text)
	return endsClause(before) && (unicode.IsUpper(first) || strings.ContainsRune("“\"«([-–—", first))
}

// dashed is the head of an item behind a dash.
var dashed = lazyregexp.New(`^[-–—][\s\x{a0}]+\S`)

// opensDashed reports whether a line opens an item behind a dash: right below another, or left of the words of one.
func opensDashed(before, l Line, size float64) bool {
	return dashed.MatchString(l.Text) &&
		(dashed.MatchString(before.Text) && math.Abs(l.Left-before.Left) < 0.5*size || l.Left < before.Left-0.5*size)
}

// opensBullet reports whether a line begins with a sign that stands nowhere but before an item of a list.
func opensBullet(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return strings.ContainsRune(flow.Bullets, first) && first != utf8.RuneError
}

// opensPart reports whether a line begins with the name of a part and its number, and the line before is the heading of
// another, or one of them alone is bold or set in the middle: "CHAPTER I - GENERAL" over "Article 1. Purpose". A line in
// the middle that is no more than such a name opens a part too.
func opensPart(before, l Line) bool {
	if before.Center && l.Center && isPartName(l.Text) {
		return true
	}
	return (before.Center != l.Center || before.Bold != l.Bold || namesPart(before.Text)) && namesPart(l.Text)
}

// longestPartName is how many bytes of a line are looked at for the name of a part.
const longestPartName = 60

func namesPart(text string) bool {
	if len(text) > longestPartName {
		text = strings.ToValidUTF8(text[:longestPartName], "")
	}
	_, number, _, ok := terms.Part(strings.TrimRight(text, " .:;,"))
	return ok && number != ""
}

// isPartName reports whether a line in capitals is the name of a part that holds others, and its number.
func isPartName(text string) bool {
	if !flow.InCapitals(text) || len(text) > longestPartName {
		return false
	}
	kind, number, title, ok := terms.Part(text)
	return ok && number != "" && title == "" && kind != string(corpus.ArticlePart)
}

// endsClause reports whether a text ends with a sign behind which a heading may stand.
func endsClause(text string) bool {
	return text == "" || strings.ContainsRune(".:;!?)”\"»—", lastRune(text))
}

func lastRune(s string) rune { r, _ := utf8.DecodeLastRuneInString(s); return r }

// opensWords reports whether a text ends with a sign that opens a list or a definition.
func opensWords(text string) bool {
	return strings.HasSuffix(text, ":") || strings.HasSuffix(text, "—") || strings.HasSuffix(text, "―")
}

// bareNumber is a label without a sign: "3 Financial matters", "3.1 Accounts".
var bareNumber = lazyregexp.New(`^([0-9]{1,3}(?:\.[0-9]{1,3})*)[\s\x{a0}]+\p{Lu}`)

// counts reports whether two lines begin alike, with bare numbers of which the second counts on: items of a list.
func counts(before, l Line) bool {
	a, b := bareNumber.FindStringSubmatch(before.Text), bareNumber.FindStringSubmatch(l.Text)
	if a == nil || b == nil || math.Abs(before.Left-l.Left) > 0.5*max(l.Size, 1) {
		return false
	}
	m, n := strings.LastIndexByte(a[1], '.')+1, strings.LastIndexByte(b[1], '.')+1
	first, _ := strconv.Atoi(a[1][m:])
	second, _ := strconv.Atoi(b[1][n:])
	return a[1][:m] == b[1][:n] && second == first+1
}

// goesOnCentred reports whether a centred line goes on the one before: that fills the width, but for the next word.
func goesOnCentred(before, l Line, width float64) bool {
	need := max(before.Size, l.Size, 1) * (firstWord(l.Text) + 2)
	return l.Right-l.Left <= before.Right-before.Left && width-(before.Right-before.Left) < need
}

// CenterFull marks as centred the lines that fill the width from left to right, and could be of any paragraph, where
// they open a paragraph of a column and the next line is centred: the first lines of long titles.
func CenterFull(p []Line, column int, left, right float64) {
	lead := leading(p)
	for i := len(p) - 2; i >= 0; i-- {
		l, next := &p[i], p[i+1]
		size := max(l.Size, 1)
		if l.Center || !next.Center || l.Furniture != "" || l.Column != column || next.Column != column ||
			l.Cell.Table > 0 || wide(*l, next, lead) || l.Bold != next.Bold ||
			l.Size > next.Size*1.08 || l.Size < next.Size*0.92 || listHead.MatchString(next.Text) ||
			i > 0 && !wide(p[i-1], *l, lead) && !p[i-1].Center {
			continue
		}
		middle := (l.Left + l.Right) / 2
		l.Center = l.Left > left-2*size && l.Right < right+2*size &&
			math.Abs(middle-(next.Left+next.Right)/2) < size && math.Abs(middle-(left+right)/2) < size
	}
}

// margins are where full lines of a column begin and end; a few lines, such as those of a mast-head, may reach farther.
func margins(p []Line, column int) (left, right float64) {
	var begins, ends []float64
	for _, l := range p {
		if l.Column == column && l.Cell.Table == 0 {
			begins, ends = append(begins, l.Left), append(ends, l.Right)
		}
	}
	if len(ends) == 0 {
		return 0, 0
	}
	slices.Sort(begins)
	slices.Sort(ends)
	return begins[0], ends[len(ends)-1-len(ends)/10]
}
