package read

import (
	"strings"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// Some papers print the letters of a list without a sign, "a the oil;", "b the wicks;", or lose the space behind it:
// "a.the oil;". Words of one letter and abbreviations begin lines too, so that only letters that count on from a, three
// at least, are a list.

// farItem is how many lines an item of such a list takes at most.
const farItem = 12

// bareLetters gives the labels of the lines that such letters open, and adds their places to the runs.
func bareLetters(lines []flow.Line, runs map[int]int) map[int]label {
	out := map[int]label{}
	for i := 0; i < len(lines); i++ {
		if bareLetterOf(lines[i]) != 1 || i > 0 && wordsGoOn(lines[i-1], lines[i]) && !endingOf(lines[i-1].Text).some() {
			continue
		}
		run := []int{i}
		for at := i + 1; at < len(lines) && at-run[len(run)-1] <= farItem && lines[at].Heading == 0; at++ {
			if bareLetterOf(lines[at]) == len(run)+1 {
				run = append(run, at)
			}
		}
		if len(run) < leastRun {
			continue
		}
		for n, at := range run {
			out[at] = bareLetterLabel(lines[at].Text, n+1)
			runs[at] = n + 1
		}
		i = run[len(run)-1]
	}
	return out
}

// bareLetterLabel is the label of a line that a bare letter opens, the item of its list with this number.
func bareLetterLabel(text string, n int) label {
	sign := text[:1]
	l := label{mark: sign, bare: sign, style: "bare letter", readings: []reading{{kind: letter, value: n, text: sign}}}
	rest, dotted := strings.CutPrefix(text[1:], ".")
	if dotted {
		l.mark, l.style = sign+".", "."
	}
	l.length = len(text) - len(strings.TrimLeft(rest, " \u00a0"))
	return l
}

// closeLetter is a small letter with its full stop right before a word: "a.the".
var closeLetter = lazyregexp.New(`^[a-z]\.\p{Ll}{2,}[\s\x{a0},;]`)

// bareLetterOf is the place in the alphabet of a small letter at the head of a line, which stands alone or right before
// a word; else 0.
func bareLetterOf(l flow.Line) int {
	t := l.Text
	if len(t) < 4 || t[1] != ' ' && !closeLetter.MatchString(t) || l.Label != "" || l.Kind != "" || l.Furniture != "" || l.Note != "" || l.Cell.Table > 0 {
		return 0
	}
	return corpus.LetterValue(t[:1])
}

// dashedNumber is a number of two parts with a dash between them, before a sign: "1-1 :", "2-3.". It may be a period.
var dashedNumber = lazyregexp.New(`^([0-9]{1,2})-([0-9]{1,2})[\s\x{a0}]?[:.)](?:[\s\x{a0}]+|$)`)

// dashedNumbers gives the labels of the lines that open with such numbers, where each goes on from the one before: the
// next of its list, or the first of the next list.
func dashedNumbers(lines []flow.Line) map[int]label {
	out := map[int]label{}
	outer, inner := 0, 0
	for i, l := range lines {
		if l.Label != "" || l.Kind != "" || l.Furniture != "" || l.Note != "" || l.Soft && i > 0 && !endingOf(lines[i-1].Text).some() {
			continue
		}
		m := dashedNumber.FindStringSubmatch(l.Text)
		if m == nil {
			continue
		}
		a, b := atoi(m[1]), atoi(m[2])
		if !(a == outer && b == inner+1 || a > outer && b == 1) {
			return nil
		}
		outer, inner = a, b
		if lab, ok := labelOf(m[1]+"."+m[2]+". X", false); ok {
			lab.mark, lab.bare, lab.length = strings.TrimSpace(m[0]), m[1]+"-"+m[2], len(m[0])
			out[i] = lab
		}
	}
	if len(out) < leastRun {
		return nil
	}
	return out
}
