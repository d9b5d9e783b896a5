package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/urfave/cli/v2"

	"github.com/reprise-wording/reprise/cmd/internal/console"
)

// knowContext are the files that may deal with the context of the library of the command line: what runs a command gets
// its options.
var knowContext = []string{"app.go", "manual.go", "options.go", "suggest.go"}

// TestNoLookUps checks that no flag is looked up by its name: its value is in a field of the options.
func TestNoLookUps(t *testing.T) {
	t.Parallel()
	lookUps := map[string]bool{}
	of := reflect.TypeFor[*cli.Context]()
	for i := range of.NumMethod() {
		m := of.Method(i)
		lookUps[m.Name] = m.Type.NumIn() > 1 && m.Type.In(1).Kind() == reflect.String
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		set := token.NewFileSet()
		f, err := parser.ParseFile(set, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.SelectorExpr:
				x, _ := n.X.(*ast.Ident)
				if x != nil && x.Name == "cli" && n.Sel.Name == "Context" && !slices.Contains(knowContext, name) {
					t.Errorf("%s: take the options of the command, not the context", set.Position(n.Pos()))
				}
			case *ast.CallExpr:
				call, _ := n.Fun.(*ast.SelectorExpr)
				if call == nil || len(n.Args) == 0 || !lookUps[call.Sel.Name] {
					return true
				}
				if text, _ := n.Args[0].(*ast.BasicLit); text != nil && text.Kind == token.STRING {
					t.Errorf("%s: %s looks a flag up by its name; give it a Destination", set.Position(n.Pos()), text.Value)
				}
			}
			return true
		})
	}
}

// TestDestinations checks that each flag of a command has a field of its own in the options.
func TestDestinations(t *testing.T) {
	t.Parallel()
	var all func(commands []*cli.Command)
	all = func(commands []*cli.Command) {
		for _, c := range commands {
			taken := map[any]string{}
			for _, f := range c.Flags {
				field, name := destination(f), f.Names()[0]
				switch name {
				case "ui", "quiet", "no-color", "verbose", "help":
					continue
				}
				if field == nil || reflect.ValueOf(field).IsNil() {
					t.Errorf("%s --%s puts its value nowhere", c.Name, name)
				} else if taken[field] != "" {
					t.Errorf("%s --%s and --%s share a field", c.Name, name, taken[field])
				}
				taken[field] = name
			}
			all(c.Subcommands)
		}
	}
	all(newApp(console.Std()).Commands)
}
