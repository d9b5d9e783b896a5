package read

import (
	"strings"

	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// Acts often print the title of a section and the first of its paragraphs on one line, "4. Oil.—(1) The keeper shall",
// and the other paragraphs, "(2) The Council", below. The title is the line of the section then, and what follows the
// dash a line of its own.

var (
	// runInItem is the label of a first paragraph behind the title of its section.
	runInItem = lazyregexp.New(`(?:[\p{L}\p{N})\]"”’][.:;]\s*[–—―-]{0,3}|[\p{L})\]"”’]\s?[–—―]{1,2})\s*(\(1\)\s*\S)`)
	// secondItem is the label of the paragraph after it.
	secondItem = lazyregexp.New(`^[\[*\s]{0,3}\(2\)`)
	// fullSentence is the end of a sentence with the head of the next one.
	fullSentence = lazyregexp.New(`\p{Ll}{4}[.;]\s+\p{Lu}`)
)

// titleDash is what parts the title of a section from the words behind it.
var titleDash = lazyregexp.New(`[.:;,]\s?[–—―-]{1,3}|\s[–—―]\s|[—―]`)

// runInTitle is the title of a section that its words follow on the same line; "" where there is none.
func runInTitle(text string) string {
	if text == "" || text[0] < '0' || text[0] > '9' && text[0] != '[' {
		return ""
	}
	at := titleDash.FindStringIndex(text[:min(len(text), longestTitle)])
	if at == nil {
		return ""
	}
	return text[:at[0]]
}

const (
	longestTitle  = 200 // bytes of the title of a section
	longestRunIn  = 400 // lines of a first paragraph with its items
	mostTitleRows = 3   // lines that the title of a section takes
)

// splitRunIns parts the titles of sections from the first of their paragraphs.
func splitRunIns(lines []flow.Line) []flow.Line {
	var out []flow.Line
	from := 0
	for i := range lines {
		row, at := runIn(lines, i)
		if at == 0 {
			continue
		}
		title, item := lines[row].Split(at)
		item.Label, item.Soft, item.Blank, item.Break = "", false, false, false
		out = append(append(out, lines[from:row]...), title, item)
		from = row + 1
	}
	if from == 0 {
		return lines
	}
	return append(out, lines[from:]...)
}

// runIn is where the first paragraph of a section begins that line i opens with its label and its title: a line, and a
// byte of it; at is 0 where there is no such, or no second paragraph below.
func runIn(lines []flow.Line, i int) (row, at int) {
	lab, ok := sectionLabel(lines[i])
	if !ok {
		return 0, 0
	}
	title := 0
	for row = i; row < len(lines) && row < i+mostTitleRows; row++ {
		text := lines[row].Text
		from := 0
		if row == i {
			from = lab.length
		} else if !wordsGoOn(lines[row-1], lines[row]) {
			return 0, 0
		}
		m := runInItem.FindStringSubmatchIndex(text[from:])
		if m == nil {
			if title += len(text) - from; title > longestTitle || fullSentence.MatchString(text[from:]) {
				return 0, 0
			}
			continue
		}
		at = from + m[2]
		if title+at-from > longestTitle || fullSentence.MatchString(text[from:at]) || !hasSecond(lines[row+1:], lab) {
			return 0, 0
		}
		return row, at
	}
	return 0, 0
}

// wordsGoOn reports whether a line goes on the words of the line before it, as far as the format knows or their end
// shows.
func wordsGoOn(before, l flow.Line) bool {
	return l.Furniture == "" && l.Note == "" && (l.Soft || !l.Blank && !endingOf(before.Text).some())
}

// sectionLabel is the number that labels a line which opens a paragraph.
func sectionLabel(l flow.Line) (label, bool) {
	if l.Soft || l.Furniture != "" || l.Note != "" || l.Kind != "" || l.Cell.Table > 0 {
		return label{}, false
	}
	text, bracket := l.Text, 0
	if l.Label != "" {
		text = l.Label + " X"
	} else if rest, ok := strings.CutPrefix(text, "["); ok { // of a section that was put in: [1A. Oil.—(1)
		text, bracket = rest, 1
	}
	if l.Label == "" && (text == "" || text[0] < '1' || text[0] > '9') {
		return label{}, false
	}
	lab, ok := labelOf(text, false)
	if !ok || lab.outer != nil || lab.readings[0].kind != number || lab.style != "." {
		return label{}, false
	}
	if lab.length += bracket; l.Label != "" {
		lab.length = 0
	}
	return lab, true
}

// hasSecond reports whether a second paragraph follows, (2), before the next section.
func hasSecond(lines []flow.Line, of label) bool {
	for _, l := range lines[:min(len(lines), longestRunIn)] {
		if l.Furniture != "" || l.Note != "" {
			continue
		}
		if secondItem.MatchString(l.Printed()) {
			return true
		}
		if next, ok := sectionLabel(l); ok && follows(of.readings[0], next.readings[0]) {
			return false
		}
	}
	return false
}
