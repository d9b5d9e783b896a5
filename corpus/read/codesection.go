package read

import (
	"strings"

	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// Codes name their sections by the initials of the code and a number in it: "LHC 12.010 Lamps. Every harbour". A list
// of them stands before the sections themselves.

// codeHead is the name of a section of a code at the head of a line, before its title.
var codeHead = lazyregexp.New(`^([A-Z]{2,5})[\s\x{a0}]+([0-9]{1,3}[A-Z]{0,2}\.[0-9]{1,5}[A-Z]?)[.:]?[\s\x{a0}]+[\p{Lu}“"«]`)

// leastSections is how many sections a code has at least.
const leastSections = 3

// A codeSection is a line that opens with the name of a section of a code.
type codeSection struct {
	at     int // index of the line
	number string
	mark   string // as printed
	length int    // bytes of the name, with the white space behind it
}

// codeSections finds the sections of the code that most of such lines name.
func codeSections(lines []flow.Line) []codeSection {
	found := map[string][]codeSection{}
	most := ""
	for i, l := range lines {
		if l.Furniture != "" || l.Note != "" || l.Label != "" || l.Kind != "" || l.Soft || l.Cell.Table > 0 || len(l.Text) < 8 ||
			!isCapital(l.Text[0]) || !isCapital(l.Text[1]) {
			continue
		}
		m := codeHead.FindStringSubmatch(l.Text)
		if m == nil {
			continue
		}
		length := len(m[0]) - len(lastSign(m[0]))
		found[m[1]] = append(found[m[1]], codeSection{i, m[2], strings.TrimSpace(l.Text[:length]), length})
		if len(found[m[1]]) > len(found[most]) {
			most = m[1]
		}
	}
	if len(found[most]) < leastSections {
		return nil
	}
	return found[most]
}

func isCapital(b byte) bool { return b >= 'A' && b <= 'Z' }

// leaveSectionList marks as contents the lines that only name a section which comes later.
func leaveSectionList(lines []flow.Line) {
	found := codeSections(lines)
	last := map[string]int{} // the line that opens each section
	for _, s := range found {
		last[s.number] = s.at
	}
	for _, s := range found {
		title := headOf(lines[s.at].Text[s.length:])
		if at := last[s.number]; at > s.at && len(lines[s.at].Text) < 2*maxHeading && strings.Contains(lines[at].Text, title) {
			lines[s.at].Furniture = "contents"
		}
	}
}

// codeLabels gives the labels of the lines that open a section of a code, by their index.
func codeLabels(lines []flow.Line) map[int]label {
	var out map[int]label
	for n, s := range codeSections(lines) {
		if out == nil {
			out = map[int]label{}
		}
		out[s.at] = label{
			mark:     s.mark,
			bare:     s.number,
			style:    "§",
			worded:   true,
			length:   s.length,
			readings: []reading{{kind: number, value: n + 1, text: s.number}},
		}
	}
	return out
}
