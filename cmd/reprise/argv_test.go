package main

import (
	"slices"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/cmd/internal/console"

	"github.com/urfave/cli/v2"
	"pgregory.net/rapid"
)

func TestReorder(t *testing.T) {
	t.Parallel()
	app := &cli.App{
		Flags: []cli.Flag{&cli.StringFlag{Name: "ui"}, &cli.BoolFlag{Name: "quiet"}},
		Commands: []*cli.Command{{Name: "diff", Flags: []cli.Flag{
			&cli.StringFlag{Name: "format", Aliases: []string{"f"}}, &cli.BoolFlag{Name: "no-color"},
			&cli.Float64Flag{Name: "min"}}}},
	}
	for _, c := range [][2]string{
		{"reprise diff A B --format json", "reprise diff --format json -- A B"},
		{"reprise diff A --no-color B", "reprise diff --no-color -- A B"},
		{"reprise diff A -f=json B", "reprise diff -f=json -- A B"},
		{"reprise diff --min -1 A", "reprise diff --min -1 -- A"},
		{"reprise diff A -- --format B", "reprise diff -- A --format B"},
		{"reprise diff -", "reprise diff -- -"},
		{"reprise diff A --format", "reprise diff --format"},
		{"reprise diff A B --help", "reprise diff --help"},
		{"reprise diff -h A", "reprise diff -h"},
		{"reprise nothing A --x", "reprise nothing A --x"},
		{"reprise --help", "reprise --help"},
		{"reprise --ui fr --quiet diff A --no-color", "reprise --ui fr --quiet diff --no-color -- A"},
		{"reprise --ui=fr diff A --no-color", "reprise --ui=fr diff --no-color -- A"},
		{"reprise --ui", "reprise --ui"},
		{"reprise", "reprise"},
	} {
		args := strings.Fields(c[0])
		before := slices.Clone(args)
		if got := strings.Join(reorder(app, args), " "); got != c[1] {
			t.Errorf("%s\n gives %s\n want  %s", c[0], got, c[1])
		}
		if !slices.Equal(args, before) {
			t.Errorf("%s: the arguments given were changed", c[0])
		}
	}
}

// Dashes that a word processor makes of hyphens are hyphens again where a flag begins with them, and nowhere else.
func TestHyphens(t *testing.T) {
	t.Parallel()
	for given, want := range map[string]string{
		"trace –threads —lang=fr−x ‑o":     "trace --threads --lang=fr−x -o",
		"find –Punish – -— — ––":           "find –Punish – -— — ––",
		"trace --threads -- —threads –o x": "trace --threads -- —threads –o x",
		"diff –-layout —1":                 "diff --layout —1",
	} {
		if got := strings.Join(hyphens(strings.Fields(given)), " "); got != want {
			t.Errorf("%q gives %q, want %q", given, got, want)
		}
	}
}

// Whatever is typed, reorder loses nothing but the -- that it may move, and never panics.
func TestReorderLosesNothing(t *testing.T) {
	t.Parallel()
	app := newApp(console.Std())
	word := rapid.OneOf(rapid.SampledFrom([]string{
		"trace", "eval", "align", "help", "--", "-", "--format", "-o", "--quiet", "--format=json", "VII.2(b)",
	}), rapid.String())
	rapid.Check(t, func(t *rapid.T) {
		args := append([]string{"reprise"}, rapid.SliceOf(word).Draw(t, "words")...)
		args = append(args, "end") // so that no flag lacks its value
		got := reorder(app, hyphens(args))
		for _, a := range args {
			if a != "--" && dashFlag.FindString(a) == "" && !slices.Contains(got, a) {
				t.Fatalf("%q becomes %q, without %q", args, got, a)
			}
		}
		helpAsFlag(app.Flags, args)
	})
}

// A flag that there is not is told with the help to look in, or with the command that has it.
func TestUnknownFlags(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"--nosuch"}, "no flag --nosuch; reprise --help lists the flags"},
		{[]string{"parse", "--nosuch"}, "no flag --nosuch; reprise parse --help lists the flags"},
		{[]string{"eval", "align", "--nosuch"}, "no flag --nosuch; reprise eval align --help lists the flags"},
	} {
		cmd, talk := command(t, nil, c.args...)
		wantTrouble(t, c.args, cmd.Run(), talk.String(), c.want)
	}
}
