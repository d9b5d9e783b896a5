package load_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/load"
	"github.com/reprise-wording/reprise/corpus/read"
)

// folder makes a folder of files, by name and text.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestExpand(t *testing.T) {
	t.Parallel()
	dir := folder(t, map[string]string{
		"b.md":       "",
		"a.DOCX":     "",
		"sub/c.pdf":  "",
		".hidden.md": "",
		"~$a.docx":   "",
		".git/x.md":  "",
		"notes.zip":  "",
	})
	got := func(names ...string) string {
		found, err := load.Expand(names)
		if err != nil {
			return err.Error()
		}
		var out []string
		for _, f := range found {
			out = append(out, strings.TrimPrefix(filepath.ToSlash(f.Path), filepath.ToSlash(dir)+"/"))
		}
		return strings.Join(out, " ")
	}
	for _, c := range []struct{ name, want string }{
		{dir, "a.DOCX b.md sub/c.pdf"},
		{filepath.Join(dir, "*.md"), ".hidden.md b.md"},
		{filepath.Join(dir, "b.md"), "b.md"},
		{"-", "-"},
		{"not-there.md", "not-there.md"},
		{"*.not-there", "load: no file matches *.not-there"},
	} {
		if g := got(c.name); g != c.want {
			t.Errorf("%s gives %q, want %q", c.name, g, c.want)
		}
	}
	if g := got(folder(t, map[string]string{"x.zip": ""})); !strings.Contains(g, "has no papers") {
		t.Error(g)
	}
}

// A bad file of a folder is told and left out; one that was named ends the reading.
func TestBadFilesOfAFolder(t *testing.T) {
	t.Parallel()
	dir := folder(t, map[string]string{"a.en.md": "1. States should act.\n", "b.en.docx": "PK\x03\x04 broken"})
	var talk strings.Builder
	con := &console.Console{Err: &talk}
	docs, err := load.Files(context.Background(), con, []string{dir}, read.Options{})
	if err != nil || len(docs) != 1 || !strings.Contains(talk.String(), "1 of 2 files could not be read") {
		t.Errorf("%d papers, %v\n%s", len(docs), err, &talk)
	}
	if _, err := load.Files(context.Background(), con, []string{
		filepath.Join(dir, "b.en.docx"),
	}, read.Options{}); err == nil {
		t.Error("a bad file that was named is passed over")
	}
	if _, err := load.Files(context.Background(), con, []string{
		filepath.Join(dir, "*.docx"),
	}, read.Options{}); err == nil {
		t.Error("nothing could be read, and no error")
	}
}

// Of a paper that a folder holds in two formats one is read.
func TestFormatsOfOnePaper(t *testing.T) {
	t.Parallel()
	paper := "X/1\n\nOriginal: English\n\n1. States should act.\n"
	dir := folder(t, map[string]string{"a.en.md": paper, "a.en.txt": paper, "b.en.md": "1. States should act.\n"})
	var talk strings.Builder
	docs, err := load.Files(context.Background(), &console.Console{Err: &talk}, []string{dir}, read.Options{})
	if err != nil || len(docs) != 2 ||
		!strings.Contains(talk.String(), "a.en.txt: the same paper in the same language as "+filepath.Join(dir, "a.en.md")) {
		t.Errorf("%d papers, %v\n%s", len(docs), err, &talk)
	}
}

// What was left out of each paper is told in a line where few were named, in one line for all where many were.
func TestLeftOutOfMany(t *testing.T) {
	t.Parallel()
	papers := map[string]string{}
	for _, name := range []string{"a", "b", "c", "d", "e", "f"} {
		papers[name+".en.md"] = "X/1\n\nOriginal: English\n\n1. States should act.\n"
	}
	dir := folder(t, papers)
	var names []string
	for name := range papers {
		names = append(names, filepath.Join(dir, name))
	}
	told := func(names []string) string {
		var talk strings.Builder
		con := &console.Console{Err: &talk}
		if _, err := load.Files(context.Background(), con, names, read.Options{}); err != nil {
			t.Fatal(err)
		}
		return talk.String()
	}
	if few := told(names[:5]); strings.Count(few, "left out:") != 5 {
		t.Error(few)
	}
	many := told(names)
	if strings.Count(many, "\n") != 1 || !strings.Contains(many, "left out of 6 papers: masthead (12)") {
		t.Error(many)
	}
}
