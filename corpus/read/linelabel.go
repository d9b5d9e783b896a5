package read

import (
	"strconv"
	"strings"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/internal/terms"
	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// wordedLabel is the label of a paragraph that the format numbers with the name of a part, "Section 2.1": before a
// sentence it is no heading.
func wordedLabel(l flow.Line) (label, bool) {
	if e := endingOf(l.Text); !e.done && !e.colon {
		return label{}, false
	}
	_, number, title, ok := terms.Part(strings.TrimRight(l.Label, " .:–—-"))
	if !ok || number == "" || title != "" {
		return label{}, false
	}
	lab, ok := labelOf(number+" X", false)
	if ok {
		lab.mark, lab.bare, lab.worded, lab.length = l.Label, number, true, 0
		lab.readings[0].weak = false
	}
	return lab, ok
}

// labelOfLine is the label of a line: the one that the format numbered, or one printed at its head.
func labelOfLine(l flow.Line, ocr bool) label {
	if l.Plain {
		return label{}
	}
	if l.Label != "" {
		if lab, ok := labelOf(strings.TrimSpace(l.Label)+" X", false); ok {
			lab.mark, lab.length = l.Label, 0
			for i := range lab.readings {
				lab.readings[i].weak = false
			}
			return lab
		}
		if lab, ok := namedLabel(strings.TrimRight(l.Label, " .:°–—-") + ": X"); ok {
			lab.mark, lab.length = l.Label, 0
			return lab
		}
		if lab, ok := wordedLabel(l); ok {
			return lab
		}
		bare := strings.Trim(l.Label, "()[].:°-–— ")
		if bare == "" {
			return label{mark: l.Label, style: "•", readings: []reading{{kind: bullet}}}
		}
		if lab, ok := labelOf(bare+". X", false); ok {
			lab.mark, lab.length = l.Label, 0
			return lab
		}
		return label{mark: l.Label, bare: bare, style: "?", readings: []reading{{kind: native, value: 1, text: bare}}}
	}
	if l.Kind != "" && l.Kind != string(corpus.Unit) {
		return label{}
	}
	if lab, ok := namedLabel(l.Text); ok {
		return lab
	}
	if n := atoi(l.Text); n > 0 && l.Heading > 0 && strconv.Itoa(n) == l.Text {
		return label{
			mark:     l.Text,
			bare:     l.Text,
			length:   len(l.Text),
			readings: []reading{{kind: number, value: n, text: l.Text, weak: true}},
		}
	}
	if lab, ok := labelOf(l.Text, ocr); ok && !(lab.weak() && opensDate(l.Text)) {
		return lab
	}
	if l.Bullet {
		return label{mark: "•", style: "•", readings: []reading{{kind: bullet, value: 1}}}
	}
	return label{}
}

// opensDate reports whether a text begins with a date: "29 October 2018".
func opensDate(text string) bool {
	for _, s := range terms.AllDates(text[:min(len(text), 60)]) {
		return s.From == 0 && s.Start.Month > 0
	}
	return false
}

// namedNumber is the number of a label that says what it numbers, and the sign behind it: "4:", "2.1/3 –".
var namedNumber = lazyregexp.New(
	`^([0-9]{1,4}(?:[./-][0-9]{1,4}){0,3})(?:([.:)][\s\x{a0}]+|[\s\x{a0}]+[–—-][\s\x{a0}]+)|[\s\x{a0}]*[.:)–—-](?:[\s\x{a0}]+|$)|[\s\x{a0}]*$)`,
)

// longestName is how many bytes the name before such a number takes at most.
const longestName = 40

// namedStyle is the style of labels that say what they number.
const namedStyle = "named"

// namedLabel reads a label that says what it numbers, and stands for the label "4.": "Recommendation 4: States
// should", "Rec. 4:", "R4.". A short name needs words behind it.
func namedLabel(text string) (label, bool) {
	at := strings.IndexAny(text[:min(len(text), longestName)], "0123456789")
	if at < 1 {
		return label{}, false
	}
	m := namedNumber.FindStringSubmatch(text[at:])
	if m == nil || !terms.Is(terms.LabelName, text[:at]) && (m[2] == "" || !terms.Is(terms.LabelShort, text[:at])) {
		return label{}, false
	}
	var parts []string
	for part := range strings.FieldsFuncSeq(m[1], func(r rune) bool { return r < '0' || r > '9' }) {
		parts = append(parts, strings.TrimLeft(part, "0"))
	}
	length := at + len(m[0])
	lab, ok := labelOf(strings.Join(parts, ".")+". X", false)
	lab.mark, lab.length, lab.style = strings.TrimSpace(text[:length]), length, namedStyle
	return lab, ok
}
