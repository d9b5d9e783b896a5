package agreed_test

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"github.com/reprise-wording/reprise/align/agreed"
)

// A formula goes to the paper that its neighbours come from, though a later paper has it, too.
func TestBases(t *testing.T) {
	t.Parallel()
	earlier := make([]agreed.Paragraph, 7)
	for k, paper := range []int{0, 0, 0, 0, 1, 2, 2} {
		earlier[k].Paper = paper
	}
	findings := []agreed.Finding{
		{Standing: agreed.Agreed, Also: []int{0, 4}},
		{Standing: agreed.Changed, Also: []int{1}},
		{Standing: agreed.New},
		{Standing: agreed.Agreed, Also: []int{2, 3}},
		{Standing: agreed.Composed},
		{Standing: agreed.Agreed, Also: []int{6}},
		{Standing: agreed.Agreed, Also: []int{4}},
	}
	want := []agreed.Base{
		{Paper: 0, Count: 3, Runs: []agreed.Run{{Draft: 0, Earlier: 0, Length: 2}, {Draft: 3, Earlier: 2, Length: 1}}},
		{Paper: 2, Count: 1, Runs: []agreed.Run{{Draft: 5, Earlier: 6, Length: 1}}},
		{Paper: 1, Count: 1, Runs: []agreed.Run{{Draft: 6, Earlier: 4, Length: 1}}},
	}
	if got := agreed.Bases(earlier, findings); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// Each paragraph with a source is in one run of one base, at a paragraph that has its words.
func TestBasesHoldEachParagraphOnce(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		earlier := make([]agreed.Paragraph, rapid.IntRange(1, 20).Draw(t, "earlier"))
		for k := range earlier {
			if earlier[k].Paper = 0; k > 0 {
				earlier[k].Paper = earlier[k-1].Paper + rapid.IntRange(0, 1).Draw(t, "next paper")
			}
		}
		findings := make([]agreed.Finding, rapid.IntRange(0, 20).Draw(t, "draft"))
		sourced := 0
		for k := range findings {
			findings[k].Standing = rapid.SampledFrom([]agreed.Standing{agreed.Agreed, agreed.Changed, agreed.New}).Draw(
				t, "standing",
			)
			if findings[k].Standing == agreed.New {
				continue
			}
			sourced++
			for p := range earlier {
				if rapid.Bool().Draw(t, "has it") || p == len(earlier)-1 && len(findings[k].Also) == 0 {
					findings[k].Also = append(findings[k].Also, p)
				}
			}
		}
		seen := map[int]bool{}
		for _, b := range agreed.Bases(earlier, findings) {
			n := 0
			for _, r := range b.Runs {
				for i := range r.Length {
					if seen[r.Draft+i] {
						t.Fatalf("paragraph %d is told twice", r.Draft+i)
					}
					seen[r.Draft+i] = true
					if earlier[r.Earlier+i].Paper != b.Paper {
						t.Fatalf("run %v leaves paper %d", r, b.Paper)
					}
				}
				n += r.Length
			}
			if n != b.Count {
				t.Fatalf("base %v counts %d paragraphs, its runs have %d", b, b.Count, n)
			}
		}
		if len(seen) != sourced {
			t.Fatalf("%d of %d paragraphs are told", len(seen), sourced)
		}
	})
}
