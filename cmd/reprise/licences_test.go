package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// Words by which a licence is told. One that asks more of the user than to keep a notice is refused.
var (
	permissive = []struct{ name, words string }{
		{"Apache-2.0", `Apache License\s+Version 2\.0`},
		{"MIT", `Permission is hereby granted, free of charge`},
		{"BSD", `Redistribution and use in source and binary forms`},
		{"ISC", `Permission to use, copy, modify, and(?:/or)? distribute this software`},
		{"public domain", `(?i)released into the public domain|in the public domain`},
	}
	demanding = regexp.MustCompile(`(?i)GNU (?:Affero |Lesser |Library )?General Public License|Eclipse Public License|Business Source License|Server Side Public License`)
	// asks for the source of changed files: for what tests use, not for what is linked
	ofFiles = regexp.MustCompile(`Mozilla Public License`)
)

// TestLicences reads the licence of every module that the house is built and tested with: each is permissive, and what
// packages carry beside the binary, licences.txt, has the words of all that is linked into it, on any system; -update
// writes it anew.
func TestLicences(t *testing.T) {
	t.Parallel()
	linked := map[string]string{}
	for _, system := range []string{"linux", "darwin", "windows"} {
		for path, dir := range modules(t, []string{"GOOS=" + system, "CGO_ENABLED=0"}, ".") {
			linked[path] = dir
		}
	}
	for path, dir := range modules(t, nil, "-test", "./...") {
		all := licenceTexts(t, dir)
		tool := linked[path] == "" && slices.ContainsFunc(all, ofFiles.MatchString)
		if len(licenceNames(all)) == 0 && !tool {
			t.Errorf("%s: no permissive licence in %s", path, dir)
		}
	}
	want := notices(t, linked)
	const file = "licences.txt"
	if *update {
		write(t, file, []byte(want))
	}
	if got, err := os.ReadFile(file); err != nil || string(got) != want {
		t.Errorf("%s is not what the modules say (%v); go test ./cmd/reprise -run Licences -update writes it", file, err)
	}
}

// modules maps the modules that packages need to where their sources are.
func modules(t *testing.T, env []string, packages ...string) map[string]string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "go", append([]string{
		"list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}}\t{{.Dir}}{{end}}{{end}}",
	}, packages...)...)
	cmd.Env = append(os.Environ(), env...)
	if packages[len(packages)-1] == "./..." {
		cmd.Dir = filepath.Join("..", "..")
	}
	out, err := cmd.Output()
	var exit *exec.ExitError
	switch {
	case errors.Is(err, exec.ErrNotFound):
		t.Skip("no go command here")
	case errors.As(err, &exit) && len(env) > 0 && os.Getenv("CI") == "":
		t.Skipf("not all modules that other systems need are here: %s", exit.Stderr)
	case errors.As(err, &exit):
		t.Fatalf("go list: %s", exit.Stderr)
	case err != nil:
		t.Fatal(err)
	}
	dirs := map[string]string{}
	for line := range strings.Lines(string(out)) {
		if path, dir, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok {
			dirs[path] = dir
		}
	}
	if len(dirs) == 0 {
		t.Fatal("no modules found")
	}
	return dirs
}

// licenceTexts are the licences and notices at the root of a module.
func licenceTexts(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	isLicence := regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|unlicense)`)
	var texts []string
	for _, e := range entries {
		if isLicence.MatchString(e.Name()) && e.Type().IsRegular() {
			text, err := os.ReadFile(filepath.Join(dir, e.Name()))
			if err != nil {
				t.Fatal(err)
			}
			texts = append(texts, strings.TrimSpace(strings.ReplaceAll(string(text), "\r\n", "\n"))+"\n")
		}
	}
	return texts
}

// licenceNames names the licences of a module, none where one of them is not permissive. A text that accounts for the
// work of others in a module (modernc.org has such) speaks of tests and of what is not built too, and does not count.
func licenceNames(texts []string) []string {
	var names []string
	for _, text := range texts {
		if strings.HasPrefix(text, "# Third-Party Licenses") {
			continue
		}
		if demanding.MatchString(text) || ofFiles.MatchString(text) {
			return nil
		}
		for _, p := range permissive {
			if !slices.Contains(names, p.name) && regexp.MustCompile(p.words).MatchString(text) {
				names = append(names, p.name)
			}
		}
	}
	return names
}

// notices lays out the list of modules with their licences, and then each text once with the modules it stands for.
func notices(t *testing.T, modules map[string]string) string {
	t.Helper()
	var paths, texts []string
	of := map[string][]string{}
	var b strings.Builder
	b.WriteString("reprise is under the MIT licence (see LICENSE). Its binary holds the following work of others. " +
		"PDFium, which is part of\n" +
		"github.com/klippa-app/go-pdfium, is by The PDFium Authors, under the BSD and Apache-2.0 licences; " +
		"the Go standard library by\n" +
		"The Go Authors, under the BSD licence of golang.org/x/text.\n\n")
	for path := range modules {
		paths = append(paths, path)
	}
	slices.Sort(paths)
	for _, path := range paths {
		all := licenceTexts(t, modules[path])
		fmt.Fprintf(&b, "%-42s %s\n", path, strings.Join(licenceNames(all), ", "))
		for _, text := range all {
			if of[text] == nil {
				texts = append(texts, text)
			}
			of[text] = append(of[text], path)
		}
	}
	for _, text := range texts {
		fmt.Fprintf(&b, "\n%s\n%s\n\n%s", strings.Repeat("=", 80), strings.Join(of[text], ", "), text)
	}
	return b.String()
}
