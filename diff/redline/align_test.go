package redline

import (
	"fmt"
	"strings"
	"testing"
)

// alignedTexts matches paragraphs of plain words.
func alignedTexts(a, b []string, share float64) []match {
	v := newVocabulary()
	units := func(texts []string) (out []unit) {
		for _, s := range texts {
			c := &content{text: s}
			out = append(out, v.newUnit('p', c.key(), v.tokens(c)))
		}
		return out
	}
	x := units(a)
	return v.matches(x, units(b), true, share)
}

// Of six hundred paragraphs that all changed each is found again by its rare words, and what went or came between
// them is told.
func TestManyChangedParagraphs(t *testing.T) {
	t.Parallel()
	for _, n := range []int{20, 70, 600} {
		var a, b []string
		var want []match
		for i := range n {
			s := fmt.Sprintf("States should keep vessel%d in harbour%d by lamp%d and rope%d", i, i/2, i*i%97, i%5)
			changed := strings.Replace(s, "States should", "Ports must", 1)
			switch {
			case i%10 == 3:
				a = append(a, s)
				want = append(want, match{len(a) - 1, 1, len(b), 0})
			case i%10 == 6:
				b = append(b, "Something quite new about matter"+fmt.Sprint(i))
				want = append(want, match{len(a), 0, len(b) - 1, 1})
			default:
				a, b = append(a, s), append(b, changed)
				want = append(want, match{len(a) - 1, 1, len(b) - 1, 1})
			}
		}
		got := alignedTexts(a, b, alikeShare)
		if fmt.Sprint(got) != fmt.Sprint(want) {
			for k := range got {
				if k >= len(want) || got[k] != want[k] {
					t.Errorf("of %d: match %d is %v, want %v", n, k, got[k], want[min(k, len(want)-1)])
					break
				}
			}
		}
	}
}

// Two paragraphs are one that changed where they share enough; blank ones are alike; one that was split in
// parts is found.
func TestAlikeParagraphs(t *testing.T) {
	t.Parallel()
	words := strings.Fields(
		"harbour pilot lamp rope tug quay vessel tide depth buoy chain anchor crew master fee port hull mast keel deck",
	)
	for _, c := range []struct {
		name, a, b string // paragraphs, with | between
		want       string
	}{
		{"nothing", "", "", "[]"}, {"one gone", "lamp", "", "[{0 1 0 0}]"}, {"one come", "", "lamp", "[{0 0 0 1}]"},
		{"the same", "lamp rope|tug", "lamp rope|tug", "[{0 1 0 1} {1 1 1 1}]"},
		{"others", "lamp rope tug", "mast keel deck", "[{0 1 0 0} {1 0 0 1}]"},
		{
			"two of ten words",
			strings.Join(words[:10], " "),
			strings.Join(append(words[:2:2], words[10:18]...), " "),
			"[{0 1 0 0} {1 0 0 1}]",
		},
		{
			"half the words",
			strings.Join(words[:10], " "),
			strings.Join(append(words[:5:5], words[10:15]...), " "),
			"[{0 1 0 1}]",
		},
		{"a part of a long one", strings.Join(words[:8], " "), strings.Join(words, " "), "[{0 1 0 1}]"},
		{
			"split in two", strings.Join(words, " "),
			strings.Join(words[:10], " ") + "|" + strings.Join(words[10:], " "),
			"[{0 1 0 2}]",
		},
		{"split in two short ones", "lamp rope|tug", "lamp|rope|tug", "[{0 1 0 2} {1 1 2 1}]"},
		{
			"split in two, of which one changed",
			"lamp rope|tug",
			"lamp|rope mast keel deck|tug",
			"[{0 1 0 1} {1 0 1 1} {1 1 2 1}]",
		},
		{
			"split over blank ones",
			strings.Join(words[:6], " "),
			strings.Join(words[:3], " ") + "| | |" + strings.Join(words[3:6], " "),
			"[{0 1 0 4}]",
		},
		{
			"joined from three",
			strings.Join(words[:7], " ") + "|" + strings.Join(words[7:14], " ") + "|" + strings.Join(words[14:], " "),
			strings.Join(words, " "), "[{0 3 0 1}]",
		},
		{"blank ones", "lamp rope| |tug", "lamp rope| | |tug", "[{0 1 0 1} {1 1 1 1} {2 0 2 1} {2 1 3 1}]"},
		{"blank and words", " ", "lamp", "[{0 1 0 0} {1 0 0 1}]"},
		{"swapped", "lamp rope tug|mast keel deck", "mast keel deck|lamp rope tug", "[{0 1 0 0} {1 1 0 1} {2 0 1 1}]"},
	} {
		split := func(s string) []string {
			if s == "" {
				return nil
			}
			return strings.Split(s, "|")
		}
		if got := fmt.Sprint(alignedTexts(split(c.a), split(c.b), alikeShare)); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// The longest chain of pairs that rises on both sides is kept.
func TestRising(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		js   []int
		want string
	}{
		{nil, "[]"}, {[]int{0}, "[{0 0 1}]"}, {[]int{2, 0, 1}, "[{1 0 1} {2 1 1}]"},
		{[]int{0, 1, 2}, "[{0 0 1} {1 1 1} {2 2 1}]"}, {[]int{2, 1, 0}, "[{2 0 1}]"},
		{[]int{3, 0, 4, 1, 5, 2, 6}, "[{1 0 1} {3 1 1} {5 2 1} {6 6 1}]"},
	} {
		var pairs []kept
		for i, j := range c.js {
			pairs = append(pairs, kept{i, j, 1})
		}
		if got := fmt.Sprint(rising(pairs)); got != c.want {
			t.Errorf("%v: %s, want %s", c.js, got, c.want)
		}
	}
}

// Words of stretches too long for one table are joined at those that stand once on both sides.
func TestLongWords(t *testing.T) {
	t.Parallel()
	v := newVocabulary()
	tokens := func(s string) []token { return v.tokens(&content{text: s}) }
	var a, b strings.Builder
	for i := range 700 {
		fmt.Fprintf(&a, "w%d x%d ", i, i%7)
		if i%50 != 49 {
			fmt.Fprintf(&b, "w%d y%d ", i, i%7)
		}
	}
	ta, tb := tokens(a.String()), tokens(b.String())
	same := 0
	last := kept{i: -1, j: -1}
	for _, k := range unique(ta, tb, 0, len(ta), 0, len(tb)) {
		if k.i <= last.i || k.j <= last.j || ta[k.i].id != tb[k.j].id {
			t.Fatalf("%v after %v", k, last)
		}
		same, last = same+k.n, k
	}
	if same != 686 {
		t.Errorf("%d words stand once on both sides, want 686", same)
	}
	if got := unique(ta, tb, 0, 0, 0, len(tb)); len(got) > 0 {
		t.Errorf("of nothing %v", got)
	}
	if got := small(ta, tb, 0, 4, 0, 4, nil); len(got) == 0 || got[0] != (kept{0, 0, 1}) && got[0] != (kept{0, 0, 2}) {
		t.Errorf("of four words %v", got)
	}
	if got := small(ta, tb, 3, 3, 0, 4, nil); len(got) > 0 {
		t.Errorf("of no words %v", got)
	}
}
