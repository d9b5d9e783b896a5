package align_test

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/align"
)

func bead(source, target []int) align.Bead { return align.Bead{Source: source, Target: target} }

func TestBead(t *testing.T) {
	t.Parallel()
	b := align.Bead{
		Source:     []int{0, 1},
		Target:     []int{2},
		Score:      0.5,
		Origin:     align.ByHand,
		SourcePart: align.Part{Start: 1, End: 2},
		TargetPart: align.Part{Start: 3, End: 4},
	}
	s := b.Swap()
	if !slices.Equal(s.Source, b.Target) || !slices.Equal(s.Target, b.Source) || s.SourcePart != b.TargetPart ||
		s.TargetPart != b.SourcePart || s.Score != 0.5 || s.Origin != align.ByHand {
		t.Errorf("swapped %+v", s)
	}
	if b.Type() != "2-1" || s.Type() != "1-2" {
		t.Errorf("types %s, %s", b.Type(), s.Type())
	}
	c := b.Clone()
	c.Source[0], c.Target[0] = 7, 7
	if b.Source[0] != 0 || b.Target[0] != 2 {
		t.Error("a clone shares memory")
	}
	for _, x := range []struct {
		bead align.Bead
		want bool
	}{{b, true}, {bead([]int{1}, nil), false}, {bead(nil, []int{1}), false}, {bead([]int{0}, []int{0}), true}} {
		if x.bead.Linked() != x.want {
			t.Errorf("%+v linked: %t", x.bead, !x.want)
		}
	}
}

func TestPart(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		part align.Part
		want string
	}{
		{align.Part{}, "harbour"}, {align.Part{Start: 0, End: 3}, "har"}, {align.Part{Start: 3, End: 7}, "bour"},
		{align.Part{Start: 3, End: 3}, ""},
		{align.Part{Start: 3, End: 8}, "harbour"}, {align.Part{Start: -1, End: 3}, "harbour"},
		{align.Part{Start: 4, End: 3}, "harbour"}, {align.Part{Start: 7, End: 7}, ""},
	} {
		if got := c.part.Of("harbour"); got != c.want {
			t.Errorf("%v: %q, want %q", c.part, got, c.want)
		}
		if c.part.IsZero() != (c.part.Start == 0 && c.part.End == 0) {
			t.Errorf("%v is zero: %t", c.part, c.part.IsZero())
		}
	}
}

// Beads stand in the order of the source; one of the target alone behind the bead that holds what stands before it.
func TestSort(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		beads []align.Bead
		want  string
	}{
		{nil, ""},
		{[]align.Bead{bead([]int{1}, []int{1}), bead([]int{0}, []int{0})}, "[0]:[0] [1]:[1]"},
		{[]align.Bead{bead(nil, []int{1}), bead([]int{1}, []int{2}), bead([]int{0}, []int{0})}, "[0]:[0] []:[1] [1]:[2]"},
		{[]align.Bead{bead(nil, []int{0}), bead([]int{0}, []int{1})}, "[]:[0] [0]:[1]"},
		{[]align.Bead{bead([]int{0}, []int{1}), bead(nil, []int{0})}, "[]:[0] [0]:[1]"},
		{
			[]align.Bead{bead(nil, []int{3}), bead(nil, []int{2}), bead([]int{0}, []int{1}), bead([]int{1}, []int{0})},
			"[0]:[1] []:[2] []:[3] [1]:[0]",
		},
		{[]align.Bead{bead([]int{2}, nil), bead([]int{0, 1}, []int{0, 1}), bead(nil, []int{2})}, "[0 1]:[0 1] []:[2] [2]:[]"},
		{[]align.Bead{
			{Source: []int{0}, Target: []int{1}, SourcePart: align.Part{Start: 5, End: 9}},
			{Source: []int{0}, Target: []int{0}, SourcePart: align.Part{Start: 0, End: 4}},
		}, "[0]:[0] [0]:[1]"},
		{[]align.Bead{
			{Source: []int{0}, Target: []int{1}, TargetPart: align.Part{Start: 5, End: 9}},
			{Source: []int{0}, Target: []int{1}, TargetPart: align.Part{Start: 0, End: 4}, Score: 1},
		}, "[0]:[1]! [0]:[1]"},
		{[]align.Bead{bead([]int{5}, []int{0}), bead([]int{2}, []int{1}), bead(nil, []int{2})}, "[2]:[1] []:[2] [5]:[0]"},
	} {
		align.Sort(c.beads)
		var got []string
		for _, b := range c.beads {
			s := fmt.Sprintf("%v:%v", b.Source, b.Target)
			if b.Score == 1 {
				s += "!"
			}
			got = append(got, s)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%v, want %s", got, c.want)
		}
	}
}

func TestCheck(t *testing.T) {
	t.Parallel()
	part := align.Part{Start: 1, End: 2}
	for _, c := range []struct {
		beads            []align.Bead
		sources, targets int
		want             string
	}{
		{nil, 0, 0, ""},
		{[]align.Bead{bead([]int{0, 1}, []int{0})}, 2, 1, ""},
		{[]align.Bead{bead([]int{0, 1}, []int{0})}, 3, 1, "align: source segment 2 is in no bead"},
		{[]align.Bead{bead([]int{0, 1}, []int{0})}, 2, 2, "align: target segment 1 is in no bead"},
		{[]align.Bead{bead([]int{0, 2}, []int{0})}, 2, 1, "align: source segment 2 is outside the text of 2 segments"},
		{[]align.Bead{bead([]int{0}, []int{-1})}, 1, 1, "align: target segment -1 is outside the text of 1 segments"},
		{[]align.Bead{bead([]int{0}, []int{0}), bead([]int{0}, nil)}, 1, 1, "align: source segment 0 is in two beads"},
		{[]align.Bead{bead([]int{1, 0}, []int{0})}, 2, 1, "align: source segment 0 stands out of order in its bead"},
		{[]align.Bead{bead([]int{0}, []int{0}), {Source: []int{0}, Target: []int{1}, SourcePart: part}}, 1, 2, ""},
		{
			[]align.Bead{bead([]int{0}, []int{0}), {Source: []int{0}, Target: []int{1}, TargetPart: part}},
			1, 2,
			"align: source segment 0 is in two beads",
		},
	} {
		err := align.Check(c.beads, c.sources, c.targets)
		if got := fmt.Sprint(err); c.want == "" && err != nil || c.want != "" && got != c.want {
			t.Errorf("%v: %v, want %s", c.beads, err, c.want)
		}
		var ce *align.CoverageError
		if c.want != "" && !errors.As(err, &ce) {
			t.Errorf("%v is no CoverageError", err)
		}
	}
}

func TestCompare(t *testing.T) {
	t.Parallel()
	gold := []align.Bead{
		bead([]int{0}, []int{0}), bead([]int{1, 2}, []int{1}), bead([]int{1, 2}, []int{1}), bead([]int{3}, nil),
		bead(nil, []int{2}),
	}
	found := []align.Bead{
		bead([]int{0}, []int{0}), bead([]int{1}, []int{1}), bead([]int{2}, nil), bead([]int{3}, nil), bead([]int{3}, nil),
		{},
	}
	a := align.Compare(gold, found)
	if a != (align.Agreement{Predicted: 4, Gold: 2, Right: 2, Found: 1}) {
		t.Errorf("%+v", a)
	}
	if a.Precision() != 0.5 || a.Recall() != 0.5 || a.F1() != 0.5 {
		t.Errorf("%v %v %v", a.Precision(), a.Recall(), a.F1())
	}
	b := a.Add(align.Agreement{Predicted: 4, Gold: 6, Right: 4, Found: 5})
	if b != (align.Agreement{Predicted: 8, Gold: 8, Right: 6, Found: 6}) || b.Precision() != 0.75 {
		t.Errorf("%+v", b)
	}
	b.Found = 2
	if want := 2 * 0.75 * 0.25 / (0.75 + 0.25); math.Abs(b.F1()-want) > 1e-12 {
		t.Errorf("F1 %v, want %v", b.F1(), want)
	}
	if z := (align.Agreement{}); z.Precision() != 0 || z.Recall() != 0 || z.F1() != 0 {
		t.Errorf("nothing: %v %v %v", z.Precision(), z.Recall(), z.F1())
	}
	if got := align.Missing(gold, found); fmt.Sprint(got) != fmt.Sprint([]align.Bead{gold[1], gold[2], gold[4]}) {
		t.Errorf("missing %v", got)
	}
}

func TestOverlap(t *testing.T) {
	t.Parallel()
	x := bead([]int{0, 1}, []int{4})
	for _, c := range []struct {
		other align.Bead
		want  bool
	}{
		{bead([]int{1}, nil), true}, {bead([]int{2}, []int{4}), true}, {bead([]int{4}, []int{0}), false},
		{bead(nil, nil), false},
	} {
		if align.Overlap(x, c.other) != c.want || align.Overlap(c.other, x) != c.want {
			t.Errorf("%v overlaps: %t", c.other, !c.want)
		}
	}
}
