package read

import "github.com/reprise-wording/reprise/corpus/read/internal/flow"

// A letter with a full stop, "a. the tasks", may be the end of a sentence or an initial. Where three lines or more
// begin so, one letter after the other, they are a list, whatever stands before it.

// leastRun is how many letters make a list of them.
const leastRun = 3

// letterRuns tells of the lines that are of such a list their places in it, from 1.
func letterRuns(lines []flow.Line) map[int]int {
	var out map[int]int
	var run []int
	end := func() {
		if len(run) >= leastRun {
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
	return out
}

// dottedLetter is the place in the alphabet of the small letter that labels a line; 0 where none does.
func dottedLetter(l flow.Line) int {
	if t := l.Text; l.Label == "" && l.Kind == "" && len(t) > 3 && t[1] == '.' && t[2] == ' ' && t[0] >= 'a' && t[0] <= 'z' {
		return int(t[0]-'a') + 1
	}
	return 0
}
