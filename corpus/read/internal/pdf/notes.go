package pdf

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
	"github.com/reprise-wording/reprise/corpus/read/internal/page"
)

// smallPrint is the size of notes, as a share of the size of the text, at most.
const smallPrint = 0.93

var noteHead = lazyregexp.New(`^([0-9]{1,3}|[*∗]{1,3}|†)\s+\S`)

// dottedHead is the number of a note with a full stop, which may as well label a paragraph.
var dottedHead = lazyregexp.New(`^([0-9]{1,3})\.\s+\S`)

// slashedHead is the number of a note with a stroke, and slashedMark that number in the text, with the space before it:
// "of 10 December 1982 1/ (hereinafter".
var (
	slashedHead = lazyregexp.New(`^([0-9]{1,3})/\s+\S`)
	slashedMark = lazyregexp.New(`[\p{L}\p{N}.,;:)”"»](\s([0-9]{1,3})/)(?:[\s.,;:)”"]|$)`)
)

// dotsNotes reports whether the lines of small print on a page that open with a number and a full stop are notes: the
// text bears most of their numbers as raised marks.
func dotsNotes(p []page.Line, body float64) bool {
	borne := map[string]bool{}
	for _, l := range p {
		for _, m := range l.Marks {
			if l.Size > smallPrint*body {
				borne[m.Marker] = true
			}
		}
	}
	notes, known := 0, 0
	for _, l := range p {
		if m := dottedHead.FindStringSubmatch(l.Text); m != nil && l.Size <= smallPrint*body && l.Cell.Table == 0 {
			notes++
			if borne[m[1]] {
				known++
			}
		}
	}
	return known > 0 && 2*known >= notes
}

// opensNote gives the marker that a line of small print begins with, and how many bytes of its text that takes; dotted
// is that a full stop may follow the number.
func opensNote(l page.Line, dotted bool) (marker string, cut int) {
	if m := dottedHead.FindStringSubmatch(l.Text); dotted && m != nil {
		return m[1], len(m[1]) + 1
	}
	if len(l.Marks) > 0 && l.Marks[0].Offset == 0 {
		return l.Marks[0].Marker, 0
	}
	if m := slashedHead.FindStringSubmatch(l.Text); m != nil {
		return m[1], len(m[1]) + 1
	}
	if m := noteHead.FindStringSubmatch(l.Text); m != nil && !page.IsNumber(l.Text) {
		return strings.ReplaceAll(m[1], "∗", "*"), len(m[1])
	}
	return "", 0
}

// loneSign is the sign of a note on a line of its own.
var loneSign = lazyregexp.New(`^\s*(?:[*∗]{1,3}|†)\s*$`)

// joinSigns puts the signs of notes that files draw a little above the first line of their notes before that line.
func joinSigns(p []page.Line) []page.Line {
	out := make([]page.Line, 0, len(p))
	for i, l := range p {
		if i > 0 && len(out) > 0 && out[len(out)-1].Furniture == "" && loneSign.MatchString(p[i-1].Text) &&
			l.Furniture == "" && l.Left > p[i-1].Left && l.Bottom-p[i-1].Bottom < 1.5*l.Size {
			sign := strings.TrimSpace(p[i-1].Text)
			l.Line, l.Left = l.Prefix(sign+" "), p[i-1].Left
			out = out[:len(out)-1]
		}
		out = append(out, l)
	}
	return out
}

// keepNotes tells the lines of footnotes from the running feet below them: those follow at a distance.
func keepNotes(p []page.Line, body float64, again map[string]bool) {
	start, dotted := sameSize(p, again), dotsNotes(p, body)
	for i := range p {
		l := &p[i]
		if l.Size > smallPrint*body && i < start || l.Cell.Table > 0 || l.Furniture != "" {
			continue
		}
		marker, _ := opensNote(*l, dotted)
		if i < headLines && largerBelow(p[i:], body) {
			continue // a running head: "2 Cite as: 14 H.R. 3"
		}
		l.Keep = marker != "" || i > 0 && p[i-1].Keep && l.Top-p[i-1].Top < 1.7*l.Size
	}
}

// headLines is how many lines at the head of a page may be running heads.
const headLines = 3

// largerBelow reports whether text stands below a line, and not a few running feet only.
func largerBelow(p []page.Line, body float64) bool {
	n := 0
	for _, l := range p {
		if l.Size > smallPrint*body {
			n++
		}
	}
	return n > headLines
}

// printedNotes are the lines of all pages that open a note by a raised mark: some papers print a note again on a page
// that does not bear its mark.
func printedNotes(pages [][]page.Line) map[string]bool {
	out := map[string]bool{}
	for _, p := range pages {
		for _, l := range p {
			if l.Keep && len(l.Marks) > 0 && l.Marks[0].Offset == 0 {
				out[noteKey(l)] = true
			}
		}
	}
	return out
}

func noteKey(l page.Line) string { return l.Marks[0].Marker + " " + l.Text }

// sameSize is where the notes at the foot of a page begin that are set in the size of the text: lines from the first
// on that begins with the number of a raised mark above it, or is among those that stand as notes on another page,
// below a rule or a gap. It is the number of lines where there are none.
func sameSize(p []page.Line, again map[string]bool) int {
	borne := map[string]bool{}
	for i, l := range p {
		marker, cut := opensNote(l, false)
		note := borne[marker] || marker != "" && cut == 0 && again[noteKey(l)]
		if note && i > 0 && l.Cell.Table == 0 && setOff(p, i) {
			return i
		}
		for k, m := range l.Marks {
			if m.Offset > 0 || k > 0 {
				borne[m.Marker] = true
			}
		}
		for _, pattern := range typedMarks {
			for _, m := range pattern.FindAllStringSubmatch(l.Text, -1) {
				borne[m[2]] = true
			}
		}
	}
	return len(p)
}

// gluedMark is a number behind the sign that ends a clause: the mark of a note that is not raised, where the page has
// that note.
var gluedMark = lazyregexp.New(`\p{L}[.,;:)”"»]+(([0-9]{1,3}))(?:\s|$)`)

// typedMarks are the marks of notes that stand in the line: what is taken out of the words, and the number in it.
var typedMarks = [2]*lazyregexp.Regexp{gluedMark, slashedMark}

// unglue takes the marks of notes that are glued to the words of a page out of them.
func unglue(p []page.Line, markers map[string]bool) {
	for i := range p {
		l := &p[i]
		for _, m := range l.Marks {
			delete(markers, m.Marker)
		}
	}
	for i := range p {
		for _, pattern := range typedMarks {
			takeMarks(&p[i], pattern, markers)
		}
	}
}

// takeMarks takes the marks that a pattern finds, and that the page has notes for, out of the words of a line.
func takeMarks(l *page.Line, pattern *lazyregexp.Regexp, markers map[string]bool) {
	for _, m := range slices.Backward(pattern.FindAllStringSubmatchIndex(l.Text, -1)) {
		marker := l.Text[m[4]:m[5]]
		if !markers[marker] {
			continue
		}
		l.Text = l.Text[:m[2]] + l.Text[m[3]:]
		for k := range l.Marks {
			if l.Marks[k].Offset >= m[3] {
				l.Marks[k].Offset -= m[3] - m[2]
			}
		}
		l.Marks = append(l.Marks, corpus.Mark{Offset: m[2], Marker: marker})
		slices.SortStableFunc(l.Marks, func(a, b corpus.Mark) int { return a.Offset - b.Offset })
	}
}

// setOff reports whether line i stands below a rule, or farther below the line before than lines do.
func setOff(p []page.Line, i int) bool {
	if p[i-1].Furniture == "rule" {
		return true
	}
	lead := page.Leading(p)
	return lead > 0 && p[i].Top-p[i-1].Top > 1.3*lead
}

// A noter takes the notes off the feet of pages, page after page.
type noter struct {
	body  float64
	again map[string]bool // as printedNotes gives them
	notes []flow.Line
}

// footnotes takes the notes off the foot of a page: the last lines in smaller letters, from the first that has a
// marker on, or those below a rule. Lines before it go on the last note of the page before.
func (n *noter) footnotes(p []page.Line, num int) []page.Line {
	start := len(p)
	for start > 0 && p[start-1].Size <= smallPrint*n.body && p[start-1].Cell.Table == 0 {
		start--
	}
	start = min(start, sameSize(p, n.again))
	block, dotted := p[start:], dotsNotes(p, n.body)
	if len(block) == 0 ||
		!slices.ContainsFunc(block, func(l page.Line) bool { m, _ := opensNote(l, dotted); return m != "" }) &&
			len(n.notes) == 0 {
		return p
	}
	opened := map[string]bool{}
	raised := slices.ContainsFunc(block, func(l page.Line) bool { m, cut := opensNote(l, dotted); return m != "" && cut == 0 })
	var before []page.Line // small print that belongs to no note stays in the text
	for _, l := range block {
		marker, cut := opensNote(l, dotted)
		if cut > 0 && len(n.notes) > 0 && !countsOn(n.notes[len(n.notes)-1].Note, marker) && (raised || goesOnSmall(l.Text[cut:])) {
			marker = "" // a number in the words of the note: "of draft rule 44 (draft rule" / "46 of annex I)"
		}
		if marker == "" && len(n.notes) > 0 {
			last := &n.notes[len(n.notes)-1]
			*last = last.Append(l.Line)
			last.Text = strings.TrimSpace(last.Text)
			continue
		}
		if marker == "" {
			before = append(before, l)
			continue
		}
		f := l.Line
		if cut == 0 {
			f.Marks = f.Marks[1:]
		}
		f = f.Trim(cut)
		f.Note, f.Num = marker, num
		opened[marker] = true
		n.notes = append(n.notes, f)
	}
	unglue(p[:start], opened)
	return append(p[:start:start], before...)
}

// countsOn reports whether the marker of a note follows that of another.
func countsOn(before, marker string) bool {
	a, errA := strconv.Atoi(before)
	b, errB := strconv.Atoi(marker)
	return errA != nil || errB != nil || b == a+1 || b == 1
}

// goesOnSmall reports whether words begin with a small letter.
func goesOnSmall(text string) bool { return unicode.IsLower(firstRune(strings.TrimSpace(text))) }

// place puts each note behind the last line of its page, before the furniture at its foot.
func (n *noter) place(lines []flow.Line) []flow.Line {
	if len(n.notes) == 0 {
		return lines
	}
	last := map[int]int{} // of the text of a page
	for i, l := range lines {
		if l.Furniture == "" {
			last[l.Num] = i
		}
	}
	out := make([]flow.Line, 0, len(lines)+len(n.notes))
	notes := n.notes
	for i, l := range lines {
		for len(notes) > 0 && notes[0].Num < l.Num {
			out, notes = append(out, notes[0]), notes[1:]
		}
		out = append(out, l)
		for at, ok := last[l.Num]; ok && at == i && len(notes) > 0 && notes[0].Num == l.Num; {
			out, notes = append(out, notes[0]), notes[1:]
		}
	}
	return append(out, notes...)
}
