package main

import (
	"context"
	"fmt"
	"os"
	"slices"

	"github.com/urfave/cli/v2"
	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/load"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/read"
)

// options are what a command was given: its arguments, and the values of the flags that many commands have. Each
// command has a struct of its own that embeds them, made anew for each app; its flags put their values into the fields
// (Destination), and the function that runs the command gets nothing else. A flag that a command does not have leaves
// its field empty.
type options struct {
	command string     // the name of the command, for messages
	args    []string   // what stands beside the flags
	flags   []cli.Flag // of the command
	set     map[any]bool

	corpus, lang, format, output, pins string
}

// runner is the action of a command: it reads the command line into the options and runs the command with them.
func runner[O interface{ read(*cli.Context) error }](
	con *console.Console,
	o O,
	run func(context.Context, *console.Console, O) error,
) cli.ActionFunc {
	return func(c *cli.Context) error {
		if err := o.read(c); err != nil {
			return err
		}
		return run(c.Context, con, o)
	}
}

// read takes over what the command line says beside the values of flags. It refuses a format that the command does not
// have, and to write over what is read.
func (o *options) read(c *cli.Context) error {
	o.command, o.args, o.flags, o.set = c.Command.Name, c.Args().Slice(), c.Command.Flags, map[any]bool{}
	for _, f := range o.flags {
		o.set[destination(f)] = c.IsSet(f.Names()[0])
	}
	if err := o.hasFormat(); err != nil {
		return err
	}
	return o.sparesInputs()
}

// hasFormat refuses a format that the command does not have, before any work is done for it.
func (o *options) hasFormat() error {
	for _, f := range o.flags {
		if c, ok := f.(*wordFlag); ok && c.Destination == &o.format && !slices.Contains(c.list, o.format) {
			return fmt.Errorf("%s: no format %q; give %s", o.command, o.format, either(c.list))
		}
	}
	return nil
}

// destination is the field that a flag puts its value into, nil where it has none.
func destination(f cli.Flag) any {
	switch f := f.(type) {
	case *cli.StringFlag:
		return f.Destination
	case *wordFlag:
		return f.Destination
	case *cli.StringSliceFlag:
		return f.Destination
	case *wordsFlag:
		return f.Destination
	case *cli.BoolFlag:
		return f.Destination
	case *cli.IntFlag:
		return f.Destination
	case *cli.Float64Flag:
		return f.Destination
	}
	return nil
}

// given reports whether the flag of a field, which is named by its address, was given at all, with whichever value.
func (o *options) given(field any) bool { return o.set[field] }

// firstGiven is the flag of the first of some fields that was given, without its dashes; empty where none was.
func (o *options) firstGiven(fields ...any) string {
	if at := slices.IndexFunc(fields, o.given); at >= 0 {
		return o.flagOf(fields[at])
	}
	return ""
}

// flagOf is the name of the flag of a field, without its dashes.
func (o *options) flagOf(field any) string {
	for _, f := range o.flags {
		if destination(f) == field {
			return f.Names()[0]
		}
	}
	return ""
}

// onlyWith refuses flags that mean nothing without another, which is not given.
func (o *options) onlyWith(other *bool, fields ...any) error {
	if name := o.firstGiven(fields...); name != "" && !*other {
		return fmt.Errorf("%s: --%s goes with --%s; give both", o.command, name, o.flagOf(other))
	}
	return nil
}

// arg is the argument at a place, empty where there are fewer.
func (o *options) arg(at int) string {
	if at < len(o.args) {
		return o.args[at]
	}
	return ""
}

// rest are the arguments after the first.
func (o *options) rest() []string { return o.args[min(1, len(o.args)):] }

// keyLanguage reads --lang as the language of a key; und where it isn't given.
func (o *options) keyLanguage() (language.Tag, error) {
	if o.lang == "" {
		return language.Und, nil
	}
	l, err := lang.Parse(o.lang)
	if err != nil {
		return language.Und, err
	}
	return l.Tag(), nil
}

// isScore refuses what is no score.
func (o *options) isScore(score float64) error {
	if !(score >= 0 && score <= 1) { // NaN too
		return fmt.Errorf("%s: --min-score %v is not a valid score; give one from 0 to 1", o.command, score)
	}
	return nil
}

// papers reads the papers given and those of --corpus, in every language or that of --lang.
func (o *options) papers(ctx context.Context, con *console.Console) (*corpus.Corpus, error) {
	tag, err := o.keyLanguage()
	if err != nil {
		return nil, err
	}
	papers, err := load.Corpus(ctx, con, o.withCorpus(o.args), read.Options{Fallback: tag})
	if err != nil || tag == language.Und {
		return papers, err
	}
	docs := papers.Documents(tag)
	if len(docs) == 0 {
		return nil, fmt.Errorf("%s: %s", o.command, noPaperIn(tag, papers.Languages()))
	}
	return corpus.New(docs...)
}

// refuseBinary refuses to write what is no text to a terminal.
func (o *options) refuseBinary(con *console.Console) error {
	if (o.format == "docx" || o.format == "xlsx") && o.output == "" && con.Terminal() {
		return fmt.Errorf("%s: %s can't be shown on a terminal; give -o FILE.%s", o.command, o.format, o.format)
	}
	return nil
}

// sparesInputs refuses to write over what is read: an argument of the command, or the file of another flag.
func (o *options) sparesInputs() error {
	out, err := os.Stat(o.output)
	if err != nil {
		return nil
	}
	inputs := append(slices.Clone(o.args), o.corpusFile())
	for _, f := range o.flags {
		switch f := f.(type) {
		case *cli.StringFlag:
			if f.Destination != &o.output {
				inputs = append(inputs, *f.Destination)
			}
		case *cli.StringSliceFlag:
			inputs = append(inputs, f.Destination.Value()...)
		}
	}
	for _, name := range inputs {
		if in, err := os.Stat(name); err == nil && !in.IsDir() && os.SameFile(in, out) {
			return fmt.Errorf("%s: -o %s would write over what is read; give another name", o.command, o.output)
		}
	}
	return nil
}

// corpusFlag names the corpus file of the commands that keep one.
func (o *options) corpusFlag() cli.Flag {
	return &cli.StringFlag{
		Name:        "corpus",
		Destination: &o.corpus,
		Usage:       "the corpus `FILE`, such as wg4.reprise; " + load.Variable + " is the default",
	}
}

func (o *options) langFlag(usage string) cli.Flag {
	return &cli.StringFlag{Name: "lang", Destination: &o.lang, Usage: usage}
}

func (o *options) pinsFlag(usage string) cli.Flag {
	return &cli.StringFlag{Name: "pins", Destination: &o.pins, Usage: usage}
}

// formatFlag is the choice of formats, of which the first is the default.
func (o *options) formatFlag(formats ...string) cli.Flag {
	return oneOf(
		&cli.StringFlag{
			Name:        "format",
			Destination: &o.format,
			Value:       formats[0],
			Usage:       "`FORMAT` of the output: %s",
		},
		formats...,
	)
}

func (o *options) outputFlag() cli.Flag {
	return &cli.StringFlag{
		Name:        "output",
		Aliases:     []string{"o"},
		Destination: &o.output,
		Usage:       "write to `FILE` instead of stdout",
	}
}
