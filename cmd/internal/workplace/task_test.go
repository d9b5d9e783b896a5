package workplace

import (
	"errors"
	"slices"
	"strconv"
	"testing"

	"github.com/reprise-wording/reprise/cmd/internal/console"
)

// Recommendations are followed over the papers, over a corpus file, or over the built-in corpus; not over two of them.
func TestFollowWhat(t *testing.T) {
	t.Parallel()
	papers := map[string][]string{"papers": {"a.md", "b.md"}}
	for _, c := range []struct {
		in   input
		want []string // behind what the command is told
		err  error
	}{
		{in: input{files: papers}, want: []string{"--", "a.md", "b.md"}},
		{in: input{corpus: "c.reprise"}, want: []string{"--", "c.reprise"}}, {in: input{}},
		{in: input{files: papers, corpus: "c.reprise"}, err: errBoth},
	} {
		steps, err := follow(c.in)
		if !errors.Is(err, c.err) {
			t.Errorf("%+v: %v, want %v", c.in, err, c.err)
		}
		for _, s := range steps {
			at := slices.Index(s.args, "--")
			if at < 0 {
				at = len(s.args)
			}
			if !slices.Equal(s.args[at:], c.want) {
				t.Errorf("%+v: %q, want %q at the end", c.in, s.args, c.want)
			}
		}
	}
}

// A job keeps what its commands said: each line once, so many lines and no more, and how far they have come apart.
func TestHear(t *testing.T) {
	t.Parallel()
	var j job
	for _, line := range []string{"", "reprise: a", "reprise: ", "a", console.ProgressMark + "\tread\t2\t9", "b"} {
		j.hear(line)
	}
	if !slices.Equal(j.talk, []string{"a", "b"}) || j.progress != (progress{"read", 2, 9}) {
		t.Errorf("heard %q, %v", j.talk, j.progress)
	}
	for n := range 2 * mostTalk {
		j.hear(strconv.Itoa(n))
	}
	if len(j.talk) != mostTalk {
		t.Errorf("%d lines are kept", len(j.talk))
	}
}
