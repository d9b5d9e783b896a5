package report_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/reprise-wording/reprise/cmd/internal/report"
)

// refsOf gives the refs of units, "-" for none.
func refsOf(p *report.Payload, units ...int) string {
	var out []string
	for _, u := range units {
		if u < 0 {
			out = append(out, "-")
		} else {
			out = append(out, p.Units[u].Ref)
		}
	}
	return fmt.Sprint(out)
}

// threadIn is all that a thread says, by refs.
func threadIn(p *report.Payload, t *report.Thread) string {
	s := refsOf(p, t.Units...) + refsOf(p, t.Columns...) + refsOf(p, t.Course.Steps...)
	for _, n := range t.Pairs {
		s += fmt.Sprint(refsOf(p, p.Pairs[n].A, p.Pairs[n].B), p.Pairs[n].Score, p.Pairs[n].Relation)
	}
	return s
}

// The first page shows the threads of most meetings, then those of most units, as the whole page does, with the units
// in whose lists theirs stand, and no wording but that by which a thread is named; the one that is made before the
// comparison shows the same threads.
func TestFirstPageIsPartOfTheWhole(t *testing.T) {
	t.Parallel()
	whole := builtInPayload(t)
	a, err := analysisOnce()
	if err != nil {
		t.Fatal(err)
	}
	early, err := a.First(report.Options{})
	if err != nil {
		t.Fatal(err)
	}
	order := make([]int, len(whole.Threads))
	for i := range order {
		order[i] = i
	}
	meetings := func(i int) int {
		seen := map[int]bool{}
		for _, u := range whole.Threads[i].Units {
			seen[whole.Units[u].Meeting] = true
		}
		return len(seen)
	}
	slices.SortStableFunc(order, func(x, y int) int {
		if m := meetings(y) - meetings(x); m != 0 {
			return m
		}
		return len(whole.Threads[y].Units) - len(whole.Threads[x].Units)
	})
	for name, first := range map[string]*report.Payload{"after": whole.First(), "before": early} {
		if !first.Part || len(first.Threads) != 6 || len(first.Landmarks) != 0 {
			t.Errorf(
				"%s the comparison: part %t, %d threads, %d landmarks",
				name, first.Part, len(first.Threads), len(first.Landmarks),
			)
		}
		of := map[string]*report.Unit{}
		for u := range whole.Units {
			of[whole.Units[u].Ref] = &whole.Units[u]
		}
		named := map[int]bool{}
		for k := range first.Threads {
			x := &first.Threads[k]
			named[x.Units[0]] = true
			if got, want := refsOf(first, x.Units...), refsOf(whole, whole.Threads[order[k]].Units...); got != want {
				t.Errorf("%s the comparison: thread %d is of %s, want %s", name, k, got, want)
			}
			if got, want := threadIn(first, x), threadIn(whole, &whole.Threads[order[k]]); name == "after" && got != want {
				t.Errorf("thread %d is %s, want %s", k, got, want)
			}
		}
		for u := range first.Units {
			x := &first.Units[u]
			if got, want := refsOf(first, x.Up), refsOf(whole, of[x.Ref].Up); got != want {
				t.Errorf("%s the comparison: %s is under %s, want %s", name, x.Ref, got, want)
			}
			if hasText := len(x.Text) > 0; hasText != named[u] || x.Beads != nil || x.Sides != nil {
				t.Errorf("%s the comparison: %s has text: %t", name, x.Ref, hasText)
			}
		}
	}
}
