package report

import (
	"cmp"
	"slices"
)

// mostFirst is how many threads the first page shows, the longest.
const mostFirst = 6

// Front is the papers and the meetings of a corpus that is not compared yet, without wording.
func (a *Analysis) Front(opts Options) (*Payload, error) {
	if err := opts.check(); err != nil {
		return nil, err
	}
	out := a.outline.out.with(opts)
	out.Pending, out.Part = true, true
	return out, nil
}

// First is what the first page shows: the papers, the meetings, the counts and the longest threads. The units have to
// be traced, and no more; the terms of the threads are left out.
func (a *Analysis) First(opts Options) (*Payload, error) {
	if err := opts.check(); err != nil {
		return nil, err
	}
	b, out := *a.outline, a.outline.out.with(opts)
	b.opts, b.out = opts, out
	r := b.judged()
	b.listThreads(r, b.listPairs(r))
	out.Units = make([]Unit, len(b.set.Units))
	wanted := longest(out.Threads, func(u int) int { return b.set.Units[u].Group })
	read := make([]bool, len(out.Units))
	for _, n := range wanted {
		for _, u := range out.Threads[n].Units {
			for ; u >= 0 && !read[u]; u = out.Units[u].Up {
				read[u], out.Units[u] = true, b.unit(u)
				out.Units[u].Standing = r.Status[u].Standing
			}
		}
	}
	for u := range out.Units {
		if read[u] {
			out.Units[u].Force = b.force(u)
		}
	}
	for _, n := range wanted {
		out.Threads[n].Course = b.course(&out.Threads[n])
	}
	return out.cut(wanted), nil
}

// First is the part of a payload that the first page shows.
func (p *Payload) First() *Payload {
	return p.cut(longest(p.Threads, func(u int) int { return p.Units[u].Meeting }))
}

// longest are the threads of most meetings, then of most units.
func longest(threads []Thread, meeting func(unit int) int) []int {
	meetings := make([]int, len(threads))
	all := make([]int, len(threads))
	for i := range threads {
		seen := map[int]bool{}
		for _, u := range threads[i].Units {
			seen[meeting(u)] = true
		}
		meetings[i], all[i] = len(seen), i
	}
	slices.SortStableFunc(all, func(x, y int) int {
		return cmp.Or(meetings[y]-meetings[x], len(threads[y].Units)-len(threads[x].Units))
	})
	return all[:min(len(all), mostFirst)]
}

// cut keeps some threads, with their units and pairs, and those units in whose lists they stand. Of the wording it
// keeps that by which a thread is named: the first unit's.
func (p *Payload) cut(threads []int) *Payload {
	out := *p
	out.Part = true
	out.Units, out.Pairs, out.Threads = []Unit{}, []Pair{}, []Thread{}
	out.Landmarks, out.Stems = nil, map[string][]string{}
	wanted, opening := map[int]bool{}, map[int]bool{}
	for _, n := range threads {
		opening[p.Threads[n].Units[0]] = true
		for _, u := range p.Threads[n].Units {
			for ; u >= 0 && !wanted[u]; u = p.Units[u].Up {
				wanted[u] = true
			}
		}
	}
	unit, pair := map[int]int{-1: -1}, map[int]int{}
	for u := range p.Units {
		if wanted[u] {
			unit[u] = len(out.Units)
			out.Units = append(out.Units, p.Units[u])
			last := &out.Units[unit[u]]
			last.Up, last.Beads, last.Sides, last.Notes, last.Was = unit[last.Up], nil, nil, nil, nil
			if !opening[u] {
				last.Text = map[string][]string{}
			}
		}
	}
	for n, x := range p.Pairs {
		if wanted[x.A] && wanted[x.B] {
			pair[n] = len(out.Pairs)
			x.A, x.B, x.Diff = unit[x.A], unit[x.B], nil
			out.Pairs = append(out.Pairs, x)
		}
	}
	for _, n := range threads {
		t := p.Threads[n]
		t.Units, t.Columns, t.Pairs = replaced(t.Units, unit), replaced(t.Columns, unit), replaced(t.Pairs, pair)
		t.Course.Steps, t.Variants = replaced(t.Course.Steps, unit), nil
		out.Threads = append(out.Threads, t)
	}
	return &out
}

// replaced puts other indices in the place of those in a list.
func replaced(list []int, by map[int]int) []int {
	out := make([]int, len(list))
	for i, n := range list {
		out[i] = by[n]
	}
	return out
}
