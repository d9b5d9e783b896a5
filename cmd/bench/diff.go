package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// differ prints the tables of times of the cases whose name contains a string, or that of two files.
func differ(w io.Writer, dir, binary string, args []string) error {
	if len(args) == 2 && exists(args[0]) && exists(args[1]) {
		return differTable(w, binary, "two files", args[0], args[1])
	}
	only, any := strings.Join(args, " "), false
	for _, c := range cases {
		if !strings.Contains(c.name, only) {
			continue
		}
		any = true
		if err := generated(dir, "diff", c.name); err != nil {
			return err
		}
		if err := differTable(w, binary, c.name, filepath.Join(dir, "a.txt"), filepath.Join(dir, "b.txt")); err != nil {
			return err
		}
	}
	if !any {
		return fmt.Errorf("no case has %q in its name, and no two files are named so", only)
	}
	return nil
}

func exists(file string) bool {
	_, err := os.Stat(file)
	return err == nil
}

// differTable prints the table of one pair of files.
func differTable(w io.Writer, binary, name, a, b string) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	tools := []tool{
		{
			name:    "git diff --word-diff",
			differs: true,
			args:    []string{"git", "diff", "--no-index", "--no-color", "--word-diff", a, b},
		},
		{name: "reprise diff", differs: true, args: []string{binary, "diff", "--no-color", a, b}},
		{name: "reprise diff --format json", differs: true, args: []string{binary, "diff", "--format", "json", a, b}},
		{name: "wdiff", differs: true, args: []string{"wdiff", a, b}},
		{name: "dwdiff", differs: true, args: []string{"dwdiff", a, b}},
	}
	for _, lib := range []string{"znkr.io/diff", "go-udiff", "go-diff"} {
		tools = append(tools, tool{name: lib + " (words)", args: []string{self, "rival", lib, a, b}})
	}
	fmt.Fprintf(w, "\ndiff: %s (%.1f and %.1f MB)\n\n", name, megabytes(a), megabytes(b))
	return race{tools: tools, slow: 10 * time.Second}.run(w, filepath.Dir(binary))
}
