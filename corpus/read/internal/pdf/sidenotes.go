package pdf

import (
	"math"
	"slices"
	"strings"

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

// textBlock is where the text of a page stands: the lines in the size of the text that are long.
func textBlock(segs []*segment, body float64) (left, right, top, bottom float64, ok bool) {
	from, to := extentOf(segs)
	var lefts, rights []float64
	top, bottom = math.Inf(1), math.Inf(-1)
	for _, s := range segs {
		if s.size() > smallPrint*body && s.right-s.left > sideText*(to-from) {
			lefts, rights = append(lefts, s.left), append(rights, s.right)
			top, bottom = min(top, s.top), max(bottom, s.bottom)
		}
	}
	if len(lefts) < sideLines {
		return 0, 0, 0, 0, false
	}
	return slices.Min(lefts), slices.Max(rights), top - body, bottom + body, true
}

// joinNotes makes one line of each note, from the rows in one margin.
func joinNotes(rows [][]*segment) []page.Line {
	var out []page.Line
	last := 0.0
	for _, row := range rows {
		l := makeLine(row)
		if l.Text == "" {
			continue
		}
		if n := len(out); n > 0 && l.Top-last < noteLeading*l.Size && !strings.HasPrefix(l.Text, "•") {
			out[n-1].Line = out[n-1].Line.Append(l.Line)
		} else {
			l.Furniture = marginNote
			out = append(out, l)
		}
		last = l.Top
	}
	return out
}

// placeNotes puts notes of the margin behind the line that they stand beside.
func placeNotes(lines, notes []page.Line) []page.Line {
	for _, n := range notes {
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

// keepMargin makes notes of the notes in the margin, once paragraphs are made of the lines between them.
func keepMargin(lines []flow.Line) {
	for i := range lines {
		if l := &lines[i]; l.Furniture == marginNote {
			l.Furniture, l.Kind = "", string(corpus.Note)
		}
	}
}
