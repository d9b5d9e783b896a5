package main

import (
	"strings"

	"github.com/urfave/cli/v2"
)

// A choice is a flag whose value is one of a few words, which its help lists and shells complete.
type choice interface{ words() []string }

type wordFlag struct {
	*cli.StringFlag
	list []string
}

func (f *wordFlag) words() []string { return f.list }

type wordsFlag struct {
	*cli.StringSliceFlag
	list []string
}

func (f *wordsFlag) words() []string { return f.list }

// oneOf makes a flag a choice of words, which finishHelp puts for %s in its help.
func oneOf(f *cli.StringFlag, words ...string) cli.Flag {
	return &wordFlag{f, words}
}

// someOf is oneOf for a flag that may be repeated.
func someOf(f *cli.StringSliceFlag, words ...string) cli.Flag {
	return &wordsFlag{f, words}
}

// either lists words: a, b or c.
func either(words []string) string {
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}
