package read

import (
	"strconv"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// Some papers set the number or letter of a section in a line of its own, above its title: "A", "Opening of the
// session". So may pages bear their numbers, so that only those are read that count on and stand over titles that
// differ.

// longestUnder is how many bytes such a title has at most.
const longestUnder = 160

// loneNumber is a number, a capital letter or a Roman numeral that is all of a line.
var loneNumber = lazyregexp.New(`^(?:[0-9]{1,3}|[A-Z]|[IVX]{2,6})$`)

// loneNumbers gives the labels of the lines that hold nothing but the number of a section.
func loneNumbers(lines []flow.Line, paragraphs []paragraphEnd) map[int]label {
	runs := map[kind][]int{} // for each kind, the lines that count on from the first of it
	titles := map[string]int{}
	var found []int
	for i, l := range lines {
		if len(l.Text) == 0 || len(l.Text) > 6 || !loneNumber.MatchString(l.Text) || isApart(l) {
			continue
		}
		at := titleUnder(lines, paragraphs, i)
		if at < 0 {
			continue
		}
		titles[lines[at].Text]++
		for _, r := range loneReadings(l.Text) {
			switch run := runs[r.kind]; {
			case r.value == len(run)+1:
				runs[r.kind] = append(run, i)
			case r.value == 1:
				found = appendRun(found, run)
				runs[r.kind] = []int{i}
			}
		}
	}
	out := map[int]label{}
	for _, k := range []kind{number, upper, upperRoman} {
		found = appendRun(found, runs[k])
	}
	for _, i := range found {
		if titles[lines[titleUnder(lines, paragraphs, i)].Text] > 1 {
			continue
		}
		sign := lines[i].Text
		out[i] = label{mark: sign, bare: sign, style: "lone", length: len(sign), readings: loneReadings(sign)}
	}
	return out
}

// appendRun adds the lines of a run of two at least.
func appendRun(found, run []int) []int {
	if len(run) < 2 {
		return found
	}
	return append(found, run...)
}

// isApart reports whether a line is none of the words of a paper, or stands where the format says what it is.
func isApart(l flow.Line) bool {
	return l.Soft || l.Furniture != "" || l.Note != "" || l.Label != "" || l.Kind != "" || l.Cell.Table > 0 ||
		len(l.Marks) > 0
}

// loneReadings are the ways to read a number, capital letter or numeral without a sign.
func loneReadings(sign string) []reading {
	if n, err := strconv.Atoi(sign); err == nil {
		return []reading{{kind: number, value: n, text: sign}}
	}
	var out []reading
	if len(sign) == 1 {
		out = append(out, reading{kind: upper, value: int(sign[0]-'A') + 1, text: sign})
	}
	if v, err := corpus.ParseRoman(sign); err == nil {
		out = append(out, reading{kind: upperRoman, value: v, text: sign})
	}
	return out
}

// titleUnder is the line below a number or label in a line of its own, where that is a title; else -1.
func titleUnder(lines []flow.Line, paragraphs []paragraphEnd, i int) int {
	for at := i + 1; at < len(lines) && at <= i+mostBetween; at++ {
		l := lines[at]
		if l.Furniture != "" || l.Note != "" {
			continue
		}
		p := paragraphs[at]
		if isApart(l) || l.Bullet || l.Text == "" || startsLower(l.Text) || p.size > longestUnder || p.inner ||
			hasLabel(l.Text) || loneNumber.MatchString(l.Text) || endingOf(p.last).some() {
			return -1
		}
		return at
	}
	return -1
}
