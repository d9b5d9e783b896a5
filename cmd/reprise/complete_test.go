package main

import (
	"slices"
	"testing"

	"github.com/urfave/cli/v2"

	"github.com/reprise-wording/reprise/cmd/internal/console"
)

// The choices that the help of a flag gives are those that are completed; prose is none.
func TestChoices(t *testing.T) {
	t.Parallel()
	for usage, want := range map[string][]string{
		"table, json or tsv": {"table", "json", "tsv"},
		"`FORMAT` of the output: table or tsv (ref, text)":   {"table", "tsv"},
		"smallest thing that changes: word or sentence":      {"word", "sentence"},
		"print pairs above this score; 0 prints all":         nil,
		"text of two wordings: inline, or auto: from 140 up": nil,
		"only": nil,
		"docx: `DATE` of the changes, 2019-09-11 or RFC 3339": nil,
	} {
		if got := choices(usage); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", usage, got, want)
		}
	}
}

// Every format, and what else is one of a few words, can be completed, its default among them.
func TestFormatsAreCompleted(t *testing.T) {
	t.Parallel()
	var look func(path string, commands []*cli.Command)
	look = func(path string, commands []*cli.Command) {
		for _, cmd := range commands {
			for _, f := range cmd.Flags {
				if s, ok := f.(*cli.StringFlag); ok && slices.Contains([]string{"format", "layout", "changes"}, s.Name) && !slices.Contains(choices(s.Usage), s.Value) {
					t.Errorf("%s%s --%s: %q has no %q to choose", path, cmd.Name, s.Name, s.Usage, s.Value)
				}
			}
			look(path+cmd.Name+" ", cmd.Subcommands)
		}
	}
	look("", newApp(console.Std()).Commands)
}
