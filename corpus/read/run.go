package read

import (
	"slices"

	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// A letter with a full stop, "a. the tasks", may be the end of a sentence or an initial. Where three lines or more
// begin so, one letter after the other, they are a list, whatever stands before it, and two are one behind a colon.
// Three lines or more of one paragraph that begin with a), b), c) and end without a sign are a list too.

// leastRun is how many letters make a list of them.
const leastRun = 3

// letterRuns tells of the lines that are of such a list their places in it, from 1.
func letterRuns(lines []flow.Line) map[int]int {
	var out map[int]int
	var run []int
	end := func() {
		if len(run) >= leastRun || len(run) > 1 && announced(lines, run[0]) {
			if out == nil {
				out = map[int]int{}
			}
			for n, at := range run {
				out[at] = n + 1
			}
		}
		run = run[:0]
	}
	for i, l := range lines {
		if l.Furniture != "" || l.Note != "" {
			continue
		}
		n := dottedLetter(l)
		switch {
		case n > 0 && n == len(run)+1:
			run = append(run, i)
		case n == 1:
			end()
			run = append(run, i)
		case n > 0 || !l.Soft:
			end()
		}
	}
	end()
	return bracketRuns(lines, out)
}

// announced reports whether the words before a line end with a colon.
func announced(lines []flow.Line, at int) bool {
	for at--; at >= 0 && (lines[at].Furniture != "" || lines[at].Note != ""); at-- {
	}
	return at >= 0 && endingOf(lines[at].Text).colon
}

// bracketRuns adds the lines of one paragraph that begin with labels in brackets, one after the other, to the runs.
func bracketRuns(lines []flow.Line, out map[int]int) map[int]int {
	for i := 0; i < len(lines); i++ {
		first, ok := bracketLabel(lines[i])
		if !ok {
			continue
		}
		to := i + 1
		for ; to < len(lines) && lines[to].Soft; to++ {
			lab, ok := bracketLabel(lines[to])
			if !ok || lab.style != first.style || !hasReading(lab, first.readings[0].kind, to-i+1) {
				break
			}
		}
		if to-i < leastRun || !hasReading(first, first.readings[0].kind, 1) {
			continue
		}
		if out == nil {
			out = map[int]int{}
		}
		for at := i; at < to; at++ {
			if lines[at].Soft {
				out[at] = at - i + 1
			}
		}
		i = to - 1
	}
	return out
}

// bracketLabel is the label in brackets at the head of a line: (a), b), 3).
func bracketLabel(l flow.Line) (label, bool) {
	if t := l.Text; l.Furniture != "" || l.Note != "" || l.Label != "" || l.Kind != "" || len(t) < 4 ||
		t[0] != '(' && t[1] != ')' && t[2] != ')' {
		return label{}, false
	}
	lab, ok := labelOf(l.Text, false)
	return lab, ok && !lab.weak() && (lab.style == ")" || lab.style == "()")
}

func hasReading(l label, k kind, value int) bool {
	return slices.ContainsFunc(l.readings, func(r reading) bool { return r.kind == k && r.value == value })
}

// dottedLetter is the place in the alphabet of the small letter that labels a line; 0 where none does.
func dottedLetter(l flow.Line) int {
	if t := l.Text; l.Label == "" && l.Kind == "" && len(t) > 3 && t[1] == '.' && t[2] == ' ' && t[0] >= 'a' && t[0] <= 'z' {
		return int(t[0]-'a') + 1
	}
	return 0
}
