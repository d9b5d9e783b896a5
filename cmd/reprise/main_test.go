package main

import (
	"compress/gzip"
	"encoding/base64"
	"errors"
	"flag"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write the golden parts of testdata/script anew")

// TestMain runs the command where a script asks for it. The tests themselves expect English, in every locale; scripts
// have an environment of their own.
func TestMain(m *testing.M) {
	if strings.TrimSuffix(filepath.Base(os.Args[0]), ".exe") != "reprise" {
		os.Setenv("REPRISE_UI", "en")
	}
	testscript.Main(m, map[string]func(){"reprise": main})
}

// TestScripts runs testdata/script/*.txt: what the command prints, and how it refuses.
// With -short, which goes with the race detector, those scripts are run whose commands work on several things at once.
func TestScripts(t *testing.T) {
	t.Parallel()
	all, err := filepath.Glob("../../testdata/script/*.txt")
	if err != nil || len(all) == 0 {
		t.Fatalf("no scripts: %v", err)
	}
	if testing.Short() {
		all = slices.DeleteFunc(all, func(path string) bool {
			return !slices.Contains([]string{"agreed.txt", "report.txt", "serve.txt", "workplace.txt"}, filepath.Base(path))
		})
	}
	testscript.Run(t, testscript.Params{
		Files:               all,
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":   exits,
			"wide":    wide,
			"payload": payload,
		},
	})
}

// exits CODE COMMAND... runs a command and wants that exit code, since "! exec" does not tell 1 from 2.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND [ARG...]")
	}
	err := ts.Exec(args[1], args[2:]...)
	code := 0
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		code = exit.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v: %v", args[1:], err)
	}
	if strconv.Itoa(code) != args[0] {
		ts.Fatalf("%v: exit %d, want %s", args[1:], code, args[0])
	}
}

// payload PAGE FILE writes to a file what a report carries, as JSON.
func payload(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: payload PAGE FILE")
	}
	_, rest, _ := strings.Cut(ts.ReadFile(args[0]), `id="payload">`)
	packed, _, _ := strings.Cut(rest, "<")
	z, err := gzip.NewReader(base64.NewDecoder(base64.StdEncoding, strings.NewReader(packed)))
	ts.Check(err)
	data, err := io.ReadAll(z)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), data, 0o600))
}

// wide FILE N wants no line of the file wider than N characters.
func wide(ts *testscript.TestScript, neg bool, args []string) {
	limit := 0
	if len(args) == 2 {
		limit, _ = strconv.Atoi(args[1])
	}
	if neg || limit == 0 {
		ts.Fatalf("usage: wide FILE N")
	}
	for line := range strings.Lines(ts.ReadFile(args[0])) {
		if n := utf8.RuneCountInString(strings.TrimRight(line, "\n")); n > limit {
			ts.Fatalf("%s has a line of %d characters: %s", args[0], n, line)
		}
	}
}
