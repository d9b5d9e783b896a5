// Package perturb holds what a function makes of many small changes of its inputs against a golden file: each input is
// tried with one of its pieces (a tag, a control word, a word, a space) left out, doubled or put behind the next, over
// all of it. Boundaries and branches that no sample was written for are reached that way, and a change of the code that
// alters any of the results is seen.
//
// The golden file has digests, for the results are many and long. It tells that something changed, not whether the
// change is right: go test -v prints the results, to be compared with those of another commit, and -update writes the
// file anew. What a function should give is for other tests to say.
//
// Cost: a call of the function for each change, as many as the test asks for.
package perturb

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"hash/fnv"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// An Input is a text to be changed. Inputs of one name that follow each other share their digests.
type Input struct{ Name, Text string }

var piece = regexp.MustCompile(`<[^<>]*>|\\[a-z]+-?[0-9]*|[\p{L}\p{M}\p{N}]+|\n+|[^\S\n]+|.`)

// groups is how many digests an input has: where one differs tells which of its parts is read otherwise.
const groups = 6

// Changes gives an input with one piece changed, most times at most, spread over the text.
func Changes(text string, most int) []string {
	cuts := piece.FindAllStringIndex(text, -1)
	step := 1 + (len(cuts)-1)/max(most, 1)
	if step%3 == 0 {
		step++ // else all changes would be of one kind
	}
	var out []string
	for i := 0; i < len(cuts); i += step {
		from, to := cuts[i][0], cuts[i][1]
		switch next := min(i+1, len(cuts)-1); i % 3 {
		case 0:
			out = append(out, text[:from]+text[to:])
		case 1:
			out = append(out, text[:to]+text[from:])
		default:
			out = append(out, text[:from]+text[cuts[next][0]:cuts[next][1]]+text[from:to]+text[cuts[next][1]:])
		}
	}
	return out
}

// Literals are the texts in quotation marks of source files, such as those of tables of tests, a name for some of them.
func Literals(t *testing.T, files ...string) (out []Input) {
	t.Helper()
	const together = 40
	for _, file := range files {
		tree, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		ast.Inspect(tree, func(node ast.Node) bool {
			if _, ok := node.(*ast.ImportSpec); ok {
				return false
			}
			if l, ok := node.(*ast.BasicLit); ok && l.Kind == token.STRING {
				if s, err := strconv.Unquote(l.Value); err == nil && strings.ContainsFunc(s, unicode.IsLetter) {
					out = append(out, Input{fmt.Sprint(file, " ", n/together), s})
					n++
				}
			}
			return true
		})
	}
	return out
}

// Golden calls a function for each input as it is and with each of most changes, and holds what it returns against a
// golden file; see [Hold]. With -short the test is skipped.
func Golden(t *testing.T, path string, update bool, inputs []Input, most int, read func(in Input) string) {
	t.Helper()
	if testing.Short() {
		t.Skip("the same as without -short, and slow under the race detector")
	}
	var all []Result
	for _, in := range inputs {
		if len(all) == 0 || all[len(all)-1].Name != in.Name {
			all = append(all, Result{Name: in.Name})
		}
		r := &all[len(all)-1]
		for _, text := range append([]string{in.Text}, Changes(in.Text, most)...) {
			out := read(Input{in.Name, text})
			if testing.Verbose() {
				t.Logf("%s:\n%s\n=>\n%s", in.Name, text, out)
			}
			r.Outputs = append(r.Outputs, out)
		}
	}
	Hold(t, path, update, all)
}

// A Result is what was made of an input and its changes.
type Result struct {
	Name    string
	Outputs []string
}

// Hold compares the digests of results with those of a golden file, which it writes where update is set.
func Hold(t *testing.T, path string, update bool, results []Result) {
	t.Helper()
	var got strings.Builder
	for _, r := range results {
		fmt.Fprintf(&got, "%s\t%d", r.Name, len(r.Outputs))
		for g := range groups {
			sum := fnv.New32a()
			for _, out := range r.Outputs[len(r.Outputs)*g/groups : len(r.Outputs)*(g+1)/groups] {
				fmt.Fprintf(sum, "%s\x00", out)
			}
			fmt.Fprintf(&got, " %08x", sum.Sum32())
		}
		got.WriteByte('\n')
	}
	if update {
		if err := os.WriteFile(path, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	was := map[string]bool{}
	for line := range strings.Lines(string(want)) {
		was[line] = true
	}
	for line := range strings.Lines(got.String()) {
		if !was[line] {
			t.Errorf("other results than in %s: now %s", path, line)
		}
	}
}

// Files are the inputs in files that patterns name.
func Files(t *testing.T, patterns ...string) (out []Input) {
	t.Helper()
	for _, p := range patterns {
		files, err := filepath.Glob(p)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: no files, %v", p, err)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, Input{filepath.Base(file), string(data)})
		}
	}
	return out
}
