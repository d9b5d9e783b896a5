package workplace

import (
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
		"paper.docx": "paper.docx", `C:\x\Ünïcode 1.pdf`: "Ünïcode 1.pdf", "../../etc/passwd": "passwd", "": "paper", "..": "paper", "/": "paper",
		"--flag": "flag", "a\x00b?.txt": "a_b_.txt", ".hidden": "hidden",
	} {
		if got := safeName(in); got != want {
			t.Errorf("%q gives %q, want %q", in, got, want)
		}
	}
}
