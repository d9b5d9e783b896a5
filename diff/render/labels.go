package render

import (
	"slices"
	"strconv"
	"strings"

	"github.com/reprise-wording/reprise/diff"
)

// Labels tells the comparison of two papers which of their lines have labels beside their words.
func (o Options) Labels() diff.Option {
	of := func(text int) func(line int) string {
		return func(line int) string {
			if p := o.place(text, line); p.Beside && p.Line == line {
				return p.Label
			}
			return ""
		}
	}
	return diff.Labelled(of(0), of(1))
}

// A relabelling is a run of paragraphs that have other labels than before, by the labels of the first and the last.
type relabelling struct {
	from, to [2]string // before and after
	n        int
}

// mostRelabelled is how many runs of paragraphs with other labels are named.
const mostRelabelled = 6

// Labels tells which paragraphs that stayed have other labels beside their words than before: "10 labels changed: 4 to
// 12 → 5 to 13, (b) → (b bis)". It is empty where there are none. Labels of notes are not told.
func Labels(s *diff.Script, o Options) string {
	if !o.placed() {
		return ""
	}
	var runs []relabelling
	all, lastA, lastB := 0, 0, 0
	for _, r := range viewOf(shown(s, o), o, false).rows {
		a, b := o.place(0, r.a), o.place(1, r.b)
		if r.what != stays {
			continue
		}
		again := r.a == lastA || r.b == lastB // the rest of one that was split or joined
		lastA, lastB = r.a, r.b
		if again || !a.Beside || !b.Beside || a.Line != r.a || b.Line != r.b {
			continue
		}
		was, is := lastLabel(a.Label), lastLabel(b.Label)
		if was == "" || is == "" || strings.EqualFold(was, is) {
			continue
		}
		all++
		if k := len(runs) - 1; k >= 0 && follows(runs[k].to[0], was) && follows(runs[k].to[1], is) {
			runs[k].to, runs[k].n = [2]string{was, is}, runs[k].n+1
		} else {
			runs = append(runs, relabelling{[2]string{was, is}, [2]string{was, is}, 1})
		}
	}
	if all == 0 {
		return ""
	}
	var told []string
	named := 0
	for _, r := range runs[:min(len(runs), mostRelabelled)] {
		named += r.n
		if r.n == 1 {
			told = append(told, r.from[0]+" → "+r.from[1])
		} else {
			told = append(told, o.say("%s to %s → %s to %s", r.from[0], r.to[0], r.from[1], r.to[1]))
		}
	}
	if named < all {
		told = append(told, o.say("and %d more", all-named))
	}
	return o.count(all, "%d label changed: %s", "%d labels changed: %s", strings.Join(told, ", "))
}

// lastLabel is the innermost of a chain of labels: "(ii)" of 5(a)(ii), 12 of 12.
func lastLabel(chain string) string {
	if at := strings.LastIndexByte(chain, '('); at > 0 {
		return chain[at:]
	}
	return chain
}

// follows reports whether a label is the next after another: 5 after 4, (c) after (b).
func follows(before, label string) bool {
	x, y := strings.Trim(before, "()"), strings.Trim(label, "()")
	n, errX := strconv.Atoi(x)
	m, errY := strconv.Atoi(y)
	if errX == nil && errY == nil {
		return m == n+1
	}
	rx, ry := []rune(x), []rune(y)
	return len(rx) == 1 && len(ry) == 1 && ry[0] == rx[0]+1 || romanFollows(x, y)
}

// romans are the small Roman numbers that items have.
var romans = strings.Fields("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx")

func romanFollows(x, y string) bool {
	i, j := slices.Index(romans, strings.ToLower(x)), slices.Index(romans, strings.ToLower(y))
	return i >= 0 && j == i+1
}
