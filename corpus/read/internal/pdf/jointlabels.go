package pdf

import (
	"math"
	"strings"
	"unicode"

	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
	"github.com/reprise-wording/reprise/corpus/read/internal/page"
)

// A paragraph that answers several others bears all their numbers, which wrap in their own column beside its words:
// "77., 78., 79., 82.," over "83., 85.". joinLabels puts the rest of such a label behind its beginning.

// numbersHead is numbers with commas between them at the head of a line.
var numbersHead = lazyregexp.New(`^(?:[0-9]{1,4}[.)],\s*)*[0-9]{1,4}[.)](?:,?\s+|,?$)`)

func joinLabels(p []page.Line) []page.Line {
	out := make([]page.Line, 0, len(p))
	open, end := -1, 0 // the line whose label goes on, and where the label ends in it
	for _, l := range p {
		label := numbersHead.FindString(l.Text)
		if l.Furniture != "" || l.Cell.Table > 0 {
			label = ""
		}
		goesOn := strings.HasSuffix(strings.TrimSpace(label), ",")
		switch {
		case label == "":
			open = -1
		case open >= 0 && restOfLabel(l, label) && math.Abs(l.Left-out[open].Left) < 0.5*l.Size:
			l, end = moveLabel(&out[open], end, l, len(label))
			if !goesOn {
				open = -1
			}
			if l.Text == "" && len(l.Marks) == 0 {
				continue
			}
		case goesOn:
			open, end = len(out), len(label)
		default:
			open = -1
		}
		out = append(out, l)
	}
	return out
}

// restOfLabel reports whether a line with numbers at its head goes on a label, and bears none of its own: it has
// several, or words that go on a sentence, or none.
func restOfLabel(l page.Line, label string) bool {
	return strings.Contains(strings.TrimRight(label, ", "), ",") || !unicode.IsUpper(firstRune(l.Text[len(label):]))
}

// moveLabel moves the first n bytes of a line behind the label of another, which ends at byte end; it gives the rest of
// the line and where the label ends now.
func moveLabel(head *page.Line, end int, l page.Line, n int) (page.Line, int) {
	words, rest := l.Line.Split(n)
	before, after := head.Line.Split(end)
	label := before.Append(words)
	head.Line = label.Append(after)
	l.Line = rest
	return l, len(label.Text) + 1
}
