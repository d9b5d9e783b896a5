package pdf

import (
	"math"
	"slices"
	"unicode"

	"github.com/reprise-wording/reprise/corpus/internal/terms"
	"github.com/reprise-wording/reprise/corpus/read/internal/page"
)

// Some acts print the titles of their sections in the size of the text, in a column of their own beside them. They are
// read as headings before their sections.
const (
	sideTitle    = "side title" // the kind of furniture that they are until paragraphs are made
	leastTitles  = 2            // on a page
	titleColumn  = 0.3          // of the width of the page: their column, at most
	titleLetters = 3            // in the first line of each
)

// sideTitles takes titles beside their sections off the segments of a page: all of them stand left of the lines of
// text, and beside the first line of most of them stands a label.
func sideTitles(segs []*segment, body float64) (rest []*segment, titles []page.Line) {
	left, _, top, bottom, ok := textBlock(segs, body)
	if !ok {
		return segs, nil
	}
	var beside []*segment
	for _, s := range segs {
		if s.right < left && s.bottom > top && s.top < bottom {
			beside = append(beside, s)
		} else {
			rest = append(rest, s)
		}
	}
	from, to := extentOf(segs)
	if len(beside) < leastTitles || len(rest) < sideLines || left-beside[0].left > titleColumn*(to-from) {
		return segs, nil
	}
	titles = joinNotes(rowsOfPage(beside))
	labelled := 0
	for _, t := range titles {
		if math.Abs(t.Left-titles[0].Left) > aligned || !isTitle(t) {
			return segs, nil
		}
		at := slices.IndexFunc(rest, func(s *segment) bool { return math.Abs(s.bottom-t.Bottom) < 0.5*t.Size })
		if at >= 0 && page.OpensList(makeLine([]*segment{segmentOf(rest[at].glyphs)}).Text) {
			labelled++
		}
	}
	if len(titles) < leastTitles || 2*labelled < len(titles) || from < titles[0].Left-aligned {
		return segs, nil
	}
	for i := range titles {
		t := &titles[i]
		t.Furniture, t.Top, t.Bottom = sideTitle, t.Top-t.Size/2, t.Bottom-t.Size/2 // before the line beside it
	}
	return rest, titles
}

// isTitle reports whether words beside a section may be its title, and are neither its label nor the name of a part.
func isTitle(l page.Line) bool {
	letters := 0
	for _, r := range l.Text {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	_, number, _, named := terms.Part(l.Text)
	return letters >= titleLetters && !page.OpensList(l.Text) && !(named && number != "")
}
