package main

import (
	"context"
	"os"
	"os/signal"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/reprise-wording/reprise/cmd/internal/console"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"reprise": func() {
			ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
			code := run(ctx, console.Std(), os.Args)
			stop()
			os.Exit(code)
		},
	})
}

// TestScripts runs the scripts of testdata/script: the command as users type it. Update golden parts with
// UPDATE_SCRIPTS=1.
func TestScripts(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Dir:                 "../../testdata/script",
		UpdateScripts:       os.Getenv("UPDATE_SCRIPTS") != "",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("COLUMNS", "80")
			env.Setenv("NO_COLOR", "1")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "wide": wide},
	})
}

// exits CODE COMMAND... runs a command and wants that exit code: "!" alone does not tell 1 from 2.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND [ARG...]")
	}
	err := ts.Exec(args[1], args[2:]...)
	code := "0"
	if err != nil {
		code = "other"
		var coded interface{ ExitCode() int }
		if e, ok := err.(interface{ ExitCode() int }); ok {
			coded = e
			code = string(rune('0' + coded.ExitCode()))
		}
	}
	if code != args[0] {
		ts.Fatalf("%v: exit %s, want %s (%v)", args[1:], code, args[0], err)
	}
}

// wide FILE N wants no line of the file wider than N characters.
func wide(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: wide FILE N")
	}
	limit := 0
	for _, r := range args[1] {
		limit = limit*10 + int(r-'0')
	}
	n := 0
	for _, r := range ts.ReadFile(args[0]) {
		if n++; r == '\n' {
			n = 0
		}
		if n > limit {
			ts.Fatalf("%s has a line wider than %d", args[0], limit)
		}
	}
}
