package traceview_test

import (
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/cmd/internal/traceview"
)

// A reference is shown without the name of its paper, a long one on a line of its own; what follows one another with
// nothing to tell is one line.
func TestStatusTable(t *testing.T) {
	t.Parallel()
	const long = "B/2, Having considered the report of the Harbour Board and the lamps:1"
	s := &reuse.Set{Groups: []reuse.Group{{Name: "B/1"}, {Name: "B/2"}}}
	for _, u := range []struct {
		id    string
		group int
	}{{"B/1:1", 0}, {"B/1:2", 0}, {"B/1:3", 0}, {"B/2:1", 1}, {long, 1}} {
		s.Units = append(s.Units, reuse.Unit{ID: u.id, Group: u.group})
	}
	first := reuse.Status{Last: 0}
	v := &traceview.View{Width: 40, Result: &reuse.Result{Set: s, Status: []reuse.Status{
		first, first, {TakenUpBy: []int{3}, Last: 1}, {TakesUp: []int{2}, Standing: reuse.Repeated, Last: 1}, {Last: 1},
	}}}
	var b strings.Builder
	if err := v.StatusTable(&b); err != nil {
		t.Fatal(err)
	}
	want := `
B/1  3 lines, 3 new, 0 repeated, 0 possible
   1 to 2  no earlier wording found; not
           taken up later
   3       no earlier wording found;
           taken up by B/2:1

B/2  2 lines, 1 new, 1 repeated, 0 possible
   1  takes up B/1:3
   Having considered the report of the
   Harbour Board and the lamps:1
      no earlier wording found
`
	if got := b.String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
