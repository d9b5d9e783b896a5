package main

import (
	"testing"

	"github.com/urfave/cli/v2"

	"github.com/reprise-wording/reprise/cmd/internal/console"
)

// Of every flag whose value is no text it can be said what it should be.
func TestKinds(t *testing.T) {
	t.Parallel()
	var look func(commands []*cli.Command)
	look = func(commands []*cli.Command) {
		for _, cmd := range commands {
			for _, f := range cmd.Flags {
				switch f.(type) {
				case *cli.StringFlag, *cli.StringSliceFlag, choice, *cli.BoolFlag: // which take any value, or none
				default:
					if kindOf(cmd.Flags, "--"+f.Names()[0]) == "" {
						t.Errorf("%s --%s: no word for what it should be", cmd.Name, f.Names()[0])
					}
				}
			}
			look(cmd.Subcommands)
		}
	}
	look(newApp(console.Std()).Commands)
}
