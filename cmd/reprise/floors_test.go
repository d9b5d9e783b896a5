package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestFloors holds the imports against the plan of ARCHITECTURE.md: each floor stands on those below it, and what
// could make a connection stands in one room.
func TestFloors(t *testing.T) {
	t.Parallel()
	const module = "github.com/reprise-wording/reprise/"
	allowed := map[string][]string{
		"corpus": {"corpus"},
		"diff":   {"diff", "corpus/lang", "corpus/ooxml"},
		"align":  {"align", "diff", "corpus"},
		"cmd":    {"cmd", "align", "diff", "corpus"},
	}
	// Only loopback opens a connection; the others answer what comes through it.
	served := []string{"cmd/internal/loopback", "cmd/internal/explorer", "cmd/internal/workplace"}
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if _, nested := os.Stat(filepath.Join(name, "go.mod")); err == nil && d.IsDir() && nested == nil && name != root {
			return fs.SkipDir // a module of its own, for measuring, may import what it likes
		}
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		rel, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		floor, _, _ := strings.Cut(filepath.ToSlash(rel), "/")
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, imp := range f.Imports {
			p, _ := strconv.Unquote(imp.Path.Value)
			room := path.Dir(filepath.ToSlash(rel))
			if p == "net" && room != served[0] || strings.HasPrefix(p, "net/http") && !slices.Contains(served, room) {
				t.Errorf("%s imports %s; only %s speaks to a network, and to the loopback only", rel, p, served[0])
			}
			target, ours := strings.CutPrefix(p, module)
			if ours && !under(target, allowed[floor]) {
				t.Errorf("%s imports %s, against the direction of the floors", rel, target)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func under(room string, roots []string) bool {
	for _, r := range roots {
		if room == r || strings.HasPrefix(room, r+"/") {
			return true
		}
	}
	return false
}

// TestPicture holds the picture of ARCHITECTURE.md against the packages: each is named there, by its path or as
// .../NAME beside another of its folder.
func TestPicture(t *testing.T) {
	t.Parallel()
	root := filepath.Join("..", "..")
	text, err := os.ReadFile(filepath.Join(root, "ARCHITECTURE.md"))
	if err != nil {
		t.Fatal(err)
	}
	named := map[string]bool{}
	for _, word := range strings.FieldsFunc(string(text), func(r rune) bool {
		return strings.ContainsRune(" \n`,;:()", r)
	}) {
		named[word] = true
	}
	seen := map[string]bool{}
	err = filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") {
			return err
		}
		rel, err := filepath.Rel(root, filepath.Dir(name))
		if err != nil {
			return err
		}
		if dir := filepath.ToSlash(rel); !seen[dir] {
			seen[dir] = true
			if !named[dir] && !named[".../"+filepath.Base(rel)] {
				t.Errorf("package %s is not in ARCHITECTURE.md", dir)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(seen) < 30 {
		t.Errorf("only %d packages found under %s", len(seen), root)
	}
}
