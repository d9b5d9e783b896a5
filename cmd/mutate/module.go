package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// A listed package is what go list tells of one.
type listed struct {
	Dir, ImportPath                             string
	GoFiles, Imports, TestImports, XTestImports []string
	TestGoFiles, XTestGoFiles                   []string
}

// A function is one that can be changed, with the places where.
type function struct {
	pkg   *listed
	path  string
	src   []byte
	name  string
	edits []edit
}

type module struct {
	root      string
	packages  []*listed
	functions []*function
}

// readModule lists the packages of a module, and the functions of those that patterns name.
func readModule(ctx context.Context, root string, patterns []string) (*module, error) {
	root, err := filepath.Abs(root)
	if err != nil {
		return nil, err
	}
	m := &module{root: root}
	if m.packages, err = list(ctx, root, "./..."); err != nil {
		return nil, err
	}
	wanted, err := list(ctx, root, patterns...)
	if err != nil {
		return nil, err
	}
	for _, p := range wanted {
		for _, name := range p.GoFiles {
			if err := m.readFile(p, filepath.Join(p.Dir, name)); err != nil {
				return nil, err
			}
		}
	}
	if len(m.functions) == 0 {
		return nil, errors.New("no function that can be changed")
	}
	return m, nil
}

func list(ctx context.Context, root string, patterns ...string) (out []*listed, err error) {
	cmd := exec.CommandContext(ctx, "go", append([]string{"list", "-json"}, patterns...)...)
	cmd.Dir = root
	var talk bytes.Buffer
	cmd.Stderr = &talk
	data, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w: %s", err, &talk)
	}
	for d := json.NewDecoder(bytes.NewReader(data)); ; {
		p := &listed{}
		if err := d.Decode(p); errors.Is(err, io.EOF) {
			return out, nil
		} else if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
}

func (m *module) readFile(p *listed, path string) error {
	src, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, path, src, parser.SkipObjectResolution|parser.ParseComments)
	if err != nil {
		return err
	}
	if ast.IsGenerated(file) {
		return nil
	}
	for _, d := range file.Decls {
		f, ok := d.(*ast.FuncDecl)
		if !ok || f.Body == nil {
			continue
		}
		if edits := editsOf(files, src, f.Body); len(edits) > 0 {
			m.functions = append(m.functions, &function{p, path, src, f.Name.Name, edits})
		}
	}
	return nil
}

// What became of a change.
type outcome int

const (
	invalid  outcome = iota // none of the changes that were drawn compiles
	killed                  // some test fails
	late                    // some test does not end in its time
	longer                  // a test of the package fails that -short leaves out
	survives                // none does
)

func (o outcome) String() string {
	return [...]string{"invalid", "seen", "late", "longer", "survived"}[o]
}

// try changes a function at one of its places and runs the tests.
func (m *module) try(
	ctx context.Context,
	f *function,
	rng *rand.Rand,
	o options,
) (change string, how outcome, err error) {
	const most = 5 // draws, until one compiles
	for range min(most, len(f.edits)) {
		e := f.edits[rng.IntN(len(f.edits))]
		how, err := m.test(ctx, f, e, o)
		if err != nil || how != invalid {
			rel, _ := filepath.Rel(m.root, f.path)
			line := 1 + bytes.Count(f.src[:e.from], []byte("\n"))
			return fmt.Sprintf("%s:%d: %s: %s", rel, line, f.name, e.describe(f.src)), how, err
		}
	}
	return "", invalid, nil
}

// test runs the tests that should see a change, in their order, until one does.
func (m *module) test(ctx context.Context, f *function, e edit, o options) (outcome, error) {
	dir, err := os.MkdirTemp("", "mutate")
	if err != nil {
		return invalid, err
	}
	defer os.RemoveAll(dir)
	changed, overlay := filepath.Join(dir, "changed.go"), filepath.Join(dir, "overlay.json")
	table, err := json.Marshal(map[string]map[string]string{"Replace": {f.path: changed}})
	if err := errors.Join(
		err, os.WriteFile(changed, e.apply(f.src), 0o600), os.WriteFile(overlay, table, 0o600),
	); err != nil {
		return invalid, err
	}
	if _, err := m.command(ctx, "build", "-overlay", overlay, f.pkg.ImportPath); err != nil {
		return invalid, ctx.Err()
	}
	tests := func(p *listed, more ...string) outcome {
		args := []string{"test", "-overlay", overlay, "-vet=off", "-failfast", "-timeout", o.timeout.String()}
		args = append(append(args, more...), p.ImportPath)
		if p.usesRapid() {
			args = append(args, rapidFlags...)
		}
		said, err := m.command(ctx, args...)
		switch {
		case err == nil:
			return survives
		case bytes.Contains(said, []byte("panic: test timed out")):
			return late
		}
		return killed
	}
	for k, p := range m.testers(f.pkg, o) {
		how := tests(p, "-short")
		if how == survives && k == 0 {
			if how = tests(p); how == killed {
				how = longer
			} else {
				how = survives // also where they take long: they do so on a busy machine
			}
		}
		if how != survives {
			return how, ctx.Err()
		}
	}
	return survives, ctx.Err()
}

func (m *module) command(ctx context.Context, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = m.root
	return cmd.CombinedOutput()
}

// rapidFlags let rapid draw the same each time, and neither keep what fails in the module nor look for a smaller one.
var rapidFlags = []string{"-rapid.seed=1", "-rapid.nofailfile", "-rapid.shrinktime=0s"}

// usesRapid reports whether tests of a package draw their input with rapid.
func (p *listed) usesRapid() bool {
	const rapid = "pgregory.net/rapid"
	return slices.Contains(p.TestImports, rapid) || slices.Contains(p.XTestImports, rapid)
}

// testers are the packages whose tests should see a change in one: its own, those that import it, and the command. With
// own they are its own alone, if it has any.
func (m *module) testers(p *listed, o options) []*listed {
	hasTests := func(p *listed) bool { return len(p.TestGoFiles)+len(p.XTestGoFiles) > 0 }
	out := []*listed{p}
	if o.own && hasTests(p) {
		return out
	}
	for _, q := range m.packages {
		command := strings.HasSuffix(q.ImportPath, "/cmd/reprise")
		uses := slices.Contains(q.Imports, p.ImportPath) || slices.Contains(q.TestImports, p.ImportPath) ||
			slices.Contains(q.XTestImports, p.ImportPath)
		if q.ImportPath != p.ImportPath && hasTests(q) &&
			(uses && !command || command && o.all) {
			out = append(out, q)
		}
	}
	return out
}
