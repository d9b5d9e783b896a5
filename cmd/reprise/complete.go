package main

import (
	"bufio"
	"cmp"
	"context"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/load"
	"github.com/reprise-wording/reprise/corpus/read"
	"github.com/reprise-wording/reprise/corpus/store"
)

// completeCommand is what the completion scripts call: __complete =WORD BEFORE..., where WORD is what stands of the
// word so far, and BEFORE the words before it without the program. The sign keeps an empty word from getting lost on
// its way. It prints what could stand there, one a line, with a tab and what it is for, and the line :files where the
// name of a file could.
const completeCommand = "__complete"

// wantFiles is what tells a shell that a file could stand there.
const wantFiles = ":files"

// A completer finds what could stand after some words.
type completer struct {
	ctx    context.Context
	app    *cli.App
	out    *bufio.Writer
	word   string
	files  []string // that --in or --corpus named before
	corpus string   // that --corpus named
}

// complete prints what could stand in the place of the first of args, without its sign, after the others.
func complete(ctx context.Context, con *console.Console, app *cli.App, args []string) {
	c := &completer{ctx: ctx, app: app, out: bufio.NewWriter(con.Out)}
	defer c.out.Flush()
	if len(args) == 0 {
		return
	}
	c.word = strings.TrimPrefix(args[0], "=")
	c.after(args[1:])
}

// after goes through the words before, down the commands, and offers what may follow.
func (c *completer) after(before []string) {
	commands, flags := c.app.Commands, c.app.Flags
	path, onlyArguments := []string{}, false
	for i := 0; i < len(before); i++ {
		w := before[i]
		if onlyArguments = onlyArguments || w == "--"; onlyArguments {
			continue
		}
		if flag := flagNamed(flags, w); flag != nil {
			if i++; i < len(before) && before[i] == "=" { // bash takes --format=json for three words
				i++
			}
			if i >= len(before) {
				if c.word == "=" {
					c.word = ""
				}
				c.value(flag, "")
				return
			}
			c.given(flag, before[i])
			continue
		}
		if name, value, ok := strings.Cut(w, "="); ok {
			c.given(flagNamed(flags, name), value)
		}
		if k := slices.IndexFunc(commands, func(c *cli.Command) bool { return c.HasName(w) }); k >= 0 {
			path, flags, commands = append(path, w), commands[k].Flags, commands[k].Subcommands
		} else if len(path) == 0 && w == "help" {
			flags = nil
		}
	}
	if name, _, ok := strings.Cut(c.word, "="); ok && !onlyArguments {
		if flag := flagNamed(flags, name); flag != nil {
			c.value(flag, name+"=")
			return
		}
	}
	switch {
	case strings.HasPrefix(c.word, "-") && !onlyArguments:
		c.flags(flags)
	case len(commands) > 0:
		c.commands(commands)
	default:
		c.arguments(path)
	}
}

// flagNamed is the flag that a word names, if it is one that takes a value.
func flagNamed(flags []cli.Flag, word string) cli.Flag {
	if !strings.HasPrefix(word, "-") {
		return nil
	}
	for _, f := range flags {
		if _, isBool := f.(*cli.BoolFlag); !isBool && slices.Contains(f.Names(), strings.TrimLeft(word, "-")) {
			return f
		}
	}
	return nil
}

// given notes which papers refs are of.
func (c *completer) given(flag cli.Flag, value string) {
	if flag != nil && (flag.Names()[0] == "in" || flag.Names()[0] == "corpus") {
		c.files = append(c.files, value)
	}
	if flag != nil && flag.Names()[0] == "corpus" {
		c.corpus = value
	}
}

// offer prints one that could stand there, if it begins with what is there.
func (c *completer) offer(value, purpose string) {
	if strings.HasPrefix(value, c.word) {
		c.out.WriteString(value)
		if purpose != "" {
			c.out.WriteString("\t" + strings.ReplaceAll(purpose, "`", ""))
		}
		c.out.WriteByte('\n')
	}
}

func (c *completer) commands(commands []*cli.Command) {
	for _, cmd := range commands {
		if !cmd.Hidden {
			c.offer(cmd.Name, cmd.Usage)
		}
	}
}

func (c *completer) flags(flags []cli.Flag) {
	for _, f := range append(slices.Clone(flags), cli.HelpFlag) {
		if v, ok := f.(cli.VisibleFlag); ok && !v.IsVisible() {
			continue
		}
		usage := ""
		if d, ok := f.(cli.DocGenerationFlag); ok {
			usage = d.GetUsage()
		}
		c.offer("--"+f.Names()[0], usage)
	}
}

// value offers values of a flag: its words if it is a choice, else what its help calls them: FILE, REF or TAG.
func (c *completer) value(f cli.Flag, before string) {
	if f, ok := f.(choice); ok {
		for _, w := range f.words() {
			c.offer(before+w, "")
		}
		return
	}
	d, ok := f.(cli.DocGenerationFlag)
	if !ok {
		return
	}
	switch usage := d.GetUsage(); {
	case strings.Contains(usage, "`FILE`"):
		c.out.WriteString(wantFiles + "\n")
	case strings.Contains(usage, "`REF`"):
		c.refs(before)
	case strings.Contains(usage, "`TAG`"):
		for _, tag := range []string{"en", "fr"} { // those with rules of their own for sentences
			c.offer(before+tag, "")
		}
	}
}

// arguments offers what the command named takes.
func (c *completer) arguments(path []string) {
	switch strings.Join(path, " ") {
	case "completion":
		for _, shell := range shellNames() {
			c.offer(shell, "")
		}
	case "diff":
		c.refs("")
		c.out.WriteString(wantFiles + "\n")
	case "remove":
		c.papers()
	case "find", "man", "list":
	default:
		c.out.WriteString(wantFiles + "\n")
	}
}

// refs offers the units of the papers named before, else of those that a command works on where none is named. Where
// they can't be read there are none: a completion says nothing of trouble.
func (c *completer) refs(before string) {
	files, word := c.files, strings.TrimPrefix(c.word, before)
	if kept := os.Getenv(load.Variable); len(files) == 0 && kept != "" {
		files = []string{kept}
	}
	var papers []string
	for _, f := range files {
		if info, err := os.Stat(f); err != nil || info.IsDir() {
			return
		}
		if !load.IsStore(f) {
			papers = append(papers, f)
			continue
		}
		c.look(f, func(tx *store.Tx) error {
			units, err := tx.RefsFrom(word, mostRefs)
			for _, u := range units {
				c.offer(before+u.Ref, beginning(u.Start))
			}
			return err
		})
	}
	if len(papers) == 0 && len(files) > 0 {
		return
	}
	silent := &console.Console{In: strings.NewReader(""), Out: io.Discard, Err: io.Discard, Quiet: true}
	found, err := load.Corpus(c.ctx, silent, papers, read.Options{})
	if err != nil {
		return
	}
	for _, p := range found.Papers {
		for _, u := range p.Versions[0].Blocks {
			c.offer(before+u.Ref.String(), beginning(u.Text))
		}
	}
}

// mostRefs is from how many units of a corpus file on their meetings are offered first.
const mostRefs = 2000

// look has f read into a corpus file as it stands, at once or not at all.
func (c *completer) look(file string, f func(*store.Tx) error) {
	s, err := store.Open(c.ctx, file, store.AsItIs(), store.Waiting(0, nil))
	if err != nil {
		return
	}
	defer s.Close()
	_ = s.View(c.ctx, f) // what can't be read is not offered
}

// papers offers the papers that a corpus file keeps.
func (c *completer) papers() {
	file := cmp.Or(c.corpus, os.Getenv(load.Variable))
	if file == "" || !load.IsStore(file) {
		return
	}
	c.look(file, func(tx *store.Tx) error {
		keys, err := tx.Keys()
		for i := 0; i < len(keys); {
			paper, tags := keys[i].Paper, []string(nil)
			for ; i < len(keys) && keys[i].Paper == paper; i++ {
				tags = append(tags, keys[i].Language.String())
			}
			c.offer(paper, strings.Join(tags, ", "))
		}
		return err
	})
}

// beginning is as much of a text as fits beside a ref.
func beginning(text string) string {
	const most = 50
	r := []rune(text)
	if len(r) <= most {
		return text
	}
	cut := string(r[:most])
	if at := strings.LastIndexByte(cut, ' '); at > 0 {
		cut = cut[:at]
	}
	return cut + "…"
}
