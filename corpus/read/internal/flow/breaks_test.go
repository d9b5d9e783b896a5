package flow

import (
	"strings"
	"testing"
)

// Two line ends in a row part paragraphs, and so does one behind a title in bold (between stars); one parts lines before
// an item, and nothing elsewhere.
func TestSplitAtBreaks(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, want string }{
		{"The keeper|lights the lamps.", "The keeper lights the lamps."},
		{"(a) oil;||(b) wicks;|| ||(c) books.", "(a) oil; / (b) wicks; / (c) books."},
		{"The keeper has:|(a) oil;|(b) wicks.", "The keeper has: + (a) oil; + (b) wicks."},
		{"|The keeper.||", "The keeper."},
		{"*Of lamps*|The keeper lights them.", "Of lamps / The keeper lights them."},
		{"*Of* lamps|and oil.", "Of lamps and oil."},
	} {
		var b Builder
		for i, part := range strings.Split(c.text, "|") {
			if i > 0 {
				b.Break()
			}
			for k, run := range strings.Split(part, "*") {
				b.Text(run, k%2 == 1)
			}
		}
		breaks := b.Breaks()
		var got strings.Builder
		for i, l := range SplitAtBreaks(b.Line(), breaks) {
			if i > 0 {
				got.WriteString(map[bool]string{true: " + ", false: " / "}[l.Soft])
			}
			got.WriteString(l.Text)
		}
		if got.String() != c.want {
			t.Errorf("%s: %s, want %s", c.text, got.String(), c.want)
		}
	}
	if got := SplitAtBreaks(Line{Text: "Oil (a) wicks", Heading: 1}, []int{3}); len(got) != 1 {
		t.Errorf("a heading was parted: %v", got)
	}
}
