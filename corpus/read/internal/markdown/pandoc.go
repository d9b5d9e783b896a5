package markdown

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// Pandoc counts items that are written "#.", "#)" or "(#)": they go on the list at their indent, in its style, and
// begin one of numbers where none is open. In a text that has such, labels by hand are those of lists too.
var (
	automatic = lazyregexp.New(`^([ \t]*)(\(?)#([.)])[ \t]+\S`)
	byHand    = lazyregexp.New(`^([ \t]*)(\(?)([0-9]{1,4}|[ivxlc]{1,8}|[IVXLC]{1,8}|[a-zA-Z])([.)])[ \t]+\S`)
)

// A counted is a list whose items may be counted.
type counted struct {
	indent      int
	open, close string // the signs around its labels
	style       string // of its labels: 1, a, A, i, I
	value       int    // of its last item
}

// countAutomatic tells for each line that opens an item of a text in which Pandoc counts the label that prints; nil for
// a text in which it counts nothing.
func countAutomatic(all []string, from int) map[int]marker {
	if !slices.ContainsFunc(all[from:], func(s string) bool { return strings.Contains(s, "#") && automatic.MatchString(s) }) {
		return nil
	}
	out := map[int]marker{}
	var open []counted
	code := false // the line is one of code
	for i := from; i < len(all); i++ {
		raw := strings.TrimRight(all[i], " \t\r")
		if fence.MatchString(raw) {
			code = !code
		}
		if raw == "" || code {
			continue
		}
		column := width(raw[:len(raw)-len(strings.TrimLeft(raw, " \t"))])
		auto, hand := automatic.FindStringSubmatch(raw), byHand.FindStringSubmatch(raw)
		if auto == nil && hand == nil {
			if opensHeading(raw) || column == 0 && all[i-min(i, 1)] == "" {
				open = open[:0]
			}
			continue
		}
		for len(open) > 0 && open[len(open)-1].indent > column {
			open = open[:len(open)-1]
		}
		if len(open) == 0 || open[len(open)-1].indent < column {
			open = append(open, counted{indent: column, style: "1", close: "."})
		}
		l := &open[len(open)-1]
		if hand != nil {
			l.open, l.close = hand[2], hand[4]
			l.style, l.value = counting(hand[3], l.style, l.value)
			out[i] = marker{hand[2] + hand[3] + hand[4], len(byHand.FindString(all[i])) - 1}
			continue
		}
		l.value++
		if l.value == 1 {
			l.open, l.close = auto[2], auto[3]
		}
		out[i] = marker{l.open + flow.Ordinal(l.value, l.style) + l.close, len(automatic.FindString(all[i])) - 1}
	}
	return out
}

// counting is the style and the value of a label written by hand, behind one of a style and a value.
func counting(label, style string, last int) (string, int) {
	if n, err := strconv.Atoi(label); err == nil {
		return "1", n
	}
	lower, letter, numeral := strings.ToLower(label), "a", "i"
	if unicode.IsUpper(rune(label[0])) {
		letter, numeral = "A", "I"
	}
	roman, err := corpus.ParseRoman(lower)
	if len(label) == 1 && (err != nil || last > 0 && style == letter || roman != 1 && style != numeral) {
		return letter, int(lower[0]-'a') + 1
	}
	if err != nil {
		return style, last + 1
	}
	return numeral, roman
}
