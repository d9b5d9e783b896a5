package read

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/internal/terms"
	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// Acts and treaties print the words of an article behind its number, or a title there and the words under it. The
// first are labelled paragraphs: "Art. 1º Esta Lei estabelece ...", "第一条 为了 ...". The second are headings, also
// where a full stop ends the title: "Artículo 1. Objeto de la Ley." Which of them a paper has, most of its articles
// say.

// articleStyle is the style of labels that are the names of articles.
const articleStyle = "article"

// articleKinds are the kinds of parts that are often one paragraph.
var articleKinds = map[string]bool{
	"article": true, "section": true, "clause": true, "rule": true, "regulation": true, "provision": true,
}

const (
	titleWords    = 12  // a title of an article has no more
	titleShare    = 0.6 // of the articles, from which they all have titles or headings of their own
	leastArticles = 2
)

// An articleLine is a line that begins with the name of an article and goes on with its title or its words.
type articleLine struct {
	at     int    // index of the line
	kind   string // article, section, ...
	number string // as printed
	length int    // bytes of the name, with the punctuation and white space behind it; of the title too if it is bold
	titled bool   // what follows is short, and other words stand under it
	headed bool   // it stands as a heading does, though the format marks none
	runIn  bool   // a title in bold stands before the words
	marked bool   // the format marks it as a heading
}

// findArticles finds the lines that begin with the name of an article, its title or words behind. What the format marks
// as a heading, and names without words, are counted by their kind.
func findArticles(lines []flow.Line) (found []articleLine, marked map[string]int) {
	marked = map[string]int{}
	for i, l := range lines {
		if l.Furniture != "" || l.Note != "" || l.Cell.Table > 0 || l.Label != "" || l.Bullet || l.Text == "" ||
			l.Kind != "" || l.Part != "" || l.Soft && i > 0 && !endingOf(lines[i-1].Text).opensNext() {
			continue
		}
		head := headOf(l.Text)
		kind, number, title, ok := terms.Part(head)
		if !ok || !articleKinds[kind] {
			continue
		}
		if l.Heading > 0 || l.Bold || title == "" {
			if marked[kind]++; title != "" {
				found = append(found, articleLine{
					at: i, kind: kind, number: number, length: strings.LastIndex(head, title), marked: true,
				})
			}
			continue
		}
		name := strings.LastIndex(head, title)
		whole, to := paragraphFrom(lines, i)
		words := whole[name:]
		end := endingOf(words)
		if first, _ := utf8.DecodeRuneInString(words); unicode.IsLower(first) || unicode.IsPunct(first) && first != '(' && first != '«' && first != '"' && first != '“' {
			continue
		}
		short := to == i+1 && wordCount(words) <= titleWords
		runIn := l.Lead > name && wordCount(l.Text[name:l.Lead]) <= titleWords
		if runIn {
			name = l.Lead
		}
		found = append(found, articleLine{
			at:     i,
			kind:   kind,
			number: number,
			length: name,
			runIn:  runIn,
			titled: short && end.done && !end.colon && wordsFollow(lines[to:]),
			headed: !end.opensNext() && len(words) < maxHeading,
		})
	}
	return found, marked
}

// titledKinds are the kinds of articles most of which have titles, or stand as headings.
func titledKinds(found []articleLine, marked map[string]int) map[string]bool {
	titled, all := map[string]int{}, map[string]int{}
	for kind, n := range marked {
		titled[kind], all[kind] = n, n
	}
	for _, a := range found {
		if a.marked {
			continue
		}
		all[a.kind]++
		if a.titled || a.headed || a.runIn {
			titled[a.kind]++
		}
	}
	out := map[string]bool{}
	for kind, n := range titled {
		out[kind] = n >= leastArticles && float64(n) >= titleShare*float64(all[kind])
	}
	return out
}

// headBytes is how much of a line is looked at for the name of an article.
const headBytes = 60

// headOf is the first words of a line, without the end of its sentence.
func headOf(text string) string {
	if len(text) > headBytes {
		text = strings.ToValidUTF8(text[:headBytes], "")
	}
	return strings.TrimRight(text, " .;:,。；：")
}

// paragraphFrom is the words of the paragraph that a line opens, and the line behind it.
func paragraphFrom(lines []flow.Line, i int) (string, int) {
	text := lines[i].Text
	to := i + 1
	for ; to < len(lines) && lines[to].Soft && lines[to].Furniture == "" && len(text) < 2*maxHeading; to++ {
		if _, _, _, ok := terms.Part(headOf(lines[to].Text)); ok {
			break
		}
		text += " " + lines[to].Text
	}
	return text, to
}

// wordCount is how many words a text has; two signs of a script without spaces count as one.
func wordCount(text string) int {
	if strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		return utf8.RuneCountInString(text) / 2
	}
	return len(strings.Fields(text))
}

// wordsFollow reports whether the next line is of the same article.
func wordsFollow(lines []flow.Line) bool {
	for _, l := range lines {
		if l.Furniture != "" || l.Note != "" {
			continue
		}
		_, _, _, part := terms.Part(headOf(l.Text))
		return !part && l.Heading == 0
	}
	return false
}

// titleArticles makes headings of the names of articles, with their titles, in a paper in which most articles have
// such. In others it gives the lines back as they are; there the names are labels.
func titleArticles(lines []flow.Line) []flow.Line {
	lines = endTitles(unlistArticles(lines))
	all, marked := findArticles(lines)
	kinds := titledKinds(all, marked)
	var found []articleLine
	for _, a := range all {
		if kinds[a.kind] && !a.marked && (!a.headed || a.runIn) {
			found = append(found, a)
		}
	}
	if len(found) == 0 {
		return lines
	}
	out := make([]flow.Line, 0, len(lines)+len(found))
	for i, l := range lines {
		if len(found) == 0 || found[0].at != i {
			out = append(out, l)
			continue
		}
		a := found[0]
		found = found[1:]
		if a.titled && !a.runIn {
			l.Bold, l.Soft = true, false // as headings are set
			out = append(out, l)
			continue
		}
		rest := l.Trim(a.length)
		head := l
		head.Text, head.Marks, head.Bold, head.Soft = strings.TrimSpace(l.Text[:a.length]), nil, true, false
		rest.Soft, rest.Blank, rest.Break = false, false, false
		out = append(out, head, rest)
	}
	return out
}

// unlistArticles takes the bullets from articles that stand as the items of a list: "- Article 2. The lamps burn."
func unlistArticles(lines []flow.Line) []flow.Line {
	var found []int
	last, inOrder := 0, false
	for i, l := range lines {
		if !l.Bullet || l.Label != "" || l.Furniture != "" {
			continue
		}
		kind, number, title, ok := terms.Part(headOf(l.Text))
		if !ok || title == "" || !articleKinds[kind] {
			continue
		}
		r, _ := articleNumber(number)
		inOrder = inOrder || last > 0 && r.value == last+1
		last = r.value
		found = append(found, i)
	}
	if !inOrder {
		return lines
	}
	out := slices.Clone(lines)
	for _, i := range found {
		out[i].Bullet, out[i].Level = false, 0
	}
	return out
}

// endTitles parts the words of articles from bold titles before them that run over the end of a line.
func endTitles(lines []flow.Line) []flow.Line {
	var out []flow.Line // nil as long as nothing changes
	open := false       // the line before is all bold, and of the title of an article
	for i, l := range lines {
		if !l.Soft {
			kind, _, title, ok := terms.Part(headOf(l.Text))
			open = l.Bold && ok && title != "" && articleKinds[kind] && l.Label == "" && l.Cell.Table == 0
		} else if open && !l.Bold {
			open = false
			if out == nil {
				out = slices.Clone(lines[:i])
			}
			if l.Lead > 0 {
				title := l
				title.Text, title.Marks, title.Bold, title.Lead = strings.TrimSpace(l.Text[:l.Lead]), nil, true, 0
				l, out = l.Trim(l.Lead), append(out, title)
			}
			l.Soft, l.Lead = false, 0
		}
		if out != nil {
			out = append(out, l)
		}
	}
	if out == nil {
		return lines
	}
	return out
}

// articleLabels gives the labels of the lines that begin with the name of an article and go on with its words, by
// their index, where at least two of them follow one another. The few that have titles between them are labelled too.
func articleLabels(lines []flow.Line) map[int]label {
	found, marked := findArticles(lines)
	titled := titledKinds(found, marked)
	out := map[int]label{}
	last, inOrder := 0, false
	for _, a := range found {
		r, ok := articleNumber(a.number)
		if !ok || titled[a.kind] {
			continue
		}
		inOrder = inOrder || last > 0 && r.value == last+1
		last = r.value
		out[a.at] = label{
			mark:     strings.TrimSpace(lines[a.at].Text[:a.length]),
			bare:     printedNumber(a.number, r),
			style:    articleStyle,
			length:   a.length,
			readings: []reading{r},
		}
	}
	if !inOrder {
		return nil
	}
	return out
}

// articleHead is a number of an article: 12, 1er, 1o, 2 bis, 10-A, L111-1.
var articleHead = lazyregexp.New(`^(\p{Lu}{0,2}\.?[ ]?)([0-9]{1,4}|[٠-٩۰-۹]{1,4}|[０-９]{1,4})(?:er|ère|[º°.]|o\b)?[ \x{a0}]?(` + terms.SuffixPattern() + `|[A-Za-z]|(?:[-.][0-9A-Za-z]{1,4}){1,3})?\.?$`)

// articleNumber reads the number of an article.
func articleNumber(s string) (reading, bool) {
	s = strings.Trim(s, " .\u00a0")
	if m := articleHead.FindStringSubmatch(s); m != nil {
		n := digitsValue(m[2])
		text := strings.ReplaceAll(m[1], " ", "")
		suffix := strings.ReplaceAll(m[3], " ", "")
		return reading{kind: number, value: n, suffix: suffix, text: text + itoa(n) + suffix}, n > 0
	}
	if first, added, ok := strings.Cut(s, "之"); ok { // 第二條之一
		r, known := articleNumber(first)
		put, _ := articleNumber(added)
		r.suffix = "-" + itoa(put.value)
		r.text += r.suffix
		return r, known && put.value > 0
	}
	n := hanValue(s)
	if n == 0 {
		n, _ = terms.Ordinal(s)
	}
	if n == 0 {
		n, _ = corpus.ParseRoman(s)
	}
	return reading{kind: number, value: n, text: itoa(n)}, n > 0
}

// printedNumber is the number of an article as a label prints it: an ordinal in words and a Chinese numeral as they
// stand, of digits the number.
func printedNumber(s string, r reading) string {
	if s = strings.Trim(s, " .:º°ª\u00a0"); !strings.ContainsAny(s, "0123456789") && s != "" {
		return s
	}
	return r.text
}

// articlePlace is where the name of an article stands as a label: next in the list of articles that is open,
// or first of one that stands in no other.
func articlePlace(top *level, r reading, lab label) place {
	at := level{reading: r, style: lab.style, bare: lab.bare}
	for l := top; l != nil; l = l.up {
		if l.style != articleStyle {
			continue
		}
		p := place{level: at}
		switch gap := r.value - l.reading.value; {
		case follows(l.reading, r):
		case gap > 0:
			p.cost, p.odd = skipping(r.kind, gap), true
		case r.value == 1 && r.suffix == "":
			p.cost, p.odd = cost.Restart, true
		default:
			p.cost, p.odd = cost.Repeat, true
		}
		return p
	}
	return lateStart(place{level: at}, r)
}
