package reuse

import "slices"

// A Status says where a unit stands in time.
type Status struct {
	TakesUp   []int // earlier units it takes up, best first; none for what is new in its group
	TakenUpBy []int // later units that take it up, best first
	First     int   // group in which its thread, or itself where it has none, is first seen
	Last      int   // group in which its thread is last seen
}

// New reports whether nothing earlier says the same.
func (s *Status) New() bool { return len(s.TakesUp) == 0 }

// status fills Result.Status from the pairs above the threshold and the threads.
func (r *Result) status() {
	r.Status = make([]Status, len(r.Set.Units))
	for i := range r.Status {
		r.Status[i].First, r.Status[i].Last = r.Set.Units[i].Group, r.Set.Units[i].Group
	}
	for _, p := range r.Pairs {
		if p.Score < r.Threshold {
			continue
		}
		add(&r.Status[p.Later].TakesUp, p.Earlier)
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
