package main

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
)

// reorder puts the flags of a subcommand before its arguments, since urfave/cli takes flags after the first argument as
// arguments. What follows -- stays as it is.
func reorder(app *cli.App, args []string) []string {
	at := commandAt(app.Flags, args)
	if at < 0 {
		return args
	}
	cmd := app.Command(args[at])
	if cmd == nil {
		return args
	}
	for at+1 < len(args) { // a subcommand of the subcommand: eval align
		sub := slices.IndexFunc(cmd.Subcommands, func(c *cli.Command) bool { return c.HasName(args[at+1]) })
		if sub < 0 {
			break
		}
		cmd, at = cmd.Subcommands[sub], at+1
	}
	var flags, rest []string
	help := false
	for i := at + 1; i < len(args); i++ {
		a := args[i]
		switch {
		case a == "--":
			rest = append(rest, args[i+1:]...)
			i = len(args)
		case len(a) < 2 || a[0] != '-':
			rest = append(rest, a)
		default:
			flags = append(flags, a)
			help = help || a == "--help" || a == "-h"
			if !takesValue(cmd.Flags, a) {
				continue
			}
			if i+1 == len(args) { // its value is missing: let it stand last, so that the parser says so
				return append(slices.Clone(args[:at+1]), flags...)
			}
			i++
			flags = append(flags, args[i])
		}
	}
	out := append(slices.Clone(args[:at+1]), flags...)
	if len(rest) > 0 && !help { // else what follows would be the topic that help is asked of
		out = append(append(out, "--"), rest...)
	}
	return out
}

// commandAt is where the name of the command stands, behind flags of the program and their values; -1 for none.
func commandAt(flags []cli.Flag, args []string) int {
	for i := 1; i < len(args); i++ { // args[0] is the program
		switch {
		case !strings.HasPrefix(args[i], "-"):
			return i
		case takesValue(flags, args[i]):
			i++
		}
	}
	return -1
}

// takesValue reports whether the flag as written takes the next argument as its value.
func takesValue(flags []cli.Flag, arg string) bool {
	name := strings.TrimLeft(arg, "-")
	if strings.Contains(name, "=") {
		return false
	}
	for _, f := range flags {
		if slices.Contains(f.Names(), name) {
			_, isBool := f.(*cli.BoolFlag)
			return !isBool
		}
	}
	return false
}

// dashFlag matches a flag whose hyphens a word processor, from which it was copied, made a dash.
var dashFlag = lazyregexp.New(`^[\x{2010}-\x{2015}\x{2212}]-?([a-z][a-z-]*(?:=.*)?)$`)

// hyphens gives the flags whose hyphens were made a dash those hyphens back. What follows -- stays as it is.
func hyphens(args []string) []string {
	out := slices.Clone(args)
	for i, a := range out {
		if a == "--" {
			break
		}
		if m := dashFlag.FindStringSubmatch(a); m != nil {
			name, value, given := strings.Cut(m[1], "=")
			out[i] = dashed(name)
			if given {
				out[i] += "=" + value
			}
		}
	}
	return out
}
