package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/corpus"
)

func TestTraceUnit(t *testing.T) {
	t.Parallel()
	set := &reuse.Set{Groups: []reuse.Group{{Name: "I"}}}
	for _, ref := range []string{"I.1", "I.2"} {
		set.Units = append(set.Units, reuse.Unit{ID: ref, Ref: corpus.MustRef(ref)})
	}
	for _, c := range []struct {
		name  string
		lines bool
		at    int
		err   string
	}{
		{"", false, -1, ""},
		{"I.1", false, 0, ""},
		{"I.2", true, 1, ""},
		{"i.2", false, 1, ""},
		{"7", true, -1, "there is no line 7 with words; the last is I.2"},
		{"..", false, -1, `--unit ".." is not a paragraph: `},
		{"I", false, -1, "--unit I is a meeting; give a unit, such as I.1,"},
		{"I.3", false, -1, "I.3"},
	} {
		at, err := traceUnit(set, c.name, c.lines)
		if at != c.at || (err == nil) != (c.err == "") || err != nil && !strings.Contains(err.Error(), c.err) {
			t.Errorf("%q, lines %v: %d, %v", c.name, c.lines, at, err)
		}
	}
	if at, err := traceUnit(&reuse.Set{}, "I.1", true); at != -1 || err == nil {
		t.Errorf("of no lines: %d, %v", at, err)
	}
}

// Without a corpus file nothing is read; from a broken one an error comes, rather than a trace of nothing.
func TestTracedIn(t *testing.T) {
	t.Parallel()
	if tracedIn("", nil) != nil {
		t.Error("a trace is read from no file")
	}
	file := filepath.Join(t.TempDir(), "broken.corpus")
	if err := os.WriteFile(file, []byte("no corpus"), 0o600); err != nil {
		t.Fatal(err)
	}
	if kept, err := tracedIn(file, &corpus.Corpus{})(context.Background(), &reuse.Set{}); err == nil || kept != nil {
		t.Errorf("from a broken file: %v, %v", kept, err)
	}
}
