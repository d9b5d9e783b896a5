package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"
	"github.com/xrash/smetrics"
)

// customary turns what people type by custom into what the command takes: help COMMAND and version.
func customary(args []string) []string {
	if len(args) < 2 {
		return args
	}
	switch args[1] {
	case "help":
		return append(append([]string{args[0]}, args[2:]...), "--help")
	case "version":
		return append([]string{args[0], "--version"}, args[2:]...)
	}
	return args
}

// noCommand is the error of a command that is none of those there.
func noCommand(where, name string, there []*cli.Command) error {
	var names []string
	for _, c := range there {
		names = append(names, c.Names()...)
	}
	return fmt.Errorf("no command %q%s; %s --help lists them", name, didYouMean(name, names), where)
}

// usageError says of a flag that is none which one may be meant.
func usageError(c *cli.Context, err error, _ bool) error {
	where, flags := "reprise", c.App.Flags
	if c.Command != nil && c.Command.Name != "" && c.Command.Name != "reprise" {
		where, flags = c.Command.HelpName, c.Command.Flags
	}
	text, given, unknown := strings.Cut(err.Error(), "flag provided but not defined: -")
	if unknown && text == "" {
		var names []string
		for _, f := range flags {
			for _, n := range f.Names() {
				names = append(names, dashed(n))
			}
		}
		given = dashed(strings.TrimLeft(given, "-"))
		err = fmt.Errorf("no flag %s%s", given, didYouMean(given, names))
	}
	return fmt.Errorf("%w; %s --help lists the flags", err, where)
}

func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

// alike is the Jaro-Winkler similarity from which a word may be another one misspelt.
const alike = 0.8

// didYouMean names the one of names that comes nearest to what was given, where one comes near.
func didYouMean(given string, names []string) string {
	best, most := "", alike
	for _, n := range names {
		s := smetrics.JaroWinkler(strings.TrimLeft(strings.ToLower(given), "-"), strings.TrimLeft(n, "-"), 0.7, 4)
		if s > most || s == most && best == "" {
			best, most = n, s
		}
	}
	if best == "" {
		return ""
	}
	return fmt.Sprintf(" (did you mean %s?)", best)
}
