package workplace

import (
	"maps"
	"regexp"
	"slices"
	"testing"
)

// All languages have the same words, and the pages ask for none that is missing.
func TestWordsAreComplete(t *testing.T) {
	t.Parallel()
	en := slices.Sorted(maps.Keys(words()["en"]))
	for lang, w := range words() {
		if got := slices.Sorted(maps.Keys(w)); !slices.Equal(got, en) {
			t.Errorf("%s and en differ in their keys:\n%v\n%v", lang, got, en)
		}
	}
	var asked []string
	for _, page := range []string{"start.html", "job.html"} {
		for _, m := range regexp.MustCompile(`say (?:\$lang|\.Lang) "([^"]+)"`).FindAllStringSubmatch(asset(page), -1) {
			asked = append(asked, m[1])
		}
	}
	for _, task := range tasks {
		asked = append(asked, "task."+task.Name, "task."+task.Name+".what", "task."+task.Name+".go")
		for _, f := range task.Fields {
			asked = append(asked, "field."+task.Name+"."+f.Name)
		}
		if task.Corpus {
			asked = append(asked, "field."+task.Name+".corpus")
		}
	}
	for _, key := range asked {
		if words()["en"][key] == "" {
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
