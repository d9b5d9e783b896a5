package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"
	"github.com/xrash/smetrics"
)

// helpAsFlag turns what people type by custom into what the command takes: help COMMAND and version.
func helpAsFlag(flags []cli.Flag, args []string) []string {
	at := commandAt(flags, args)
	if at < 0 {
		return args
	}
	switch before, after := slices.Clone(args[:at]), args[at+1:]; args[at] {
	case "help":
		return append(append(before, after...), "--help")
	case "version":
		return append(append(before, "--version"), after...)
	}
	return args
}

// formerFlags are the flags that asked for what is a command of its own now.
var formerFlags = []formerFlag{
	{"align", "consistency", "consistency"},
	{"parse", "force", "strength"},
	{"trace", "drift", "drift"},
	{"trace", "series", "series"},
	{"trace", "mandates", "mandates"},
}

// formerFlag is a flag that asked for what is a command of its own now.
type formerFlag struct{ command, flag, now string }

// former turns a command with the flag that is a command of its own now into that, and tells which it was.
func former(flags []cli.Flag, args []string) (now []string, asked *formerFlag) {
	command := commandAt(flags, args)
	if command < 0 {
		return args, nil
	}
	end := len(args)
	if at := slices.Index(args, "--"); at > 0 {
		end = at
	}
	for _, f := range formerFlags {
		at := slices.IndexFunc(args[:end], func(a string) bool {
			return strings.TrimSuffix(a, "=true") == "--"+f.flag || a == "-"+f.flag
		})
		if args[command] != f.command || at <= command {
			continue
		}
		now = slices.Delete(slices.Clone(args), at, at+1)
		now[command] = f.now
		return now, &f
	}
	return args, nil
}

// movedTo is the command that a flag of another went to, empty where there is none.
func movedTo(command, flag string, there []*cli.Command) string {
	for _, f := range formerFlags {
		if f.command != command {
			continue
		}
		for _, c := range there {
			if c.Name == f.now && slices.ContainsFunc(c.Flags, func(f cli.Flag) bool { return f.Names()[0] == flag }) {
				return c.Name
			}
		}
	}
	return ""
}

// noCommand is the error of a command that is none of those there.
func noCommand(where, name string, there []*cli.Command) error {
	if isFile(name) {
		return fmt.Errorf("%s is a file; say what to do with it, such as %s %s %[1]s", name, where, there[0].Name)
	}
	var names []string
	for _, c := range there {
		names = append(names, c.Names()...)
	}
	if meant := nearest(name, names); meant != "" {
		return fmt.Errorf("no command %q (did you mean %s?); %s --help lists them", name, meant, where)
	}
	return fmt.Errorf("no command %q; %s --help lists them", name, where)
}

// usageError says what is wrong with a flag in the words of the command line: package flag has words of its own.
func usageError(c *cli.Context, err error, _ bool) error {
	where, flags := "reprise", c.App.Flags
	if c.Command != nil && c.Command.Name != "" && c.Command.Name != "reprise" {
		where, flags = c.Command.HelpName, c.Command.Flags
	}
	if flag, ok := strings.CutPrefix(err.Error(), notDefined); ok && c.Command != nil {
		flag = strings.TrimLeft(flag, "-")
		if to := movedTo(c.Command.Name, flag, c.App.Commands); to != "" {
			return fmt.Errorf("no flag %s; reprise %s has it", dashed(flag), to)
		}
	}
	return fmt.Errorf("%s; %s --help lists the flags", flagError(flags, err.Error()), where)
}

// notDefined is how package flag begins what it says of a flag that there is not.
const notDefined = "flag provided but not defined: -"

// flagError says what message, of package flag, says of one of flags.
func flagError(flags []cli.Flag, message string) string {
	if given, ok := strings.CutPrefix(message, notDefined); ok {
		var names []string
		for _, f := range flags {
			for _, n := range f.Names() {
				names = append(names, dashed(n))
			}
		}
		word := strings.TrimLeft(given, "-")
		for _, f := range flags {
			if c, ok := f.(choice); ok && slices.Contains(c.words(), word) {
				return fmt.Sprintf("no flag %s (did you mean --%s %s?)", dashed(word), f.Names()[0], word)
			}
		}
		if meant := nearest(word, names); meant != "" {
			return fmt.Sprintf("no flag %s (did you mean %s?)", dashed(word), meant)
		}
		return fmt.Sprintf("no flag %s", dashed(word))
	}
	if name, ok := strings.CutPrefix(message, "flag needs an argument: -"); ok {
		return fmt.Sprintf("%s needs a value", dashed(name))
	}
	if given, ok := strings.CutPrefix(message, "bad flag syntax: "); ok {
		return fmt.Sprintf("%s is not a flag", given)
	}
	if value, name, _, ok := refused(message, "invalid boolean value ", " for -"); ok {
		return fmt.Sprintf("%s=%s: it takes no value; give %s alone", name, value, name)
	}
	value, name, why, ok := refused(message, "invalid value ", " for flag -")
	switch {
	case !ok:
		return message
	case strings.Contains(why, "out of range"):
		return fmt.Sprintf("%s %s: it is too large a number", name, value)
	}
	return fmt.Sprintf("%s %s: it should be %s", name, value, kindOf(flags, name))
}

// refused takes a message about the value of a flag apart: the value in quotation marks, the flag with its dashes,
// and why.
func refused(message, before, between string) (value, name, why string, ok bool) {
	rest, ok := strings.CutPrefix(message, before)
	value, err := strconv.QuotedPrefix(rest)
	if !ok || err != nil {
		return "", "", "", false
	}
	rest, ok = strings.CutPrefix(rest[len(value):], between)
	name, why, _ = strings.Cut(rest, ": ")
	return value, dashed(name), why, ok
}

// kindOf says what the value of a flag is.
func kindOf(flags []cli.Flag, name string) string {
	for _, f := range flags {
		if !slices.Contains(f.Names(), strings.TrimLeft(name, "-")) {
			continue
		}
		switch f.(type) {
		case *cli.IntFlag:
			return "a whole number"
		case *cli.Float64Flag:
			return "a number such as 0.5"
		}
	}
	return ""
}

func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

// alike is the Jaro-Winkler similarity from which a word may be another one misspelt.
const alike = 0.8

// nearest is the one of names that comes nearest to what was given, empty where none comes near.
func nearest(given string, names []string) string {
	best, most := "", alike
	for _, n := range names {
		s := smetrics.JaroWinkler(strings.TrimLeft(strings.ToLower(given), "-"), strings.TrimLeft(n, "-"), 0.7, 4)
		if s > most || s == most && best == "" {
			best, most = n, s
		}
	}
	return best
}
