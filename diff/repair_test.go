package diff_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/diff"
)

// provisions makes lines that nobody takes for one another, of words that come up once.
func provisions(n int) []string {
	lines := make([]string, n)
	for i := range lines {
		var b strings.Builder
		for w := range 30 {
			fmt.Fprintf(&b, "w%dx%d ", i, w)
		}
		lines[i] = b.String() + "end.\n"
	}
	return lines
}

func TestLinesInReverseOrderAreMoves(t *testing.T) {
	t.Parallel()
	lines := provisions(60)
	back := slices.Clone(lines)
	slices.Reverse(back)
	s := diff.Texts(strings.Join(lines, ""), strings.Join(back, ""))
	if got, want := len(s.Moves), len(lines)-1; got != want {
		t.Errorf("%d moves, want %d: every line but one", got, want)
	}
	got, err := s.Apply(s.A)
	if err != nil || got != s.B {
		t.Errorf("applied: %v, same text %t", err, got == s.B)
	}
}

func TestMovesThatTouchKeepWhatIsTheirs(t *testing.T) {
	t.Parallel()
	l := provisions(6)
	for i := range l {
		l[i] = "States " + l[i] // the word behind each is the same, wherever it stands
	}
	s := diff.Texts(strings.Join(l, ""), strings.Join([]string{l[5], l[4], l[3], l[2], l[1], l[0]}, ""))
	if len(s.Moves) != 5 {
		t.Errorf("%d moves, want 5", len(s.Moves))
	}
}
