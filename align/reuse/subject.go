package reuse

import "slices"

// Papers on different subjects share sentences, each with its own subject in it: "Reaffirming its commitment to the
// sovereignty and unity of" one country and of another, in whatever order the words stand. Such a frame is a formula,
// too. What a paper is about is told by the words that recur through it, and stand in few other papers.

const (
	// leastRecurring is in how many units of a group a word stands that the group is about, and leastRecurrent in
	// which part of them.
	leastRecurring = 3
	leastRecurrent = 0.15
	// mostGroups is the part of the groups that may have a word which tells what one of them is about.
	mostGroups = 1.0 / 3
	// leastAtHome is the part of the units with such a word that must stand in groups that are about it.
	leastAtHome = 0.3
	// leastSubjects is how many subjects must stand in a frame, those of the two units among them.
	leastSubjects = 3
	// sameFrame is how far the score of another pair may be below that of a pair for it to have the same frame.
	sameFrame = 0.2
	// longestFrame is how many content words two units may share in a frame: a longer wording is taken up for itself.
	longestFrame = 16
	// leastFrame is the part of the longer unit's content words that the frame must be.
	leastFrame = 0.4
)

// Subjects are the words that the groups of a set are about, in one language. Words of one family are one.
type subjects struct {
	set   *Set
	d     *termIndex
	about []map[int32]bool // by group: families
}

// A recurrence is where a family of words stands.
type recurrence struct{ groups, units, atHome int }

// subjects finds them in one pass over the units.
func (r *Result) subjects(d *termIndex) *subjects {
	s := &subjects{r.Set, d, make([]map[int32]bool, len(r.Set.Groups))}
	all := map[int32]*recurrence{}
	for from := 0; from < len(r.Set.Units); {
		to := from + 1
		for to < len(r.Set.Units) && r.Set.Units[to].Group == r.Set.Units[from].Group {
			to++
		}
		s.about[r.Set.Units[from].Group] = s.recurring(from, to, all)
		from = to
	}
	for _, about := range s.about {
		for f := range about {
			x := all[f]
			common := float64(x.groups) > mostGroups*float64(len(s.about))
			if common || float64(x.atHome) < leastAtHome*float64(x.units) {
				delete(about, f)
			}
		}
	}
	return s
}

// recurring gives the words that recur through the units [from, to) of one group, and counts all their words.
func (s *subjects) recurring(from, to int, all map[int32]*recurrence) map[int32]bool {
	count, n := map[int32]int{}, 0
	for unit := from; unit < to; unit++ {
		families := s.families(unit)
		for _, f := range families {
			count[f]++
		}
		if len(families) > 0 {
			n++
		}
	}
	about := map[int32]bool{}
	for f, k := range count {
		if all[f] == nil {
			all[f] = &recurrence{}
		}
		all[f].groups++
		all[f].units += k
		if k >= leastRecurring && float64(k) >= leastRecurrent*float64(n) {
			about[f] = true
			all[f].atHome += k
		}
	}
	return about
}

// families gives the families of the content words of a unit, sorted, each once.
func (s *subjects) families(unit int) []int32 {
	var out []int32
	for _, t := range s.d.body[unit] {
		if s.d.kinds[t] == content {
			out = append(out, s.d.family[t])
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// of gives the words of a unit that its group is about, sorted.
func (s *subjects) of(unit int) []int32 {
	about := s.about[s.set.Units[unit].Group]
	return slices.DeleteFunc(s.families(unit), func(f int32) bool { return !about[f] })
}

// frameLike reports whether what two units share is short, and much of both.
func (s *subjects) frameLike(i, j int) bool {
	a, b := s.families(i), s.families(j)
	n := shared(a, b)
	return n <= longestFrame && float64(n) >= leastFrame*float64(max(len(a), len(b)))
}

// shared counts what two sorted lists share.
func shared(a, b []int32) (n int) {
	for _, f := range a {
		if _, both := slices.BinarySearch(b, f); both {
			n++
		}
	}
	return n
}

// otherSubject reports whether two units have a subject each, and none in common.
func otherSubject(a, b []int32) bool { return len(a) > 0 && len(b) > 0 && shared(a, b) == 0 }

// frames gives those of the best pairs that are frames around different subjects the relation of a formula.
func (r *Result) frames(pairs []Reiteration) {
	for _, d := range r.terms {
		f := frames{subjects: r.subjects(d), pairs: pairs, of: map[int][]int{}, own: map[int][]int32{}}
		f.prepare()
		var found []int
		for k := range pairs {
			if f.is(&pairs[k]) {
				found = append(found, k)
			}
		}
		for _, k := range found {
			pairs[k].Relation = Formula
		}
	}
}

// Frames are what tells the pairs that are frames, in one language.
type frames struct {
	*subjects
	pairs []Reiteration
	of    map[int][]int   // by unit: its pairs
	own   map[int][]int32 // by unit: its subject
}

func (f *frames) prepare() {
	for k := range f.pairs {
		for _, unit := range []int{f.pairs[k].Earlier, f.pairs[k].Later} {
			if f.of[unit] == nil {
				f.own[unit] = f.subjects.of(unit)
			}
			f.of[unit] = append(f.of[unit], k)
		}
	}
}

// is reports whether a pair is a frame around different subjects, and so are others of its units.
func (f *frames) is(p *Reiteration) bool {
	if p.Relation == Cited || p.Relation == Formula || !otherSubject(f.own[p.Earlier], f.own[p.Later]) ||
		!f.frameLike(p.Earlier, p.Later) {
		return false
	}
	subjects := [][]int32{f.own[p.Earlier], f.own[p.Later]}
	for _, unit := range []int{p.Earlier, p.Later} {
		for _, k := range f.of[unit] {
			q := &f.pairs[k]
			third := f.own[q.Earlier+q.Later-unit]
			known := func(x []int32) bool { return !otherSubject(x, third) }
			if q.Score >= p.Score-sameFrame && !slices.ContainsFunc(subjects, known) {
				subjects = append(subjects, third)
			}
			if len(subjects) >= leastSubjects {
				return true
			}
		}
	}
	return false
}
