package main

import (
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"testing"
)

// Each change can be parsed, and none leaves the text as it was.
func TestEdits(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"edit.go", "main.go", "module.go"} {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		m := &module{}
		if err := m.readFile(&listed{}, name); err != nil || len(m.functions) < 2 {
			t.Fatalf("%s: %d functions, %v", name, len(m.functions), err)
		}
		for _, f := range m.functions {
			for _, e := range f.edits {
				changed := e.apply(src)
				if string(changed) == string(src) {
					t.Errorf("%s: %s changes nothing", f.name, e.describe(src))
				}
				if _, err := parser.ParseFile(token.NewFileSet(), name, changed, 0); err != nil {
					t.Errorf("%s: %s: %v", f.name, e.describe(src), err)
				}
			}
		}
	}
}

// A change that a test sees is seen, one that none sees survives, and a file that is changed is as it was.
func TestRun(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	files := map[string]string{
		"go.mod":    "module x\n\ngo 1.26\n",
		"x.go":      "package x\n\nfunc seen(n int) bool { return n < 3 }\n",
		"y.go":      "package x\n\nfunc unseen(n int) bool { return n < 3 }\n",
		"x_test.go": "package x\n\nimport \"testing\"\n\nfunc TestX(t *testing.T) {\n\t_ = unseen(1)\n\tif !seen(2) || seen(3) {\n\t\tt.Error()\n\t}\n}\n",
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	m, err := readModule(t.Context(), dir, []string{"./..."})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range m.functions {
		want := killed
		if f.name == "unseen" {
			want = survives
		}
		for _, e := range f.edits {
			if got, err := m.test(t.Context(), f, e, options{timeout: 60e9}); err != nil || got != want {
				t.Errorf("%s: %s: %v, want %v, %v", f.name, e.describe(f.src), got, want, err)
			}
		}
	}
	for name, text := range files {
		if got, err := os.ReadFile(filepath.Join(dir, name)); err != nil || string(got) != text {
			t.Errorf("%s is changed: %v", name, err)
		}
	}
}

// Tests that draw their input draw the same each time and leave nothing behind.
func TestUsesRapid(t *testing.T) {
	t.Parallel()
	const rapid = "pgregory.net/rapid"
	for _, c := range []struct {
		p    listed
		want bool
	}{{listed{}, false}, {listed{Imports: []string{rapid}}, false}, {listed{TestImports: []string{"fmt", rapid}}, true}, {listed{XTestImports: []string{rapid}}, true}} {
		if got := c.p.usesRapid(); got != c.want {
			t.Errorf("%+v: %v", c.p, got)
		}
	}
}
