package reuse

import "slices"

// A Status says where a unit stands in time.
type Status struct {
	TakesUp   []int // earlier units it takes up, best first; none for what is new in its group
	TakenUpBy []int // later units that take it up, best first
	Standing  Standing
	First     int // group in which its thread, or itself where it has none, is first seen
	Last      int // group in which its thread is last seen
}

// A Standing says how a unit stands to earlier ones.
type Standing string

// The standings.
const (
	New      Standing = "new"      // no earlier wording found
	Possible Standing = "possible" // like an earlier unit, but in no thread with it: often the same subject alone
	Repeated Standing = "repeated" // in a thread with an earlier unit that it takes up, or refers to one
)

// A Count is how many units there are of each standing.
type Count struct{ Units, New, Possible, Repeated int }

// Count counts the units that are wanted; nil is for all.
func (r *Result) Count(wanted func(unit int) bool) Count {
	var n Count
	for u := range r.Status {
		if wanted != nil && !wanted(u) {
			continue
		}
		n.Units++
		switch r.Status[u].Standing {
		case Repeated:
			n.Repeated++
		case Possible:
			n.Possible++
		default:
			n.New++
		}
	}
	return n
}

// Firm reports whether a pair is more than possible: its units stand in one thread, the later refers to the earlier,
// or a person confirmed it.
func (r *Result) Firm(p Reiteration) bool {
	return p.Relation == Cited || p.ByHand || r.threadOf[p.Earlier] > 0 && r.threadOf[p.Earlier] == r.threadOf[p.Later]
}

// New reports whether nothing earlier says the same.
func (s *Status) New() bool { return len(s.TakesUp) == 0 }

// status fills Result.Status from the pairs above the threshold and the threads.
func (r *Result) status() {
	r.Status, r.threadOf = make([]Status, len(r.Set.Units)), make([]int, len(r.Set.Units))
	for n, t := range r.Threads {
		for _, u := range t.Units {
			r.threadOf[u] = n + 1
		}
	}
	for i := range r.Status {
		r.Status[i].Standing = New
		r.Status[i].First, r.Status[i].Last = r.Set.Units[i].Group, r.Set.Units[i].Group
	}
	for _, p := range r.Pairs {
		if p.Score < r.Threshold {
			continue
		}
		later := &r.Status[p.Later]
		add(&later.TakesUp, p.Earlier)
		if r.Firm(p) {
			later.Standing = Repeated
		} else if later.Standing == New {
			later.Standing = Possible
		}
		add(&r.Status[p.Earlier].TakenUpBy, p.Later)
	}
	for _, t := range r.Threads {
		first, last := r.Set.Units[t.Units[0]].Group, r.Set.Units[t.Units[0]].Group
		for _, u := range t.Units {
			first, last = min(first, r.Set.Units[u].Group), max(last, r.Set.Units[u].Group)
		}
		for _, u := range t.Units {
			r.Status[u].First, r.Status[u].Last = first, last
		}
	}
}

// add appends a unit that is not there yet: a pair can be both cited and reworded.
func add(to *[]int, unit int) {
	if !slices.Contains(*to, unit) {
		*to = append(*to, unit)
	}
}
