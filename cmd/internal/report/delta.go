package report

import (
	"reflect"
	"slices"

	"github.com/reprise-wording/reprise/align/reuse"
)

// A Delta is the difference between two payloads of one corpus, such as before and after a decision.
type Delta struct {
	Since     string        `json:"since"` // the revision of the earlier one
	Rev       string        `json:"rev"`
	Counts    *Counts       `json:"counts"`
	Stale     []string      `json:"stale,omitempty"`
	Units     []Revised     `json:"units"`
	Landmarks []Revised     `json:"landmarks"`
	Pairs     []Run[Pair]   `json:"pairs"`
	Threads   []Run[Thread] `json:"threads"`
}

// A Run is items From to To of the earlier payload, then new ones. The pairs of a thread that is kept are those that it
// had, wherever they stand by now.
type Run[T any] struct {
	From int `json:"from"`
	To   int `json:"to"`
	New  []T `json:"new,omitempty"`
}

// A Revised is what a decision changes of a unit or of a landmark.
type Revised struct {
	At       int                 `json:"at"` // its index
	Standing reuse.Standing      `json:"standing"`
	Beads    []Bead              `json:"beads,omitempty"`
	Sides    map[string][]string `json:"sides,omitempty"`
	Decided  *Decided            `json:"decided,omitempty"`
}

// Since is the difference to an earlier payload.
func (p *Payload) Since(earlier *Payload) *Delta {
	d := &Delta{
		Since:     earlier.Rev,
		Rev:       p.Rev,
		Counts:    p.Counts,
		Stale:     p.Stale,
		Units:     []Revised{},
		Landmarks: []Revised{},
	}
	for i := range p.Units {
		was, is := &earlier.Units[i], &p.Units[i]
		if was.Standing != is.Standing || !reflect.DeepEqual(was.Decided, is.Decided) ||
			!reflect.DeepEqual(was.Beads, is.Beads) || !reflect.DeepEqual(was.Sides, is.Sides) {
			d.Units = append(d.Units, Revised{i, is.Standing, is.Beads, is.Sides, is.Decided})
		}
	}
	for i := range p.Landmarks {
		was, is := &earlier.Landmarks[i], &p.Landmarks[i]
		if !reflect.DeepEqual(was.Beads, is.Beads) || !reflect.DeepEqual(was.Sides, is.Sides) {
			d.Landmarks = append(d.Landmarks, Revised{At: i, Beads: is.Beads, Sides: is.Sides})
		}
	}
	had := keptPairs(earlier.Pairs, p.Pairs)
	d.Pairs = runs(p.Pairs, had)
	d.Threads = runs(p.Threads, keptThreads(earlier, p, had))
	return d
}

// keptPairs gives for each pair its index in the earlier list, -1 where it is new or changed.
func keptPairs(earlier, now []Pair) []int {
	type key struct {
		a, b  int
		cited bool
	}
	of := func(p *Pair) key { return key{p.A, p.B, p.Relation == string(reuse.Cited)} }
	at := make(map[key]int, len(earlier))
	for i := range earlier {
		at[of(&earlier[i])] = i
	}
	had := make([]int, len(now))
	for i := range now {
		k, ok := at[of(&now[i])]
		if !ok || !samePair(&earlier[k], &now[i]) {
			k = -1
		}
		had[i] = k
	}
	return had
}

// samePair compares two pairs of the same units. Their differences are those of the same texts.
func samePair(x, y *Pair) bool {
	return x.Score == y.Score && x.Relation == y.Relation && x.Hand == y.Hand && x.Rejected == y.Rejected &&
		x.Weak == y.Weak && x.Drift == y.Drift && len(x.Diff) == len(y.Diff) && len(x.OneSided) == len(y.OneSided) &&
		(x.Decided == y.Decided || reflect.DeepEqual(x.Decided, y.Decided))
}

// keptThreads gives for each thread its index in the earlier payload, -1 where it is new or changed.
func keptThreads(earlier, now *Payload, had []int) []int {
	at := map[int]int{} // by the first unit: each unit is in one thread
	for i := range earlier.Threads {
		at[earlier.Threads[i].Units[0]] = i
	}
	out := make([]int, len(now.Threads))
	for i := range now.Threads {
		is := &now.Threads[i]
		k, ok := at[is.Units[0]]
		if !ok || !sameThread(&earlier.Threads[k], is, had) {
			k = -1
		}
		out[i] = k
	}
	return out
}

// sameThread compares two threads. All else that is said of them follows from their units and pairs.
func sameThread(was, is *Thread, had []int) bool {
	if !slices.Equal(was.Units, is.Units) || !slices.Equal(was.Columns, is.Columns) || len(was.Pairs) != len(is.Pairs) ||
		!reflect.DeepEqual(was.Course, is.Course) {
		return false
	}
	for i, n := range is.Pairs {
		if had[n] != was.Pairs[i] {
			return false
		}
	}
	return true
}

// runs writes a list as runs of an earlier one, with new items between them.
func runs[T any](now []T, had []int) []Run[T] {
	out := []Run[T]{}
	for i := range now {
		last := len(out) - 1
		switch k := had[i]; {
		case k < 0 && last < 0:
			out = append(out, Run[T]{New: []T{now[i]}})
		case k < 0:
			out[last].New = append(out[last].New, now[i])
		case last >= 0 && out[last].To == k && out[last].New == nil:
			out[last].To++
		default:
			out = append(out, Run[T]{From: k, To: k + 1})
		}
	}
	return out
}
