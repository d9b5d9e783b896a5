package redline

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/corpus/corpustest/testlevel"
)

// officePairs are ten pairs of documents, a kind of change each.
func officePairs(t *testing.T) [][2][]byte {
	long := "States should keep a register of every vessel that enters the port"
	row := func(cells ...string) string {
		s := "<w:tr>"
		for _, c := range cells {
			s += "<w:tc>" + para(c) + "</w:tc>"
		}
		return s + "</w:tr>"
	}
	note := func(s string) string {
		return `<w:p><w:r><w:t>` + s + `</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>`
	}
	bold := `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>` + long + `</w:t></w:r></w:p>`
	var out [][2][]byte
	for _, c := range [][2]string{
		{para("States should act."), para("States shall act at once.")},
		{
			para(long + ". Ports should train their pilots each year."),
			para(long+".") + para("Ports should train their pilots each year."),
		},
		{
			para(long+".") + para("Ports should train their pilots each year."),
			para(long + ". Ports should train their pilots each year."),
		},
		{para(long) + para("Another one."), para(long)},
		{para(long), para(long) + para("Another one.") + para("And one more.")},
		{
			para("Pilots should pass an examination each year.") + para(long) + para("End."),
			para(long) + para("Pilots should pass an examination each year.") + para("End."),
		},
		{
			listBody("", 1, []string{"one two three", "four five six", "seven"}) + para("End."),
			listBody("", 1, []string{"one two three", "new item", "four five", "seven"}) + para("End."),
		},
		{
			"<w:tbl>" + row("a", "1") + row("b", "2") + "</w:tbl>" + para("x"),
			"<w:tbl>" + row("a", "one") + row("c", "3") + row("b", "2") + "</w:tbl>" + para("x"),
		},
		{note("The first words") + para("End."), note("The last words") + para("End.")},
		{para(long) + para("End."), bold + para("The end.")},
	} {
		out = append(out, [2][]byte{docxBytes(t, "", 1, c[0], "a note"), docxBytes(t, "", 1, c[1], "another note")})
	}
	return out
}

// LibreOffice gives the second document on accepting all changes of a redline, and the first on rejecting them.
func TestLibreOffice(t *testing.T) {
	testlevel.Long(t)
	t.Parallel()
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("no LibreOffice (soffice) here")
	}
	pythons := []string{"/usr/bin/python3", "python3"}
	i := slices.IndexFunc(pythons, func(p string) bool { return exec.Command(p, "-c", "import uno").Run() == nil })
	if i < 0 {
		t.Skip("no Python with LibreOffice's uno module here")
	}
	dir := t.TempDir()
	args := []string{"testdata/libreoffice.py", office, dir + "/profile"}
	for k, pair := range officePairs(t) {
		_, out := check(t, pair[0], pair[1], Options{Formatting: true})
		for name, data := range map[string][]byte{"a": pair[0], "b": pair[1], "out": out} {
			if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%d.%s.docx", k, name)), data, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		file := filepath.Join(dir, fmt.Sprint(k))
		args = append(
			args, "as:"+file+".a.docx", "reject:"+file+".out.docx", "as:"+file+".b.docx", "accept:"+file+".out.docx",
		)
	}
	said, err := exec.Command(pythons[i], args...).Output()
	if err != nil {
		t.Fatal(err)
	}
	var texts [][]string
	if err := json.Unmarshal(said, &texts); err != nil || len(texts) != len(args)-3 {
		t.Fatalf("%v: %.200s", err, said)
	}
	for k := 0; k < len(texts); k += 2 {
		if want, got := strings.Join(texts[k], "\n"), strings.Join(texts[k+1], "\n"); got != want {
			t.Errorf("%s gives\n%s\nwant\n%s", filepath.Base(args[k+4]), got, want)
		}
	}
}
