// Package text reads plain text, as it is copied from a paper or made by a converter: hard-wrapped or a paragraph a
// line, with or without form feeds at page ends, footnotes set off by a rule or marked by raised numbers.
package text

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
	"github.com/reprise-wording/reprise/corpus/read/internal/page"
)

var (
	rule      = lazyregexp.New(`^\s*[_―—–=*-]{3,}\s*$`)
	noteHead  = lazyregexp.New(`^\s*(?:\[([0-9]{1,3}|\*{1,3})\]|\(?([0-9]{1,3})\)?|(\*{1,3}|†|‡))\s+(\S.*)$`)
	raised    = lazyregexp.New(`[⁰¹²³⁴-⁹]+`)
	bracketed = lazyregexp.New(`(\S)\[([0-9]{1,3}|\*{1,3})\]`)
	starred   = lazyregexp.New(`[\p{L}).,;:»”"](\*{1,3})(?:\s|$)`)
	markNote  = lazyregexp.New(`^\s*(?:(\*{1,3})|\[([0-9]{1,3})\])\s+(\S.*)$`)
	glued     = lazyregexp.New(`(\p{Ll}[.,;:)»”"]?)([0-9]{1,3})(\s|[.,;:)»”"]|$)`)
)

var plainDigits = strings.NewReplacer(
	"⁰", "0", "¹", "1", "²", "2", "³", "3", "⁴", "4", "⁵", "5", "⁶", "6", "⁷", "7", "⁸", "8", "⁹", "9",
)

// A source is one line of the file.
type source struct {
	text  string
	num   int
	blank bool // a blank line stands before it
	brk   bool // a rule or a page end stands before it
	piped bool // its cells stood between bars
}

// Lines reads a text.
func Lines(text string) []flow.Line {
	text, numbers := withoutNumbers(text)
	all, furniture := sources(withPageEnds(text))
	src, notes := footnotes(all)
	known := map[string]bool{}
	for _, n := range notes {
		known[n.Note] = true
	}
	piped(src)
	width, tables := wrapWidth(src), tabbed(src)
	out := make([]flow.Line, 0, len(src))
	for i, s := range src {
		if len(tables) > 0 && i >= tables[0].from {
			out = append(out, tables[0].row(s, i, known)...)
			if i == tables[0].to-1 {
				tables = tables[1:]
			}
			continue
		}
		l := line(s.text, known)
		if l.Text == "" && len(l.Marks) == 0 {
			continue
		}
		l.Num, l.Break, l.Blank = s.num, s.brk, s.blank
		l.Soft = i > 0 && !s.blank && !s.brk && goesOn(src[i-1].text, s.text, width)
		out = append(out, l)
	}
	out = append(place(place(out, furniture), numbers), notes...)
	flow.KeepRaised(out)
	return out
}

// place puts furniture among the lines, where it stands in the file.
func place(lines, furniture []flow.Line) []flow.Line {
	if len(furniture) == 0 {
		return lines
	}
	out := make([]flow.Line, 0, len(lines)+len(furniture))
	for _, l := range lines {
		for len(furniture) > 0 && furniture[0].Num < l.Num {
			out, furniture = append(out, furniture[0]), furniture[1:]
		}
		out = append(out, l)
	}
	return append(out, furniture...)
}

// sources splits the text, and parts it from running heads and page numbers where it has form feeds.
func sources(text string) ([]source, []flow.Line) {
	var pages [][]page.Line
	num := 0
	head := true // the mast-head
	lost := LostLineEnds(text)
	for _, p := range strings.Split(text, "\f") {
		all := strings.Split(p, "\n")
		lines := make([]page.Line, 0, len(all))
		for i, raw := range all {
			if i < len(all)-1 || len(pages) == strings.Count(text, "\f") {
				num++
			}
			head = head && num < mastHead && !label.MatchString(raw)
			parts := cells(raw, head)
			if lost {
				parts = unbroken(raw)
			}
			for _, cell := range parts {
				lines = append(
					lines,
					page.Line{Line: flow.Line{Text: strings.TrimSpace(cell), Label: cell, Num: num}, Top: float64(i)},
				)
			}
		}
		pages = append(pages, lines)
	}
	if len(pages) > 1 {
		page.Running(pages)
	}
	out := make([]source, 0, num)
	var furniture []flow.Line
	for n, p := range pages {
		pages[n] = nil // a long text is not kept twice
		p, left := page.Split(p)
		for _, l := range left {
			l.Text, l.Label, l.Num = strings.Join(strings.Fields(l.Text), " "), "", max(l.Num, 1)
			furniture = append(furniture, l.Line)
		}
		last := 0.0
		for i, l := range p {
			s := source{text: l.Label, num: max(l.Num, 1), blank: i > 0 && l.Top > last+1, brk: n > 0 && i == 0}
			last = l.Top
			out = append(out, s)
		}
	}
	return out, furniture
}

// mastHead is how many lines a mast-head may take, before the first label.
const mastHead = 60

var gap = lazyregexp.New(`\S([ \t]{6,})\S`)

// cells are the parts of a line that stand far apart in a mast-head: the organ on the left, the symbol on the right.
// Elsewhere a line is one; a blank one is none.
func cells(raw string, head bool) []string {
	if strings.TrimSpace(raw) == "" {
		return nil
	}
	var out []string
	for head {
		m := gap.FindStringSubmatchIndex(raw)
		if m == nil {
			break
		}
		out, raw = append(out, raw[:m[2]]), raw[m[3]:]
	}
	return append(out, raw)
}

// footnotes takes out the blocks of notes: numbered lines after a rule, to the end of the block.
func footnotes(src []source) ([]source, []flow.Line) {
	var out []source
	var notes []flow.Line
	in, brk := false, false
	pageNow, notePage := 0, 0 // pages so far, and the one of the last note
	add := func(l flow.Line) { notes, notePage = append(notes, l), pageNow }
	marks := noteMarks(src)
	for i, s := range src {
		if s.brk {
			pageNow++
		}
		if strings.ContainsAny(s.text, "_―—–=*-") && rule.MatchString(s.text) {
			in, brk = true, true
			if len(notes) > 0 && notePage == pageNow-1 && cutNote(notes[len(notes)-1].Text, src[i+1:]) {
				brk = false
			}
			continue
		}
		if m := noteHead.FindStringSubmatch(s.text); in && m != nil {
			l := plain(m[4])
			l.Note, l.Num = m[1]+m[2]+m[3], s.num
			add(l)
			continue
		}
		if m := markNote.FindStringSubmatch(s.text); m != nil && marks[m[1]+m[2]] {
			l := plain(m[3])
			l.Note, l.Num = m[1]+m[2], s.num
			add(l)
			in, brk = true, true
			continue
		}
		if m := raised.FindStringIndex(s.text[:min(len(s.text), 40)]); m != nil &&
			strings.TrimSpace(s.text[:m[0]]) == "" &&
			strings.TrimSpace(s.text[m[1]:]) != "" {
			l := plain(s.text[m[1]:])
			l.Note, l.Num = plainDigits.Replace(s.text[m[0]:m[1]]), s.num
			add(l)
			in, brk = true, true
			continue
		}
		if in && (!s.blank || i > 0 && rule.MatchString(src[i-1].text)) && !s.brk && len(notes) > 0 && !brk {
			n := &notes[len(notes)-1]
			n.Text += " " + plain(s.text).Text
			continue
		}
		if in && !s.blank && !s.brk && len(notes) > 0 && notes[len(notes)-1].Num == s.num-1 {
			n := &notes[len(notes)-1]
			n.Text += " " + plain(s.text).Text
			continue
		}
		s.brk = s.brk || brk
		in, brk = false, false
		out = append(out, s)
	}
	return out, notes
}

// cutNote reports whether the lines under a rule go on the last note of the page before: it has no end, the first of
// them bears no marker, and other notes or the end of the page follow them.
func cutNote(note string, under []source) bool {
	if note == "" || strings.ContainsAny(note[len(note)-1:], ".!?;:)\"") || len(under) == 0 || noteHead.MatchString(under[0].text) {
		return false
	}
	for k, s := range under {
		switch {
		case k > 0 && (s.brk || noteHead.MatchString(s.text)):
			return true
		case k > 0 && s.blank, s.brk:
			return false
		}
	}
	return true
}

// noteMarks are the asterisks and bracketed numbers that words bear and that open a single line: those of notes
// without a rule over them.
func noteMarks(src []source) map[string]bool {
	borne, opened := map[string]bool{}, map[string]int{}
	for _, s := range src {
		if !strings.ContainsAny(s.text, "*[") {
			continue
		}
		for _, m := range starred.FindAllStringSubmatch(s.text, -1) {
			borne[m[1]] = true
		}
		for _, m := range bracketed.FindAllStringSubmatch(s.text, -1) {
			borne[m[2]] = true
		}
		if m := markNote.FindStringSubmatch(s.text); m != nil {
			opened[m[1]+m[2]]++
		}
	}
	for mark := range borne {
		borne[mark] = opened[mark] == 1
	}
	return borne
}

func plain(s string) flow.Line {
	var b flow.Builder
	b.Text(s, false)
	return b.Line()
}

// line resolves the footnote markers of one line.
func line(s string, known map[string]bool) flow.Line {
	var b flow.Builder
	for s != "" {
		if len(known) == 0 && !strings.ContainsAny(s, "[⁰¹²³⁴⁵⁶⁷⁸⁹") {
			b.Text(s, false)
			break
		}
		at, end, marker := nextMark(s, known)
		if at < 0 {
			b.Text(s, false)
			break
		}
		b.Text(s[:at], false)
		b.Mark(marker)
		s = s[end:]
	}
	return b.Line()
}

// nextMark finds the first footnote marker: raised digits, [1] after a word, or digits glued to a word where a note
// bears that number.
func nextMark(s string, known map[string]bool) (at, end int, marker string) {
	at = -1
	consider := func(a, e int, m string) {
		if a >= 0 && (at < 0 || a < at) {
			at, end, marker = a, e, m
		}
	}
	if m := raised.FindStringIndex(s); m != nil && m[0] > 0 && !strings.HasSuffix(s[:m[0]], " n") {
		consider(m[0], m[1], plainDigits.Replace(s[m[0]:m[1]]))
	}
	if m := bracketed.FindStringSubmatchIndex(s); m != nil {
		consider(m[3], m[1], s[m[4]:m[5]])
	}
	if len(known) > 0 {
		for _, m := range starred.FindAllStringSubmatchIndex(s, -1) {
			if known[s[m[2]:m[3]]] {
				consider(m[2], m[3], s[m[2]:m[3]])
				break
			}
		}
		for _, m := range glued.FindAllStringSubmatchIndex(s, -1) {
			if known[s[m[4]:m[5]]] {
				consider(m[4], m[5], s[m[4]:m[5]])
				break
			}
		}
	}
	return at, end, marker
}

// wrapWidth is the width that lines are wrapped to, 0 where each line is a paragraph. Where lines of both kinds stand
// in one text, it is that of the lines that surely go on: the next one begins with a small letter.
func wrapWidth(src []source) int {
	width := widest(src)
	if w := surelyWrapped(src); w > 0 && (width == 0 || w*20 < width*17) {
		return w
	}
	return width
}

// Lines that surely go on tell the width from so many of them on, and from so many characters on: shorter ones are
// of lists and verse.
const (
	leastWrapped   = 8
	leastWrapWidth = 45
)

// surelyWrapped is the width of the lines that go on in small letters; 0 where they are few.
func surelyWrapped(src []source) int {
	var widths []int
	for i := 1; i < len(src); i++ {
		s := strings.TrimSpace(src[i].text)
		r, _ := utf8.DecodeRuneInString(s)
		if !src[i].blank && !src[i].brk && unicode.IsLower(r) && !label.MatchString(src[i].text) && !label.MatchString(s) {
			widths = append(widths, utf8.RuneCountInString(strings.TrimRight(src[i-1].text, " ")))
		}
	}
	if len(widths) < leastWrapped || len(widths)*10 < len(src) {
		return 0
	}
	slices.Sort(widths)
	if w := widths[len(widths)*9/10]; w >= leastWrapWidth && w <= 140 {
		return w
	}
	return 0
}

// widest is the width of the widest line, 0 where many are paragraphs.
func widest(src []source) int {
	long, wide := 0, 0
	for _, s := range src {
		n := utf8.RuneCountInString(s.text)
		wide = max(wide, n)
		if n > 140 {
			long++
		}
	}
	if long*10 > len(src) {
		return 0
	}
	return min(wide, 140)
}

// goesOn reports whether a line goes on the paragraph of the line before.
func goesOn(before, s string, width int) bool {
	if width == 0 {
		return false
	}
	if sign := bulletSign(s); sign != "" && sign == bulletSign(before) && indent(s) == indent(before) {
		return false // the next item of a list
	}
	if indent(s) > indent(before)+1 && indent(before) == 0 && !hangs(before) {
		return false
	}
	word, _, _ := strings.Cut(strings.TrimSpace(s), " ")
	if n := utf8.RuneCountInString(strings.TrimSpace(before)); n > width+width/3 {
		return false // a paragraph in one line
	}
	return utf8.RuneCountInString(before)+1+utf8.RuneCountInString(word) > width*3/4
}

// bulletSign is the sign and the space before an item without a label; "" where none stands at the head of a line.
func bulletSign(s string) string {
	s = strings.TrimLeft(s, " \t")
	for _, sign := range []string{"- ", "* ", "+ ", "• ", "– "} {
		if strings.HasPrefix(s, sign) {
			return sign
		}
	}
	return ""
}

func indent(s string) int { return len(s) - len(strings.TrimLeft(s, " \t")) }

var label = lazyregexp.New(`^\s*(?:[0-9]{1,3}[.)]|\(?[a-z]{1,4}\)|[-+•*–]|[IVX]{1,4}[.)]?)\s`)

// hangs reports whether a line opens a list item, whose further lines are indented.
func hangs(s string) bool { return label.MatchString(s) }
