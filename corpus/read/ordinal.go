package read

import (
	"strings"

	"github.com/reprise-wording/reprise/corpus/internal/terms"
	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// ordinalStyle is the style of labels that are numbers in words: "PRIMERO. Aprobar el plan", "Dos. Se añade".
const ordinalStyle = "ordinal"

// ordinalHead is what may be a number in words, and the punctuation between it and the paragraph; a
// hyphen that touches it stands before a capital, unlike "First- and second-rate".
var ordinalHead = lazyregexp.New(
	`^(\p{Lu}[\p{L}]{2,}(?:[ ](?:\p{L}[ ])?\p{L}{3,})?)(?:[ ]?(?:\.[ ]?[–—-]|[.:]|[ ][–—-])[ \x{a0}]+\S|[–—-][ \x{a0}]+\p{Lu})`,
)

// ordinalLabels gives the labels of the lines that open with an ordinal in words ("Primero. ...") or with a number in
// words ("Uno. ..."), by their index, where at least two of a kind follow one another.
func ordinalLabels(lines []flow.Line) map[int]label {
	out := wordedLabels(lines, terms.Ordinal)
	for i, counted := range wordedLabels(lines, terms.Count) {
		if _, taken := out[i]; !taken {
			if out == nil {
				out = map[int]label{}
			}
			out[i] = counted
		}
	}
	return out
}

func wordedLabels(lines []flow.Line, valueOf func(string) (int, bool)) map[int]label {
	var out map[int]label
	last, inOrder := 0, false
	for i, l := range lines {
		if l.Furniture != "" || l.Note != "" || l.Label != "" || l.Kind != "" || l.Cell.Table > 0 || l.Heading > 0 ||
			!strings.ContainsAny(l.Text[:min(len(l.Text), longestName)], ".:-–—") || l.Soft && !endingOf(lines[i-1].Text).opensNext() {
			continue
		}
		m := ordinalHead.FindStringSubmatch(l.Text)
		if m == nil {
			continue
		}
		n, ok := valueOf(m[1])
		if !ok || n != 1 && n != last+1 {
			continue
		}
		inOrder = inOrder || n > 1
		last = n
		if out == nil {
			out = map[int]label{}
		}
		length := len(m[0]) - len(lastSign(m[0]))
		out[i] = label{
			mark:     strings.TrimSpace(l.Text[:length]),
			bare:     m[1],
			style:    ordinalStyle,
			worded:   true,
			length:   length,
			readings: []reading{{kind: number, value: n, text: itoa(n)}},
		}
	}
	if !inOrder {
		return nil
	}
	return out
}

// lastSign is the last character of a text.
func lastSign(s string) string { return string(lastRune(s)) }
