package markdown

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
)

// numbered is the head of an item of a numbered list.
var numbered = lazyregexp.New(`^([ \t]*)([0-9]{1,9})([.)])([ \t]+)\S`)

// A marker is the number of an item as it prints, and how much of its line it takes.
type marker struct {
	label string
	size  int
}

// An openList is a numbered list that items may still follow.
type openList struct {
	indent, inside int // columns of its markers and of its words
	sign           string
	number         int   // of its items, as written
	items          []int // lines of its items
	apart          int   // those of them whose numbers can't be words of the text before them
	told           bool  // an item bears another number
}

// printedLabels tells for each line, from one on, that opens an item which Markdown or Pandoc counts the label that
// prints.
func printedLabels(all []string, from int) map[int]marker {
	if pandoc := countAutomatic(all, from); pandoc != nil {
		return pandoc
	}
	return numberLists(all, from)
}

// numberLists finds, from a line on, the lists in which Markdown counts: writers who give all items of a list the
// number 1 (or 0) leave it to the program to count on. Lists whose items bear different numbers are read as they are
// written. The result tells for each line that opens an item of such a list the label that prints.
func numberLists(all []string, from int) map[int]marker {
	out := map[int]marker{}
	short := hardlyCut(all)
	var open []openList
	closeTo := func(depth int) {
		for len(open) > depth {
			l := open[len(open)-1]
			open = open[:len(open)-1]
			if l.told || len(l.items) == 1 || l.number > 1 ||
				len(l.items) == 2 && runsInto(all, l.items[1], short) && !setInside(all, l) {
				continue
			}
			for i, at := range l.items {
				out[at] = marker{strconv.Itoa(l.number+i) + l.sign, len(numbered.FindString(all[at])) - 1}
			}
		}
	}
	blank, code := false, false
	last := -1 // the line of the last item
	for i := from; i < len(all); i++ {
		raw := strings.TrimRight(all[i], " \t\r")
		if fence.MatchString(raw) {
			code = !code
		}
		if raw == "" || code {
			blank = true
			continue
		}
		m := numbered.FindStringSubmatch(raw)
		column := width(leadingSpace(raw))
		depth := len(open)
		for depth > 0 && column < open[depth-1].inside && (m == nil || column < open[depth-1].indent) {
			depth--
		}
		switch {
		case m == nil && (blank || opensHeading(raw) || bullet.MatchString(raw)):
			closeTo(depth)
		case m != nil && depth > 0 && column < open[depth-1].inside && m[3] == open[depth-1].sign:
			l := &open[depth-1]
			n, _ := strconv.Atoi(m[2])
			another := !l.told && n == l.number && column == l.indent && l.apart > 1 // of items that bear one number
			if !blank && runsInto(all, i, short) && last != i-1 && !another {
				break // the number is one of the text
			}
			closeTo(depth)
			l.add(all, i, short)
			l.told, last = l.told || n != l.number, i
		case m != nil:
			if depth > 0 && column < open[depth-1].inside {
				depth--
			}
			closeTo(depth)
			n, _ := strconv.Atoi(m[2])
			open = append(open, openList{indent: column, inside: column + 2, sign: m[3], number: n})
			open[len(open)-1].add(all, i, short)
			last = i
		}
		blank = false
	}
	closeTo(0)
	return out
}

// setInside reports whether the second item of a list that stands inside an item has its number below that of the first
// and opens with a capital. Words that go on stand below words.
func setInside(all []string, l openList) bool {
	raw := all[l.items[1]]
	first, _ := utf8.DecodeRuneInString(raw[len(numbered.FindString(raw))-1:])
	return l.indent > 0 && width(leadingSpace(raw)) == l.indent && unicode.IsUpper(first)
}

// add adds the item that a line opens.
func (l *openList) add(all []string, line, short int) {
	l.items = append(l.items, line)
	if !runsInto(all, line, short) {
		l.apart++
	}
}

// A typed is the number at the head of an item; the zero value where there is none.
type typed struct {
	indent, number int
	sign           string
}

// itemAt reads the number at the head of a line.
func itemAt(raw string) typed {
	m := numbered.FindStringSubmatch(raw)
	if m == nil {
		return typed{}
	}
	n, _ := strconv.Atoi(m[2])
	return typed{width(m[1]), n, m[3]}
}

// A typedList is the items that a line may go on, the outermost first.
type typedList []typed

// with is the list behind a line that opens an item, or none where it bears no number.
func (t typedList) with(next typed) typedList {
	if next.sign == "" {
		return t[:0]
	}
	for len(t) > 0 && t[len(t)-1].indent > next.indent-2 {
		t = t[:len(t)-1]
	}
	return append(t, next)
}

// goesOn reports whether a line in the paragraph of an item opens the next item of its list or of one around it, or
// the first of a list inside it.
func (t typedList) goesOn(raw, before string) bool {
	if len(t) == 0 {
		return typed{}.goesOn(raw, before)
	}
	for i := range t {
		if t[i].goesOn(raw, before) && (i == len(t)-1 || itemAt(raw).number > 1) {
			return true
		}
	}
	return false
}

// goesOn reports whether a line in the paragraph of an item opens the next item of its list, or the first of a list
// inside it; in another paragraph, the first item of a list. A number before small letters may be one of the sentence,
// unless the line before ends as an item does.
func (t typed) goesOn(raw, before string) bool {
	next := itemAt(raw)
	if t.sign == "" || next.sign == "" {
		return next.number == 1 && endsItem(before) // a list in the middle of a paragraph
	}
	words := strings.TrimLeft(raw[len(numbered.FindString(raw))-1:], "*_[(\"“«")
	if first, _ := utf8.DecodeRuneInString(words); unicode.IsLower(first) && !endsItem(before) {
		return false
	}
	beside := next.indent-t.indent < 2 && t.indent-next.indent < 2
	return beside && next.sign == t.sign && next.number == t.number+1 || next.indent >= t.indent+2 && next.number == 1
}

// endsItem reports whether a line ends as an item does before the next.
func endsItem(line string) bool {
	line = strings.TrimRight(line, " \t\r")
	return line != "" && strings.ContainsAny(line[len(line)-1:], ",;.:!?")
}

// width is how many columns an indent takes.
func width(indent string) int {
	n := 0
	for _, c := range indent {
		if n++; c == '\t' {
			n = (n + 3) / 4 * 4
		}
	}
	return n
}

func leadingSpace(s string) string { return s[:len(s)-len(strings.TrimLeft(s, " \t"))] }

func opensHeading(raw string) bool {
	level, _ := headingOf(raw)
	return level > 0
}

// shortLine is how long a line may be that is hardly cut, in bytes, whatever the others are.
const shortLine = 40

// hardlyCut is how long a line may be, in bytes, that no program cut for want of room: half the length that one line in
// twenty has.
func hardlyCut(all []string) int {
	var sizes []int
	for _, raw := range all {
		if n := len(strings.TrimSpace(raw)); n > 0 {
			sizes = append(sizes, n)
		}
	}
	if len(sizes) == 0 {
		return shortLine
	}
	slices.Sort(sizes)
	return max(shortLine, sizes[len(sizes)*19/20]/2)
}

// runsInto reports whether the line before an item is longer than a short one and has no end, so that what looks like an
// item may be the rest of its sentence: "paragraph" ends the line, "1. of the" follows.
func runsInto(all []string, at, short int) bool {
	if at == 0 {
		return false
	}
	before := strings.TrimRight(all[at-1], " \t\r")
	if bullet.MatchString(before) && width(leadingSpace(before)) > width(leadingSpace(all[at])) {
		return false // an item inside of the item before
	}
	return len(before) > short && !strings.ContainsAny(before[len(before)-1:], ".;:!?")
}
