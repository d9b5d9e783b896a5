package report

import (
	"maps"
	"slices"

	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/diff"
)

// A Course is what became of the force of a thread.
type Course struct {
	Steps   []int    `json:"steps"`   // by meeting, the unit that asks most strongly
	Verdict string   `json:"verdict"` // weaker, hedged, same, wavers, freed, stronger; none where nothing can be said
	Gained  []string `json:"gained"`  // classes of reservations that the last unit has and the first has not
	Lost    []string `json:"lost"`
}

// leastKept is the share of words that first and last wording must have in common for their force to be compared: of
// two texts with other words it can't be said that one became the other.
const leastKept = 0.1

// course works out the force of a thread over time, of the units that have its wording: one that only cites another
// asks for something else. Where the force ends as it began, the reservations that were added or dropped tell.
func (b *builder) course(th *Thread) Course {
	c := Course{Steps: []int{}, Verdict: "none", Gained: []string{}, Lost: []string{}}
	if !slices.ContainsFunc(th.Pairs, func(n int) bool { return b.out.Pairs[n].Relation != "cited" }) {
		return c
	}
	at := map[int]int{}
	for _, n := range th.Columns {
		u := &b.out.Units[n]
		if u.Force == nil {
			continue
		}
		if had, ok := at[u.Meeting]; !ok || u.Force.Level > b.out.Units[had].Force.Level {
			at[u.Meeting] = n
		}
	}
	for _, m := range slices.Sorted(maps.Keys(at)) {
		c.Steps = append(c.Steps, at[m])
	}
	if len(c.Steps) == 0 || b.kept(c.Steps[0], c.Steps[len(c.Steps)-1]) < leastKept {
		return c
	}
	first, last := b.out.Units[c.Steps[0]].Force, b.out.Units[c.Steps[len(c.Steps)-1]].Force
	c.Gained, c.Lost = beyond(last, first), beyond(first, last)
	switch {
	case last.Level < first.Level:
		c.Verdict = "weaker"
	case last.Level > first.Level:
		c.Verdict = "stronger"
	case len(c.Gained) > 0 && len(c.Lost) == 0:
		c.Verdict = "hedged"
	case len(c.Lost) > 0 && len(c.Gained) == 0:
		c.Verdict = "freed"
	case slices.ContainsFunc(c.Steps, func(n int) bool { return b.out.Units[n].Force.Level != first.Level }):
		c.Verdict = "wavers"
	default:
		c.Verdict = "same"
	}
	return c
}

// beyond lists the classes of reservations that one has and the other has not.
func beyond(one, other *Force) []string {
	out := []string{}
	for _, q := range slices.Sorted(maps.Keys(one.Quals)) {
		if other.Quals[q] == nil {
			out = append(out, q)
		}
	}
	return out
}

// kept is the share of the words of two units that stayed, in the language in which it is largest.
func (b *builder) kept(x, y int) float64 {
	if share, ok := b.shares[[2]int{x, y}]; ok {
		return share
	}
	most := 0.0
	for k, tag := range b.tags {
		from, to := b.text(x, k), b.text(y, k)
		if from == "" || to == "" {
			continue
		}
		l, same := lang.For(tag), 0
		for _, op := range diff.Texts(from, to, diff.In(tag), diff.WithoutForce()).Ops {
			if op.Kind == diff.Equal {
				same += countWords(l, op.A.Text(from))
			}
		}
		if all := countWords(l, from) + countWords(l, to); all > 0 {
			most = max(most, 2*float64(same)/float64(all))
		}
	}
	b.shares[[2]int{x, y}] = most
	return most
}

func countWords(l *lang.Language, text string) int {
	n := 0
	for _, t := range l.Tokens(text) {
		if t.Kind == lang.Word {
			n++
		}
	}
	return n
}
