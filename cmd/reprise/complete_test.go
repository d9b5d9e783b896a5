package main

import (
	"slices"
	"strings"
	"testing"

	"github.com/urfave/cli/v2"

	"github.com/reprise-wording/reprise/cmd/internal/console"
)

// Every format, and what else is one of a few words, can be completed: its default is among the words, and its help
// lists them.
func TestChoices(t *testing.T) {
	t.Parallel()
	var look func(path string, commands []*cli.Command)
	look = func(path string, commands []*cli.Command) {
		for _, cmd := range commands {
			for _, f := range cmd.Flags {
				name := path + cmd.Name + " --" + f.Names()[0]
				c, ok := f.(choice)
				if !ok {
					if slices.Contains([]string{"format", "layout", "changes", "ui", "unit"}, f.Names()[0]) && name != "trace --unit" {
						t.Errorf("%s has no words to choose", name)
					}
					continue
				}
				if w, ok := f.(*wordFlag); ok && w.Value != "" && !slices.Contains(c.words(), w.Value) {
					t.Errorf("%s: its default %q is none of %q", name, w.Value, c.words())
				}
				if usage := f.(cli.DocGenerationFlag).GetUsage(); !strings.Contains(usage, either(c.words())) {
					t.Errorf("%s: %q does not list %q", name, usage, c.words())
				}
			}
			look(path+cmd.Name+" ", cmd.Subcommands)
		}
	}
	look("", newApp(console.Std()).Commands)
}

// A text is cut between words, so that what stands beside a ref is whole words.
func TestBeginning(t *testing.T) {
	t.Parallel()
	long := "Urges all harbour authorities to train the crewmembers of tugs"
	for text, want := range map[string]string{
		"Lamps.":                "Lamps.",
		long:                    "Urges all harbour authorities to train the…",
		strings.Repeat("ж", 51): strings.Repeat("ж", 50) + "…",
		strings.Repeat("ж", 50): strings.Repeat("ж", 50),
	} {
		if got := beginning(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
