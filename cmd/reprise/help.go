package main

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/words"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// helpWidth is how wide the paragraphs of a help text are set where no terminal is narrower.
const helpWidth = 115

// helpIndent is how far the library of the command line indents them.
const helpIndent = 3

// finishHelp has say tell each text of the help of a program, puts the words of choices into theirs, and sets the
// paragraphs for a width.
func finishHelp(app *cli.App, width int, say func(string) string) {
	app.Usage, app.Description = say(app.Usage), description(app.Description, width, say)
	finishFlags(app.Flags, say)
	for _, c := range app.Commands {
		finishCommand(c, width, say)
	}
}

func finishCommand(c *cli.Command, width int, say func(string) string) {
	c.Usage, c.Description = say(c.Usage), description(c.Description, width, say)
	finishFlags(c.Flags, say)
	for _, sub := range c.Subcommands {
		finishCommand(sub, width, say)
	}
}

func finishFlags(flags []cli.Flag, say func(string) string) {
	for _, f := range flags {
		usage, byDefault := helpOf(f)
		if usage == nil {
			continue
		}
		*usage = say(*usage)
		if c, ok := f.(choice); ok {
			*usage = fmt.Sprintf(*usage, say(either(c.words())))
		}
		if *byDefault != "" {
			*byDefault = say(*byDefault)
		}
	}
}

// helpOf are the texts that the help has of a flag: what it is for, and what holds without it.
func helpOf(f cli.Flag) (usage, byDefault *string) {
	switch f := f.(type) {
	case *cli.StringFlag:
		return &f.Usage, &f.DefaultText
	case *wordFlag:
		return &f.Usage, &f.DefaultText
	case *cli.StringSliceFlag:
		return &f.Usage, &f.DefaultText
	case *wordsFlag:
		return &f.Usage, &f.DefaultText
	case *cli.BoolFlag:
		return &f.Usage, &f.DefaultText
	case *cli.IntFlag:
		return &f.Usage, &f.DefaultText
	case *cli.Float64Flag:
		return &f.Usage, &f.DefaultText
	}
	return nil, nil
}

// term matches an indented line of a help text that has what it explains before some white space.
var term = regexp.MustCompile(`^( {3,}\S+(?: \S+)* {2,})(\S.*)$`)

// description tells a help text: the paragraphs, which are set anew where they have become others or are too wide, and
// what indented lines explain. Examples stay as they are.
func description(text string, width int, say func(string) string) string {
	paragraphs := strings.Split(text, "\n\n")
	for k, p := range paragraphs {
		if !strings.Contains(p, "\n ") {
			folded := strings.Join(strings.Fields(p), " ")
			if told := say(folded); told != folded || width < helpWidth {
				paragraphs[k] = strings.Join(console.Lines(told, width), "\n")
			}
			continue
		}
		lines := strings.Split(p, "\n")
		for i, line := range lines {
			if m := term.FindStringSubmatch(line); m != nil {
				lines[i] = m[1] + say(m[2])
			} else if !strings.HasPrefix(line, " ") {
				lines[i] = say(line)
			}
		}
		paragraphs[k] = strings.Join(lines, "\n")
	}
	return strings.Join(paragraphs, "\n\n")
}

// headings are what the library of the command line has in each help.
var headings = []string{"NAME", "USAGE", "VERSION", "DESCRIPTION", "COMMANDS", "GLOBAL OPTIONS", "OPTIONS"}

// helpWriter tells in another language what the library of the command line says in a help of itself.
type helpWriter struct {
	to   io.Writer
	told *strings.Replacer
}

func newHelpWriter(to io.Writer, ui words.Language) *helpWriter {
	pairs := []string{"(default: ", ui.Help("(default: ")}
	for _, text := range []string{"show help", "print the version"} {
		pairs = append(pairs, text, ui.Help(text))
	}
	for _, h := range headings {
		pairs = append(pairs, h+":", ui.Help(h)+":")
	}
	return &helpWriter{to, strings.NewReplacer(pairs...)}
}

func (w *helpWriter) Write(p []byte) (int, error) {
	_, err := w.told.WriteString(w.to, string(p))
	return len(p), err
}

// A foldedHelp breaks the lines of a help that a terminal has no room for: what explains a flag goes on under its
// beginning. Examples stay as they are, to be copied.
type foldedHelp struct {
	to    io.Writer
	width int
	line  []byte // not yet ended
}

func (w *foldedHelp) Write(p []byte) (int, error) {
	w.line = append(w.line, p...)
	for {
		line, rest, ok := bytes.Cut(w.line, []byte("\n"))
		if !ok {
			return len(p), nil
		}
		if _, err := io.WriteString(w.to, fold(string(line), w.width)); err != nil {
			return 0, err
		}
		w.line = rest
	}
}

// fold gives a line, or the lines into which it is broken.
func fold(line string, width int) string {
	text := strings.TrimLeft(line, " ")
	if lang.Columns(line) <= width || strings.HasPrefix(text, "reprise ") && strings.HasPrefix(line, "      ") {
		return line + "\n"
	}
	first := line[:len(line)-len(text)]
	if m := term.FindStringSubmatch(line); m != nil && lang.Columns(m[1]) < width/2 {
		first, text = m[1], m[2]
	}
	return console.Wrap(first, strings.Repeat(" ", lang.Columns(first)), text, width)
}
