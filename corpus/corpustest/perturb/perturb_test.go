package perturb_test

import (
	"fmt"
	"path/filepath"
	"testing"

	"github.com/reprise-wording/reprise/corpus/corpustest/perturb"
)

func TestChanges(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text string
		most int
		want string
	}{
		{"<p>a b</p>", 9, `["a b</p>" "<p>aa b</p>" "<p>ab </p>" "<p>a </p>" "<p>a b</p></p>"]`},
		{"a b c", 2, `[" b c" "a b cc"]`},
		{"", 3, "[]"},
	} {
		if got := fmt.Sprintf("%q", perturb.Changes(c.text, c.most)); got != c.want {
			t.Errorf("%q: %s, want %s", c.text, got, c.want)
		}
	}
}

func TestGolden(t *testing.T) {
	t.Parallel()
	path, calls := filepath.Join(t.TempDir(), "x.want"), 0
	read := func(in perturb.Input) string { calls++; return in.Text }
	inputs := []perturb.Input{{Name: "one", Text: "a b"}, {Name: "two", Text: "c"}}
	perturb.Golden(t, path, true, inputs, 9, read)
	perturb.Golden(t, path, false, inputs, 9, read)
	if calls != 2*(4+2) {
		t.Errorf("%d calls", calls)
	}
}
