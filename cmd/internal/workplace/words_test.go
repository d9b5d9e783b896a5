package workplace

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// The texts of tasks, which the pages ask for by keys that they put together, are there.
func TestTasksHaveTheirWords(t *testing.T) {
	t.Parallel()
	var asked []string
	for _, task := range tasks {
		asked = append(asked, "task."+task.Name, "task."+task.Name+".what", "task."+task.Name+".go")
		for _, f := range task.Fields {
			asked = append(asked, "field."+task.Name+"."+f.Name)
		}
		if task.Corpus {
			asked = append(asked, "field."+task.Name+".corpus")
		}
		if task.Decide {
			asked = append(asked, "job.review."+task.Name)
		}
	}
	for _, state := range []string{running, done, failed, stopped} {
		asked = append(asked, "state."+state)
		if state != running {
			asked = append(asked, "job."+state)
		}
	}
	for _, key := range asked {
		if say("en", key) == key {
			t.Errorf("no words for %q", key)
		}
	}
}

func TestSafeName(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"paper.docx": "paper.docx", `C:\x\Ünïcode 1.pdf`: "Ünïcode 1.pdf", "../../etc/passwd": "passwd", "": "paper",
		"..": "paper", "/": "paper",
		"--flag": "flag", "a\x00b?.txt": "a_b_.txt", ".hidden": "hidden",
	} {
		if got := safeName(in); got != want {
			t.Errorf("%q gives %q, want %q", in, got, want)
		}
	}
}

// Corpus files are remembered from one day to the next, the latest first, while they are there.
func TestRecent(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	recent := filepath.Join(dir, "recent.txt")
	file := func(n int) string { return filepath.Join(dir, fmt.Sprint(n, ".reprise")) }
	p := &Workplace{recent: recent, kept: recall(recent)}
	for n := range mostRecent + 2 {
		if err := os.WriteFile(file(n), nil, 0o600); err != nil {
			t.Fatal(err)
		}
		p.remember(file(n))
	}
	p.remember(file(5))
	if err := os.Remove(file(9)); err != nil {
		t.Fatal(err)
	}
	var want []string
	for _, n := range []int{5, 8, 7, 6, 4, 3, 2} {
		want = append(want, file(n))
	}
	if got := recall(recent); !slices.Equal(got, want) {
		t.Errorf("remembered are %q, want %q", got, want)
	}
}
