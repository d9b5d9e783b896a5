package read

import (
	"strings"

	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// doubledLabel is the furniture that the second of two equal labels on a paragraph is.
const doubledLabel = "label typed twice"

// partDoubledLabels parts the second label from paragraphs that bear the same one twice: typed on both sides of a tab,
// or typed behind the one that the format numbers. First labels alone may be those of a list and of the list in it:
// "1. 1. The lamps".
func partDoubledLabels(lines []flow.Line) []flow.Line {
	var at []int
	later := false // one of them is none that opens a list
	for i, l := range lines {
		if mark, value := doubledMark(l); mark != "" {
			at, later = append(at, i), later || value > 1
		}
	}
	if !later {
		return lines
	}
	out := make([]flow.Line, 0, len(lines)+len(at))
	for i, l := range lines {
		if len(at) == 0 || at[0] != i {
			out = append(out, l)
			continue
		}
		at = at[1:]
		mark, _ := doubledMark(l)
		out = append(out, flow.Line{Text: mark, Num: l.Num, Furniture: doubledLabel})
		out = append(out, l.Trim(len(mark)+len(l.Text[len(mark):])-len(strings.TrimLeft(l.Text[len(mark):], " \u00a0"))))
	}
	return out
}

// doubledMark is the label that a line bears twice, and its place in its list; "" for none.
func doubledMark(l flow.Line) (mark string, value int) {
	if l.Soft || l.Furniture != "" || l.Note != "" || l.Plain || l.Cell.Table > 0 || l.Text == "" {
		return "", 0
	}
	lab, ok := labelOf(l.Text, false)
	if !ok || lab.style == "" || lab.outer != nil || lab.weak() && l.Label == "" {
		return "", 0
	}
	if strings.TrimSpace(l.Label) != lab.mark && !strings.HasPrefix(l.Text[lab.length:], lab.mark+" ") {
		return "", 0
	}
	return lab.mark, lab.readings[0].value
}
