package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/urfave/cli/v2"
	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/pins"
	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/job"
	"github.com/reprise-wording/reprise/cmd/internal/keep"
	"github.com/reprise-wording/reprise/cmd/internal/load"
	"github.com/reprise-wording/reprise/cmd/internal/output"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/read"
	"github.com/reprise-wording/reprise/corpus/store"
)

// corpusFlag names the corpus file of the commands that keep one.
func corpusFlag() cli.Flag {
	return &cli.StringFlag{
		Name:  "corpus",
		Usage: "the corpus `FILE`, such as wg4.reprise; " + load.Variable + " is the default",
	}
}

// corpusFile is the file of --corpus, else that of the environment.
func corpusFile(c *cli.Context) string { return cmp.Or(c.String("corpus"), os.Getenv(load.Variable)) }

// theStore is openStore for a command that takes nothing else: the corpus file may stand there as an argument, too.
func theStore(con *console.Console, c *cli.Context) (*store.Store, error) {
	if c.NArg() > 0 {
		if c.NArg() > 1 || c.String("corpus") != "" {
			return nil, fmt.Errorf("%s: one corpus file at a time: --corpus FILE", c.Command.Name)
		}
		if err := c.Set("corpus", c.Args().First()); err != nil {
			return nil, err
		}
	}
	return openStore(con, c)
}

// storePath is the corpus file to open, with the options to say so when another process keeps it waiting, and to
// bring a commit to its end when the command is stopped.
func storePath(con *console.Console, c *cli.Context) (string, []store.Option, error) {
	path := corpusFile(c)
	if path == "" {
		return "", nil, fmt.Errorf("%s: give the corpus file: --corpus wg4.reprise", c.Command.Name)
	}
	return path, []store.Option{store.Committing(job.Hold), store.Waiting(store.DefaultWait, func(holder string) {
		con.Warn("%s is in use by %s; waiting up to %s", path, holder, store.DefaultWait)
	})}, nil
}

// openStore opens the corpus file.
func openStore(con *console.Console, c *cli.Context, opts ...store.Option) (*store.Store, error) {
	path, more, err := storePath(con, c)
	if err != nil {
		return nil, err
	}
	s, err := store.Open(c.Context, path, append(opts, more...)...)
	return s, fromVariable(c, err)
}

// emptyStore says of the corpus file that no paper is in it.
func emptyStore(c *cli.Context, s *store.Store) error { return fromVariable(c, load.Empty(s.Path())) }

// fromVariable says of an error about the corpus file that the environment named it, where that did.
func fromVariable(c *cli.Context, err error) error {
	if c.String("corpus") != "" {
		return err
	}
	return load.FromVariable(err)
}

func addCommand(con *console.Console) *cli.Command {
	return &cli.Command{
		Name:      "add",
		Usage:     "keep documents in a corpus file",
		ArgsUsage: "FILE|FOLDER... --corpus FILE",
		Description: "Puts papers in a corpus file, which it makes where there is none, aligns those that are there in two languages, and\n" +
			"traces what is new. A paper that is there already changes nothing; a corrected one replaces it. Of a folder all papers\n" +
			"are added, and what can't be read is listed and left out. All of one call is in the file, or nothing is. Every command that reads files reads a corpus file too: reprise trace wg4.reprise.\n\n" +
			examples(
				"reprise add wg4-2019.fr.docx wg4-2019.en.docx --corpus wg4.reprise",
				"reprise add corrected.md --lang fr --corpus wg4.reprise",
			),
		Flags: []cli.Flag{
			corpusFlag(),
			&cli.StringFlag{
				Name:  "lang",
				Usage: "language of the files, a `TAG` (default: as their names, such as x.fr.md, or their headers say)",
			},
			&cli.StringFlag{
				Name:  "pins",
				Usage: "keep the decisions in `FILE`, as serve writes them, in the corpus file too",
			},
		},
		Action: func(c *cli.Context) error { return runAdd(con, c) },
	}
}

func runAdd(con *console.Console, c *cli.Context) error {
	if c.NArg() == 0 && c.String("pins") == "" {
		return errors.New("add: give the papers to keep: reprise add FILE... --corpus wg4.reprise")
	}
	decided, err := readPins(c.String("pins"))
	if err != nil {
		return err
	}
	tag, err := keyLanguage(c)
	if err != nil {
		return err
	}
	o := read.Options{Language: tag}
	docs, err := load.Files(c.Context, con, c.Args().Slice(), o)
	if err != nil {
		return err
	}
	for _, d := range docs {
		if len(d.Wording()) == 0 {
			con.Warn("%s has no wording", d.Source)
		}
	}
	s, err := openStore(con, c, store.Create())
	if err != nil {
		return err
	}
	defer s.Close()
	var decisions []pins.Decision
	if decided != nil {
		decisions = decided.Decisions()
	}
	report, err := keep.Add(c.Context, s, docs, decisions, con.Progress)
	if err != nil {
		return err
	}
	for _, what := range report.Stale {
		con.Warn("no longer fits, and is kept: %s", what)
	}
	return output.To(con.Out, "", func(w io.Writer) error {
		for _, change := range report.Changes {
			fmt.Fprintln(w, describe(change))
		}
		if decided != nil {
			fmt.Fprintf(
				w,
				"%s keeps the decisions about %s and the beads of %s\n",
				s.Path(),
				console.Count(len(decided.Pairs), "pair"),
				console.Count(len(decided.Units), "paragraph"),
			)
		}
		if report.Changed() {
			n := report.Found
			fmt.Fprintf(w, "%s added: %d new, %d repeated, %d possible\n",
				console.Count(n.Units, "traced paragraph"), n.New, n.Repeated, n.Possible)
			fmt.Fprintf(
				w,
				"%s now has %s, %s and %s\n",
				s.Path(),
				console.Count(report.Beads, "bead"),
				console.Count(report.Reiterations, "reiteration"),
				console.Count(report.Threads, "thread"),
			)
		}
		return nil
	})
}

// describe says in a line what happened to a document.
func describe(c store.Change) string {
	line := fmt.Sprintf("%s %s: %s, %d with a label", c.What, c.Key, console.Count(c.Blocks, "paragraph"), c.Units)
	if c.What != store.Replaced {
		return line
	}
	var parts []string
	for _, p := range []struct {
		n    int
		what string
	}{{c.New, "new"}, {c.Gone, "gone"}, {c.Reworded, "reworded"}} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", p.n, p.what))
		}
	}
	if len(parts) == 0 {
		parts = []string{"the paragraphs are the same, other facts differ"}
	}
	return line + "; " + strings.Join(parts, ", ")
}

// keyLanguage reads --lang as the language of a key; und where it isn't given.
func keyLanguage(c *cli.Context) (language.Tag, error) {
	if c.String("lang") == "" {
		return language.Und, nil
	}
	l, err := lang.Parse(c.String("lang"))
	if err != nil {
		return language.Und, err
	}
	return l.Tag(), nil
}
