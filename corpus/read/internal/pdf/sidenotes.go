package pdf

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
	"github.com/reprise-wording/reprise/corpus/read/internal/page"
)

// Acts and editions print small notes in the margin, beside the text: what a section is about, what amended it. They
// are read as notes of the paragraph that they stand beside, so that they part no line of it.
const (
	marginNote  = "margin note" // the kind of furniture that they are until paragraphs are made
	sideLines   = 6             // lines of text that a page with such notes has at least
	sideText    = 0.35          // of the width of the page: a line of the text
	noteLeading = 1.7           // letter sizes between the lines of one note, at most
)

// marginNotes takes small segments that stand wholly beside the text off the others, and gives a line for each note.
func marginNotes(segs []*segment, body float64) (rest []*segment, notes []page.Line) {
	left, right, top, bottom, ok := textBlock(segs, body)
	if !ok {
		return segs, nil
	}
	var beside []*segment
	for _, s := range segs {
		small := s.size() <= smallPrint*body && s.bottom > top && s.top < bottom
		if small && (s.right < left || s.left > right) {
			beside = append(beside, s)
		} else {
			rest = append(rest, s)
		}
	}
	if len(beside) == 0 || len(rest) < sideLines {
		return segs, nil
	}
	for _, side := range [2]bool{true, false} {
		of := slices.DeleteFunc(slices.Clone(beside), func(s *segment) bool { return (s.right < left) != side })
		notes = append(notes, joinNotes(rowsOfPage(of))...)
	}
	slices.SortStableFunc(notes, func(a, b page.Line) int {
		switch {
		case a.Top < b.Top:
			return -1
		case a.Top > b.Top:
			return 1
		}
		return 0
	})
	return rest, notes
}

// textBlock is where the text of a page stands: between the ends of the long lines in the size of the text, and from
// the first to the last line between these, long or not.
func textBlock(segs []*segment, body float64) (left, right, top, bottom float64, ok bool) {
	from, to := extentOf(segs)
	var lefts, rights []float64
	top, bottom = math.Inf(1), math.Inf(-1)
	for _, s := range segs {
		if s.size() > smallPrint*body && s.right-s.left > sideText*(to-from) {
			lefts, rights = append(lefts, s.left), append(rights, s.right)
		}
	}
	if len(lefts) < sideLines {
		return 0, 0, 0, 0, false
	}
	left, right = slices.Min(lefts), slices.Max(rights)
	for _, s := range segs {
		if s.size() > smallPrint*body && s.left > left-body && s.right < right+body {
			top, bottom = min(top, s.top), max(bottom, s.bottom)
		}
	}
	return left, right, top - body, bottom + body, true
}

// joinNotes makes one line of each note, from the rows in one margin.
func joinNotes(rows [][]*segment) []page.Line {
	var lines, out []page.Line
	right := math.Inf(-1)
	for _, row := range rows {
		if l := makeLine(row); l.Text != "" {
			lines = append(lines, l)
			right = max(right, l.Right)
		}
	}
	for i, l := range lines {
		if i > 0 && goesOnNote(lines[i-1], l, right) {
			last := &out[len(out)-1]
			last.Line = last.Line.Append(l.Line)
			continue
		}
		l.Furniture = marginNote
		out = append(out, l)
	}
	return out
}

// goesOnNote reports whether a line in the margin goes on the note of the line before it: close below, in small
// letters, or where the line before had no room for its first word. right is where the lines of that margin end.
func goesOnNote(before, l page.Line, right float64) bool {
	if l.Top-before.Top >= noteLeading*l.Size || strings.HasPrefix(l.Text, "•") {
		return false
	}
	word, _, _ := strings.Cut(l.Text, " ")
	first := firstRune(l.Text)
	return !unicode.IsUpper(first) || right-before.Right < 0.5*l.Size*float64(utf8.RuneCountInString(word)+1)
}

// placeNotes puts notes of the margin behind the line that they stand beside; those beside one line keep their order.
func placeNotes(lines, notes []page.Line) []page.Line {
	for _, n := range slices.Backward(notes) {
		at := len(lines)
		best := math.Inf(1)
		for i, l := range lines {
			if d := math.Abs(l.Bottom - n.Bottom); l.Furniture != marginNote && d < best {
				at, best = i+1, d
			}
		}
		lines = slices.Insert(lines, at, n)
	}
	return lines
}

// keepMargin makes notes of the notes in the margin, and headings of the titles there, once paragraphs are made of the
// lines between them.
func keepMargin(lines []flow.Line) {
	for i := range lines {
		switch l := &lines[i]; l.Furniture {
		case marginNote:
			l.Furniture, l.Kind = "", string(corpus.Note)
		case sideTitle:
			l.Furniture, l.Kind = "", string(corpus.Heading)
		}
	}
}
